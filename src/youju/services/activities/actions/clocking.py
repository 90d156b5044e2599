"""A child comes to care and leaves it: the minute, and with whom it was let go; its attendance follows.

Twice is once. Whoever is not on the child's list fetches it only with a reason, and after the guardian's number
was opened on the page; that look stands in the log.
"""

from datetime import datetime, time
from typing import Any
from uuid import uuid5

from django.utils.timezone import localdate, localtime

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import cluster, root_of
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Arrival, Attendance, Departure, Role, Session, Void, Way
from youju.services.activities.queries import known
from youju.services.activities.queries.arrivals import (
    Fetcher,
    came,
    fetchers,
    has_looked,
    is_care,
    left,
    may_go_alone,
)
from youju.services.activities.queries.enrolment import with_place
from youju.services.activities.rules import SessionCancelled, length
from youju.services.activities.rules.caring import (
    ClockAhead,
    ContactNotSeen,
    LeftCareAlready,
    MayNotFetch,
    MayNotGoAlone,
    NameOfWhoFetches,
    NotCare,
    NotThereYet,
    NotToday,
    WhoFetches,
    WhyNotOnTheList,
    stayed,
)
from youju.services.activities.rules.marks import Said, Tap


@action
def arrive(*, session: Session, person: Person, clock: time | None = None, by: Actor, at: datetime) -> Arrival:
    """The child is there, since now or since `clock`; said again with another time, that time holds.

    Raises NotToday, ClockAhead, LeftBeforeComing, LeftCareAlready.
    """
    _may(session, person, by, at)
    before, gone = came(session, person), left(session, person)
    if before is not None and clock in (None, before.clock):
        audit.write(verb="care.arrive", by=by, at=at, office=session.office, subject=before.uid, rows=0)
        return before
    if gone is not None and clock is None:
        raise LeftCareAlready
    minute = _minute(clock, at)
    minutes = stayed(minute, gone.clock) if gone is not None else None
    if before is not None:
        _void(before, by, at)
    made = Arrival.objects.create(**_about(session, person, by, at), clock=minute)
    _sign(session, person, Said.PRESENT, made, by, at, minutes=minutes)
    audit.write(verb="care.arrive", by=by, at=at, office=session.office, subject=made.uid)
    return made


@action
def let_go(
    *, session: Session, person: Person, way: str, whom: Fetcher | None = None, name: str = "", reason: str = "",
    clock: time | None = None, by: Actor, at: datetime,
) -> Departure:  # fmt: skip
    """The child leaves, now or at `clock`: with somebody of its list, alone, or with `name` for a `reason`.

    Raises NotToday, NotThereYet, MayNotFetch, MayNotGoAlone, WhyNotOnTheList, ContactNotSeen, LeftBeforeComing.
    """
    _may(session, person, by, at)
    require(by, permissions.PEOPLE_OPEN, office=session.office, on=localdate(at))
    if (gone := left(session, person)) is not None:
        audit.write(verb="care.let_go", by=by, at=at, office=session.office, subject=gone.uid, rows=0)
        return gone
    before, minute = came(session, person), _minute(clock, at)
    if before is None and not _rows(session, person):
        raise NotThereYet
    said = _with(session, person, way, whom, tidy(name), tidy(reason), by, at)
    minutes = stayed(before.clock, minute) if before is not None else None
    made = Departure.objects.create(**_about(session, person, by, at), clock=minute, way=way, **said)
    _sign(session, person, Said.PRESENT, made, by, at, minutes=minutes)
    audit.write(
        verb="care.let_go", by=by, at=at, office=session.office, subject=made.uid,
        values={"way": way, "reason": said.get("reason", "")},
    )  # fmt: skip
    return made


@action
def take_back(*, session: Session, person: Person, by: Actor, at: datetime) -> Void:
    """The last thing said of the child was a slip: its departure, or else its arrival. Raises NotThereYet."""
    _may(session, person, by, at)
    last: Arrival | Departure | None = left(session, person) or came(session, person)
    if last is None:
        raise NotThereYet
    gone = _void(last, by, at)
    if isinstance(last, Departure):
        planned = length(session.start, session.end, session.activity.minutes)
        _sign(session, person, Said.PRESENT, gone, by, at, minutes=planned)
    else:
        _sign(session, person, Said.UNDO, gone, by, at)
    audit.write(verb="care.take_back", by=by, at=at, office=session.office, subject=last.uid)
    return gone


def _may(session: Session, person: Person, by: Actor, at: datetime) -> None:
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    if person.office_id != session.office_id:
        raise OutsideTheOffice(field="person")
    if not is_care(session.activity):
        raise NotCare
    session.day, cancelled = known.alone_with(session)
    if cancelled:
        raise SessionCancelled
    if session.day != localdate(at):
        raise NotToday


def _minute(clock: time | None, at: datetime) -> time:
    now = localtime(at).time().replace(second=0, microsecond=0)
    if clock is not None and clock > now:
        raise ClockAhead
    return clock or now


def _with(
    session: Session, person: Person, way: str, whom: Fetcher | None, name: str, reason: str, by: Actor,
    at: datetime,
) -> dict[str, Any]:  # fmt: skip
    """Who takes the child, if that may be."""
    if way == Way.ALONE:
        if not may_go_alone(person, at=at):
            raise MayNotGoAlone
        return {}
    if way == Way.FETCHED:
        if whom is None:
            raise WhoFetches
        if whom.uid not in {row.uid for row in fetchers(person, at=at)}:
            raise MayNotFetch
        return {"adult": whom.adult, "name": whom.name}
    if way != Way.OTHER:
        raise WhoFetches
    if not name:
        raise NameOfWhoFetches
    if not reason:
        raise WhyNotOnTheList
    if not has_looked(session, person, by):
        raise ContactNotSeen
    return {"name": name[: Departure._meta.get_field("name").max_length], "reason": reason[:200]}


def _rows(session: Session, person: Person) -> list[Attendance]:
    """How the roll has the child, on any of its cards."""
    holding = known.held(session)
    return known.signed_in(holding, [card.pk for card in cluster(person)]) if holding else []


def _role(session: Session, person: Person) -> str:
    """In which role the roll or the enrolment has the child."""
    if rows := _rows(session, person):
        return rows[0].role
    enrolled = with_place(session).filter(person__in=cluster(person)).first()
    return enrolled.role if enrolled else Role.CHILD


def _about(session: Session, person: Person, by: Actor, at: datetime) -> dict[str, Any]:
    return {"session": session, "office": session.office, "person": root_of(person), "by": by, "at": at}


def _void(row: Arrival | Departure, by: Actor, at: datetime) -> Void:
    row.void = Void.objects.create(by=by, at=at)
    row.save(update_fields=["void"])
    return row.void


def _sign(
    session: Session, person: Person, said: Said, because: Arrival | Departure | Void, by: Actor, at: datetime,
    *, minutes: int | None = None,
) -> None:  # fmt: skip
    """The roll learns it by a tap whose key follows from the row; what it refuses is refused here."""
    key, role = uuid5(because.uid, said.value), _role(session, person)
    tap = Tap(key, said, role, root_of(person).uid, minutes=minutes)
    [answer] = take(session=session, marks=[tap], by=by, at=at).answers
    if answer.refusal is not None:
        raise answer.refusal
