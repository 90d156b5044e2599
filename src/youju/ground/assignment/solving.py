"""The lightest plan that keeps every rule, with its proof: a flow where places decide, cases where more is
asked.

A flow may split a unit or bring together two who must be kept apart. Then two cases are told apart, the unit at
that helper or not, each with a flow of its own, and the case with the least bound is always looked at first: the
first flow that keeps every rule is the lightest plan, and the flows of all the other cases prove it.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from youju.ground.assignment.certificate import Branch, Leaf, Proof
from youju.ground.assignment.flow import Flow, cheapest
from youju.ground.assignment.parties import Impossible
from youju.ground.assignment.problem import Problem
from youju.ground.assignment.table import Numbers


class TooEntangled(Impossible):
    """More cases than allowed: so many rules hang together that no lightest plan was proved."""


@dataclass(frozen=True)
class Solution:
    """The helper of each unit that has one; what the plan weighs; why none weighs less; how many cases were
    told.
    """

    placed: Mapping[int, int]
    weight: int
    proof: Proof
    cases: int


@dataclass(frozen=True)
class _Case:
    placed: Mapping[int, int]
    barred: frozenset[tuple[int, int]]
    flow: Flow
    weight: int


Told = tuple[int, int, int, int]


def solve(problem: Problem, *, patience: int = 20_000) -> Solution:
    """`patience` is the greatest number of cases; TooEntangled where they do not do."""
    first = _case(problem, problem.placed, problem.barred)
    assert first is not None  # locks that do not fit were refused
    cases: list[_Case | None] = [first]
    told: dict[int, Told] = {}
    waiting = [(first.weight, 0, 0)]
    while True:
        _weight, _depth, number = heapq.heappop(waiting)
        case = cases[number]
        assert case is not None
        placed = {**case.placed, **_whole(problem, case.flow.carried)}
        at = _broken(problem, case.flow.carried, placed)
        if at is None:
            return Solution(placed, case.weight, _proof(problem, cases, told), len(cases))
        if len(cases) + 2 > patience:
            raise TooEntangled(f"{len(cases)} cases did not do")
        unit, helper = at
        told[number] = unit, helper, len(cases), len(cases) + 1
        cases.append(_case(problem, case.placed, case.barred | {at}))
        cases.append(_case(problem, {**case.placed, unit: helper}, case.barred))
        for place in (-2, -1):
            if (child := cases[place]) is not None:
                heapq.heappush(waiting, (child.weight, _depth - 1, len(cases) + place))


def relax(problem: Problem) -> tuple[int, Mapping[int, int]]:
    """What no plan can cost less than, and the helper of each unit that is whole in the cheapest flow.

    The flow knows nobody who must be kept apart and may split a unit.
    """
    case = _case(problem, problem.placed, problem.barred)
    assert case is not None  # locks that do not fit were refused
    return case.weight // problem.weights.scale, _whole(problem, case.flow.carried)


def _case(problem: Problem, placed: Mapping[int, int], barred: frozenset[tuple[int, int]]) -> _Case | None:
    """The flow of a case; None where the units placed do not fit."""
    table, weights = problem.table, problem.weights
    free = table.places.copy()
    shut = set(barred)
    weight = 0
    for unit, helper in placed.items():
        free[helper] -= table.takes[unit]
        arc = table.arc(unit, helper)
        if arc is None or (unit, helper) in barred:
            return None
        weight += int(weights.pairs[arc])
        shut |= {(other, helper) for other in problem.apart_units.get(unit, ())}
    if (free < 0).any() or any((unit, helper) in shut for unit, helper in placed.items()):
        return None
    open_pairs = np.ones(len(table.unit), bool)
    open_pairs[[arc for at in shut if (arc := table.arc(*at)) is not None]] = False
    flow = cheapest(table, weights, open_pairs, placed, free)
    return _Case(placed, barred, flow, weight + flow.weight)


def _whole(problem: Problem, carried: Numbers) -> dict[int, int]:
    """Units that are at one helper with all they take."""
    table = problem.table
    arcs = np.flatnonzero(carried == table.takes[table.unit])
    return dict(zip(table.unit[arcs].tolist(), table.helper[arcs].tolist(), strict=True))


def _broken(problem: Problem, carried: Numbers, placed: Mapping[int, int]) -> tuple[int, int] | None:
    """A unit at a helper where a rule is broken: the one to tell two cases by."""
    table = problem.table
    split = np.flatnonzero((carried > 0) & (carried < table.takes[table.unit]))
    if len(split):
        arc = split[np.argmax(carried[split])]
        return int(table.unit[arc]), int(table.helper[arc])
    for unit, others in sorted(problem.apart_units.items()):
        if unit in placed and _shared(placed, unit, others):
            return unit, placed[unit]
    return None


def _shared(placed: Mapping[int, int], unit: int, others: Collection[int]) -> bool:
    return any(placed.get(other) == placed[unit] for other in others)


def _proof(problem: Problem, cases: list[_Case | None], told: Mapping[int, Told]) -> Proof:
    """From the last case to the first: children come after their parents."""
    nothing = Leaf((0,) * len(problem.table.helpers))
    proofs: dict[int, Proof] = {}
    for number in reversed(range(len(cases))):
        if number in told:
            unit, helper, absent, there = told[number]
            proofs[number] = Branch(unit, helper, proofs.pop(absent), proofs.pop(there))
        else:
            case = cases[number]
            proofs[number] = nothing if case is None else Leaf(tuple(case.flow.prices.tolist()))
    return proofs[0]
