"""Visits received, trainings and meetings are counted by session, by organisation and by person."""

from datetime import date
from typing import Any

import pytest

from tests.factories.world import NOW, World
from youju.ground.access.actions import enter_partner
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.organisations.models import Partner
from youju.ground.periods import month
from youju.services.activities.actions import plan_activity

pytestmark = pytest.mark.django_db


def amounts(world: World, *keys: str) -> list[int | None]:
    known = indicators(world.network)
    asked = [known[f"activities.{key}"] for key in keys]
    found = planner.values(asked, of_offices(world.north), month(2018, 3))[(world.north.pk, None)]
    return [found[one.key].amount for one in asked]


def body(world: World, name: str) -> Partner:
    return enter_partner(office=world.north, name=name, kind="social", by=world.system, at=NOW)


def visited(world: World, partner: str, n: int, **more: str) -> Any:
    return world.record("activities.reception", world.north, partner=partner, n=str(n), **more)


def held(world: World, kind: str, role: str, *groups: tuple[str, int]) -> None:
    """A session of the kind, with people of these organisations."""
    plan_activity(
        office=world.north, name=f"{kind}一场", activity_kind=kind, since=date(2018, 3, 1), by=world.system, at=NOW
    )
    world.north.__dict__.pop("_choices", None)
    world.record("activities.session", world.north, activity=f"{kind}一场", n_child="")
    for partner, n in groups:
        world.record(
            "activities.attendance", world.north, holding=f"{kind}一场 2018-03-05", role=role, partner=partner,
            n=str(n),
        )  # fmt: skip


def test_planned_visits_and_those_at_the_door_are_counted_together_and_an_organisation_once(world: World):
    for name in ("河西社", "城东社"):
        body(world, name)
    held(world, "reception", "visitor", ("河西社", 4))
    visited(world, "河西社", 2)
    visited(world, "城东社", 3)
    slip = visited(world, "", 1)
    keys = ("reception.visits", "reception.visitors", "reception.organisations")
    assert amounts(world, *keys) == [4, 10, 2]
    withdraw(kind=kind_of("activities.reception"), record=slip, reason="记错了", by=world.system, at=NOW)
    assert amounts(world, *keys) == [3, 9, 2]


def test_trainings_and_meetings_are_counted_by_organisation_and_by_person(world: World):
    for name in ("河西社", "城东社"):
        body(world, name)
    held(world, "training", "trainee", ("河西社", 4), ("城东社", 1), ("河西社", 2))
    held(world, "meeting", "organisation_rep", ("城东社", 2))
    assert amounts(world, "training.sessions", "training.trainees", "training.organisations") == [1, 7, 2]
    assert amounts(world, "meeting.attendances", "meeting.organisations") == [2, 1]


def test_nobody_recorded_is_not_reported(world: World):
    assert amounts(world, "reception.visits", "reception.visitors", "meeting.attendances") == [None] * 3


@pytest.mark.parametrize(
    "cells",
    [
        {"n": "0"}, {"n": "-1"}, {"n": ""}, {"n": "很多"}, {"n": "99999999"},
        {"purpose": ""}, {"purpose": "长" * 81},
        {"host": "长" * 41}, {"partner": "没有这家"}, {"happened_on": "2019-01-01"}, {"minutes": "318.22"},
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(world: World, cells: dict[str, str]):
    with pytest.raises((Refusal, ValueError)):
        world.record("activities.reception", world.north, **cells)
