"""Whoever has cases sees on the first page how many wait, and nothing of whose they are."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.cases import contact, opened, planned, supervisor, worker
from tests.factories.world import NOW, TODAY, Colleague, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


def home(colleague: Colleague):
    return colleague.client().get("/")


def test_the_counts_are_those_of_my_work_and_lead_there(world: World):
    case = opened(world)
    contact(world, case, TODAY, next_on=TODAY)
    planned(world, case, TODAY, due=TODAY + timedelta(days=3))
    answer = home(worker(world))
    found = [(one.count, one.href) for one in answer.context["cases"]]
    way = reverse("cases:work")
    assert found == [(1, f"{way}#today"), (1, f"{way}#overdue"), (0, way), (2, f"{way}#ahead")]
    assert "陈小舟" not in answer.content.decode()


def test_a_plan_waits_for_its_supervisor_and_nobody_else_hears_of_it(world: World):
    planned(world, opened(world))
    assert [one.count for one in home(supervisor(world)).context["cases"]] == [1]
    assert home(world.colleague("social_worker", world.north, 2)).context["cases"] == ()
