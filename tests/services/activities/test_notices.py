"""A session that is called off, moved or made up leaves a notice for exactly those who are enrolled."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests.factories.people import person
from tests.factories.rolls import children, clerk, series, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.people.actions import live_together
from youju.ground.periods import month
from youju.services.activities.actions import cancel_session, change_activity, move_session, plan_month
from youju.services.activities.actions.enrolling import enrol, leave
from youju.services.activities.actions.making_up import make_up
from youju.services.activities.actions.notices import announce, tell, untell
from youju.services.activities.models import Enrolment, Notice, Session, Telling
from youju.services.activities.queries.notices import of_series, of_session, place_of, to_tell, told
from youju.services.activities.rules.notices import (
    MadeUpAlready,
    NoChannel,
    NotAddressed,
    NotAnnounced,
    NotCancelled,
    NotToldYet,
    PlaceOfNotice,
    SessionOver,
    WordNamesSomebody,
    concerns,
    last_day,
    names_somebody,
)

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=3)


def by(world: World) -> dict[str, Any]:
    return {"by": clerk(world), "at": NOW}


def called_off(world: World, **more: Any) -> Notice:
    cancel_session(session=session(world, LATER), reason="老师生病", **more, **by(world))
    return Notice.objects.get()


def names(notice: Notice) -> list[str]:
    return [card.name for family in told(notice, on=TODAY).families for _row, card in family.people]


def counted(notice: Notice) -> tuple[int, int]:
    count = told(notice, on=TODAY).count
    return count.told, count.total


def test_who_waits_for_this_session_learns_of_changes_and_is_not_reminded():
    assert concerns(waits=False, change=False, this_session=False)
    assert concerns(waits=True, change=True, this_session=True)
    assert not concerns(waits=True, change=True, this_session=False)
    assert not concerns(waits=True, change=False, this_session=True)
    assert last_day(TODAY, LATER) == last_day(LATER, TODAY) == last_day(LATER, None) == LATER
    assert names_somebody("小豆生病了", ["陈大", "小豆"])
    assert not names_somebody("老师病了", ["陈小豆", "老"])


class TestWhomItConcerns:
    def test_a_cancelled_session_is_told_to_those_with_a_place_and_no_others(self, world):
        children(world, "陈小豆", "白小兰")
        gone = children(world, "吴小北")[0]
        person(world, "没有报名的")
        row = Enrolment.objects.get(person=gone)
        leave(enrolment=row, reason="搬家", since=TODAY, **by(world))
        assert names(called_off(world)) == ["白小兰", "陈小豆"]

    def test_whoever_leaves_or_is_erased_afterwards_is_told_no_more(self, world):
        _first, second = children(world, "陈小豆", "白小兰")
        notice = called_off(world)
        leave(enrolment=Enrolment.objects.get(person=second), reason="搬家", since=TODAY, **by(world))
        assert names(notice) == ["陈小豆"]
        assert [line.count.total for line in of_session(notice.session)] == [1]

    def test_a_moved_session_is_told_to_those_of_the_old_day_and_of_the_new_one(self, world):
        stays, leaves = children(world, "陈小豆", "白小兰")
        comes = person(world, "吴小北", year=2009)
        enrol(activity=series(world), person=comes, role="child", since=LATER, **by(world))
        row = Enrolment.objects.get(person=leaves)
        leave(enrolment=row, reason="搬家", since=TODAY + timedelta(days=1), **by(world))
        move_session(session=session(world), day=LATER, start=time(9), end=None, **by(world))
        notice = Notice.objects.get()
        assert (notice.day_before, notice.day, notice.last) == (TODAY, LATER, LATER)
        assert set(names(notice)) == {str(stays), str(leaves), str(comes)}

    def test_who_waits_for_this_session_alone_is_told_that_it_is_off(self, world):
        change_activity(activity=series(world), capacity=1, **by(world))
        children(world, "陈小豆")
        for name, where in (("白小兰", session(world, LATER)), ("吴小北", None)):
            waiting = person(world, name, year=2009)
            enrol(
                activity=series(world), person=waiting, role="child", session=where, wait=True, **by(world)
            )  # fmt: skip
        notice = called_off(world)
        assert names(notice) == ["陈小豆", "白小兰"]
        assert [family.waits for family in told(notice, on=TODAY).families] == [False, True]

    def test_children_of_one_household_are_one_family(self, world):
        one, other = children(world, "陈小豆", "陈小米")
        children(world, "白小兰")
        live_together(person=one, other=other, **by(world))
        notice = called_off(world)
        assert [len(family.people) for family in told(notice, on=TODAY).families] == [1, 2]
        assert counted(notice) == (0, 3)

    def test_of_a_day_that_is_over_nobody_is_told(self, world):
        children(world, "陈小豆")
        cancel_session(session=session(world, TODAY - timedelta(days=1)), reason="雨", **by(world))
        assert not Notice.objects.exists()

    def test_the_word_to_the_families_names_nobody_who_is_enrolled_and_then_nothing_is_cancelled(self, world):
        children(world, "陈小豆")
        with pytest.raises(WordNamesSomebody):
            called_off(world, word="陈小豆发烧了，这次不上")
        assert not hasattr(session(world, LATER), "cancellation")
        assert called_off(world, word=" 老师生病 ").word == "老师生病"


class TestTelling:
    def test_who_was_told_is_ticked_once_per_channel_and_counted_once(self, world):
        children(world, "陈小豆", "白小兰")
        notice = called_off(world)
        first = told(notice, on=TODAY).families[0]
        for channel in ("phone", "phone", "private"):
            tell(notice=notice, people=first.uids, channel=channel, **by(world))
        assert Telling.objects.count() == 2
        assert counted(notice) == (1, 2)
        assert [(line.count.told, line.count.total) for line in to_tell([world.north.pk], on=TODAY)] == [(1, 2)]

    def test_posted_in_the_group_ticks_whoever_was_not_told_yet(self, world):
        children(world, "陈小豆", "白小兰")
        notice = called_off(world)
        tell(notice=notice, people=told(notice, on=TODAY).families[0].uids, channel="phone", **by(world))
        made = tell(notice=notice, channel="group", **by(world))
        assert len(made) == 1
        assert counted(notice) == (2, 2)
        assert to_tell([world.north.pk], on=TODAY) == []

    def test_a_slip_is_taken_back_and_stays_on_record(self, world):
        children(world, "陈小豆")
        notice = called_off(world)
        uids = told(notice, on=TODAY).families[0].uids
        with pytest.raises(NotToldYet):
            untell(notice=notice, people=uids, **by(world))
        tell(notice=notice, people=uids, channel="phone", **by(world))
        untell(notice=notice, people=uids, **by(world))
        assert counted(notice) == (0, 1)
        assert Telling.objects.get().void is not None
        tell(notice=notice, people=uids, channel="phone", **by(world))
        assert counted(notice) == (1, 1)

    def test_what_cannot_be_is_refused(self, world):
        children(world, "陈小豆")
        notice = called_off(world)
        uids = told(notice, on=TODAY).families[0].uids
        with pytest.raises(NoChannel):
            tell(notice=notice, people=uids, channel="pigeon", **by(world))
        for wrong in ([], [notice.uid], [*uids, notice.uid]):
            with pytest.raises(NotAddressed):
                tell(notice=notice, people=wrong, channel="phone", **by(world))
        elsewhere = {"by": world.colleague("social_worker", world.south).actor, "at": NOW}
        with pytest.raises(NotPermitted):
            tell(notice=notice, people=uids, channel="phone", **elsewhere)

    def test_the_store_refuses_another_history(self, world):
        children(world, "陈小豆")
        notice = called_off(world)
        tell(notice=notice, channel="group", **by(world))
        for change in (
            lambda: Telling.objects.update(channel="phone"),
            lambda: Telling.objects.all().delete(),
            lambda: Notice.objects.update(word="别的"),
            lambda: notice.addressees.update(waits=True),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()


class TestByItself:
    def test_a_reminder_and_another_place_are_told_by_themselves(self, world):
        children(world, "陈小豆")
        there = session(world, LATER)
        with pytest.raises(PlaceOfNotice):
            announce(session=there, sort="place", place=" ", **by(world))
        announce(session=there, sort="place", place="社区公园东门", **by(world))
        announce(session=there, sort="reminder", place="不算", word="带水杯", **by(world))
        assert place_of(there) == "社区公园东门"
        assert [line.notice.sort for line in of_session(there)] == ["reminder", "place"]
        # The last word on a session overtakes what was said before.
        assert [line.notice.sort for line in of_series(series(world), on=TODAY)] == ["reminder"]

    def test_what_follows_from_an_act_is_not_announced_and_nothing_of_the_past_is(self, world):
        for sort in ("cancelled", "moved", "made_up", "", "x"):
            with pytest.raises(NotAnnounced):
                announce(session=session(world, LATER), sort=sort, **by(world))
        with pytest.raises(SessionOver):
            announce(session=session(world, TODAY - timedelta(days=1)), sort="reminder", **by(world))


class TestMakingUp:
    def test_a_cancelled_session_is_made_up_once_and_planning_again_changes_nothing(self, world):
        children(world, "陈小豆")
        plan_month(activity=series(world), period=month(2018, 3), **by(world))
        before = Session.objects.count()
        off = Session.objects.filter(day__gt=TODAY).order_by("day").first()
        assert off is not None
        with pytest.raises(NotCancelled):
            make_up(session=off, day=LATER, start=None, end=None, **by(world))
        cancel_session(session=off, reason="停电", **by(world))
        day = date(2018, 3, 31)
        made = make_up(session=off, day=day, start=time(9), end=time(10), **by(world))
        notice = Notice.objects.get(session=made)
        assert (notice.sort, notice.day_before, notice.day) == ("made_up", off.day, day)
        assert names(notice) == ["陈小豆"]
        with pytest.raises(MadeUpAlready):
            make_up(session=off, day=LATER, start=None, end=None, **by(world))
        assert plan_month(activity=series(world), period=month(2018, 3), **by(world)) == []
        assert Session.objects.count() == before + 1

    def test_whoever_was_enrolled_for_that_session_alone_is_enrolled_for_its_make_up(self, world):
        guest = person(world, "白小兰", year=2009)
        off = session(world, LATER)
        enrol(activity=series(world), person=guest, role="child", session=off, **by(world))
        cancel_session(session=off, reason="停电", **by(world))
        made = make_up(session=off, day=LATER + timedelta(days=7), start=None, end=None, **by(world))
        assert Enrolment.objects.with_place().filter(session=made, person=guest).exists()
        assert names(Notice.objects.get(session=made)) == ["白小兰"]
