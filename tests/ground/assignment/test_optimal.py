"""No plan that keeps the rules is cheaper than the proposal; the same question has the same answer."""

from random import Random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from tests.ground.assignment.worlds import World, worlds
from youju.ground.assignment import Helper, Pair, Seeker, Table, propose
from youju.ground.assignment.problem import Problem


@given(worlds())
def test_the_proposal_keeps_every_rule_and_costs_no_more_than_the_best_of_all_plans(world: World):
    plan = propose(world.pose())
    assert dict(plan.helpers) in list(world.plans())
    assert plan.cost == world.cost(plan.helpers) == world.least()
    assert plan.verified()


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_in_which_everything_is_given_does_not_matter(world: World, dice: Random):
    assert propose(world.shuffled(dice).pose()).helpers == propose(world.pose()).helpers


@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32))
def test_one_to_one_it_is_as_good_as_scipy(seekers: int, helpers: int, seed: int):
    dice = np.random.default_rng(seed)
    costs = dice.integers(0, 50, (seekers, helpers))
    row, column = np.divmod(np.arange(costs.size), helpers)
    names = [f"s{n:02}" for n in range(seekers)], [f"h{n:02}" for n in range(helpers)]
    table = Table.of_arrays(
        *names, row, column, costs.ravel(), places=np.ones(helpers), without=np.full(seekers, 1_000)
    )
    plan = propose(Problem(table))
    best = int(costs[linear_sum_assignment(costs)].sum()) + 1_000 * max(0, seekers - helpers)
    assert (plan.cost, plan.verified()) == (best, True)


def test_as_many_as_possible_are_helped_before_anybody_is_helped_better():
    pairs = [Pair("s1", "h1", {"far": 0}), Pair("s2", "h1", {"far": 900}), Pair("s1", "h2", {"far": 99_000})]
    world = World((Seeker("s1"), Seeker("s2")), (Helper("h1"), Helper("h2")), tuple(pairs))
    assert propose(world.pose()).helpers == {"s1": "h2", "s2": "h1"}


def test_equal_pairs_are_not_all_decided_for_whoever_stands_first():
    seekers = tuple(Seeker(f"s{n:02}") for n in range(40))
    world = World(seekers, (Helper("h", 20),), tuple(Pair(s.uid, "h") for s in seekers))
    helped = propose(world.pose()).helpers
    assert len(helped) == 20
    assert set(helped) != {s.uid for s in seekers[:20]} != {s.uid for s in seekers[20:]}


def test_nobody_and_nothing_are_answered_too():
    assert propose(World((), (), ()).pose()).helpers == {}
    assert propose(World((), (Helper("h"),), ()).pose()).verified()
    assert propose(World((Seeker("s"),), (), ()).pose()).without == ("s",)
