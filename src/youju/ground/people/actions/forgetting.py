"""What outlived a request to erase as proof goes when its time is over, as whoever asked was told."""

from collections.abc import Collection
from datetime import date, datetime
from functools import partial

from django.db import transaction
from django.db.models import ProtectedError, Q, QuerySet
from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.people.models import Consent, Erasure, Guardianship
from youju.ground.people.queries.erasing import proving


def over(on: date) -> "QuerySet[Erasure]":
    """Erasures of which something is kept although its time is over."""
    return Erasure.objects.filter(keeps_until__lte=on)


@action
def forget_proofs(*, by: Actor, at: datetime) -> int:
    """Deletes consents with their papers, and the guardians who gave them; returns for how many cards.

    That a consent was withdrawn and that somebody looked stay: they name the empty card and nobody.
    """
    done = list(over(localdate(at)).select_related("person__office").order_by("pk"))
    for erasure in done:
        card = erasure.person
        consents = Consent.objects.filter(person=card)
        papers = set(consents.filter(document__isnull=False).values_list("document", flat=True))
        gone, _tables = consents.delete()
        ties = Guardianship.objects.filter(Q(child=card) | Q(adult=card)).exclude(pk__in=proving())
        gone += ties.delete()[0]
        _burn(papers)
        erasure.keeps_until = None
        erasure.save(update_fields=["keeps_until"])
        audit.write(verb="person.forget", by=by, at=at, office=card.office, subject=card.uid, rows=gone)
    return len(done)


def _burn(papers: Collection[int]) -> None:
    """Papers that nothing else refers to, with their files."""
    for paper in Attachment.objects.filter(pk__in=papers).order_by("pk"):
        try:
            with transaction.atomic():
                paper.delete()
        except ProtectedError:
            continue
        transaction.on_commit(partial(paper.file.storage.delete, str(paper.file.name)))
