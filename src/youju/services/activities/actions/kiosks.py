"""A device becomes the kiosk of a session, and people sign themselves in there: taps of the roll call like others.

What a child does at a kiosk is written by the device. It says only that somebody is there, and takes its own slip
back within a minute; what a colleague said of the child stands.
"""

from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, DeviceTrust
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.people.models import Person
from youju.ground.storage import turns
from youju.services.activities.actions.clocking import arrive, take_back
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Kiosk, KioskEnd, Session
from youju.services.activities.queries.arrivals import is_care, left
from youju.services.activities.queries.kiosks import is_open, running, seat_of
from youju.services.activities.queries.roll import Seat
from youju.services.activities.rules.kiosks import (
    UNDO_WITHIN,
    AnotherOffice,
    ColleagueSaidOtherwise,
    KioskEndedAlready,
    KioskShut,
    NotNow,
    TooLateToUndo,
)
from youju.services.activities.rules.marks import NotOnTheRoll, Said, Tap


@action
def open_kiosk(*, session: Session, device: DeviceTrust, by: Actor, at: datetime) -> Kiosk:
    """The device stands at the session from now on, and at no other. Raises AnotherOffice, NotNow."""
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    if device.end_id is not None:
        raise NotPermitted
    if device.office_id != session.office_id:
        raise AnotherOffice
    if not is_open(session, at=at):
        raise NotNow
    turns.take(f"kiosk on {device.pk}")
    for standing in Kiosk.objects.filter(device=device, end=None):
        _end(standing, by, at)
    made = Kiosk.objects.create(device=device, session=session, at=at, by=by)
    audit.write(verb="kiosk.open", by=by, at=at, office=session.office, subject=made.uid)
    return made


@action
def close_kiosk(*, kiosk: Kiosk, by: Actor, at: datetime) -> KioskEnd:
    """Nobody signs in there any more. Raises KioskEndedAlready."""
    require(by, permissions.RECORDS_RECORD, office=kiosk.session.office, on=localdate(at))
    held = Kiosk.objects.select_for_update(of=("self",)).get(pk=kiosk.pk)
    if held.end_id is not None:
        raise KioskEndedAlready
    return _end(held, by, at)


@action
def sign_in_oneself(*, kiosk: Kiosk, person: UUID, key: UUID, by: Actor, at: datetime) -> bool:
    """Whoever stands before the kiosk is there; whether that was news. In care it is the minute of arrival.

    Raises KioskShut, NotOnTheRoll, ColleagueSaidOtherwise.
    """
    seat = _seat(kiosk, person, by, at)
    if seat.state and not seat.present:
        raise ColleagueSaidOtherwise
    if not seat.present and is_care(kiosk.session.activity):
        arrive(session=kiosk.session, person=_person(seat), by=by, at=at)
    elif not seat.present:
        _tap(kiosk, Tap(key, Said.PRESENT, seat.role, person), by, at)
    _write("kiosk.sign_in", kiosk, by, at, rows=int(not seat.present))
    return not seat.present


@action
def take_oneself_back(*, kiosk: Kiosk, person: UUID, key: UUID, by: Actor, at: datetime) -> bool:
    """It was a slip, a moment ago; whether something was taken back.

    Raises KioskShut, NotOnTheRoll, TooLateToUndo.
    """
    seat = _seat(kiosk, person, by, at)
    if not seat.present:
        _write("kiosk.take_back", kiosk, by, at, rows=0)
        return False
    if seat.by_itself is None or at - seat.by_itself > UNDO_WITHIN:
        raise TooLateToUndo
    if is_care(kiosk.session.activity):
        who = _person(seat)
        if left(kiosk.session, who) is not None:
            raise TooLateToUndo
        take_back(session=kiosk.session, person=who, by=by, at=at)
    else:
        _tap(kiosk, Tap(key, Said.UNDO, seat.role, person), by, at)
    _write("kiosk.take_back", kiosk, by, at, rows=1)
    return True


def _seat(kiosk: Kiosk, person: UUID, by: Actor, at: datetime) -> Seat:
    """The place of whoever stands there, while this very kiosk is open and its own device writes."""
    now = running(kiosk.device, at=at)
    if now is None or now.pk != kiosk.pk or by.pk != kiosk.device.actor_id:
        raise KioskShut
    seat = seat_of(kiosk.session, person, at=at)
    if seat is None:
        raise NotOnTheRoll
    return seat


def _person(seat: Seat) -> Person:
    return Person.objects.get(pk=seat.card.pk)


def _tap(kiosk: Kiosk, tap: Tap, by: Actor, at: datetime) -> None:
    [answer] = take(session=kiosk.session, marks=[tap], by=by, at=at).answers
    if answer.refusal is not None:
        raise answer.refusal


def _write(verb: str, kiosk: Kiosk, by: Actor, at: datetime, *, rows: int) -> None:
    audit.write(verb=verb, by=by, at=at, office=kiosk.session.office, subject=kiosk.uid, rows=rows)


def _end(kiosk: Kiosk, by: Actor, at: datetime) -> KioskEnd:
    kiosk.end = KioskEnd.objects.create(at=at, by=by)
    kiosk.save(update_fields=["end"])
    audit.write(verb="kiosk.close", by=by, at=at, office=kiosk.session.office, subject=kiosk.uid)
    return kiosk.end
