"""Whole matchings of an office, a city and far beyond, each proved, beside SciPy and first come first served.

Costs are few and small, as wishes are, so that ties are frequent. Half of the pairs of an office break a hard
rule; sixty have a helper already, whom they keep unless it is worth the change; twenty pairs stay together and
twenty are kept apart. First come first served gives each in turn the cheapest helper that is still free.
"""

import random
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from bench.rows import Row
from youju.ground.assignment import Helper, Pair, Plan, Problem, Seeker, Table, best_extras, pose, propose, why_not

WITHOUT = 10_000
TIMES = 15


def run() -> list[Row]:
    return [*_office(), *_large(20_000, 3_000, 50, 8, 1.0), *_large(20_000, 20_000, 50, 1, 2.0)]


def _office() -> list[Row]:
    """300 and 100, through the door a service uses: from judged pairs to a proposal with its proof."""
    dice = random.Random(1)
    seekers = [Seeker(f"s{n:03}", without=WITHOUT) for n in range(300)]
    helpers = [Helper(f"h{n:03}", dice.choice((1, 2, 3, 4))) for n in range(100)]
    pairs = [
        Pair(s.uid, h.uid, {"near": dice.randrange(30), "likes": dice.randrange(20)}, dice.choice(((), ("rule",))))
        for s in seekers
        for h in helpers
    ]
    uids = dice.sample([seeker.uid for seeker in seekers], 80)
    groups: dict[str, Any] = {
        "together": [(uids[n], uids[n + 1]) for n in range(0, 40, 2)],
        "apart": [(uids[n], uids[n + 1]) for n in range(40, 80, 2)],
    }
    present = {pair.seeker: pair.helper for pair in dice.sample([p for p in pairs if not p.broken], 60)}
    kept: dict[str, Any] = {"present": present, "change": 15}
    propose(pose(seekers[:1], helpers[:1], pairs[:1]))  # what is loaded only once does not count
    posing, problem = _timed(lambda: pose(seekers, helpers, pairs, **kept))
    first, plan = _timed(lambda: propose(_afresh(problem)))
    seeker = plan.without[0]
    other = next(pair.helper for pair in pairs if pair.seeker == seeker and not pair.broken)
    again, locked = _timed(lambda: propose(problem.lock(seeker, other)))
    entangled, grouped = _timed(lambda: propose(pose(seekers, helpers, pairs, **kept, **groups)))
    asking, _answer = _timed(lambda: why_not(plan, seeker, other))
    profiles = [Helper(f"p{n:02}", 2) for n in range(21)]
    offered = [
        Pair(s.uid, p.uid, {"near": dice.randrange(30)}) for s in seekers for p in profiles if dice.random() < 0.3
    ]
    wanting, extras = _timed(lambda: best_extras(plan, profiles, offered, count=3), times=3)
    proved = all(each.verified() for each in (plan, locked, grouped, extras.plan))
    cost, left = _first_come(problem.table)
    return [
        Row(
            "matching 300 × 100, 30,000 pairs judged",
            (posing + first) * 1000,
            50,
            "ms",
            f"{first * 1000:.0f} of it the solver's",
        ),
        Row("  again after one lock", again * 1000, 50, "ms"),
        Row(
            "  with 20 to stay together and 20 apart",
            entangled * 1000,
            None,
            "ms",
            f"{grouped.solution.cases} cases",
        ),
        Row("  why not this pair", asking * 1000, None, "ms"),
        Row(
            "  which 3 more of 21 kinds would help most",
            wanting * 1000,
            None,
            "ms",
            f"{len(extras.helped)} more helped",
        ),
        Row(
            "  first come first served: its pairs dearer",
            cost / _wishes(plan),
            None,
            "×",
            f"{left} without, {len(plan.without)} ours",
        ),
        Row("  all proved cheapest by the verifier", int(proved), 1, "of 1", at_least=True),
    ]


def _large(seekers: int, helpers: int, each: int, places: int, most: float) -> list[Row]:
    dice = np.random.default_rng(1)
    row = np.repeat(np.arange(seekers), each)
    column = np.concatenate([dice.choice(helpers, each, replace=False) for _ in range(seekers)])
    table = Table.of_arrays(
        [f"s{n:05}" for n in range(seekers)], [f"h{n:05}" for n in range(helpers)], row, column,
        dice.integers(0, 1_000, len(row)), places=np.full(helpers, places), without=np.full(seekers, WITHOUT),
    )  # fmt: skip
    solving, plan = _timed(lambda: propose(Problem(table)), times=3)
    checking, proved = _timed(plan.verified, times=3)
    name = f"{seekers:,} × {helpers:,}, {len(row):,} pairs"
    cost, left = _first_come(table)
    rows = [
        Row(f"matching {name}", solving, most, "s", f"{places} places each, with the prices that prove it"),
        Row("  the proof checked", checking, 2, "s"),
        Row(
            "  first come first served: its pairs dearer",
            cost / _wishes(plan),
            None,
            "×",
            f"{left} without, {len(plan.without)} ours",
        ),
        Row("  proved cheapest by the verifier", int(proved), 1, "of 1", at_least=True),
    ]
    if places == 1:
        spent, best = _timed(lambda: _scipy(table), times=3)
        rows.append(Row("  SciPy's time for the same", spent, None, "s", "no proof, no capacities"))
        rows.append(Row("  times as quick as SciPy", spent / solving, None, "×", at_least=True))
        rows.append(Row("  the same cost as SciPy's", int(best == plan.cost), 1, "of 1", at_least=True))
    return rows


def _first_come(table: Table) -> tuple[int, int]:
    """What the pairs cost where each in turn has the cheapest helper who is free, and how many stay without."""
    free, cost, left = table.places.tolist(), 0, 0
    for unit, (begin, end) in enumerate(zip(table.start[:-1], table.start[1:], strict=True)):
        dear = table.cost[begin:end] + table.change[begin:end]
        for place in np.argsort(dear, kind="stable"):
            helper = int(table.helper[begin + place])
            if free[helper] >= table.takes[unit]:
                free[helper] -= int(table.takes[unit])
                cost += int(dear[place])
                break
        else:
            left += 1
    return cost, left


def _wishes(plan: Plan) -> int:
    return plan.cost - sum(plan.cost_of(seeker) for seeker in plan.without)


def _scipy(table: Table) -> int:
    """One place each; a column of its own for each who stays without. To SciPy a cost of nothing is no pair."""
    number = len(table.units)
    costs: NDArray[np.int64] = np.concatenate([table.cost, table.without]) + 1
    rows = np.concatenate([table.unit, np.arange(number)])
    columns = np.concatenate([table.helper, len(table.helpers) + np.arange(number)])
    matrix = csr_matrix((costs, (rows, columns)), shape=(number, len(table.helpers) + number))
    row, column = min_weight_full_bipartite_matching(matrix)
    return int(matrix[row, column].sum()) - number


def _afresh(problem: Problem) -> Problem:
    """The same question, with nothing remembered of it."""
    return Problem(problem.table, problem.apart, problem.locks, problem.forbids, problem.pairs)


def _timed(act: Callable[[], Any], times: int = TIMES) -> tuple[float, Any]:
    """Seconds of the middle one of several runs, and what it gave."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        result = act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken), result
