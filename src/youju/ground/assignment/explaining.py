"""Why a pair is proposed, why another is not, why somebody stays without: from what binds, never from a guess.

What no plan can have is read off the rules. What a plan could have and does not is asked of the engine: the
reason is what, taken away alone, makes it propose the pair.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations

from youju.ground.assignment.plan import CHANGE, Plan, moves, propose
from youju.ground.assignment.problem import Problem
from youju.ground.assignment.reasons import (
    UNJUDGED,
    Barred,
    Dearer,
    Forbidden,
    HeldByLocks,
    Kept,
    KeptApart,
    LockedElsewhere,
    Reason,
    Taken,
    Tied,
    TooFewPlaces,
    Why,
    WhyNot,
)


def why(plan: Plan, seeker: str) -> Why:
    """Of a seeker who has a helper."""
    problem, table = plan.problem, plan.problem.table
    unit, helper = problem.unit(seeker), plan.helpers[seeker]
    span = range(int(table.start[unit]), int(table.start[unit + 1]))
    cost = {int(table.helper[arc]): int(table.cost[arc] + table.change[arc]) for arc in span}
    mine = cost[problem.helper(helper)]
    cheaper = sorted((each, at) for at, each in cost.items() if each < mine)
    return Why(
        helper,
        parts(problem, seeker, helper),
        tuple(table.helpers[at] for _cost, at in cheaper),
        unit in problem.placed,
    )


def parts(problem: Problem, seeker: str, helper: str) -> dict[str, int]:
    """What a pair costs, wish by wish, and the price of the change; of all who stay together."""
    unit, at = problem.unit(seeker), problem.helper(helper)
    found: dict[str, int] = {}
    for uid in problem.table.units[unit]:
        if (pair := problem.pairs.get((uid, helper))) is not None:
            for key, cost in pair.parts.items():
                found[key] = found.get(key, 0) + cost
    arc = problem.table.arc(unit, at)
    if arc is not None and problem.table.change[arc]:
        found[CHANGE] = int(problem.table.change[arc])
    return found


def why_not(plan: Plan, seeker: str, helper: str) -> WhyNot | None:
    """None where the plan has the pair."""
    if plan.helpers.get(seeker) == helper:
        return None
    problem = plan.problem
    if hard := tuple(_hard(problem, seeker, helper)):
        return WhyNot(hard)
    forced = propose(problem.lock(seeker, helper))
    extra, effect = forced.cost - plan.cost, tuple(moves(plan, forced))
    if extra == 0:
        return WhyNot((Tied(),), extra, effect)
    binding = tuple(
        reason for reason, relaxed in _soft(plan, seeker, helper) if propose(relaxed).helpers.get(seeker) == helper
    )
    return WhyNot(binding or (Dearer(extra),), extra, effect)


def why_without(plan: Plan, seeker: str) -> tuple[Reason, ...]:
    """Why somebody stays without a helper. Where there are several reasons, only all of them together decide."""
    problem, table = plan.problem, plan.problem.table
    unit = problem.unit(seeker)
    judged = tuple(table.helpers[at] for at in table.helper[table.start[unit] : table.start[unit + 1]])
    if not judged:
        return (_excluded(problem, unit),)
    roomy = tuple(uid for uid in judged if table.places[problem.helper(uid)] >= table.takes[unit])
    if not roomy:
        return (TooFewPlaces(int(table.takes[unit]), judged),)
    allowed = tuple(uid for uid in roomy if (unit, problem.helper(uid)) not in problem.barred)
    if not allowed:
        return (Forbidden(roomy),)
    taken = Taken(allowed, tuple(uid for uid, at in plan.helpers.items() if at in allowed))
    apart = KeptApart(tuple(uid for uid in _others(problem, unit) if plan.helpers.get(uid) in allowed))
    wide, together = _with_room(problem, allowed), _together(problem, unit)
    if unit not in problem.apart_units and _gains(problem, unit, allowed):
        return (taken,)
    free = _with_room(together, allowed)
    relaxed: list[tuple[Problem, tuple[Reason, ...]]] = [
        (problem, ()),
        (wide, (taken,)),
        (together, (apart,)),
        (free, (taken, apart)),
    ]
    for question, reasons in relaxed:
        if seeker in propose(question).helpers:
            return reasons
    by = min(propose(free.lock(seeker, uid)).cost for uid in allowed) - propose(free).cost
    for question, reasons in relaxed:
        if seeker in propose(_worse_off(question, unit, by + 1)).helpers:
            return (*reasons, Dearer(by))
    raise AssertionError("with places, nobody in the way and a better price, the pair stands")


def _hard(problem: Problem, seeker: str, helper: str) -> Iterator[Reason]:
    """What stands between the two in every plan."""
    table, unit, at = problem.table, problem.unit(seeker), problem.helper(helper)
    if rules := _broken(problem, unit, helper):
        yield Barred(tuple(sorted(rules)), (helper,))
    takes, places = int(table.takes[unit]), int(table.places[at])
    if takes > places:
        yield TooFewPlaces(takes, (helper,))
    if (unit, at) in problem.barred:
        yield Forbidden((helper,))
    if problem.placed.get(unit, at) != at:
        yield LockedElsewhere(table.helpers[problem.placed[unit]])
    locked = [other for other, place in problem.placed.items() if place == at and other != unit]
    if takes <= places < takes + sum(int(table.takes[other]) for other in locked):
        yield HeldByLocks(_uids(problem, locked))
    if conflicting := problem.apart_units.get(unit, frozenset()).intersection(locked):
        yield KeptApart(_uids(problem, conflicting))


def _soft(plan: Plan, seeker: str, helper: str) -> Iterator[tuple[Reason, Problem]]:
    """What may have decided against a pair that could stand, each with the question in which it does not."""
    problem = plan.problem
    unit = problem.unit(seeker)
    there = plan.seekers_of(helper)
    if beside := tuple(uid for uid in _others(problem, unit) if uid in there):
        yield KeptApart(beside), _together(problem, unit)
    if seeker in plan.helpers and problem.table.leaving[unit]:
        kept = Kept(plan.helpers[seeker], int(problem.table.leaving[unit]))
        yield kept, replace(problem, table=problem.table.without_change(unit))
    yield Taken((helper,), there), _with_room(problem, (helper,))


def _with_room(problem: Problem, helpers: Iterable[str]) -> Problem:
    """The same with places for everybody at these helpers."""
    everybody = int(problem.table.takes.sum())
    return replace(problem, table=problem.table.with_places({problem.helper(uid): everybody for uid in helpers}))


def _gains(problem: Problem, unit: int, helpers: Iterable[str]) -> bool:
    """Whether the unit would rather be at one of these than alone. With places for everybody there it would be, in
    every lightest plan: where it minds nobody, putting it there harms nobody.
    """
    arcs = [problem.table.arc(unit, problem.helper(uid)) for uid in helpers]
    weights = problem.weights
    return any(weights.pairs[arc] < weights.without[unit] for arc in arcs if arc is not None)


def _worse_off(problem: Problem, unit: int, by: int) -> Problem:
    """The same where it costs so much more to leave this unit without a helper."""
    without = problem.table.without.copy()
    without[unit] += by
    return replace(problem, table=replace(problem.table, without=without))


def _together(problem: Problem, unit: int) -> Problem:
    """The same with nobody to be kept apart from this unit."""
    mine = set(problem.table.units[unit])
    apart = {group - mine for group in problem.apart}
    return replace(problem, apart=frozenset(group for group in apart if group))


def _others(problem: Problem, unit: int) -> tuple[str, ...]:
    return _uids(problem, problem.apart_units.get(unit, ()))


def _uids(problem: Problem, units: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(uid for unit in units for uid in problem.table.units[unit]))


def _broken(problem: Problem, unit: int, helper: str) -> frozenset[str]:
    """The rules that stand between a unit and a helper: of each of its members."""
    pairs = [problem.pairs.get((uid, helper)) for uid in problem.table.units[unit]]
    if problem.table.arc(unit, problem.helper(helper)) is not None:
        return frozenset()
    return frozenset(rule for pair in pairs for rule in (pair.broken if pair else (UNJUDGED,)))


def _excluded(problem: Problem, unit: int) -> Barred:
    """The fewest rules that together exclude every helper and but for which some would be permitted.

    Of those the ones that keep out the most whom nothing else keeps out: there it helps most to look for more.
    """
    broken = {uid: _broken(problem, unit, uid) for uid in problem.table.helpers}
    rules = sorted(frozenset().union(*broken.values()))
    for number in range(1, len(rules) + 1):
        found = []
        for chosen in combinations(rules, number):
            freed = tuple(uid for uid, mine in broken.items() if mine <= set(chosen))
            if freed and all(mine.intersection(chosen) for mine in broken.values()):
                found.append(Barred(chosen, freed))
        if found:
            return min(found, key=lambda each: (-len(each.helpers), each.rules))
    return Barred((), ())
