"""Which few helpers more would help most: not one after the other, but the best of all choices together.

Asked are kinds of helpers (a profile: so many places, these pairs), each to be had as often as one likes. A
choice that is only begun is bounded from below by a helper who is everything at once: as many places as the rest
could have, and for each pair the least that any profile asks. The choice with the least bound is always carried
on first, so the first one that is complete is the best. Where the units at that helper fit into as few
profiles as are left, and units at one helper mind nobody, the bound is the answer itself and nothing more is
tried; with profiles of one place that is always so.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from youju.ground.assignment.parties import Contradiction, Helper, Pair
from youju.ground.assignment.plan import Plan, propose
from youju.ground.assignment.problem import Problem
from youju.ground.assignment.solving import relax
from youju.ground.assignment.table import Column

# The uid of the helper who is everything at once; it stands in no answer.
EVERYTHING = "\x00everything"


@dataclass(frozen=True)
class Extras:
    """The profiles that help most, one as often as it is wanted; the plan with them, and what it saves.

    In the plan the first of a profile has its uid with #1 behind it, and so on. `helped` are those who have a
    helper only then.
    """

    chosen: tuple[str, ...]
    plan: Plan
    saves: int
    helped: tuple[str, ...]


def best_extras(plan: Plan, profiles: Iterable[Helper], pairs: Collection[Pair], *, count: int) -> Extras:
    """At most so many extra helpers as make the plan cheapest; nobody whom the cheapest plan leaves without
    work.
    """
    problem = plan.problem
    columns = _columns(problem, sorted(profiles, key=lambda each: each.uid), pairs)
    begun: list[tuple[int, int, tuple[int, ...]]] = [(0, 0, ())]
    while True:
        bound, _length, choice = heapq.heappop(begun)
        if len(choice) == count or not columns:
            return _extras(plan, columns, choice)
        bound, answer = _bounded(_enlarged(problem, columns, choice), columns, choice, count)
        if answer is not None and propose(_enlarged(problem, columns, answer)).cost == bound:
            return _extras(plan, columns, answer)
        for place in range(choice[-1] if choice else 0, len(columns)):
            longer = (*choice, place)
            step = _enlarged(problem, columns, longer)
            complete = len(longer) == count
            least = propose(step).cost if complete else _bounded(step, columns, longer, count)[0]
            heapq.heappush(begun, (least, -len(longer), longer))


def _extras(plan: Plan, columns: Sequence[Column], choice: Sequence[int]) -> Extras:
    """Without those who have nobody to help in the end."""
    best = propose(_enlarged(plan.problem, columns, choice))
    working = Counter(
        uid.rpartition("#")[0] for uid in set(best.helpers.values()) - plan.problem.table.helper_of.keys()
    )
    used = [place for place, column in enumerate(columns) for _ in range(working[column.uid])]
    if len(used) < len(choice):
        best = propose(_enlarged(plan.problem, columns, used))
    helped = tuple(uid for uid in plan.without if uid in best.helpers)
    return Extras(tuple(columns[place].uid for place in used), best, plan.cost - best.cost, helped)


def _columns(problem: Problem, profiles: Sequence[Helper], pairs: Collection[Pair]) -> list[Column]:
    """A profile stands with a unit when it may with each of its members."""
    costs: dict[tuple[str, int], list[int]] = {}
    for pair in pairs:
        if not pair.broken:
            costs.setdefault((pair.helper, problem.unit(pair.seeker)), []).append(pair.cost)
    sizes = [len(members) for members in problem.table.units]
    columns = []
    for profile in profiles:
        whole = [
            (unit, sum(each))
            for unit, size in enumerate(sizes)
            if len(each := costs.get((profile.uid, unit), [])) == size
        ]
        units, dear = np.array(whole, np.int64).reshape(-1, 2).T
        columns.append(Column(profile.uid, profile.places, units, dear))
    if strangers := {uid for uid, _unit in costs} - {profile.uid for profile in profiles}:
        raise Contradiction(f"a pair names {min(strangers)}, who is no profile")
    return columns


def _enlarged(problem: Problem, columns: Sequence[Column], choice: Iterable[int]) -> Problem:
    counted = Counter(choice)
    more = [
        replace(columns[place], uid=f"{columns[place].uid}#{number + 1}")
        for place, times in counted.items()
        for number in range(times)
    ]
    return replace(problem, table=problem.table.with_helpers(more)) if more else problem


def _bounded(
    problem: Problem, columns: Sequence[Column], choice: Sequence[int], count: int
) -> tuple[int, tuple[int, ...] | None]:
    """What no completion of the choice can undercut, and a completion that may cost just that."""
    first, left = (choice[-1] if choice else 0), count - len(choice)
    open_to = columns[first:]
    least: dict[int, tuple[int, int]] = {}
    for place, column in enumerate(open_to, first):
        for unit, cost in zip(column.units.tolist(), column.costs.tolist(), strict=True):
            if problem.table.takes[unit] <= column.places:
                least[unit] = min(least.get(unit, (cost, place)), (cost, place))
    units = sorted(least)
    everything = Column(
        EVERYTHING,
        left * max(column.places for column in open_to),
        np.array(units, np.int64),
        np.array([least[unit][0] for unit in units], np.int64),
    )
    wider = replace(problem, table=problem.table.with_helpers([everything]))
    bound, placed = relax(wider)
    wanted: Counter[int] = Counter()
    for unit, helper in placed.items():
        if wider.table.helpers[helper] == EVERYTHING:
            wanted[least[unit][1]] += int(problem.table.takes[unit])
    added = [place for place, takes in wanted.items() for _ in range(-(-takes // columns[place].places))]
    return bound, tuple(sorted((*choice, *added))) if len(added) <= left else None
