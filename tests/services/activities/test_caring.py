"""Care: when a child came, with whom it left, who is late; the attendance follows."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import DatabaseError

from tests.factories.people import guardian
from tests.factories.rolls import children, clerk, roll, session, tap
from tests.factories.world import NOW, World
from youju.ground.people.actions import allow_pickup, ask, consent, erase
from youju.ground.people.models import Person
from youju.services.activities.actions.caring import look_after
from youju.services.activities.actions.clocking import arrive, let_go, take_back
from youju.services.activities.models import Arrival, Attendance, Departure, Session
from youju.services.activities.queries.arrivals import board, fetchers
from youju.services.activities.rules.caring import (
    ClockAhead,
    ContactNotSeen,
    HasArrived,
    LeftBeforeComing,
    MayNotFetch,
    MayNotGoAlone,
    NotToday,
    WhyNotOnTheList,
    late_by,
    stayed,
)
from youju.services.activities.rules.marks import Said

FIVE, SIX = time(17, 0), time(18, 0)


def test_late_is_who_is_not_there_after_the_grace():
    assert late_by(FIVE, time(17, 15), after=15) == 0
    assert late_by(FIVE, time(17, 16), after=15) == 16
    assert late_by(None, SIX, after=15) == 0
    assert stayed(FIVE, SIX) == 60
    with pytest.raises(LeftBeforeComing):
        stayed(SIX, FIVE)


@pytest.fixture
def child(world: World) -> Person:
    [bean] = children(world, "陈小豆")
    guardian(world, bean)
    return bean


@pytest.fixture
def today(world: World) -> Session:
    held = session(world)
    held.start, held.end = FIVE, time(18, 10)
    held.save()
    return held


def at(world: World, **more: Any) -> dict[str, Any]:
    return {"by": clerk(world), "at": NOW, **more}


def minutes(child: Person) -> int | None:
    return Attendance.objects.standing().get(person=child).minutes


@pytest.mark.django_db
class TestComing:
    def test_a_tap_is_now_and_twice_is_once(self, world: World, today: Session, child: Person):
        first = arrive(session=today, person=child, **at(world))
        assert arrive(session=today, person=child, **at(world)) == first
        assert first.clock == time(18, 32)
        assert Attendance.objects.standing().filter(person=child).count() == 1

    def test_another_time_takes_the_place_of_the_first_and_the_first_stays_written(self, world, today, child):
        arrive(session=today, person=child, **at(world))
        arrive(session=today, person=child, clock=FIVE, **at(world))
        assert [row.clock for row in Arrival.objects.filter(void=None)] == [FIVE]
        assert Arrival.objects.count() == 2
        with pytest.raises(DatabaseError, match="youju-immutable"):
            Arrival.objects.update(clock=SIX)

    def test_not_in_the_future_and_not_on_another_day(self, world, today, child):
        with pytest.raises(ClockAhead):
            arrive(session=today, person=child, clock=time(19, 0), **at(world))
        with pytest.raises(NotToday):
            arrive(session=today, person=child, by=clerk(world), at=NOW + timedelta(days=1))

    def test_the_roll_does_not_undo_what_the_board_says(self, world, today, child):
        arrive(session=today, person=child, **at(world))
        [answer] = roll(world, tap(child, Said.UNDO)).answers
        assert isinstance(answer.refusal, HasArrived)
        take_back(session=today, person=child, **at(world))
        assert not Attendance.objects.standing().filter(person=child).exists()


@pytest.mark.django_db
class TestLeaving:
    def test_minutes_follow_from_coming_and_leaving_and_go_back_with_a_slip(self, world, today, child):
        arrive(session=today, person=child, clock=FIVE, **at(world))
        [mother] = fetchers(child, at=NOW)
        said: dict[str, Any] = {"session": today, "person": child, "way": "fetched", "whom": mother}
        first = let_go(**said, clock=SIX, **at(world))
        assert (minutes(child), first.whom) == (60, "林晚晴")
        assert let_go(**said, **at(world)) == first
        take_back(session=today, person=child, **at(world))
        assert minutes(child) == 70
        assert board(today, at=NOW).waiting[0].waits == 22

    def test_alone_only_with_a_guardians_paper(self, world, today, child):
        arrive(session=today, person=child, clock=FIVE, **at(world))
        alone: dict[str, Any] = {"session": today, "person": child, "way": "alone"}
        with pytest.raises(MayNotGoAlone):
            let_go(**alone, **at(world))
        [mother] = fetchers(child, at=NOW)
        paper = {"purpose": "alone", "channel": "internal", "paper": "第3份", "guardian": mother}
        consent(person=child, **paper, **at(world))
        assert let_go(**alone, **at(world)).whom == ""

    def test_whoever_is_not_on_the_list_needs_a_reason_and_a_look_at_the_number(self, world, today, child):
        arrive(session=today, person=child, clock=FIVE, **at(world))
        other: dict[str, Any] = {"session": today, "person": child, "way": "other", "name": "邻居老周"}
        with pytest.raises(WhyNotOnTheList):
            let_go(**other, **at(world))
        with pytest.raises(ContactNotSeen):
            let_go(**other, reason="妈妈电话里同意", **at(world))
        look_after(session=today, person=child, **at(world))
        assert let_go(**other, reason="妈妈电话里同意", **at(world)).reason

    def test_somebody_of_another_childs_list_is_refused(self, world, today, child):
        [other] = children(world, "白小兰")
        stranger = allow_pickup(child=other, name="白奶奶", relation="grandparent", **at(world))
        arrive(session=today, person=child, clock=FIVE, **at(world))
        with pytest.raises(MayNotFetch):
            let_go(session=today, person=child, way="fetched", whom=stranger, **at(world))

    def test_erasure_leaves_the_minute_and_no_word_of_who_came(self, world, today, child):
        self.test_whoever_is_not_on_the_list_needs_a_reason_and_a_look_at_the_number(world, today, child)
        director = {"by": world.colleague("office_director", world.north).actor, "at": NOW}
        ask(person=child, purpose="request", sentence="监护人书面申请", **director)
        erase(person=child, reason="监护人申请", **director)
        left = Departure.objects.get()
        assert (left.name, left.reason, left.clock) == ("", "", time(18, 32))
