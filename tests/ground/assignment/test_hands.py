"""What somebody locks or forbids stands, the rest is proposed around it, and what it means for others is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ground.assignment.worlds import World, worlds
from youju.ground.assignment import Contradiction, Helper, Move, Pair, Seeker, moves, propose


@given(worlds(), st.data())
def test_locking_what_is_proposed_moves_nobody(world: World, data: st.DataObject):
    plan = propose(world.pose())
    if plan.helpers:
        locked = data.draw(st.dictionaries(st.sampled_from(sorted(plan.helpers)), st.none(), min_size=1))
        problem = plan.problem
        for seeker in locked:
            problem = problem.lock(seeker, plan.helpers[seeker])
        assert list(moves(plan, propose(problem))) == []


@given(worlds(hands=False), st.data())
def test_a_lock_stands_and_costs_no_more_than_it_must(world: World, data: st.DataObject):
    allowed = sorted({pair for plan in world.plans() for pair in plan.items()})
    if allowed:
        seeker, helper = data.draw(st.sampled_from(allowed))
        plan = propose(world.pose().lock(seeker, helper))
        assert plan.helpers[seeker] == helper
        assert plan.cost == world_locked(world, seeker, helper)
        assert plan.verified()


def world_locked(world: World, seeker: str, helper: str) -> int:
    return min(world.cost(plan) for plan in world.plans() if plan.get(seeker) == helper)


def _two() -> World:
    pairs = (
        Pair("s1", "h1", {"far": 1}), Pair("s1", "h2", {"far": 5}),
        Pair("s2", "h1", {"far": 2}), Pair("s2", "h2", {"far": 4}),
    )  # fmt: skip
    return World((Seeker("s1"), Seeker("s2")), (Helper("h1"), Helper("h2")), pairs)


def test_the_effect_on_the_others_is_told_with_what_each_cost_before_and_after():
    before = propose(_two().pose())
    after = propose(before.problem.lock("s2", "h1"))
    assert list(moves(before, after)) == [Move("s1", "h1", "h2", 1, 5), Move("s2", "h2", "h1", 4, 2)]
    assert after.cost - before.cost == 2


def test_what_is_forbidden_is_not_proposed_and_comes_back_when_it_is_released():
    before = propose(_two().pose())
    banned = before.problem.forbid("s1", "h1")
    assert propose(banned).helpers == {"s1": "h2", "s2": "h1"}
    assert propose(banned.release("s1", "h1")).helpers == before.helpers


def test_a_lock_lifts_a_ban_of_the_same_pair_and_a_ban_a_lock():
    problem = _two().pose().forbid("s1", "h1").lock("s1", "h1")
    assert (problem.forbids, problem.locks) == (frozenset(), {"s1": "h1"})
    assert problem.forbid("s1", "h1").locks == {}


def test_a_present_pair_is_not_broken_for_less_than_the_price_of_change():
    pairs = (Pair("s", "old", {"far": 9}), Pair("s", "new", {"far": 4}))
    world = World((Seeker("s"),), (Helper("old"), Helper("new")), pairs, present={"s": "old"}, change=4)
    assert propose(world.pose()).helpers == {"s": "new"}
    assert propose(world.pose(change=6)).helpers == {"s": "old"}


def test_a_present_pair_that_a_rule_forbids_by_now_has_nothing_to_keep():
    pairs = (Pair("s", "old", {}, ("clearance",)), Pair("s", "new", {"far": 4}))
    world = World((Seeker("s"),), (Helper("old"), Helper("new")), pairs, present={"s": "old"}, change=50)
    assert propose(world.pose()).cost == 4


@pytest.mark.parametrize(
    "hand",
    [
        {"locks": {"s1": "h1", "s2": "h1"}},
        {"locks": {"s1": "h1"}, "forbids": (("s1", "h1"),)},
        {"locks": {"s1": "h1", "s2": "h2"}, "together": (("s1", "s2"),)},
        {"together": (("s1", "s2"),), "apart": (("s1", "s2"),)},
        {"locks": {"nobody": "h1"}},
        {"locks": {"s1": "nobody"}},
        {"together": (("s1", "nobody"),)},
        {"pairs": (Pair("s1", "h1"), Pair("s1", "h1"))},
        {"pairs": (Pair("s1", "nobody"),)},
        {"pairs": (Pair("s1", "h1", {"far": -1}),)},
        {"seekers": (Seeker("s1"), Seeker("s2"), Seeker("s1"))},
        {"seekers": (Seeker("s1", takes=0), Seeker("s2"))},
        {"helpers": (Helper("h1"), Helper("h2", -1))},
        {"helpers": (Helper("h1"), Helper("h1"), Helper("h2"))},
    ],
)
def test_a_question_that_contradicts_itself_is_refused_by_name(hand: dict[str, object]):
    with pytest.raises(Contradiction):
        propose(_two().pose(**hand))
