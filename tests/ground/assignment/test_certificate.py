"""The proof is checked by a few lines that know nothing of the solver, and a wrong plan or proof does not pass."""

import inspect

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.ground.assignment.worlds import World, worlds
from youju.ground.assignment import Helper, Pair, Seeker, propose
from youju.ground.assignment.certificate import Branch, Leaf, bound, verify


def _placed(world: World, plan: dict[str, str]) -> dict[int, int]:
    table = world.pose().table
    return {table.unit_of[seeker]: table.helper_of[helper] for seeker, helper in plan.items()}


@given(worlds(), st.data())
def test_a_plan_that_is_not_the_lightest_is_refused(world: World, data: st.DataObject):
    plan = propose(world.pose())
    facts, proof = plan.problem.facts, plan.solution.proof
    other = dict(data.draw(st.sampled_from(list(world.plans()))))
    assert not verify(facts, _placed(world, other), proof) or world.cost(other) == plan.cost
    assert verify(facts, _placed(world, dict(plan.helpers)), proof)


@given(worlds(), st.data())
def test_a_plan_that_breaks_a_rule_is_refused(world: World, data: st.DataObject):
    plan = propose(world.pose())
    seekers, helpers = [s.uid for s in world.seekers], [h.uid for h in world.helpers]
    wild = data.draw(st.dictionaries(st.sampled_from(seekers), st.sampled_from(helpers)))
    assume(wild not in [dict(p) for p in world.plans()])
    placed = _placed(world, wild)
    table = plan.problem.table
    assume(
        {uid: table.helpers[placed[u]] for u, uids in enumerate(table.units) if u in placed for uid in uids}
        == wild
    )
    assert not verify(plan.problem.facts, placed, plan.solution.proof)


@given(worlds(), st.data())
def test_whatever_the_prices_no_plan_is_under_the_bound(world: World, data: st.DataObject):
    """So no proof, however wrong, can pass for a plan that is too heavy."""
    problem = world.pose()
    prices = data.draw(
        st.lists(st.integers(-(10**9), 10**9), min_size=len(world.helpers), max_size=len(world.helpers))
    )
    facts = problem.facts
    under = bound(facts, problem.placed, problem.barred, prices)
    for plan in world.plans():
        placed = _placed(world, dict(plan))
        assert under <= bound(facts, placed, problem.barred, None)


def test_wrong_prices_prove_nothing():
    """Two want one place: without a price for it everybody could have it."""
    pairs = (Pair("s1", "h1", {"far": 1}), Pair("s2", "h1", {"far": 2}))
    plan = propose(World((Seeker("s1"), Seeker("s2")), (Helper("h1"),), pairs).pose())
    right = plan.solution.proof
    assert isinstance(right, Leaf)
    for price in (0, right.prices[0] - 1, right.prices[0] * 2):
        assert not verify(plan.problem.facts, plan.solution.placed, Leaf((price,)))
    assert plan.verified()


def test_a_case_left_out_proves_nothing():
    """A flow would split the two who stay together, and cost less than any plan: two cases are told apart."""
    costs = {("s0", "h1"): 6, ("s1", "h0"): 8, ("s1", "h1"): 4, ("s2", "h1"): 3, ("s3", "h0"): 4, ("s3", "h1"): 1}
    pairs = tuple(Pair(*pair, {"far": cost}) for pair, cost in costs.items())
    helpers = Helper("h0", 2), Helper("h1", 2)
    plan = propose(World(tuple(map(Seeker, ("s0", "s1", "s2", "s3"))), helpers, pairs, (("s0", "s1"),)).pose())
    facts, placed, proof = plan.problem.facts, plan.solution.placed, plan.solution.proof
    assert isinstance(proof, Branch)
    assert plan.verified()
    assert not all(verify(facts, placed, part) for part in (proof.absent, proof.there))


def test_what_one_has_to_believe_is_short():
    def lines(code: object) -> int:
        source = inspect.getsource(code).split('"""')  # type: ignore[arg-type]
        return sum(1 for line in (source[0] + source[2]).splitlines() if line.strip())

    assert lines(bound) <= 20
    assert lines(verify) <= 14
