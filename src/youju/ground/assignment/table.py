"""The judged pairs as arrays in an order of their own, so that the order in which they were given is forgotten.

Those who must stay together stand as one unit: it takes the places of all its members, at one helper, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from youju.ground.assignment.parties import DEAREST, Contradiction, Helper, Pair, Seeker

Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Column:
    """One more helper: the units that may have it and what each pair costs."""

    uid: str
    places: int
    units: Numbers
    costs: Numbers


@dataclass(frozen=True)
class Table:
    """Units and helpers by their place in the order of uids; the permitted pairs sorted by unit, then helper.

    Arrays of one number for each unit: takes, without, and the places `start[u]` to `start[u + 1]` of its pairs.
    Arrays of one number for each pair: unit, helper, cost, and `change`: what it costs to leave a present helper
    for this one (for staying without: `leaving`, one for each unit).
    """

    units: tuple[tuple[str, ...], ...]
    helpers: tuple[str, ...]
    takes: Numbers
    without: Numbers
    places: Numbers
    unit: Numbers
    helper: Numbers
    cost: Numbers
    change: Numbers
    leaving: Numbers

    @cached_property
    def start(self) -> Numbers:
        return np.searchsorted(self.unit, np.arange(len(self.units) + 1)).astype(np.int64)

    @cached_property
    def unit_of(self) -> dict[str, int]:
        return {uid: place for place, members in enumerate(self.units) for uid in members}

    @cached_property
    def helper_of(self) -> dict[str, int]:
        return {uid: place for place, uid in enumerate(self.helpers)}

    def arc(self, unit: int, helper: int) -> int | None:
        """The place of a permitted pair."""
        begin, end = int(self.start[unit]), int(self.start[unit + 1])
        place = begin + int(np.searchsorted(self.helper[begin:end], helper))
        return place if place < end and self.helper[place] == helper else None

    def with_places(self, places: Mapping[int, int]) -> Table:
        """The same with other numbers of places at some helpers."""
        changed = self.places.copy()
        for helper, number in places.items():
            changed[helper] = number
        return replace(self, places=changed)

    def without_change(self, unit: int) -> Table:
        """The same as if this unit had no helper yet."""
        change, leaving = self.change.copy(), self.leaving.copy()
        change[self.start[unit] : self.start[unit + 1]] = 0
        leaving[unit] = 0
        return replace(self, change=change, leaving=leaving)

    def with_helpers(self, more: Sequence[Column]) -> Table:
        """The same with more helpers, whom nobody has at present."""
        number = len(self.helpers)
        helpers = (*self.helpers, *(column.uid for column in more))
        order = _order(helpers)
        rank = _ranks(order)
        unit = np.concatenate([self.unit, *(column.units for column in more)])
        helper = np.concatenate(
            [rank[self.helper], *(np.full(len(column.units), rank[number + n]) for n, column in enumerate(more))]
        )
        sort = np.lexsort((helper, unit))
        table = replace(
            self,
            helpers=tuple(helpers[place] for place in order),
            places=np.concatenate([self.places, np.array([column.places for column in more], np.int64)])[order],
            unit=unit[sort],
            helper=helper[sort],
            cost=np.concatenate([self.cost, *(column.costs for column in more)])[sort],
            change=np.concatenate([self.change, *(self.leaving[column.units] for column in more)])[sort],
        )
        table.check()
        return table

    @classmethod
    def of_arrays(
        cls,
        seekers: Sequence[str],
        helpers: Sequence[str],
        seeker: NDArray[Any],
        helper: NDArray[Any],
        cost: NDArray[Any],
        *,
        places: NDArray[Any],
        without: NDArray[Any],
        takes: NDArray[Any] | None = None,
    ) -> Table:
        """For large questions: pairs as places in the two lists of uids, each pair once."""
        taken = np.ones(len(seekers), np.int64) if takes is None else np.asarray(takes, np.int64)
        by_seeker, by_helper = _order(seekers), _order(helpers)
        row, column = _ranks(by_seeker)[seeker], _ranks(by_helper)[helper]
        sort = np.lexsort((column, row))
        table = cls(
            units=tuple((seekers[place],) for place in by_seeker),
            helpers=tuple(helpers[place] for place in by_helper),
            takes=taken[by_seeker],
            without=np.asarray(without, np.int64)[by_seeker],
            places=np.asarray(places, np.int64)[by_helper],
            unit=row[sort],
            helper=column[sort],
            cost=np.asarray(cost, np.int64)[sort],
            change=np.zeros(len(sort), np.int64),
            leaving=np.zeros(len(seekers), np.int64),
        )
        table.check()
        return table

    def check(self) -> None:
        if len(self.unit_of) != sum(map(len, self.units)) or len(self.helper_of) != len(self.helpers):
            raise Contradiction("a uid stands twice")
        if len(self.unit) > 1 and ((np.diff(self.unit) == 0) & (np.diff(self.helper) == 0)).any():
            raise Contradiction("a pair stands twice")
        for name, numbers, least, most in (
            ("cost", self.cost, 0, DEAREST),
            ("price of staying without", self.without, 0, DEAREST),
            ("price of change", self.change, 0, DEAREST),
            ("number of places taken", self.takes, 1, DEAREST),
            ("number of places", self.places, 0, DEAREST),
        ):
            if len(numbers) and not (numbers.min() >= least and numbers.max() <= most):
                raise Contradiction(f"a {name} is not between {least} and {most}")


def tabulate(
    seekers: Iterable[Seeker],
    helpers: Iterable[Helper],
    pairs: Iterable[Pair],
    *,
    together: Iterable[Iterable[str]] = (),
    present: Mapping[str, str] | None = None,
    change: int = 0,
) -> Table:
    """The table of what was given. A unit may stand at a helper when each of its members may.

    `present` names the helper each seeker has now, and `change` what it costs to take that helper away from them;
    where the present pair is no longer permitted, nothing is left to keep.
    """
    seeking = list(seekers)
    known = {seeker.uid: seeker for seeker in seeking}
    if len(known) < len(seeking):
        raise Contradiction("a uid stands twice")
    units = sorted(_units(known, together))
    offering = sorted(helpers, key=lambda each: each.uid)
    unit_of = {uid: place for place, members in enumerate(units) for uid in members}
    helper_of = {each.uid: place for place, each in enumerate(offering)}
    size = len(offering)
    try:
        judged = [
            (unit_of[pair.seeker] * size + helper_of[pair.helper], sum(pair.parts.values()))
            for pair in pairs
            if not pair.broken
        ]
    except KeyError as stranger:
        raise Contradiction(f"a pair names {stranger}, who is not there") from stranger
    at, each = np.array(judged, np.int64).reshape(-1, 2).T
    at, inverse, times = np.unique(at, return_inverse=True, return_counts=True)
    members = np.array([len(uids) for uids in units], np.int64)[at // max(size, 1)]
    costs = np.zeros(len(at), np.int64)
    np.add.at(costs, inverse, each)
    whole = times == members
    unit, helper = at[whole] // max(size, 1), at[whole] % max(size, 1)
    moved, leaving = np.zeros(len(unit), np.int64), np.zeros(len(units), np.int64)
    for uid, had in (present or {}).items():
        mine = slice(*np.searchsorted(unit, [unit_of[uid], unit_of[uid] + 1])) if uid in unit_of else slice(0)
        if helper_of.get(had, -1) in helper[mine]:
            moved[mine] += change * (helper[mine] != helper_of[had])
            leaving[unit_of[uid]] += change
    table = Table(
        units=tuple(units),
        helpers=tuple(each.uid for each in offering),
        takes=_sums(units, {uid: each.takes for uid, each in known.items()}),
        without=_sums(units, {uid: each.without for uid, each in known.items()}),
        places=np.array([each.places for each in offering], np.int64),
        unit=unit,
        helper=helper,
        cost=costs[whole],
        change=moved,
        leaving=leaving,
    )
    table.check()
    return table


def _units(known: Mapping[str, Seeker], together: Iterable[Iterable[str]]) -> list[tuple[str, ...]]:
    """Groups that share a member are one."""
    group = {uid: {uid} for uid in known}
    for members in together:
        if strangers := set(members) - set(known):
            raise Contradiction(f"{min(strangers)} is to stay together with others and is not there")
        merged = set().union(*(group[uid] for uid in members))
        group.update(dict.fromkeys(merged, merged))
    return list({tuple(sorted(members)) for members in group.values()})


def _sums(units: Sequence[tuple[str, ...]], numbers: Mapping[str, int]) -> Numbers:
    return np.array([sum(numbers[uid] for uid in members) for members in units], np.int64)


def _order(uids: Sequence[str]) -> list[int]:
    return sorted(range(len(uids)), key=uids.__getitem__)


def _ranks(order: Sequence[int]) -> Numbers:
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks
