"""Shifts of an office: the list, one of them with everybody on it, who could still come, what is new."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from youju.ground.access.permissions import PEOPLE_FIND
from youju.ground.access.queries import Standing
from youju.ground.organisations.models import Office
from youju.services.volunteers.models import (
    Availability,
    Offer,
    Presence,
    Shift,
    ShiftNews,
    SignUp,
    Volunteer,
)
from youju.services.volunteers.queries.standing import NEEDED, left, standing_papers
from youju.services.volunteers.rules.availability import Span, has_time
from youju.services.volunteers.rules.shifts import has_skill, span_of

_HERE = Q(sign_ups__end=None, sign_ups__volunteer__person__erasure=None)
_CAME = Q(sign_ups__presence__isnull=False, sign_ups__presence__service__withdrawal=None)


@dataclass(frozen=True)
class Line:
    """A shift of the list: how many have a place, wait, offer theirs, came."""

    shift: Shift
    taken: int
    waiting: int
    offered: int
    came: int

    @property
    def open(self) -> int:
        """How many are still wanted."""
        return max(self.shift.places - self.taken, 0)

    @property
    def cancelled(self) -> bool:
        return hasattr(self.shift, "cancellation")


def lines(office: Office, *, since: date, until: date | None = None) -> list[Line]:
    """The shifts of [since, until), in order; without `until` all that lie ahead."""
    rows = Shift.objects.filter(office=office, day__gte=since)
    return _lines(rows.filter(day__lt=until) if until else rows)


def lines_of(keys: Collection[int]) -> list[Line]:
    """These shifts, in order."""
    return _lines(Shift.objects.filter(pk__in=keys)) if keys else []


def _lines(rows: QuerySet[Shift]) -> list[Line]:
    counted = rows.select_related("site", "cancellation").annotate(
        taken=Count("sign_ups", filter=_HERE & Q(sign_ups__seat__isnull=False), distinct=True),
        waiting=Count("sign_ups", filter=_HERE & Q(sign_ups__seat=None), distinct=True),
        offered=Count(
            "sign_ups__offers", filter=_HERE & Q(sign_ups__offers__closed_at=None), distinct=True
        ),
        came=Count("sign_ups", filter=_CAME, distinct=True),
    )  # fmt: skip
    return [
        Line(row, row.taken, row.waiting, row.offered, row.came) for row in counted.order_by("day", "start", "pk")
    ]


@dataclass(frozen=True)
class Stand:
    """Somebody on a shift. `presence` only while it counts, `offer` only while it stands."""

    sign_up: SignUp
    presence: Presence | None
    offer: Offer | None
    papers: frozenset[str]

    @property
    def volunteer(self) -> Volunteer:
        return self.sign_up.volunteer

    @property
    def waits(self) -> bool:
        return not hasattr(self.sign_up, "seat")

    @property
    def may_meet_children(self) -> bool:
        return self.papers >= NEEDED


@dataclass(frozen=True)
class Sheet:
    """A shift with everybody on it: with a place, waiting in order, gone again; and what is new."""

    line: Line
    here: tuple[Stand, ...]
    waiting: tuple[Stand, ...]
    gone: tuple[SignUp, ...]
    news: tuple[ShiftNews, ...]

    @property
    def expected(self) -> tuple[Stand, ...]:
        """Who has a place and is not signed in."""
        return tuple(stand for stand in self.here if stand.presence is None)


def sheet(shift: Shift) -> Sheet:
    """Everything that stands of one shift."""
    rows = (
        SignUp.objects.filter(shift=shift)
        .select_related("volunteer__person", "volunteer__team", "seat", "end", "presence__service")
        .order_by("pk")
    )
    here = rows.standing()
    offers = {row.sign_up_id: row for row in Offer.objects.filter(sign_up__shift=shift, closed_at=None)
              .select_related("to__person").order_by("pk")}  # fmt: skip
    papers = standing_papers(shift.office, shift.day)
    stands = [
        Stand(row, _counting(row), offers.get(row.pk), frozenset(papers.get(row.volunteer_id, ()))) for row in here
    ]
    news = shift.news.select_related("volunteer__person", "other__person")
    return Sheet(
        _lines(Shift.objects.filter(pk=shift.pk))[0],
        tuple(stand for stand in stands if not stand.waits),
        tuple(stand for stand in stands if stand.waits),
        tuple(row for row in rows.exclude(end=None) if row.volunteer.person.name),
        tuple(one for one in news if one.volunteer.person.name),
    )


def _counting(row: SignUp) -> Presence | None:
    presence: Presence | None = getattr(row, "presence", None)
    return presence if presence is not None and presence.service.withdrawal_id is None else None


@dataclass(frozen=True)
class Candidate:
    """Somebody who could come. `free` is None where nobody said when they have time."""

    volunteer: Volunteer
    free: bool | None
    able: bool
    skilled: bool
    clash: Shift | None
    # Whether the shift needs a skill that they have not.
    lacking: bool = False

    @property
    def fits(self) -> bool:
        """Nothing stands against it, and the hours are said to be free."""
        return self.able and not self.lacking and self.clash is None and self.free is True


def candidates(shift: Shift, words: str = "") -> list[Candidate]:
    """The office's volunteers who are not on the shift, the likeliest first."""
    on_it = SignUp.objects.standing().filter(shift=shift).values("volunteer")
    rows = Volunteer.objects.filter(office=shift.office, since__lte=shift.day, person__erasure=None)
    rows = rows.exclude(pk__in=on_it).select_related("person", "team")
    for word in words.split()[:5]:
        rows = rows.filter(
            Q(person__name__icontains=word) | Q(team__name__icontains=word) | Q(skills__icontains=word)
        )
    wanted = span_of(shift.start, shift.end)
    away, papers = left(shift.office, shift.day), standing_papers(shift.office, shift.day)
    spans = _spans(shift.office, shift.day.weekday())
    said = set(Availability.objects.filter(volunteer__office=shift.office).values_list("volunteer", flat=True))
    clashes = _clashing(shift)
    found = [
        Candidate(
            one, has_time(spans.get(one.pk, ()), wanted) if one.pk in said else None,
            not shift.meets_children or papers.get(one.pk, set()) >= NEEDED,
            has_skill(shift.skill, one.skills), clashes.get(one.pk),
            lacking=shift.skill_needed and not has_skill(shift.skill, one.skills),
        )
        for one in rows.order_by("number") if one.pk not in away
    ]  # fmt: skip
    return sorted(found, key=_likely)


def _likely(one: Candidate) -> tuple[bool, bool, int, bool, int]:
    ease = {True: 0, None: 1, False: 2}[one.free]
    return (not one.able or one.lacking, one.clash is not None, ease, not one.skilled, one.volunteer.number)


def _spans(office: Office, weekday: int) -> dict[int, list[Span]]:
    rows = Availability.objects.filter(volunteer__office=office, weekday=weekday).order_by("begins")
    found: dict[int, list[Span]] = {}
    for volunteer, begins, ends in rows.values_list("volunteer", "begins", "ends"):
        found.setdefault(volunteer, []).append(Span(begins, ends))
    return found


def _clashing(shift: Shift) -> dict[int, Shift]:
    rows = overlapping(shift).filter(volunteer__office=shift.office)
    return {row.volunteer_id: row.shift for row in rows}


def overlapping(shift: Shift) -> QuerySet[SignUp]:
    """Who stands on another shift that has a minute in common with this one."""
    rows = SignUp.objects.standing().filter(
        shift__day=shift.day, shift__start__lt=shift.end, shift__end__gt=shift.start, shift__cancellation=None
    )
    return rows.exclude(shift=shift).select_related("shift").order_by("pk")


def availability_of(volunteer: Volunteer) -> dict[int, tuple[Span, ...]]:
    """By weekday, when the volunteer has time."""
    rows: Iterable[Availability] = volunteer.availabilities.order_by("weekday", "begins")
    found: dict[int, tuple[Span, ...]] = {}
    for row in rows:
        found[row.weekday] = (*found.get(row.weekday, ()), Span(row.begins, row.ends))
    return found


def unseen(office: Office) -> list[ShiftNews]:
    """What the office's organisers have not ticked off yet, the latest first."""
    rows = ShiftNews.objects.filter(shift__office=office, seen_at=None).exclude(volunteer__person__name="")
    return list(rows.select_related("shift", "volunteer__person", "other__person"))


def find_shift(standing: Standing, uid: UUID) -> Shift | None:
    """The shift with this uid, if the actor may find people of its office."""
    rows = Shift.objects.filter(office__in=standing.offices_with(PEOPLE_FIND))
    return rows.select_related("office__network", "site", "programme", "cancellation").filter(uid=uid).first()


def find_sign_up(standing: Standing, uid: UUID) -> SignUp | None:
    """The sign-up with this uid, if the actor may find people of its office."""
    rows = SignUp.objects.filter(shift__office__in=standing.offices_with(PEOPLE_FIND))
    return rows.select_related("shift__office__network", "volunteer__person").filter(uid=uid).first()
