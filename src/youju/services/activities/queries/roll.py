"""The roll of one session as it stands: who has a place, who came, who will not, how many came without a name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from youju.ground.access.models import Actor
from youju.ground.access.queries import Standing
from youju.ground.evidence.queries import closed_at
from youju.ground.organisations.models import Office
from youju.ground.people.queries.cards import Card, cards, offices_of
from youju.ground.people.rules.names import reading
from youju.services.activities.models import Attendance, Holding, Mark, Role, Session
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.enrolment import with_place
from youju.services.activities.queries.known import held, people
from youju.services.activities.rules.marks import Said, Tap


@dataclass(frozen=True)
class Seat:
    """One person of the roll. `state` is `present`, `absent`, `declined` or empty while nothing is said.

    `by_itself`: when the person signed in without a colleague, at a kiosk or by the code on the wall.
    """

    card: Card
    role: str
    state: str
    minutes: int | None
    enrolled: bool
    by_itself: datetime | None = None

    @property
    def present(self) -> bool:
        return self.state == Said.PRESENT.value


@dataclass(frozen=True)
class Roll:
    """Seats in the order of names, walk-ins after the enrolled; `nameless` by role, `came` all of them."""

    session: Session
    holding: Holding | None
    seats: tuple[Seat, ...]
    nameless: dict[str, int]
    came: int
    # Of how many seats somebody has said something.
    said: int

    @property
    def present(self) -> int:
        return sum(seat.present for seat in self.seats)


def may_call(standing: Standing, office: int) -> bool:
    """Whether somebody sees names of the office's people; whether they may record is asked by the act."""
    return office in offices_of(standing)


def roll(session: Session, *, on: date) -> Roll:
    """The roll as it stands now; as many queries for forty children as for one."""
    holding = held(session)
    enrolled = {row.person_id: row.role for row in with_place(session)}
    rows = _came(holding)
    named = {row.person_id: row for row in rows if row.person_id}
    said = _said(session)
    speak = same_person({*enrolled, *named, *said})
    roles = {speak[person]: role for person, role in enrolled.items()}
    here = {speak[person]: row for person, row in named.items()}
    last = {speak[person]: mark for person, mark in said.items()}
    shown = cards({*roles, *here, *_unsaid(last)}, on=on)
    seats = [_seat(card, roles.get(key), here.get(key), last.get(key)) for key, card in shown.items()]
    nameless = _by_role(row for row in rows if not row.person_id)
    return Roll(
        session, holding,
        tuple(sorted(seats, key=lambda seat: (not seat.enrolled, reading(seat.card.name), seat.card.pk))),
        nameless, sum(row.n for row in rows), sum(bool(seat.state) for seat in seats),
    )  # fmt: skip


def named(office: Office, uids: Collection[UUID], *, on: date) -> dict[UUID, str]:
    """The names on these cards of the office."""
    shown = cards(people(office.pk, set(uids)).values(), on=on)
    return {card.uid: card.name for card in shown.values()}


def marked(office: Office, keys: Collection[UUID]) -> list[tuple[Tap, str]]:
    """The marks of the office that stand under these keys, as they were tapped, each with its digest."""
    rows = Mark.objects.filter(key__in=keys, session__office=office).select_related("person").order_by("pk")
    return [
        (Tap(m.key, Said(m.said), m.role, m.person.uid if m.person else None, m.n, m.minutes), m.digest)
        for m in rows
    ]


def needs_reason(session: Session, holding: Holding | None, *, on: date) -> bool:
    """Whether taking something back is explained: after the session's day, or when its month is released."""
    return session.day != on or (holding is not None and closed_at(holding) is not None)


def _came(holding: Holding | None) -> list[Attendance]:
    return list(holding.attendances.filter(withdrawal=None).order_by("pk")) if holding else []


def _said(session: Session) -> dict[int, Mark]:
    """The last mark of each person."""
    rows = Mark.objects.filter(session=session, person__isnull=False).select_related("by").order_by("pk")
    return {row.person_id: row for row in rows if row.person_id}


def _unsaid(last: dict[int, Mark]) -> set[int]:
    """Who is neither enrolled nor there, but somebody said that they would not come."""
    return {key for key, mark in last.items() if mark.said in (Said.ABSENT.value, Said.DECLINED.value)}


def _seat(card: Card, role: str | None, row: Any, mark: Mark | None) -> Seat:
    if row is not None:
        own = mark is not None and mark.said == Said.PRESENT.value and mark.by.kind == Actor.Kind.DEVICE
        by_itself = mark.at if own and mark is not None else None
        return Seat(card, row.role, Said.PRESENT.value, row.minutes, role is not None, by_itself)
    gone = mark.said if mark is not None and mark.said in (Said.ABSENT.value, Said.DECLINED.value) else ""
    return Seat(card, role or (mark.role if mark else Role.CHILD.value), gone, None, role is not None)


def _by_role(rows: Iterable[Attendance]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        found[row.role] = found.get(row.role, 0) + row.n
    return {role: found[role] for role in Role.values if role in found}
