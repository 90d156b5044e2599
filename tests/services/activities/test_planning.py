"""Planning: what may be said of a series, when a session can be, and two colleagues who plan the same month."""

from datetime import date, time
from threading import Barrier, Thread

import pytest
from django.db import connections

from tests.factories.world import NOW, World
from youju.ground.access.models import AuditEntry
from youju.ground.evidence.ports import planned
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.models import Move, Session
from youju.services.activities.rules import BeginningMissing, EndsBeforeItBegins, NotOfASeries

MARCH, APRIL = month(2018, 3), month(2018, 4)


def announce(world, schedule, **details):
    return actions.plan_activity(
        office=world.north, name=schedule or "时间待定", activity_kind="community", schedule=schedule,
        since=date(2018, 1, 1), by=world.system, at=NOW, **details,
    )  # fmt: skip


def months_on_the_agenda(world, activity):
    """The months of 2018 in which the agenda has the activity."""
    return [
        number
        for number in range(1, 13)
        if activity.uid in {item.uid for item in planned([world.north.pk], month(2018, number))}
    ]


@pytest.mark.parametrize(
    ("start", "end", "refusal"),
    [
        (time(11), time(10), EndsBeforeItBegins),
        (time(11), time(11), EndsBeforeItBegins),
        (None, time(10), BeginningMissing),
    ],
)
def test_a_session_does_not_end_before_it_begins(world, start, end, refusal):
    activity = world.furniture[world.north.pk].activity
    session = actions.plan_month(activity=activity, period=MARCH, by=world.system, at=NOW)[0]
    with pytest.raises(refusal):
        actions.move_session(session=session, day=session.day, start=start, end=end, by=world.system, at=NOW)
    assert not Move.objects.exists()
    moved = {"session": session, "day": session.day, "by": world.system, "at": NOW}
    assert actions.move_session(**moved, start=time(10), end=time(11)).pk
    assert actions.move_session(**moved, start=time(10), end=None).pk


@pytest.mark.parametrize("detail", ["office", "uid", "pk", "teacher", "_state"])
def test_a_series_stays_in_its_office_and_knows_no_other_details(world, detail):
    activity = world.furniture[world.north.pk].activity
    before = AuditEntry.objects.count()
    with pytest.raises(NotOfASeries) as refused:
        actions.change_activity(activity=activity, by=world.system, at=NOW, **{detail: world.south})
    assert refused.value.field == detail
    activity.refresh_from_db()
    assert activity.office == world.north
    assert AuditEntry.objects.count() == before
    changed = actions.change_activity(activity=activity, minutes=90, name="晚托", by=world.system, at=NOW)
    assert (changed.minutes, changed.name) == (90, "晚托")


def test_two_who_plan_one_month_at_once_plan_each_session_once(own_database):
    world = World.found()
    activity = world.furniture[world.north.pk].activity
    start, made, failed = Barrier(2), [], []

    def plan() -> None:
        try:
            start.wait()
            made.append(len(actions.plan_month(activity=activity, period=MARCH, by=world.system, at=NOW)))
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=plan) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(made) == [0, Session.objects.count()]
    assert Session.objects.count() > 10


@pytest.mark.parametrize(
    ("schedule", "months"),
    [
        ("4月中下旬", [4]),
        ("4月下旬至5月上旬", [4, 5]),
        ("4月", [4]),
        ("", list(range(1, 13))),
        ("每周三", []),
    ],
)
def test_a_fuzzy_window_is_on_the_agenda_of_the_months_it_touches(world, schedule, months):
    activity = announce(world, schedule)
    assert months_on_the_agenda(world, activity) == months


def test_a_window_stays_within_the_life_of_its_series(world):
    activity = announce(world, "4月中下旬", until=date(2018, 4, 1))
    assert months_on_the_agenda(world, activity) == []


def test_a_planned_session_of_a_fuzzy_series_is_on_the_agenda_wherever_it_is(world):
    activity = announce(world, "4月中下旬")
    Session.objects.create(
        activity=activity, office=world.north, planned_on=date(2018, 5, 3), day=date(2018, 5, 3)
    )
    assert months_on_the_agenda(world, activity) == [4, 5]
