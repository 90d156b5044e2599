"""What the first page says of today's sessions and of those that wait for their people."""

from datetime import time, timedelta

import pytest
import time_machine

from tests.factories.press import page
from tests.factories.world import NOW, World
from youju.services.activities.models import Session

TODAY = NOW.date()


@pytest.fixture
def planned(world: World):
    """Plans a session of the north `days` ago."""

    def plan(days: int) -> Session:
        activity, day = world.furniture[world.north.pk].activity, TODAY - timedelta(days=days)
        return Session.objects.create(
            activity=activity, office=world.north, planned_on=day, day=day, start=time(15), end=time(18, 30)
        )

    return plan


def desk(world: World, role: str = "social_worker", office: object = None) -> str:
    with time_machine.travel(NOW, tick=False):
        return page(world.colleague(role, office or world.north).client(), "/")


def test_todays_sessions_lead_to_their_record(world: World, planned):
    session = planned(0)
    said = desk(world)
    assert f"/activities/sessions/{session.uid}/" in said
    assert "15:00–18:30" in said


def test_a_session_that_nobody_recorded_is_asked_for_until_it_is(world: World, planned):
    session = planned(3)
    assert "还没登记人数的场次" in desk(world)
    world.record("activities.session", happened_on=session.day.isoformat(), n_child="5")
    assert "还没登记人数的场次" not in desk(world)


def test_what_lies_more_than_a_month_back_is_not_asked_for_here(world: World, planned):
    planned(40)
    assert "还没登记人数的场次" not in desk(world)


def test_sessions_of_another_office_are_not_mentioned(world: World, planned):
    session = planned(0)
    assert str(session.uid) not in desk(world, office=world.south)


def test_no_more_than_six_are_listed_and_the_rest_is_counted(world: World, planned):
    for days in range(1, 10):
        planned(days)
    said = desk(world)
    assert said.count("/activities/sessions/") == 6
    assert "还有3场" in said
