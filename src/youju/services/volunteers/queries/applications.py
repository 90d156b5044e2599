"""Forms of those who want to volunteer: the list, one of them, whom it may be, and which are to be deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.ground.people.queries.duplicates import Suggestion, suggest
from youju.ground.people.rules.duplicates import Traits
from youju.ground.people.rules.names import normal
from youju.services.volunteers.models import Application, Team
from youju.services.volunteers.rules.applications import DECLINED_KEPT, UNTOUCHED_KEPT
from youju.services.volunteers.rules.availability import Span

WAITING, TAKEN, DECLINED = "waiting", "taken", "declined"
_STATES = {
    WAITING: Q(answer=None), TAKEN: Q(answer__volunteer__isnull=False),
    DECLINED: Q(answer__isnull=False, answer__volunteer=None),
}  # fmt: skip
# More than this in one list is looked for by name.
MOST = 200


@dataclass(frozen=True)
class Found:
    """The forms of one state, the latest first, and how many there are of each."""

    rows: tuple[Application, ...]
    counts: dict[str, int]


def applications(office: Office, *, state: str = WAITING, words: str = "") -> Found:
    """The office's forms of one state, by name, group or skill."""
    every = Application.objects.filter(office=office)
    rows = every.filter(_STATES[state]).select_related("answer__volunteer__person", "answer__by")
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(name__icontains=word) | Q(comes_with__icontains=word) | Q(skills__icontains=word)
            | Q(answer__volunteer__person__name__icontains=word)
        )  # fmt: skip
    counts = {each: every.filter(wanted).count() for each, wanted in _STATES.items()}
    return Found(tuple(rows.order_by("-at", "-pk")[:MOST]), counts)


def waiting(office: Office) -> int:
    """How many wait for an answer."""
    return Application.objects.filter(office=office, answer=None).count()


def find_application(standing: Standing, uid: UUID) -> Application | None:
    """The form with this uid, if the actor keeps the people of its office."""
    rows = Application.objects.filter(office__in=standing.offices_with(PEOPLE_KEEP))
    return (
        rows.select_related("office__network", "answer__volunteer__person", "answer__by").filter(uid=uid).first()
    )


def hours_of(application: Application) -> dict[int, tuple[Span, ...]]:
    """By weekday, when they have time."""
    return _by_weekday(application.hours.order_by("weekday", "begins").values_list("weekday", "begins", "ends"))


def alike(application: Application, *, on: date) -> tuple[Suggestion, ...]:
    """Who of the office's people it may be, the likeliest first; the number is compared by its hash."""
    guardian = normal(application.guardian)
    typed = Traits(
        application.name, application.birth, phones=frozenset({application.lookup}),
        guardians=frozenset({guardian} if guardian else ()),
    )  # fmt: skip
    return suggest(application.office, typed, on=on)


def team_named(application: Application) -> Team | None:
    """The office's group that is called as it was written."""
    return Team.objects.filter(office=application.office, name__iexact=application.comes_with).first()


def outdated(at: datetime) -> QuerySet[Application]:
    """What has been kept long enough: declined, or untouched."""
    return Application.objects.filter(
        Q(answer__volunteer=None, answer__at__lt=at - DECLINED_KEPT) | Q(answer=None, at__lt=at - UNTOUCHED_KEPT)
    )


def _by_weekday(rows: Iterable[tuple[int, int, int]]) -> dict[int, tuple[Span, ...]]:
    found: dict[int, tuple[Span, ...]] = {}
    for weekday, begins, ends in rows:
        found[weekday] = (*found.get(weekday, ()), Span(begins, ends))
    return found
