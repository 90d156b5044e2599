"""A card lists the visits to its home and the round that goes there next, for whoever goes out for the office."""

from datetime import date, timedelta

import pytest

from tests.factories.people import keeper
from tests.factories.visits import family, round_to, said, stamp, stops
from tests.factories.world import NOW, TODAY, World
from youju.ground.evidence.actions import withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.people import actions as people
from youju.services.visits import actions
from youju.services.visits.queries.visits import stops_ahead, visits_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
FINDING = "墙角发霉"


def card(world: World, person) -> str:
    return keeper(world).client().get(f"/people/{person.uid}/").content.decode()


def test_a_card_leads_to_its_visits_and_to_the_next_round_and_tells_nothing_that_was_found(world: World):
    [mother, child] = family(world, "林晚晴", "林小舟")
    before = round_to(world, mother)
    words = said(stops(before)[0].uid, mother, findings=FINDING)
    visit = actions.record_visit(office=world.north, round=before, said=words, **stamp(world)).visit
    later = round_to(world, mother, day=TODAY + timedelta(days=7), purpose="清明探访")
    shown = card(world, child)
    assert f"/visits/{visit.uid}/" in shown, "the household of the child was visited"
    assert f"/visits/rounds/{later.uid}/" in shown
    assert f"/visits/rounds/{before.uid}/" not in shown, "a home where somebody was does not lie ahead"
    assert FINDING not in shown


def test_a_card_without_visits_says_so(world: World):
    [mother] = family(world, "林晚晴")
    assert "还没有去过这一户" in card(world, mother)


def test_whoever_does_not_go_out_sees_no_visits_on_a_card(world: World):
    [mother] = family(world, "林晚晴")
    going = round_to(world, mother)
    shown = world.colleague("librarian", world.north).client().get(f"/people/{mother.uid}/").content.decode()
    assert str(going.uid) not in shown
    assert going.purpose not in shown


def test_a_round_that_was_cancelled_or_lies_behind_does_not_lie_ahead(world: World):
    [mother] = family(world, "林晚晴")
    off = round_to(world, mother)
    actions.cancel_round(round=off, reason="下雨", **stamp(world))
    going = round_to(world, mother)
    assert [stop.round for stop in stops_ahead(mother, on=TODAY)] == [going]
    assert stops_ahead(mother, on=TODAY + timedelta(days=1)) == []


def test_whoever_moves_in_later_has_no_visits_of_before(world: World):
    [mother] = family(world, "林晚晴")
    [child] = family(world, "林小舟")
    going = round_to(world, mother)
    actions.record_visit(office=world.north, round=going, said=said(stops(going)[0].uid, mother), **stamp(world))
    people.live_together(person=child, other=mother, since=date(2018, 12, 1), by=world.system, at=NOW)
    assert len(visits_to(mother)) == 1
    assert visits_to(child) == []


def test_a_visit_that_was_withdrawn_is_gone_from_the_card(world: World):
    [mother] = family(world, "林晚晴")
    going = round_to(world, mother)
    made = actions.record_visit(
        office=world.north, round=going, said=said(stops(going)[0].uid, mother), **stamp(world)
    )
    assert visits_to(mother) == [made.visit]
    withdraw(kind=kind_of("visits.visit"), record=made.visit, **stamp(world))
    assert visits_to(mother) == []
