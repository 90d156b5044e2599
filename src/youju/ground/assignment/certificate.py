"""Why no plan can be cheaper, in a form that anybody can check: prices for helpers' places, and cases told
apart.

At any prices no plan weighs less than the sum of each unit's lightest choice, prices included, less what all
places bring in (weak duality): that is a leaf. Where places alone do not decide, a branch tells two cases apart,
the unit is at the helper or is not, and each has a proof of its own. `verify` and `bound` are all one has to
believe.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from youju.ground.assignment.table import Table
from youju.ground.assignment.weights import Weights

Pairs = frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Leaf:
    """A price for one place of each helper, in weights."""

    prices: tuple[int, ...]


@dataclass(frozen=True)
class Branch:
    """Two cases: the unit is not at the helper, or it is."""

    unit: int
    helper: int
    absent: Proof
    there: Proof


Proof = Leaf | Branch


@dataclass(frozen=True)
class Facts:
    """A question as plain lists, made from the table and not by the solver.

    `choices` are the helper and the weight of each pair of a unit, `apart` the units it may not share a helper
    with, `placed` and `barred` what is settled from the start: units at their helper, and pairs that may not be.
    """

    takes: list[int]
    places: list[int]
    without: list[int]
    choices: list[list[tuple[int, int]]]
    apart: Mapping[int, Collection[int]]
    placed: Mapping[int, int]
    barred: Pairs

    @classmethod
    def of(
        cls,
        table: Table,
        weights: Weights,
        apart: Mapping[int, Collection[int]],
        placed: Mapping[int, int],
        barred: Pairs,
    ) -> Facts:
        start, pairs = table.start.tolist(), list(zip(table.helper.tolist(), weights.pairs.tolist(), strict=True))
        choices = [pairs[begin:end] for begin, end in pairwise(start)]
        takes, places = table.takes.tolist(), table.places.tolist()
        return cls(takes, places, weights.without.tolist(), choices, apart, placed, barred)


def verify(given: Facts, plan: Mapping[int, int], proof: Proof) -> bool:
    """Whether the plan (the helper of each unit that has one) keeps every rule and no other plan weighs less."""
    least, cases = inf, [(proof, given.placed, given.barred)]
    while cases:
        case, placed, barred = cases.pop()
        if isinstance(case, Branch):
            cases.append((case.absent, placed, barred | {(case.unit, case.helper)}))
            cases.append((case.there, {**placed, case.unit: case.helper}, barred))
        else:
            least = min(least, bound(given, placed, barred, case.prices))
    settled = given.placed.items() <= plan.items()
    return settled and inf > bound(given, plan, given.barred, None) == least


def bound(given: Facts, placed: Mapping[int, int], barred: Pairs, prices: Sequence[int] | None) -> float:
    """What every plan with these units placed and these pairs barred weighs at least; infinite if none keeps the
    rules.

    Without prices: what the plan weighs in which only those placed have a helper.
    """
    free, shut = list(given.places), defaultdict[int, set[int]](set)
    for unit, helper in barred:
        shut[unit].add(helper)
    for unit, helper in placed.items():
        free[helper] -= given.takes[unit]
        for other in given.apart.get(unit, ()):
            shut[other].add(helper)
    dear = [0] * len(free) if prices is None else [max(0, price) for price in prices]
    weight: float = -sum(price * places for price, places in zip(dear, free, strict=True))
    for unit, choices in enumerate(given.choices):
        takes, closed, mine = given.takes[unit], shut[unit], placed.get(unit)
        if mine is not None:
            weight += min((w for helper, w in choices if helper == mine and helper not in closed), default=inf)
        else:
            fits = [(helper, w) for helper, w in choices if helper not in closed and takes <= free[helper]]
            come = [w + takes * dear[helper] for helper, w in fits] if prices is not None else []
            weight += min([*come, given.without[unit]])
    return weight if min(free, default=0) >= 0 else inf
