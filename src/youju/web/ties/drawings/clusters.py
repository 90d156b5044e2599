"""Partners stand beside each other, in the order of their marriages; and the nets of lines between two rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from youju.web.ties.drawings.family import Birth, Couple
from youju.web.ties.drawings.generations import Ranked

# How a line goes on through a row in which nobody of it stands.
PASSING = "passing"
# What stands out of the usual order, in parts of a crossing.
WOMAN_FIRST, WRONG_TIME = 0.04, 0.08


@dataclass(frozen=True)
class Net:
    """Lines from one sibship (or from a line that passes through the row) down to the next row.

    `source` are the parents in row `gap` (two, one, or none) or a passing key; `targets` stand in row `gap` + 1.
    """

    gap: int
    source: tuple[str, ...]
    targets: tuple[str, ...]
    births: dict[str, Birth] = field(default_factory=dict, compare=False)


@dataclass
class Rows:
    """Everybody in rows of clusters, each cluster a tuple of keys, and what connects the rows."""

    rows: list[list[tuple[str, ...]]]
    nets: list[Net]

    def flat(self, row: int) -> list[str]:
        return [key for cluster in self.rows[row] for key in cluster]

    def places(self) -> dict[str, int]:
        """The number of each key in its row, from the left."""
        return {key: at for row in range(len(self.rows)) for at, key in enumerate(self.flat(row))}

    def between(self, gap: int) -> list[Net]:
        return [net for net in self.nets if net.gap == gap]


def rows_of(ranked: Ranked) -> Rows:
    """Clusters in the order in which they were named, and every net cut into pieces of one gap each."""
    family, row = ranked.family, ranked.row
    rows: list[list[tuple[str, ...]]] = [[] for _number in range(max(row.values(), default=-1) + 1)]
    for cluster in _clusters(ranked):
        rows[row[cluster[0]]].append(cluster)
    nets: list[Net] = []
    for number, sibship in enumerate(family.sibships):
        births = {child.key: child.birth for child in sibship.children}
        start = max((row[parent] for parent in sibship.parents), default=row[sibship.keys[0]] - 1)
        if start < 0:
            # Nobody above the first row: brothers and sisters hang on a bar of their own.
            rows.insert(0, [])
            row = {key: value + 1 for key, value in row.items()}
            nets = [Net(net.gap + 1, net.source, net.targets, net.births) for net in nets]
            start = 0
        source: tuple[str, ...] = sibship.parents
        waiting = list(sibship.keys)
        gap = start
        while waiting:
            here = [key for key in waiting if row[key] == gap + 1]
            waiting = [key for key in waiting if row[key] > gap + 1]
            targets = tuple(here)
            if waiting:
                passing = f"{PASSING} {number} {gap + 1}"
                targets = (*targets, passing)
                rows[gap + 1].append((passing,))
                births = {**births, passing: _alike(births[key] for key in waiting)}
            nets.append(Net(gap, source, targets, births))
            source, gap = targets[-1:], gap + 1
    ranked.row.update(row)
    return Rows(rows, nets)


def _alike(births: object) -> Birth:
    """How a line is drawn that several children share."""
    found = set(births)  # type: ignore[call-overload]
    return found.pop() if len(found) == 1 else Birth.BORN


def _clusters(ranked: Ranked) -> list[tuple[str, ...]]:
    """Who is bound by couples in one row; each cluster once, in the order of its first member."""
    bound = defaultdict[str, list[Couple]](list)
    for couple in ranked.family.couples:
        if ranked.row[couple.one] == ranked.row[couple.other]:
            bound[couple.one].append(couple)
            bound[couple.other].append(couple)
    seen: set[str] = set()
    found = []
    for member in ranked.family.members:
        if member.key in seen:
            continue
        reached = _reached(member.key, bound)
        # The one with the most marriages stands in the middle of the chain.
        hub = max(reached, key=lambda key: len(bound[key]))
        chain = tuple(_chain(ranked, hub, bound, set()))
        seen |= set(chain)
        found.append(chain)
    return found


def _reached(key: str, bound: dict[str, list[Couple]]) -> list[str]:
    found = [key]
    for one in found:
        for couple in bound[one]:
            found += [other for other in sorted(couple.pair - {one}) if other not in found]
    return found


def _chain(ranked: Ranked, hub: str, bound: dict[str, list[Couple]], seen: set[str]) -> list[str]:
    """The hub between its partners: marriages in their order from left to right, a single one with him first."""
    seen.add(hub)
    sides = []
    for couple in sorted(bound[hub], key=in_time):
        partner = next(iter(couple.pair - {hub}))
        if partner not in seen:
            sides.append((partner, _beyond(ranked, partner, bound, seen)))
    if len(sides) == 1:
        partner, beyond = sides[0]
        man_first = ranked.family.by_key[hub].sex == "m" or ranked.family.by_key[partner].sex == "f"
        return [hub, *beyond] if man_first else [*reversed(beyond), hub]
    left, right = sides[:-1], sides[-1:]
    found = [key for _partner, beyond in left for key in reversed(beyond)]
    return [*found, hub, *(key for _partner, beyond in right for key in beyond)]


def _beyond(ranked: Ranked, key: str, bound: dict[str, list[Couple]], seen: set[str]) -> list[str]:
    """Somebody and, on the far side, their other partners, the latest nearest."""
    seen.add(key)
    found = [key]
    for couple in sorted(bound[key], key=in_time, reverse=True):
        partner = next(iter(couple.pair - {key}))
        if partner not in seen:
            found += _beyond(ranked, partner, bound, seen)
    return found


def in_time(couple: Couple) -> tuple[int, int]:
    """The order of marriages: by their year; who has parted and gave no year comes before who has not."""
    parted = couple.until is not None or couple.bond in {"divorced", "separated"}
    return (couple.since if couple.since is not None else couple.until or (0 if parted else 9999)), 0


def unusual(cluster: Sequence[str], ranked: Ranked) -> float:
    """What is wrong with a cluster in this direction: a woman left of her husband, a later marriage left."""
    if len(cluster) < 2:
        return 0
    by_key, at = ranked.family.by_key, {key: number for number, key in enumerate(cluster)}
    found = 0.0
    middles = []
    for couple in ranked.family.couples:
        if couple.one not in at or couple.other not in at:
            continue
        left, right = sorted((couple.one, couple.other), key=at.__getitem__)
        if by_key[left].sex == "f" and by_key[right].sex == "m":
            found += WOMAN_FIRST
        middles.append((in_time(couple), at[left] + at[right]))
    middles.sort()
    found += WRONG_TIME * sum(one[1] > other[1] and one[0] != other[0] for one, other in pairwise(middles))
    return found
