"""A question of assignment: judged pairs, who may not share a helper, and what somebody has decided by hand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from youju.ground.assignment.certificate import Facts
from youju.ground.assignment.parties import Contradiction, Helper, Pair, Seeker
from youju.ground.assignment.table import Table, tabulate
from youju.ground.assignment.weights import Weights, weigh

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Problem:
    """`locks` name the helper a seeker must have, `forbids` pairs that must not be; both come from a hand.

    `apart` are groups of which no two may be at one helper: siblings to be kept apart, or a conflict of two.
    """

    table: Table
    apart: frozenset[frozenset[str]] = frozenset()
    locks: Mapping[str, str] = field(default_factory=dict)
    forbids: frozenset[tuple[str, str]] = frozenset()
    pairs: Mapping[tuple[str, str], Pair] = field(default_factory=dict, repr=False)

    def lock(self, seeker: str, helper: str) -> Problem:
        """The same with this pair fixed. One seeker has one lock: the later one counts; it lifts a ban of the
        pair.
        """
        return replace(self, locks={**self.locks, seeker: helper}, forbids=self.forbids - {(seeker, helper)})

    def forbid(self, seeker: str, helper: str) -> Problem:
        """The same without this pair; a lock of it is lifted."""
        locks = {uid: at for uid, at in self.locks.items() if (uid, at) != (seeker, helper)}
        return replace(self, locks=locks, forbids=self.forbids | {(seeker, helper)})

    def release(self, seeker: str, helper: str) -> Problem:
        """The same with the pair left to the engine again."""
        return replace(self.forbid(seeker, helper), forbids=self.forbids - {(seeker, helper)})

    @cached_property
    def weights(self) -> Weights:
        return weigh(self.table)

    @cached_property
    def apart_units(self) -> Mapping[int, frozenset[int]]:
        """For each unit those it may not share a helper with."""
        found: dict[int, set[int]] = defaultdict(set)
        for group in self.apart:
            counted = Counter(self.unit(uid) for uid in group)
            if max(counted.values()) > 1:
                raise Contradiction(f"{', '.join(sorted(group))} cannot stay together and apart")
            for unit in counted:
                found[unit] |= counted.keys() - {unit}
        return {unit: frozenset(others) for unit, others in found.items()}

    @cached_property
    def placed(self) -> Mapping[int, int]:
        """The helper of each locked unit; refuses locks that cannot all hold."""
        placed: dict[int, int] = {}
        taken: Counter[int] = Counter()
        for seeker, helper in sorted(self.locks.items()):
            unit, at = self.unit(seeker), self.helper(helper)
            if placed.setdefault(unit, at) != at:
                raise Contradiction(
                    f"{', '.join(self.table.units[unit])} stay together and are locked to two helpers"
                )
            if self.table.arc(unit, at) is None or (unit, at) in self.barred:
                raise Contradiction(f"{seeker} is locked to {helper}, which a hard rule or a ban does not permit")
        for unit, at in placed.items():
            taken[at] += int(self.table.takes[unit])
            if any(placed.get(other) == at for other in self.apart_units.get(unit, ())):
                raise Contradiction(
                    f"{self.table.units[unit][0]} is locked to the helper of one to be kept apart from"
                )
        for at, number in taken.items():
            if number > self.table.places[at]:
                raise Contradiction(f"{self.table.helpers[at]} has fewer places than are locked there")
        return placed

    @cached_property
    def barred(self) -> frozenset[tuple[int, int]]:
        return frozenset((self.unit(seeker), self.helper(helper)) for seeker, helper in self.forbids)

    @property
    def facts(self) -> Facts:
        """What the verifier reads."""
        return Facts.of(self.table, self.weights, self.apart_units, self.placed, self.barred)

    def unit(self, seeker: str) -> int:
        if seeker not in self.table.unit_of:
            raise Contradiction(f"{seeker} is not among those who seek")
        return self.table.unit_of[seeker]

    def helper(self, helper: str) -> int:
        if helper not in self.table.helper_of:
            raise Contradiction(f"{helper} is not among those who help")
        return self.table.helper_of[helper]


def pose(
    seekers: Iterable[Seeker],
    helpers: Iterable[Helper],
    pairs: Collection[Pair],
    *,
    together: Iterable[Collection[str]] = (),
    apart: Iterable[Collection[str]] = (),
    present: Mapping[str, str] = NOTHING,
    change: int = 0,
    locks: Mapping[str, str] = NOTHING,
    forbids: Iterable[tuple[str, str]] = (),
) -> Problem:
    """The question as a service asks it. The order of what is given does not matter."""
    known = {(pair.seeker, pair.helper): pair for pair in pairs}
    if len(known) < len(pairs):
        raise Contradiction("a pair stands twice")
    table = tabulate(seekers, helpers, pairs, together=together, present=present, change=change)
    return Problem(
        table,
        frozenset(frozenset(group) for group in apart),
        locks,
        frozenset(forbids),
        known,
    )
