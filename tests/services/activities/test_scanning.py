"""The code on the wall: good for half a minute and the next, a name with four digits, questions for colleagues."""

from datetime import time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.devices import trusted
from tests.factories.people import OTHER_PHONE, PHONE, guardian, person
from tests.factories.rolls import came, clerk, roll, series, session, tap
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.people import actions as people
from youju.ground.people.models import Person, Sealed
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.kiosks import close_kiosk, open_kiosk
from youju.services.activities.actions.scanning import (
    FROM_ONE_COMPUTER,
    MOST_QUESTIONS,
    forget_unmatched,
    scan,
    settle,
)
from youju.services.activities.models import Kiosk, Mark, Unmatched
from youju.services.activities.queries.kiosks import outworn, unmatched
from youju.services.activities.rules.codes import (
    KEPT,
    SettledAlready,
    TooManyScans,
    is_good,
    seconds_left,
    step,
)
from youju.services.activities.rules.kiosks import KioskShut
from youju.services.activities.rules.marks import Said

LAST = PHONE[-4:]


def enrolled(world: World, name: str, **details: Any) -> Person:
    made = person(world, name, **details)
    enrol(activity=series(world), person=made, role="child", since=TODAY, by=clerk(world), at=NOW)
    return made


@pytest.fixture
def kiosk(world: World) -> Kiosk:
    held = session(world)
    held.start, held.end = time(17), time(18, 10)
    held.save()
    held.activity.activity_kind = "class"
    held.activity.save()
    return open_kiosk(session=held, device=trusted(world), by=clerk(world), at=NOW)


def said(kiosk: Kiosk, words: str, last: str = LAST, **more: Any) -> bool:
    stamp = {"computer": "a", "key": uuid4(), "by": kiosk.device.actor, "at": NOW} | more
    return scan(kiosk=kiosk, words=words, last=last, **stamp)


def test_a_code_is_good_in_its_half_minute_and_the_next():
    drawn = step(NOW)
    for seconds, good in ((0, True), (29, True), (59, True), (60, False), (-1, False), (3600, False)):
        assert is_good(drawn, at=NOW + timedelta(seconds=seconds)) is good, seconds
    assert seconds_left(NOW) == 30
    assert seconds_left(NOW + timedelta(seconds=29.5)) == 1


def test_name_or_nickname_with_the_last_digits_of_a_number_on_file_signs_in_once(world: World, kiosk: Kiosk):
    enrolled(world, "陈小豆", nickname="豆豆", phone=PHONE)
    assert said(kiosk, "豆豆")
    assert said(kiosk, " 陈 小豆 ")
    assert came(world) == 1
    assert Mark.objects.get().by == kiosk.device.actor
    assert not Unmatched.objects.exists()


def test_the_number_of_a_guardian_does_as_well(world: World, kiosk: Kiosk):
    child, mother = enrolled(world, "陈小豆"), person(world, "林晚晴", phone=OTHER_PHONE)
    by = clerk(world)
    people.appoint_guardian(child=child, adult=mother, relation="mother", by=by, at=NOW)
    assert not said(kiosk, "陈小豆", LAST)
    assert said(kiosk, "陈小豆", OTHER_PHONE[-4:])


@pytest.mark.parametrize(
    ("words", "last"),
    [("豆豆", "0000"), ("小兰", LAST), ("", LAST), ("豆", LAST), ("豆豆", ""), ("豆豆", "014"),
     ("豆豆", "１４２0"), ("豆豆", PHONE), ("林晚晴", LAST), ("豆豆" * 3000, LAST)],
)  # fmt: skip
def test_what_fits_nobody_marks_nobody(world: World, kiosk: Kiosk, words: str, last: str):
    guardian(world, enrolled(world, "陈小豆", nickname="豆豆", phone=PHONE))
    assert not said(kiosk, words, last)
    assert came(world) == 0
    assert [each.words for each in unmatched(kiosk.session)] == ([words[:40]] if words else [])


def test_two_of_one_name_and_number_are_a_question(world: World, kiosk: Kiosk):
    for name in ("陈小豆", "陈小蕾"):
        enrolled(world, name, nickname="豆豆", phone=PHONE)
    assert not said(kiosk, "豆豆")
    assert len(unmatched(kiosk.session)) == 1


def test_a_colleagues_word_stands_and_becomes_a_question(world: World, kiosk: Kiosk):
    child = enrolled(world, "陈小豆", phone=PHONE)
    roll(world, tap(child, Said.ABSENT))
    assert not said(kiosk, "陈小豆")
    assert came(world) == 0
    assert len(unmatched(kiosk.session)) == 1


def test_the_same_words_are_one_question_and_nobody_floods_the_list(world: World, kiosk: Kiosk):
    for _again in range(3):
        said(kiosk, "谁")
    assert len(unmatched(kiosk.session)) == 1
    for number in range(MOST_QUESTIONS + 5):
        said(kiosk, f"谁{number}", computer=str(number))
    assert len(unmatched(kiosk.session)) == MOST_QUESTIONS


def test_who_asks_too_often_from_one_computer_is_put_off(world: World, kiosk: Kiosk):
    for _again in range(FROM_ONE_COMPUTER):
        said(kiosk, "谁")
    with pytest.raises(TooManyScans):
        said(kiosk, "谁")
    assert not said(kiosk, "谁", computer="b")


def test_after_the_end_nobody_signs_in_by_a_code(world: World, kiosk: Kiosk):
    enrolled(world, "陈小豆", phone=PHONE)
    for more in ({"at": NOW + timedelta(minutes=8)}, {"by": clerk(world)}):
        with pytest.raises(KioskShut):
            said(kiosk, "陈小豆", **more)
    close_kiosk(kiosk=kiosk, by=clerk(world), at=NOW)
    with pytest.raises(KioskShut):
        said(kiosk, "陈小豆")


def test_a_question_is_settled_once_and_its_words_are_gone(world: World, kiosk: Kiosk):
    said(kiosk, "谁")
    [question] = unmatched(kiosk.session)
    with pytest.raises(NotPermitted):
        settle(question=question, by=world.colleague("social_worker", world.south).actor, at=NOW)
    settle(question=question, by=clerk(world), at=NOW)
    assert unmatched(kiosk.session) == ()
    assert Unmatched.objects.get().words == ""
    with pytest.raises(SettledAlready):
        settle(question=question, by=clerk(world), at=NOW)


def test_words_that_nobody_settled_are_forgotten_after_seven_days(world: World, kiosk: Kiosk):
    said(kiosk, "谁")
    assert not outworn(NOW + KEPT)
    later = NOW + KEPT + timedelta(seconds=1)
    assert outworn(later)
    assert forget_unmatched(by=world.system, at=later) == 1
    assert Unmatched.objects.get().words == ""
    assert not outworn(later)


def test_a_number_that_ended_reaches_nobody(world: World, kiosk: Kiosk):
    child = enrolled(world, "陈小豆", phone=PHONE)
    Sealed.objects.filter(person=child).update(until=TODAY)
    assert not said(kiosk, "陈小豆")
