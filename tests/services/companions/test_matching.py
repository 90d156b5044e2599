"""A proposal for everybody: rules forbid, wishes decide, pairs are kept, and nothing happens by itself."""

from datetime import date
from typing import Any

import pytest

from tests.factories import companions as some
from tests.factories import volunteers
from tests.factories.world import NOW, World
from youju.ground.access.models import AuditEntry
from youju.ground.assignment import Barred, Taken, TooFewPlaces
from youju.services.companions import actions
from youju.services.companions.actions.matching import Chosen
from youju.services.companions.models import Pairing
from youju.services.companions.queries.matching.asking import Hand
from youju.services.companions.queries.matching.proposing import How, Proposal, extras, of_child, proposal
from youju.services.companions.rules.matching import Wanted
from youju.services.companions.rules.refusals import (
    ClearanceMissing,
    MatchedMeanwhile,
    NothingChosen,
    WhyChanged,
)
from youju.services.volunteers.actions import state_availability
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.rules.availability import Span

pytestmark = pytest.mark.django_db
MORNING = Span(9 * 60, 12 * 60)


def proposed(world: World, *hands: Hand) -> Proposal:
    return proposal(world.north, hands=hands, at=NOW)


def pairs(found: Proposal) -> dict[str, str]:
    return {one.wish.card.name: str(one.free.volunteer) for one in found.matches}


def free_on(world: World, volunteer: Volunteer, *days: int) -> Volunteer:
    state_availability(volunteer=volunteer, spans=dict.fromkeys(days, (MORNING,)), by=world.system, at=NOW)
    return volunteer


def on(day: int) -> dict[str, Any]:
    return {"hours": {day: [MORNING]}}


def test_all_together_fare_better_than_one_after_the_other(world: World):
    """The first child would take the companion whom only the second can have."""
    some.wishing(world, "先来", helps=["talk", "reading"])
    some.wishing(world, "后到", helps=["talk"], language="粤语")
    some.companion(world, "于青", helps=["talk", "reading"], languages="粤语")
    some.companion(world, "于白", helps=["talk"])
    assert pairs(proposed(world)) == {"先来": "于白", "后到": "于青"}


def test_what_a_hurdle_forbids_is_not_proposed(world: World):
    some.wishing(world, "林小舟")
    eager = volunteers.enlisted(world, "于白")
    actions.offer(volunteer=eager, helps=["talk"], by=world.system, at=NOW)
    found = proposed(world)
    assert found.matches == ()
    (without,) = found.without
    (reason,) = without.reasons
    assert isinstance(reason, Barred)
    assert set(reason.rules) == {"clearance", "training"}
    assert Pairing.objects.count() == 0


def test_why_somebody_stays_without_is_gone_when_it_is_put_right(world: World):
    some.wishing(world, "林小舟", **on(5))
    companion = free_on(world, some.companion(world, "于青"), 6)
    (without,) = proposed(world).without
    assert [reason.rules for reason in without.reasons if isinstance(reason, Barred)] == [("hours",)]
    free_on(world, companion, 5, 6)
    assert proposed(world).without == ()


def test_siblings_who_wish_for_it_have_one_companion_or_none(world: World):
    one, other = some.wishing(world, "林大"), some.wishing(world, "林小")
    actions.wish_of_siblings(one=one, other=other, sort="together", by=world.system, at=NOW)
    some.companion(world, "于青")
    some.companion(world, "于白")
    (first, _second) = proposed(world).without
    assert [type(reason) for reason in first.reasons] == [TooFewPlaces]
    some.companion(world, "于红", most=2)
    assert pairs(proposed(world)) == {"林大": "于红", "林小": "于红"}


def test_siblings_who_wish_for_one_each_never_share(world: World):
    one, other = some.wishing(world, "林大"), some.wishing(world, "林小")
    actions.wish_of_siblings(one=one, other=other, sort="apart", by=world.system, at=NOW)
    some.companion(world, "于青", most=2)
    assert len(proposed(world).matches) == 1
    some.companion(world, "于白")
    assert set(pairs(proposed(world)).values()) == {"于青", "于白"}


def test_a_pair_that_stands_is_not_broken_for_a_small_gain(world: World):
    some.pair(world, some.wishing(world, "林小舟", helps=["talk", "reading"]), some.companion(world, "于青"))
    some.companion(world, "于白", helps=["talk", "reading"])
    (match,) = proposed(world).matches
    assert (str(match.free.volunteer), match.how) == ("于青", How.STANDS)


def test_a_pair_that_stands_gives_way_where_somebody_would_stay_without(world: World):
    some.pair(world, some.wishing(world, "林小舟"), some.companion(world, "于青", languages="粤语"))
    some.companion(world, "于白")
    some.wishing(world, "陈小雨", language="粤语")
    found = proposed(world)
    assert pairs(found) == {"林小舟": "于白", "陈小雨": "于青"}
    assert {one.wish.card.name: one.how for one in found.matches} == {"林小舟": How.CHANGED, "陈小雨": How.NEW}


def test_nobody_loses_a_companion_so_that_others_get_one(world: World):
    some.pair(world, some.wishing(world, "林小舟"), some.companion(world, "于青"))
    for name in ("陈小雨", "陈小雪"):
        some.wishing(world, name)
    found = proposed(world)
    assert pairs(found) == {"林小舟": "于青"}
    assert [type(reason) for one in found.without for reason in one.reasons] == [Taken, Taken]


def test_a_pair_that_safety_stands_against_is_named_and_left_alone(world: World):
    companion = volunteers.enlisted(world, "于青")
    some.papers(world, companion, until=date(2018, 3, 1))
    actions.offer(volunteer=companion, helps=["talk"], by=world.system, at=NOW)
    child = some.wishing(world, "林小舟")
    some.papers(world, companion, until=None)
    some.pair(world, child, companion)
    assert [one.card.name for one in proposed(world).question.unsafe] == []


def test_a_decision_by_hand_is_solved_around_and_its_effect_is_told(world: World):
    first, second = some.wishing(world, "先来"), some.wishing(world, "后到", helps=["reading"])
    talks = some.companion(world, "于青", helps=["talk", "reading"])
    some.companion(world, "于白", helps=["talk"])
    before = pairs(proposed(world))
    assert before == {"先来": "于白", "后到": "于青"}
    found = proposed(world, Hand(True, first.uid, talks.number))
    assert pairs(found) == {"先来": "于青", "后到": "于白"}
    assert {one.wish.card.name for one in found.moved} == {"先来", "后到"}
    assert pairs(proposed(world, Hand(False, second.uid, talks.number)))["后到"] == "于白"


def test_a_decision_that_cannot_hold_is_left_out_and_said(world: World):
    child, free = some.wishing(world, "林小舟"), some.companion(world, "于青")
    away = volunteers.enlisted(world, "于白")
    found = proposed(world, Hand(True, child.uid, away.number), Hand(True, away.uid, free.number))
    assert (found.question.hands, len(found.question.dropped)) == ((), 2)
    assert pairs(found) == {"林小舟": "于青"}


def test_why_not_somebody_else_is_answered_with_what_it_would_mean(world: World):
    first = some.wishing(world, "先来", helps=["talk", "reading"])
    some.wishing(world, "后到", language="粤语")
    asked = some.companion(world, "于青", helps=["talk", "reading"], languages="粤语")
    some.companion(world, "于白", helps=["talk"])
    found = of_child(world.north, first.uid, ask=asked.number, at=NOW)
    assert found is not None
    assert found.asked is not None
    free, answer = found.asked
    assert str(free.volunteer) == "于青"
    assert [type(reason) for reason in answer.reasons] == [Taken]
    assert found.match is not None
    assert [str(one.volunteer) for one in found.match.better] == ["于青"]
    assert answer.extra is not None
    assert answer.extra > 0


def test_whoever_would_help_most_is_said_with_days_and_languages(world: World):
    some.wishing(world, "周六一", **on(5))
    some.wishing(world, "周六二", **on(5), language="粤语")
    some.wishing(world, "周日", **on(6))
    free_on(world, some.companion(world, "于青"), 6)
    found = extras(world.north, at=NOW)
    assert sorted(one.wanted for one in found.helps) == [Wanted(5), Wanted(5, language="粤语")]
    assert {one.card.name for one in found.helped} == {"周六一", "周六二"}


def test_more_volunteers_are_not_asked_for_where_the_guardian_has_not_agreed(world: World):
    some.wishing(world, "林小舟")
    child = some.child(world, "陈小雨", agreed=False)
    actions.state_need(person=child, helps=["talk"], by=world.system, at=NOW)
    some.companion(world, "于青")
    assert extras(world.north, at=NOW).helps == ()


def test_what_is_confirmed_becomes_pairs_in_one_act(world: World):
    one, other = some.wishing(world, "林小舟"), some.wishing(world, "陈小雨")
    first, second = some.companion(world, "于青"), some.companion(world, "于白")
    keeper = world.colleague("social_worker", world.north)
    chosen = [Chosen(one, first), Chosen(other, second)]
    made = actions.settle(office=world.north, chosen=chosen, by=keeper.actor, at=NOW)
    assert {(pair.child, pair.volunteer, pair.coordinator) for pair in made} == {
        (one, first, keeper.user),
        (other, second, keeper.user),
    }
    assert AuditEntry.objects.filter(verb="matching.settle").count() == 1


def test_a_pair_that_changes_parts_for_the_reason_given_and_keeps_its_rhythm(world: World):
    child, before, after = some.wishing(world), some.companion(world, "于青"), some.companion(world, "于白")
    old = some.pair(world, child, before, rhythm=7)
    given: dict[str, Any] = {
        "office": world.north,
        "by": world.colleague("social_worker", world.north).actor,
        "at": NOW,
    }
    with pytest.raises(WhyChanged):
        actions.settle(chosen=[Chosen(child, after, before)], **given)
    (made,) = actions.settle(chosen=[Chosen(child, after, before)], words="搬到了城东", **given)
    old.refresh_from_db()
    assert (old.ending.reason, old.ending.words) == ("other", "搬到了城东")
    assert (made.rhythm, made.coordinator) == (7, old.coordinator)


def test_one_pair_that_is_refused_undoes_all(world: World):
    one, other, good = some.wishing(world, "林小舟"), some.wishing(world, "陈小雨"), some.companion(world, "于青")
    bare = volunteers.enlisted(world, "于白")
    actions.offer(volunteer=bare, helps=["talk"], by=world.system, at=NOW)
    by = world.colleague("social_worker", world.north).actor
    with pytest.raises(ClearanceMissing):
        actions.settle(office=world.north, chosen=[Chosen(one, good), Chosen(other, bare)], by=by, at=NOW)
    assert not Pairing.objects.exists()


def test_what_changed_since_it_was_looked_at_is_refused(world: World):
    child, first, second = some.wishing(world), some.companion(world, "于青"), some.companion(world, "于白")
    by = world.colleague("social_worker", world.north).actor
    some.pair(world, child, first)
    with pytest.raises(MatchedMeanwhile):
        actions.settle(office=world.north, chosen=[Chosen(child, second)], by=by, at=NOW)
    with pytest.raises(NothingChosen):
        actions.settle(office=world.north, chosen=[], by=by, at=NOW)


def test_the_proposal_asks_as_often_for_many_as_for_one(world: World, django_assert_max_num_queries):
    for number in range(3):
        some.wishing(world, f"孩子{number}")
        some.companion(world, f"志愿者{number}")
    with django_assert_max_num_queries(40):
        proposed(world)
