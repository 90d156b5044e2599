"""Care on its day: who is expected, who came when, who left with whom, and who is late."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate, localtime

from youju.ground.access.models import Actor, Grant
from youju.ground.organisations.models import Office
from youju.ground.people.models import Guardianship, Person, Pickup
from youju.ground.people.queries.cards import cluster, root_of
from youju.ground.people.queries.consents import by_guardian
from youju.ground.people.rules.births import age
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.services.activities.models import Activity, ActivityKind, Arrival, Departure, Session
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.roll import Seat, roll
from youju.services.activities.rules.caring import is_grown, late_by

EXPECTED, HERE, LEFT, AWAY = "expected", "here", "left", "away"
Fetcher = Pickup | Guardianship


@dataclass(frozen=True)
class Child:
    """One child of the day; `late` minutes after the hour it has not come, `waits` minutes it was not fetched."""

    seat: Seat
    arrival: Arrival | None
    departure: Departure | None
    late: int = 0
    waits: int = 0

    @property
    def state(self) -> str:
        return _state(self.seat, self.arrival, self.departure)


@dataclass(frozen=True)
class Board:
    """The children in the order of the roll; `now` is None on any other day than the session's own."""

    session: Session
    children: tuple[Child, ...]
    now: time | None

    def of(self, state: str) -> tuple[Child, ...]:
        return tuple(child for child in self.children if child.state == state)

    @property
    def late(self) -> tuple[Child, ...]:
        """Expected and not there so long after the beginning."""
        return tuple(child for child in self.children if child.late)

    @property
    def waiting(self) -> tuple[Child, ...]:
        """There and not fetched so long after the end."""
        return tuple(child for child in self.children if child.waits)


def is_care(activity: Activity) -> bool:
    """Whether children of the series are handed over by the minute."""
    return activity.activity_kind == ActivityKind.CARE


def board(session: Session, *, at: datetime) -> Board:
    """The day as it stands; as many queries for forty children as for one."""
    on = localdate(at)
    now = localtime(at).time() if session.day == on else None
    seats = roll(session, on=on).seats
    arrivals = _by_person(Arrival.objects.standing().filter(session=session))
    departures = _by_person(Departure.objects.standing().filter(session=session))
    speak = same_person({*arrivals, *departures})
    here = {speak[key]: row for key, row in arrivals.items()}
    gone = {speak[key]: row for key, row in departures.items()}
    rows = (_child(session, seat, here.get(seat.card.pk), gone.get(seat.card.pk), now) for seat in seats)
    return Board(session, tuple(rows), now)


def came(session: Session, person: Person) -> Arrival | None:
    """The arrival of the person that stands."""
    return Arrival.objects.standing().filter(session=session, person__in=cluster(person)).first()


def left(session: Session, person: Person) -> Departure | None:
    """The departure of the person that stands."""
    return Departure.objects.standing().filter(session=session, person__in=cluster(person)).first()


def fetchers(person: Person, *, at: datetime) -> tuple[Fetcher, ...]:
    """Who may fetch the child: its guardians and whom they named, each once."""
    every, on = cluster(person), localdate(at)
    found: dict[object, Fetcher] = {}
    for model in (Guardianship, Pickup):
        rows: Iterable[Fetcher] = model.objects.standing(on=on).filter(child__in=every).select_related("adult")
        for row in sorted(rows, key=lambda row: row.pk):
            found.setdefault(row.adult_id or row.name, row)
    return tuple(found.values())


def fetcher(person: Person, uid: UUID, *, at: datetime) -> Fetcher | None:
    """The row of the child's list with this uid."""
    return next((row for row in fetchers(person, at=at) if row.uid == uid), None)


def may_go_alone(person: Person, *, at: datetime) -> bool:
    """Whether a guardian allowed it on paper; whoever is of age is asked for nothing."""
    root = root_of(person)
    known = age(root.birth, on=localdate(at))
    if is_grown(root.birth, known.years if known else None):
        return True
    return by_guardian(root, Agreed.ALONE, Channel.INTERNAL, at=at)


def has_looked(session: Session, person: Person, by: Actor) -> bool:
    """Whether the actor opened what the child needs in this session, with the guardian's number."""
    grants = Grant.objects.filter(actor=by, subject=root_of(person).uid, basis=f"session {session.uid}")
    return grants.exists()


def late_boards(offices: Collection[Office], *, at: datetime) -> list[Board]:
    """Today's care with somebody late, not there or not fetched, by its hour."""
    today = Session.objects.filter(
        office__in=offices, day=localdate(at), cancellation=None, activity__activity_kind=ActivityKind.CARE
    ).select_related("activity__site", "office__network", "cancellation")
    found = [board(session, at=at) for session in today.order_by("start", "pk")]
    return [each for each in found if each.late or each.waiting]


def _by_person(rows: Any) -> dict[int, Any]:
    return {row.person_id: row for row in rows.order_by("pk")}


def _child(session: Session, seat: Seat, came: Arrival | None, left: Departure | None, now: time | None) -> Child:
    state, after = _state(seat, came, left), session.activity.late_after
    late = late_by(session.start, now, after=after) if now and state == EXPECTED else 0
    waits = late_by(session.end, now, after=after) if now and state == HERE else 0
    return Child(seat, came, left, late, waits)


def _state(seat: Seat, came: Arrival | None, left: Departure | None) -> str:
    if left is not None:
        return LEFT
    if came is not None or seat.present:
        return HERE
    return AWAY if seat.state else EXPECTED
