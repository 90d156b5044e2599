"""A plan tells what it clashes with before it is saved, and is saved all the same by whoever has seen it."""

from datetime import date, time

import pytest

from tests.factories.world import NOW, World
from youju.ground.access import actions as access
from youju.ground.access.models import AuditEntry
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.models import Activity, Session
from youju.services.activities.queries.clashes import of_series, of_session
from youju.services.activities.rules import Clashing, digest
from youju.services.activities.rules.clashing import Sort

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def stamp(world: World):
    return {"by": world.system, "at": NOW}


@pytest.fixture
def choir(world: World, stamp):
    """Saturdays from ten to eleven in the big room, led by a supervisor; April is planned."""
    made = actions.plan_activity(
        office=world.north, site=world.furniture[world.north.pk].site, room="大教室", name="合唱团",
        activity_kind="class", schedule="每周六10:00-11:00", since=date(2018, 3, 1),
        leader=world.colleague("supervisor", world.north).user, **stamp,
    )  # fmt: skip
    actions.plan_month(activity=made, period=month(2018, 4), **stamp)
    return made


def beside(choir: Activity, **other) -> Activity:
    said = {
        "office": choir.office, "site": choir.site, "name": "绘本课", "activity_kind": "class", "holidays": "skip",
        "schedule": "每周六10:30-11:30", "since": date(2018, 4, 1), "until": date(2018, 5, 1),
    }  # fmt: skip
    return Activity(**{**said, **other})


def sorts(found) -> list[tuple[str, int]]:
    return [(clash.sort, clash.day.day) for clash in found]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"room": "大教室"}, Sort.ROOM), ({"room": "小教室"}, None), ({}, Sort.SITE),
        ({"room": "大教室", "schedule": "每周六11:00-12:00"}, None), ({"site": None}, None),
    ],
    ids=["one room", "two rooms", "no room said", "one after the other", "elsewhere"],
)  # fmt: skip
def test_two_at_once_in_one_room(choir, other, told):
    found = of_series(beside(choir, **other), on=TODAY)
    assert sorts(found) == ([(told, day) for day in (7, 14, 21, 28)] if told else [])


def test_a_colleague_of_two_offices_is_at_one_place_at_a_time_and_no_more_is_told_of_the_other(
    choir, stamp, world
):
    world.give(world.colleague("supervisor", world.north), "supervisor", world.south)
    south = beside(choir, office=world.south, site=None, leader=choir.leader)
    found = of_series(south, on=TODAY)
    assert sorts(found) == [(Sort.LEADER, day) for day in (7, 14, 21, 28)]
    assert {clash.other for clash in found} == {"别的机构的一场活动"}
    stranger = beside(choir, office=world.south, site=None, leader=world.colleague("supervisor", world.south).user)
    assert not of_series(stranger, on=TODAY)


def test_one_colleague_leads_one_thing_at_a_time_and_a_stand_in_sets_them_free(choir, stamp, world):
    away = beside(choir, site=None, leader=choir.leader)
    assert sorts(of_series(away, on=TODAY)) == [(Sort.LEADER, day) for day in (7, 14, 21, 28)]
    free = Session.objects.get(activity=choir, day=date(2018, 4, 7))
    actions.stand_in(session=free, colleague=world.colleague("social_worker", world.north).user, **stamp)
    gone = Session.objects.get(activity=choir, day=date(2018, 4, 14))
    actions.cancel_session(session=gone, reason="停电", **stamp)
    assert sorts(of_series(away, on=TODAY)) == [(Sort.LEADER, 21), (Sort.LEADER, 28)]


def test_what_a_schedule_names_clashes_before_anybody_planned_it(choir):
    may = beside(choir, room="大教室", since=date(2018, 5, 1), until=date(2018, 5, 14))
    assert sorts(of_series(may, on=TODAY)) == [(Sort.ROOM, 5), (Sort.ROOM, 12)]


def test_a_session_moved_to_a_day_off_is_told_unless_it_is_made_for_the_day(choir, world, stamp):
    marks = [(date(2018, 4, 5), "off", "清明节", True), (date(2018, 4, 8), "workday", "清明节调休上班", True)]
    access.mark_days(network=world.network, days=marks, **stamp)
    session = Session.objects.get(activity=choir, day=date(2018, 4, 7))
    assert sorts(of_session(session, date(2018, 4, 5), time(10), None)) == [(Sort.DAY_OFF, 5)]
    assert sorts(of_session(session, date(2018, 4, 8), time(10), None)) == [(Sort.SCHOOL, 8)]
    session.activity.name = "清明踏青"
    assert not of_session(session, date(2018, 4, 5), time(10), None)


def test_nothing_is_saved_over_a_clash_until_somebody_has_seen_it_and_that_is_written_down(choir, stamp, world):
    said = {
        "office": world.north, "site": choir.site, "room": "大教室", "name": "绘本课", "activity_kind": "class",
        "schedule": "4月14日10:00-11:00", "since": date(2018, 4, 1), **stamp,
    }  # fmt: skip
    with pytest.raises(Clashing) as refused:
        actions.plan_activity(aware="", **said)
    with pytest.raises(Clashing):
        actions.plan_activity(aware="something else", **said)
    assert not Activity.objects.filter(name="绘本课").exists()
    made = actions.plan_activity(aware=digest(refused.value.found), **said)
    entry = AuditEntry.objects.get(verb="activity.despite")
    assert (entry.subject, entry.rows) == (made.uid, 1)
    session = Session.objects.filter(activity=choir).order_by("day").last()
    assert session is not None
    with pytest.raises(Clashing):
        actions.move_session(
            session=session, day=date(2018, 4, 14), start=time(10), end=None, aware="", **stamp
        )  # fmt: skip
