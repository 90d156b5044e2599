"""Envelopes that were held back, for those who answer for the records of an office."""

from uuid import UUID

from django.db.models import QuerySet

from youju.ground.access.permissions import RECORDS_CORRECT
from youju.ground.access.queries import Standing
from youju.ground.envelopes.models import Envelope, Hold
from youju.ground.envelopes.rules import Letter
from youju.ground.storage.sealing import Unreadable

MOST = 200


def held_back(standing: Standing, *, past: bool = False, why: str = "", by: str = "") -> list[Hold]:
    """Those that nobody decided about yet, the oldest first; with `past` those that had a word, the latest first.

    `why` and `by` (letters of the maker's name) keep only what fits them; at most `MOST` come.
    """
    rows = _visible(standing).filter(ruling__isnull=not past)
    if why:
        rows = rows.filter(why=why)
    if by:
        rows = rows.filter(envelope__by__label__icontains=by)
    return list(rows.order_by("-ruling__pk" if past else "pk")[:MOST])


def count(standing: Standing) -> int:
    """How many wait."""
    return _visible(standing).filter(ruling=None).count()


def find(standing: Standing, uid: UUID) -> Hold | None:
    """The one whose envelope has this uid, if the actor may correct the records of its office."""
    return _visible(standing).filter(envelope__uid=uid).first()


def contradicted(hold: Hold) -> Envelope | None:
    """What came first under the same key; None where this is the first."""
    own = hold.envelope
    first = Envelope.objects.filter(by=own.by, key=own.key).select_related("by", "office").order_by("pk").first()
    return first if first is not None and first.pk != own.pk else None


def content(letter: Letter) -> bytes | None:
    """What is inside; None where no key of this installation opens it."""
    try:
        return letter.opened()
    except Unreadable:
        return None


def _visible(standing: Standing) -> "QuerySet[Hold]":
    rows = Hold.objects.filter(envelope__office__in=standing.offices_with(RECORDS_CORRECT))
    return rows.select_related("envelope__by", "envelope__office__network", "ruling__by")
