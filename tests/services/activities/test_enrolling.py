"""Enrolment: so many places and no more, a waiting list that keeps its order, leaving with a reason."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories.people import keeper, person
from tests.factories.rolls import clerk, series, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.people.actions import ask, erase, merge
from youju.ground.people.models import Person
from youju.services.activities import actions
from youju.services.activities.actions.enrolling import enrol, leave, move_up
from youju.services.activities.models import Activity, Admission, Enrolment, Leaving
from youju.services.activities.queries.enrolment import enrolled, places, with_place
from youju.services.activities.rules import NotOfASeries, SessionCancelled
from youju.services.activities.rules.enrolment import (
    ActivityFull,
    ActivityOver,
    AdmittedAlready,
    AlreadyEnrolled,
    AlreadyWaiting,
    LeavesBeforeComing,
    LeftAlready,
    NoPlaceFree,
    ReasonOfLeavingMissing,
    SomebodyWaitsLonger,
)

pytestmark = pytest.mark.django_db


def limited(world: World, capacity: int) -> Activity:
    activity = series(world)
    return actions.change_activity(activity=activity, capacity=capacity, by=world.system, at=NOW)


def join(world: World, who, **more) -> Enrolment:
    who = person(world, who) if isinstance(who, str) else who
    more = {"activity": series(world), "role": "child", "by": clerk(world), "at": NOW} | more
    return enrol(person=who, **more)


def erased(world: World, who: Person) -> None:
    stamp: dict[str, Any] = {"by": world.colleague("office_director", world.north).actor, "at": NOW}
    ask(person=who, purpose="request", sentence="本人书面申请", **stamp)
    erase(person=who, reason="本人申请", **stamp)


def names(rows) -> list[str]:
    return [place.card.name for place in rows]


class TestPlaces:
    def test_without_a_limit_everybody_gets_a_place(self, world: World):
        for name in ("陈小豆", "白小兰"):
            join(world, name)
        found = enrolled(series(world), None, on=TODAY)
        assert sorted(names(found.here)) == ["白小兰", "陈小豆"]
        assert found.places.free is None

    def test_a_full_series_offers_its_waiting_list_and_keeps_the_order(self, world: World):
        limited(world, 1)
        join(world, "甲")
        with pytest.raises(ActivityFull) as refused:
            join(world, "乙")
        assert (refused.value.capacity, refused.value.waiting) == (1, 0)
        for name in ("丙", "乙", "丁"):
            join(world, name, wait=True)
        assert names(enrolled(series(world), None, on=TODAY).waiting) == ["丙", "乙", "丁"]

    def test_a_free_place_is_given_by_somebody_and_to_whoever_waits_longest(self, world: World):
        limited(world, 1)
        first = join(world, "甲")
        second, third = (join(world, name, wait=True) for name in ("乙", "丙"))
        with pytest.raises(NoPlaceFree):
            move_up(enrolment=second, by=clerk(world), at=NOW)
        leave(enrolment=first, reason="搬家", by=clerk(world), at=NOW)
        assert not Admission.objects.filter(enrolment=second).exists(), "nobody moves up unasked"
        with pytest.raises(SomebodyWaitsLonger):
            move_up(enrolment=third, by=clerk(world), at=NOW)
        with pytest.raises(ActivityFull):
            join(world, "丁")
        assert move_up(enrolment=second, by=clerk(world), at=NOW).since == TODAY
        with pytest.raises(AdmittedAlready):
            move_up(enrolment=second, by=clerk(world), at=NOW)

    def test_whoever_declines_lets_the_next_one_pass(self, world: World):
        limited(world, 1)
        first = join(world, "甲")
        second, third = (join(world, name, wait=True) for name in ("乙", "丙"))
        leave(enrolment=first, reason="搬家", by=clerk(world), at=NOW)
        gone = leave(enrolment=second, reason="没有时间", declined=True, by=clerk(world), at=NOW)
        assert gone.sort == Leaving.Sort.DECLINED
        assert move_up(enrolment=third, by=clerk(world), at=NOW)

    def test_a_place_in_one_session_is_taken_by_the_series_too(self, world: World):
        activity, one = limited(world, 2), session(world)
        join(world, "甲")
        join(world, "乙", session=one)
        with pytest.raises(ActivityFull):
            join(world, "丙", session=one)
        with pytest.raises(ActivityFull):
            join(world, "丁")
        other = session(world, TODAY + timedelta(days=1))
        assert places(activity, other, on=TODAY).free == 1
        assert join(world, "戊", session=other)

    def test_on_the_roll_of_a_day_is_who_had_a_place_on_it(self, world: World):
        early = join(world, "甲", since=TODAY - timedelta(days=7))
        join(world, "乙", since=TODAY + timedelta(days=1))
        join(world, "丙", session=session(world))
        leave(enrolment=early, reason="搬家", since=TODAY + timedelta(days=1), by=clerk(world), at=NOW)
        on = {day: [row.person.name for row in with_place(session(world, TODAY + timedelta(days=day)))]
              for day in (-7, 0, 1)}  # fmt: skip
        assert on == {-7: ["甲"], 0: ["甲", "丙"], 1: ["乙"]}


class TestErased:
    @pytest.fixture
    def gone(self, world: World) -> Enrolment:
        """Who had the one place, until they asked to be erased; another one waits for it."""
        limited(world, 1)
        row = join(world, "陈小豆")
        join(world, "白小兰", wait=True)
        erased(world, row.person)
        return row

    def test_the_place_is_free_for_whoever_waits_and_no_roll_calls_them(self, world: World, gone: Enrolment):
        [waiting] = enrolled(series(world), None, on=TODAY).waiting
        assert places(series(world), None, on=TODAY).taken == 0
        move_up(enrolment=waiting.enrolment, by=clerk(world), at=NOW)
        assert [row.person.name for row in with_place(session(world))] == ["白小兰"]

    def test_the_list_has_them_among_the_gone_without_a_name_or_a_word(self, world: World, gone: Enrolment):
        [waiting] = enrolled(series(world), None, on=TODAY).waiting
        leave(enrolment=waiting.enrolment, reason="搬去外婆家", by=clerk(world), at=NOW)
        erased(world, waiting.enrolment.person)
        found = enrolled(series(world), None, on=TODAY)
        assert (names(found.here), names(found.gone)) == ([], ["已删除", "已删除"])
        client = world.colleague("social_worker", world.north).client()
        page = client.get(f"/activities/series/{series(world).uid}/people/").content.decode()
        assert page.count("已删除") == 2
        assert not [word for word in ("陈小豆", "白小兰", "搬去外婆家") if word in page]

    def test_nobody_waits_in_their_place(self, world: World):
        limited(world, 1)
        join(world, "甲")
        first, second = (join(world, name, wait=True) for name in ("乙", "丙"))
        erased(world, first.person)
        actions.change_activity(activity=series(world), capacity=2, by=world.system, at=NOW)
        with pytest.raises(LeftAlready):
            move_up(enrolment=first, by=clerk(world), at=NOW)
        assert move_up(enrolment=second, by=clerk(world), at=NOW)

    def test_they_neither_leave_nor_come_again(self, world: World, gone: Enrolment):
        with pytest.raises(LeftAlready):
            leave(enrolment=gone, reason="搬家", by=clerk(world), at=NOW)


class TestRefusals:
    def test_nobody_is_enrolled_twice_with_one_card_or_with_two(self, world: World):
        limited(world, 1)
        bean, dou = person(world, "陈小豆"), person(world, "小豆")
        waiting = person(world, "白小兰")
        join(world, bean)
        join(world, waiting, wait=True)
        merge(person=dou, into=bean, by=keeper(world).actor, at=NOW)
        for who in (bean, dou):
            with pytest.raises(AlreadyEnrolled):
                join(world, who)
        with pytest.raises(AlreadyEnrolled):
            join(world, bean, session=session(world))
        with pytest.raises(AlreadyWaiting):
            join(world, waiting, wait=True)

    def test_somebody_of_another_office_is_refused(self, world: World):
        with pytest.raises(OutsideTheOffice):
            join(world, person(world, "外人", world.south))
        with pytest.raises(NotPermitted):
            join(world, "甲", by=world.colleague("social_worker", world.south).actor)
        with pytest.raises(NotPermitted):
            join(world, "乙", by=world.colleague("support_clerk", world.north).actor)

    def test_a_session_of_another_series_or_a_cancelled_one_takes_nobody(self, world: World):
        other = actions.plan_activity(
            office=world.north, name="合唱", activity_kind="class", since=TODAY, by=world.system, at=NOW
        )
        with pytest.raises(NotOfASeries):
            join(world, "甲", session=session(world, activity=other))
        actions.cancel_session(session=session(world), reason="下雨", by=world.system, at=NOW)
        with pytest.raises(SessionCancelled):
            join(world, "乙", session=session(world))
        actions.change_activity(activity=other, until=TODAY + timedelta(days=3), by=world.system, at=NOW)
        with pytest.raises(ActivityOver):
            join(world, "丙", activity=other, since=TODAY + timedelta(days=3))

    def test_leaving_says_why_once_and_not_before_the_beginning(self, world: World):
        made = join(world, "甲")
        with pytest.raises(ReasonOfLeavingMissing):
            leave(enrolment=made, reason=" ", by=clerk(world), at=NOW)
        with pytest.raises(LeavesBeforeComing):
            leave(enrolment=made, reason="搬家", since=TODAY - timedelta(days=1), by=clerk(world), at=NOW)
        leave(enrolment=made, reason="搬家", by=clerk(world), at=NOW)
        with pytest.raises(LeftAlready):
            leave(enrolment=made, reason="搬家", by=clerk(world), at=NOW)
        assert join(world, made.person), "whoever left may come again"
