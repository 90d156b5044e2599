"""Which helpers more would help most is the best of all choices, not the best first one and then the next."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ground.assignment.worlds import World, worlds
from youju.ground.assignment import Contradiction, Helper, Pair, Seeker, best_extras, pose, propose


def _with(world: World, profiles: Mapping[str, int], pairs: tuple[Pair, ...], choice: tuple[str, ...]) -> World:
    more = [(f"{uid}+{n}", uid) for n, uid in enumerate(choice)]
    return replace(
        world,
        helpers=world.helpers + tuple(Helper(copy, profiles[uid]) for copy, uid in more),
        pairs=world.pairs + tuple(replace(p, helper=copy) for copy, uid in more for p in pairs if p.helper == uid),
    )


@settings(deadline=None)
@given(worlds(), st.integers(0, 3), st.data())
def test_no_other_choice_of_so_many_saves_more(world: World, count: int, data: st.DataObject):
    profiles = {f"p{n}": data.draw(st.integers(1, 3)) for n in range(data.draw(st.integers(0, 3)))}
    pairs = tuple(
        Pair(seeker.uid, uid, {"far": data.draw(st.integers(0, 9))}, data.draw(st.sampled_from(((), ("x",)))))
        for seeker in world.seekers
        for uid in profiles
    )
    plan = propose(world.pose())
    best = best_extras(plan, [Helper(*profile) for profile in profiles.items()], pairs, count=count)
    choices = combinations_with_replacement(sorted(profiles), count if profiles else 0)
    costs = [propose(_with(world, profiles, pairs, choice).pose()).cost for choice in choices]
    assert best.plan.cost == min(costs) == plan.cost - best.saves
    assert len(best.chosen) <= count
    assert best.plan.verified()
    assert set(best.helped) <= set(best.plan.helpers) - set(plan.helpers)


def test_two_who_help_together_are_found_where_the_best_first_one_would_mislead():
    """One who can on both days serves three of four; the two others, one a day with two places, serve all."""
    seekers = [Seeker(uid, without=10) for uid in ("sat1", "sat2", "sun1", "sun2", "sun3")]
    both, saturday, sunday = Helper("both", 3), Helper("saturday", 2), Helper("sunday", 3)
    pairs = [Pair(s.uid, "both", {"": 1}) for s in seekers]
    pairs += [Pair(s.uid, "saturday", {"": 0}) for s in seekers if s.uid < "sun"]
    pairs += [Pair(s.uid, "sunday", {"": 2}) for s in seekers if s.uid > "sun"]
    plan = propose(pose(seekers, [], []))
    assert best_extras(plan, [both, saturday, sunday], pairs, count=1).chosen == ("both",)
    assert best_extras(plan, [both, saturday, sunday], pairs, count=2).chosen == ("both", "saturday")
    assert best_extras(plan, [saturday, sunday], pairs[5:], count=5).chosen == ("saturday", "sunday")


def test_nobody_is_asked_for_where_nobody_is_missing():
    plan = propose(pose([Seeker("s")], [Helper("h")], [Pair("s", "h")]))
    best = best_extras(plan, [Helper("p")], [Pair("s", "p", {"far": 1})], count=3)
    assert (best.chosen, best.saves, best.helped) == ((), 0, ())


def test_a_pair_of_nobody_is_refused():
    plan = propose(pose([Seeker("s")], [], []))
    with pytest.raises(Contradiction):
        best_extras(plan, [Helper("p")], [Pair("s", "q")], count=1)
