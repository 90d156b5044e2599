"""A closed group is attended by its members, whether somebody calls the roll, types or brings a sheet."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.groups import by, group, member, met
from tests.factories.world import TODAY, World
from youju.ground.evidence.actions import correct
from youju.ground.evidence.kinds import kind_of
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Attendance, GroupPlan, Holding
from youju.services.activities.rules.groupwork import MoreThanMembers
from youju.services.activities.rules.marks import Said, Tap

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(world: World) -> GroupPlan:
    made = group(world)
    for name in ("陈小豆", "白小兰"):
        member(world, made, name)
    return made


def typed(world: World, plan: GroupPlan, back: int = 3, **heads: int) -> Any:
    """A session of the group as the desk types it."""
    said = {f"n_{role}": str(n) for role, n in heads.items()}
    day = str(TODAY - timedelta(days=back))
    return world.record("activities.session", activity=str(plan.activity.uid), happened_on=day, **said)


def test_the_desk_takes_as_many_as_there_are_members_and_no_more(world, plan):
    assert typed(world, plan, child=2, guardian=5, volunteer=3)
    with pytest.raises(MoreThanMembers):
        typed(world, plan, back=4, child=3)
    assert Holding.objects.standing().count() == 1


def test_nobody_is_counted_beside_members_who_were_called_by_name(world, plan):
    met(world, plan)
    holding = Holding.objects.get()
    kind = kind_of("activities.session")
    values = kind.read_values(holding) | {"n_child": 1}
    with pytest.raises(MoreThanMembers):
        correct(kind=kind, record=holding, values=values, version=holding.version, reason="补记", **by(world))
    with pytest.raises(MoreThanMembers):
        world.record("activities.attendance", holding=str(holding.uid), role="child", n="1")


def test_the_roll_counts_no_child_without_a_name(world, plan):
    [session] = met(world, plan)
    taps = [Tap(uuid4(), Said.PRESENT, role, None) for role in ("child", "volunteer")]
    answers = take(session=session, marks=taps, **by(world)).answers
    assert [answer.state for answer in answers] == ["refused", "taken"]
    assert sum(row.n for row in Attendance.objects.standing()) == 3


def test_a_series_that_is_no_closed_group_counts_as_before(world):
    assert world.record("activities.session", n_child="400")
