"""A look at personal data is written down and committed before the data is read; nothing else opens it."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from django.db import transaction
from django.db.models import Max, Q
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor, Grant, View
from youju.ground.access.permissions import PEOPLE_OPEN, Permission
from youju.ground.access.queries import standing
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.storage import turns

# Whoever holds it is this module.
_WRITTEN = object()


class NotGranted(Refusal):
    """No grant stands: the purpose has to be stated first."""

    message = _("Say first what you need this person's data for.")


class NotLooked(AssertionError):
    """Somebody reads personal data without a look at this very person: a defect."""


@dataclass(frozen=True)
class Look:
    """Proof that looks at these subjects stand in the log. `look` alone makes one."""

    subjects: frozenset[UUID]
    purpose: str
    at: datetime
    seal: object = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seal is not _WRITTEN:
            raise NotLooked("Write the look down first: youju.ground.access.looking.look.")

    def covers(self, subject: UUID) -> None:
        """Refuses to read of anybody else."""
        if subject not in self.subjects:
            raise NotLooked(f"No look at {subject} was written down.")


def midnight_of(day: date, at: datetime) -> datetime:
    """The first moment of a day where `at` is: grants begin and end at midnights."""
    return datetime.combine(day, time.min, tzinfo=localtime(at).tzinfo)


def grant_of(
    actor: Actor, subject: UUID, office: Office, *, at: datetime, needs: Permission = PEOPLE_OPEN
) -> Grant | None:
    """The grant under which the actor may see the subject at this moment; the latest, if there are several.

    A grant opens nothing for whoever has lost the right to open such things of the office: `needs`, which is the
    one for cards where nothing else is said.
    """
    if office.pk not in standing(actor, on=localdate(at)).offices_with(needs):
        return None
    rows = Grant.objects.filter(Q(until=None) | Q(until__gt=at), actor=actor, office=office, subject=subject)
    return rows.filter(since__lte=at).order_by("-since", "-pk").first()


def look(
    *, subject: UUID, office: Office, also: Collection[UUID] = (), needs: Permission = PEOPLE_OPEN, by: Actor,
    at: datetime,
) -> Look:  # fmt: skip
    """Writes that `by` looks at the subject, and at the cards merged into it. Raises NotGranted."""
    grant = grant_of(by, subject, office, at=at, needs=needs)
    if grant is None:
        raise NotGranted
    subjects = dict.fromkeys([subject, *also])
    with turns.queue(), transaction.atomic(durable=True):
        View.objects.bulk_create(View(at=at, by=by, subject=each, purpose=grant.purpose) for each in subjects)
    return Look(frozenset(subjects), grant.purpose, at, _WRITTEN)


def called(*, subject: UUID, purpose: str, by: Actor, at: datetime) -> None:
    """Writes that what is behind a secret link was read: once a day, since programs ask every hour."""
    last = last_called(subject)
    if last is None or localdate(last) != localdate(at):
        with turns.queue(), transaction.atomic(durable=True):
            View.objects.create(at=at, by=by, subject=subject, purpose=purpose)


def last_called(subject: UUID) -> datetime | None:
    """When it was last read, to the day."""
    return View.objects.filter(subject=subject).aggregate(last=Max("at"))["last"]
