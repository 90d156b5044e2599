"""The cheapest flow through a table, and the prices that prove it: OR-tools finds the one, the residual graph
the other.

Places flow from units to helpers or stay without. A flow may split a unit among helpers and knows of nobody who
must be kept apart; what it costs is therefore a bound for every plan, and a plan of its own where it splits
nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from youju.ground.assignment.table import Numbers, Table
from youju.ground.assignment.weights import Weights

# From so many pairs on the cheapest few of each unit are looked at first: more where places are scarce.
MANY, FEW, FEW_WHERE_SCARCE = 100_000, 10, 20


class SolverFailed(RuntimeError):
    """The solver gave up, or its answer is not the cheapest: never shown as a proposal."""


@dataclass(frozen=True)
class Flow:
    """How many places of each pair's unit the pair carries; what all of it weighs; a price for each helper's
    place.
    """

    carried: Numbers
    weight: int
    prices: Numbers


def cheapest(
    table: Table, weights: Weights, open_pairs: NDArray[np.bool_], placed: Mapping[int, int], free: Numbers
) -> Flow:
    """The cheapest flow over the open pairs of all units that are not `placed` yet, into the places still free.

    Of many pairs only the cheapest few of each unit are looked at first. The prices tell which of the others
    somebody would gain by; those are added, until there are none: then the flow is the cheapest over all pairs.
    """
    waiting = np.ones(len(table.units), bool)
    waiting[list(placed)] = False
    arcs = np.flatnonzero(open_pairs & waiting[table.unit] & (table.takes[table.unit] <= free[table.helper]))
    units = np.flatnonzero(waiting)
    share = weights.pairs // table.takes[table.unit]
    alone = weights.without // table.takes
    looked_at = _nearest(table, arcs, share, free) if len(arcs) > MANY else np.ones(len(arcs), bool)
    while True:
        near = arcs[looked_at]
        carried = np.zeros(len(table.unit), np.int64)
        carried[near] = _flows(table, near, units, share, alone, free)
        left = table.takes - np.bincount(table.unit, carried, len(table.units)).astype(np.int64)
        left[~waiting] = 0
        prices, level = _prices(table, near, carried, left, share, alone, free)
        gaining = share[arcs] + prices[table.helper[arcs]] < level[table.unit[arcs]]
        if not gaining.any():
            break
        looked_at |= gaining
    weight = int(share[near] @ carried[near]) + int(alone @ left)
    return Flow(carried, weight, prices)


def _nearest(table: Table, arcs: Numbers, share: Numbers, free: Numbers) -> NDArray[np.bool_]:
    """The cheapest few pairs of each unit."""
    few = FEW if free.sum() > 1.1 * table.takes.sum() else FEW_WHERE_SCARCE
    order = np.lexsort((share[arcs], table.unit[arcs]))
    unit = table.unit[arcs]
    rank = np.arange(len(arcs)) - np.searchsorted(unit, unit)
    near = np.zeros(len(arcs), bool)
    near[order] = rank < few
    return near


def _flows(table: Table, arcs: Numbers, units: Numbers, share: Numbers, alone: Numbers, free: Numbers) -> Numbers:
    """Nodes: the units, then the helpers, then one that receives everything."""
    solver, number, end = SimpleMinCostFlow(), len(table.units), len(table.units) + len(table.helpers)
    helpers = np.arange(len(table.helpers))
    solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([table.unit[arcs], units, number + helpers]).astype(np.int32),
        np.concatenate([number + table.helper[arcs], np.full(len(units), end), np.full(len(helpers), end)]).astype(
            np.int32
        ),
        np.concatenate([table.takes[table.unit[arcs]], table.takes[units], free]),
        np.concatenate([share[arcs], alone[units], np.zeros(len(helpers), np.int64)]),
    )
    supplies = np.concatenate([table.takes[units], [-table.takes[units].sum()]])
    solver.set_nodes_supplies(np.concatenate([units, [end]]).astype(np.int32), supplies)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise SolverFailed(f"the solver ended with {status}")
    return np.asarray(solver.flows(np.arange(len(arcs), dtype=np.int32)), np.int64)


def _prices(
    table: Table, arcs: Numbers, carried: Numbers, left: Numbers, share: Numbers, alone: Numbers, free: Numbers
) -> tuple[Numbers, Numbers]:
    """The smallest prices at which no unit would rather go elsewhere: longest ways through the residual graph.

    A unit stands at the worst of what it uses (its level); each helper it does not use must be at least so dear
    that it gains nothing there. Prices begin at nothing and rise along the units whose level rose, until nobody
    moves. A flow that is not the cheapest would raise the price of a place that is free, or rise for ever: it is
    refused.
    """
    prices = np.zeros(len(table.helpers), np.int64)
    unit, helper, cost = table.unit[arcs], table.helper[arcs], share[arcs]
    start = np.searchsorted(unit, np.arange(len(table.units) + 1))
    used = np.flatnonzero(carried[arcs])
    used = used[np.argsort(helper[used], kind="stable")]
    at = np.searchsorted(helper[used], np.arange(len(table.helpers) + 1))
    level = np.where(left > 0, alone, np.iinfo(np.int64).min)
    np.maximum.at(level, unit[used], cost[used])
    risen = np.flatnonzero(level > np.iinfo(np.int64).min)
    for _ in range(len(table.helpers) + 2):
        near = _spans(start, risen)
        wanted = level[unit[near]] - cost[near]
        before = prices.copy()
        np.maximum.at(prices, helper[near], wanted)
        dearer = np.flatnonzero(prices > before)
        if not len(dearer):
            break
        uses = used[_spans(at, dearer)]
        old = level.copy()
        np.maximum.at(level, unit[uses], cost[uses] + prices[helper[uses]])
        risen = np.unique(unit[uses][level[unit[uses]] > old[unit[uses]]])
    else:
        raise SolverFailed("the flow is not the cheapest")
    spare = np.bincount(helper, carried[arcs], len(prices)) < free
    if prices[spare].any() or (level > alone).any():
        raise SolverFailed("the flow leaves something that somebody would gain by")
    return prices, level


def _spans(start: Numbers, rows: Numbers) -> Numbers:
    """The places of all pairs of these rows."""
    lengths = start[rows + 1] - start[rows]
    ends = np.cumsum(lengths)
    return np.repeat(start[rows] - ends + lengths, lengths) + np.arange(ends[-1] if len(ends) else 0)
