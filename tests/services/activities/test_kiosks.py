"""A kiosk: people sign themselves in at a trusted device around the hours of a session; colleagues overrule."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.people import guardian
from tests.factories.rolls import came, children, clerk, roll, session, tap
from tests.factories.world import NOW, TODAY, World
from youju.ground.access import actions as access
from youju.ground.access.refusals import NotPermitted
from youju.ground.people.models import Person
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.clocking import let_go
from youju.services.activities.actions.kiosks import (
    close_kiosk,
    open_kiosk,
    sign_in_oneself,
    take_oneself_back,
)
from youju.services.activities.models import Arrival, Kiosk, Mark, Session
from youju.services.activities.queries.kiosks import kiosks_of, running, seat_of, seats
from youju.services.activities.rules.kiosks import (
    AnotherOffice,
    ColleagueSaidOtherwise,
    KioskEndedAlready,
    KioskShut,
    NotNow,
    TooLateToUndo,
    hours,
)
from youju.services.activities.rules.marks import NotOnTheRoll, Said
from youju.web.activities.signs import PICTURES, TINTS, signs

pytestmark = pytest.mark.django_db
SOON = NOW + timedelta(seconds=59)


def device(world: World, office: Any = None, name: str = "门口平板") -> Any:
    office = office or world.north
    by = world.colleague("office_editor", office).actor
    return access.trust_device(office=office, name=name, secret=f"{name} {office.pk}", by=by, at=NOW)


@pytest.fixture
def lesson(world: World) -> Session:
    """A class of today, from 17:00 to 18:10; it is 18:32."""
    held = session(world)
    held.activity.activity_kind = "class"
    held.activity.save()
    held.start, held.end = time(17), time(18, 10)
    held.save()
    return held


@pytest.fixture
def here(world: World) -> list[Person]:
    return children(world, "陈小豆", "白小兰")


@pytest.fixture
def kiosk(world: World, lesson: Session, here: list[Person]) -> Kiosk:
    return open_kiosk(session=lesson, device=device(world), by=clerk(world), at=NOW)


def touch(kiosk: Kiosk, who: Person, at: datetime = NOW, act: Any = sign_in_oneself, **more: Any) -> bool:
    said = {"kiosk": kiosk, "person": who.uid, "key": uuid4(), "by": kiosk.device.actor, "at": at} | more
    return bool(act(**said))


def test_a_kiosk_is_open_around_the_hours_of_its_session_and_on_its_day_only():
    day = date(2018, 3, 20)

    def said(start: time | None, end: time | None, minutes: int | None = None) -> tuple[str, str]:
        first, last = hours(day, start, end, minutes)
        return first.strftime("%d %H:%M"), last.strftime("%d %H:%M")

    assert said(time(17), time(18, 10)) == ("20 16:30", "20 18:40")
    assert said(time(17), None, 90) == ("20 16:30", "20 19:00")
    assert said(time(17), None) == ("20 16:30", "21 00:00")
    assert said(time(0, 10), time(23, 50)) == ("20 00:00", "21 00:00")
    assert said(None, None, 90) == ("20 00:00", "21 00:00")


def test_a_touch_counts_once_however_often_it_comes(world: World, kiosk: Kiosk, here: list[Person]):
    key = uuid4()
    assert touch(kiosk, here[0], key=key)
    assert not touch(kiosk, here[0], key=key)
    assert not touch(kiosk, here[0])
    assert came(world) == 1
    [mark] = Mark.objects.all()
    assert mark.by == kiosk.device.actor


def test_the_roll_says_who_signed_in_without_a_colleague_and_a_colleague_overrules(
    world: World, kiosk: Kiosk, here: list[Person]
):
    touch(kiosk, here[0])
    roll(world, tap(here[1]))
    own = {seat.card.uid: seat.by_itself for seat in seats(kiosk.session, at=NOW)}
    assert own == {here[0].uid: NOW, here[1].uid: None}
    roll(world, tap(here[0], Said.ABSENT))
    assert came(world) == 1
    with pytest.raises(ColleagueSaidOtherwise):
        touch(kiosk, here[0])
    assert came(world) == 1


def test_a_slip_is_taken_back_within_a_minute(world: World, kiosk: Kiosk, here: list[Person]):
    touch(kiosk, here[0])
    assert touch(kiosk, here[0], SOON, take_oneself_back)
    assert came(world) == 0
    assert not touch(kiosk, here[0], SOON, take_oneself_back)
    assert touch(kiosk, here[0], SOON)
    with pytest.raises(TooLateToUndo):
        touch(kiosk, here[0], SOON + timedelta(minutes=1, seconds=1), take_oneself_back)
    roll(world, tap(here[1]))
    with pytest.raises(TooLateToUndo):
        touch(kiosk, here[1], SOON, take_oneself_back)


def test_nobody_signs_in_who_has_no_place(world: World, kiosk: Kiosk):
    other = children(world, "丁一")[0]
    away = world.south
    for uid in (uuid4(), away.uid):
        with pytest.raises(NotOnTheRoll):
            sign_in_oneself(kiosk=kiosk, person=uid, key=uuid4(), by=kiosk.device.actor, at=NOW)
    assert touch(kiosk, other)


def test_it_is_over_when_somebody_ends_it_when_the_hours_are_over_or_the_session_is_called_off(
    world: World, kiosk: Kiosk, here: list[Person]
):
    with pytest.raises(KioskShut):
        touch(kiosk, here[0], NOW + timedelta(minutes=8))
    with pytest.raises(KioskShut):
        touch(kiosk, here[0], NOW + timedelta(days=1))
    with pytest.raises(KioskShut):
        touch(kiosk, here[0], by=clerk(world))
    close_kiosk(kiosk=kiosk, by=clerk(world), at=NOW)
    with pytest.raises(KioskShut):
        touch(kiosk, here[0])
    with pytest.raises(KioskEndedAlready):
        close_kiosk(kiosk=kiosk, by=clerk(world), at=NOW)
    again = open_kiosk(session=kiosk.session, device=kiosk.device, by=clerk(world), at=NOW)
    cancel_session(session=kiosk.session, reason="停电", by=clerk(world), at=NOW)
    assert running(again.device, at=NOW) is None
    assert came(world) == 0


def test_a_forgotten_device_stops_at_once(world: World, kiosk: Kiosk, here: list[Person]):
    editor = world.colleague("office_editor", world.north).actor
    access.forget_device(device=kiosk.device, by=editor, at=NOW)
    kiosk.device.refresh_from_db()
    with pytest.raises(KioskShut):
        touch(kiosk, here[0])
    assert kiosks_of(kiosk.session) == ()
    with pytest.raises(NotPermitted):
        open_kiosk(session=kiosk.session, device=kiosk.device, by=clerk(world), at=NOW)


def test_a_kiosk_is_begun_by_who_records_there_on_a_device_of_the_office_and_in_time(
    world: World, lesson: Session
):
    ours, theirs = device(world), device(world, world.south)
    with pytest.raises(NotPermitted):
        open_kiosk(session=lesson, device=ours, by=world.colleague("social_worker", world.south).actor, at=NOW)
    with pytest.raises(AnotherOffice):
        open_kiosk(session=lesson, device=theirs, by=clerk(world), at=NOW)
    for off in (timedelta(hours=-3), timedelta(minutes=10), timedelta(days=-1), timedelta(days=1)):
        with pytest.raises(NotNow):
            open_kiosk(session=lesson, device=ours, by=clerk(world), at=NOW + off)


def test_a_device_stands_at_one_session_at_a_time(world: World, kiosk: Kiosk):
    other = session(world, TODAY + timedelta(days=1))
    other.day = TODAY
    other.save()
    again = open_kiosk(session=other, device=kiosk.device, by=clerk(world), at=NOW)
    now = running(kiosk.device, at=NOW)
    assert now is not None
    assert now.pk == again.pk
    assert kiosks_of(kiosk.session) == ()


def test_in_care_a_touch_is_the_minute_of_arrival(world: World, kiosk: Kiosk, here: list[Person]):
    kiosk.session.activity.activity_kind = "care"
    kiosk.session.activity.save()
    touch(kiosk, here[0])
    [arrival] = Arrival.objects.standing()
    assert (arrival.clock, arrival.by) == (time(18, 32), kiosk.device.actor)
    touch(kiosk, here[0], SOON, take_oneself_back)
    assert not Arrival.objects.standing().exists()
    assert came(world) == 0
    touch(kiosk, here[0], SOON)
    seat = seat_of(kiosk.session, here[0].uid, at=SOON)
    assert seat is not None
    assert seat.by_itself == SOON


def test_who_was_fetched_from_care_takes_nothing_back(world: World, kiosk: Kiosk, here: list[Person]):
    kiosk.session.activity.activity_kind = "care"
    kiosk.session.activity.save()
    touch(kiosk, here[0])
    mother = guardian(world, here[0])
    let_go(session=kiosk.session, person=here[0], way="fetched", whom=mother, by=clerk(world), at=NOW)
    with pytest.raises(TooLateToUndo):
        touch(kiosk, here[0], SOON, take_oneself_back)


def test_signs_are_of_one_child_each_and_stay_when_others_come():
    people = [(key, uuid4()) for key in range(60)]
    drawn = signs(people)
    assert len(set(drawn.values())) == 60
    assert signs([*people, (60, uuid4())]).items() >= drawn.items()
    crowd = signs((key, uuid4()) for key in range(len(PICTURES) * TINTS + 5))
    assert len(crowd) == len(PICTURES) * TINTS + 5
