"""Visits that were sealed without network: taken once, contradictions side by side, nothing dropped."""

from uuid import uuid4

import pytest

from tests.factories.envelopes import post, sealed
from tests.factories.pages import Page
from tests.factories.people import person
from tests.factories.visits import round_to, stops
from tests.factories.world import TODAY
from youju.ground.access.actions import end_role
from youju.ground.access.models import Membership
from youju.ground.envelopes.models import Hold
from youju.services.visits.models import Visit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def old(world):
    return person(world, "甲老", year=1940)


@pytest.fixture
def going(world, old):
    return round_to(world, old)


def visit(going, old, **more):
    said = {
        "key": str(uuid4()), "stop": str(stops(going)[0].uid), "outcome": "met", "met": [str(old.uid)],
        "minutes": 20, "arrived": "09:10", "brought": "汤圆", "findings": "膝盖疼", "needs": "",
    }  # fmt: skip
    return {**said, **more}


def test_an_envelope_arrives_twice_and_is_taken_once(world, going, old):
    clerk = world.colleague("social_worker", world.north)
    letter = sealed(clerk.actor, going.uid, {"marks": [visit(going, old)]}, kind="visits.visit")
    said = clerk.client().post
    assert said
    for state in ("taken", "known"):
        assert post(clerk.client(), letter)[str(letter.key)]["state"] == state
    assert [(row.minutes, row.brought) for row in Visit.objects.all()] == [(20, "汤圆")]


def test_the_page_learns_what_stands(world, going, old):
    import json

    from tests.factories.envelopes import row

    clerk = world.colleague("social_worker", world.north)
    letter = sealed(clerk.actor, going.uid, {"marks": [visit(going, old)]}, kind="visits.visit")
    answer = clerk.client().post("/intake/envelopes/", {"envelopes": json.dumps([row(letter)])}).json()
    [(stop, now)] = answer["now"][str(going.uid)]["stops"].items()
    assert stop == str(stops(going)[0].uid)
    assert now["state"] == "met"
    assert "20分钟" in now["said"]


def test_two_phones_of_a_team_contradict_and_a_supervisor_decides_side_by_side(world, going, old):
    one, other = (world.colleague("social_worker", world.north, n) for n in (1, 2))
    first = sealed(one.actor, going.uid, {"marks": [visit(going, old)]}, kind="visits.visit")
    second = sealed(
        other.actor,
        going.uid,
        {"marks": [visit(going, old, minutes=45, findings="说想找人聊天")]},
        kind="visits.visit",
    )
    assert post(one.client(), first)[str(first.key)]["state"] == "taken"
    assert post(other.client(), second)[str(second.key)]["state"] == "held"
    assert Hold.objects.get().why == Hold.Why.CONFLICT
    boss = world.colleague("supervisor", world.north).client()
    there = f"/intake/held/{Hold.objects.get().envelope.uid}/"
    page = Page(boss.get(there)).text
    assert "45分钟" in page
    assert "20分钟" in page
    assert "说想找人聊天" not in page, "words stay sealed until somebody takes them"
    boss.post(there, {"ruling": "accept", "reason": "两人一起去的，以这份为准"})
    assert [row.minutes for row in Visit.objects.standing()] == [45]


def test_a_right_that_was_withdrawn_meanwhile_holds_the_visit_back(world, going, old):
    clerk = world.colleague("social_worker", world.north)
    letter = sealed(clerk.actor, going.uid, {"marks": [visit(going, old)]}, kind="visits.visit")
    membership = Membership.objects.get(user=clerk.user)
    end_role(membership=membership, until=TODAY, by=world.system, at=going.at)
    assert post(clerk.client(), letter)[str(letter.key)]["state"] == "held"
    assert not Visit.objects.exists()
    assert Hold.objects.get().why == Hold.Why.RIGHT


def test_hostile_insides_are_held_and_break_nothing(world, going, old):
    clerk = world.colleague("social_worker", world.north)
    for inside in ([], {"marks": [visit(going, old, minutes="viele")]}, {"marks": [[]]}, {"marks": [{"key": 3}]}):
        letter = sealed(clerk.actor, going.uid, inside, kind="visits.visit")
        assert post(clerk.client(), letter)[str(letter.key)]["state"] == "held", inside
    assert not Visit.objects.exists()
