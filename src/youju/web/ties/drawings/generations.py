"""Which generation each member stands in: partners and siblings in one row, children below their parents."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from youju.web.ties.drawings.family import Family

# Years between two generations, where nothing but births says how two unconnected parts lie to each other.
YEARS = 27


@dataclass(frozen=True)
class Ranked:
    """A family and the row of each of its members, the oldest generation in row 0.

    Where partners stand in two generations (an uncle and a niece), the older one is in the family twice: the
    second time as an echo beside the partner.
    """

    family: Family
    row: dict[str, int]


class _Groups:
    """Members that share a row, and which group lies below which."""

    def __init__(self, keys: Iterable[str]) -> None:
        self.of = {key: key for key in keys}
        self.below: dict[str, set[str]] = {key: set() for key in self.of}

    def descend(self, parent: str, child: str) -> None:
        self.below[self.of[parent]].add(self.of[child])

    def join(self, one: str, other: str) -> bool:
        """Puts both into one row; False where one is an ancestor of the other's row."""
        first, second = self.of[one], self.of[other]
        if first == second:
            return True
        if self._above(first, second) or self._above(second, first):
            return False
        for key, group in self.of.items():
            if group == second:
                self.of[key] = first
        self.below[first] |= self.below.pop(second)
        for under in self.below.values():
            if second in under:
                under.remove(second)
                under.add(first)
        return True

    def _above(self, start: str, goal: str) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            new = self.below[waiting.pop()] - seen
            if goal in new:
                return True
            seen |= new
            waiting += sorted(new)
        return False

    def order(self) -> list[str]:
        """Every group after all that lie above it."""
        above = dict.fromkeys(self.below, 0)
        for under in self.below.values():
            for group in under:
                above[group] += 1
        ready = [group for group in self.below if not above[group]]
        found = []
        while ready:
            found.append(ready.pop(0))
            for group in sorted(self.below[found[-1]]):
                above[group] -= 1
                if not above[group]:
                    ready.append(group)
        return found


def ranked(family: Family) -> Ranked:
    """Rows for a tidied family."""
    groups = _Groups(member.key for member in family.members)
    for sibship in family.sibships:
        for parent in sibship.parents:
            for child in sibship.keys:
                groups.descend(parent, child)
    apart = [couple.pair for couple in family.couples if not groups.join(couple.one, couple.other)]
    for sibship in family.sibships:
        for child in sibship.keys[1:]:
            groups.join(sibship.keys[0], child)
    rank = _ranks(groups)
    row = _aligned(family, {key: rank[group] for key, group in groups.of.items()})
    family = _level(family, row)
    for pair in apart:
        family, row = _echoed(family, row, pair)
    top = min(row.values(), default=0)
    return Ranked(family, {key: value - top for key, value in row.items()})


def _ranks(groups: _Groups) -> dict[str, int]:
    """The longest way from above; then whoever has nobody above comes down to just over their children."""
    order = groups.order()
    rank = dict.fromkeys(order, 0)
    above = defaultdict[str, list[str]](list)
    for group in order:
        for under in groups.below[group]:
            rank[under] = max(rank[under], rank[group] + 1)
            above[under].append(group)
    for group in reversed(order):
        children = groups.below[group]
        if children and len(above[group]) < len(children):
            rank[group] = min(rank[each] for each in children) - 1
    return rank


def _level(family: Family, row: dict[str, int]) -> Family:
    """Brothers and sisters without parents stay together only where they stand in one row."""
    kept = []
    for sibship in family.sibships:
        if not sibship.parents:
            level = row[sibship.keys[0]]
            sibship = replace(sibship, children=tuple(one for one in sibship.children if row[one.key] == level))
            if len(sibship.children) < 2:
                continue
        kept.append(sibship)
    return replace(family, sibships=tuple(kept))


def _echoed(family: Family, row: dict[str, int], pair: frozenset[str]) -> tuple[Family, dict[str, int]]:
    """The older of the two stands a second time beside the younger, and is a parent there."""
    older, younger = sorted(pair, key=lambda key: (row[key], key))
    if row[older] == row[younger]:
        return family, row
    twin = f"{older} beside {younger}"
    couples = tuple(
        replace(one, one=twin if one.one == older else one.one, other=twin if one.other == older else one.other)
        if one.pair == pair else one
        for one in family.couples
    )  # fmt: skip
    sibships = tuple(
        replace(one, parents=tuple(sorted((twin, younger)))) if set(one.parents) == pair else one
        for one in family.sibships
    )
    members = (*family.members, replace(family.by_key[older], key=twin, echo=True))
    return replace(family, members=members, couples=couples, sibships=sibships), {**row, twin: row[younger]}


def _aligned(family: Family, row: dict[str, int]) -> dict[str, int]:
    """Parts of the family that nothing connects lie to each other as their births do."""
    parts = _parts(family)
    main = next((part for part in parts if family.index in part), parts[0] if parts else [])
    anchor = _anchor(family, row, main)
    found = dict(row)
    for part in parts:
        mine = _anchor(family, row, part)
        if part is main:
            continue
        if mine is not None and anchor is not None:
            shift = round((mine - anchor) / YEARS)
        else:
            shift = row.get(family.index, 0) - max(row[key] for key in part)
        for key in part:
            found[key] = row[key] + shift
    return found


def _anchor(family: Family, row: dict[str, int], part: list[str]) -> float | None:
    """The year in which row 0 of this part would have been born."""
    years = [born - YEARS * row[key] for key in part if (born := family.by_key[key].born) is not None]
    return sum(years) / len(years) if years else None


def _parts(family: Family) -> list[list[str]]:
    near = defaultdict[str, set[str]](set)
    for couple in family.couples:
        near[couple.one].add(couple.other)
        near[couple.other].add(couple.one)
    for sibship in family.sibships:
        joined = {*sibship.parents, *sibship.keys}
        for key in joined:
            near[key] |= joined - {key}
    seen: set[str] = set()
    found = []
    for member in family.members:
        if member.key in seen:
            continue
        part, waiting = [], [member.key]
        seen.add(member.key)
        while waiting:
            part.append(waiting.pop(0))
            new = sorted(near[part[-1]] - seen)
            seen |= set(new)
            waiting += new
        found.append(part)
    return found
