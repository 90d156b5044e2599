"""Who stands left of whom: rows in which the lines between generations cross as little as can be found.

A layered drawing (Sugiyama, Tagawa, Toda 1981): sweeps over the rows, and in each row the clusters are put where
they cross least (sifting: Matuszewski, Schönfeld, Molitor 1999). With both neighbouring rows fixed the crossings
of a row are a sum over pairs of its clusters, so that one table per row says what every exchange would cost.
"""

from collections import defaultdict
from collections.abc import Sequence

from youju.web.ties.drawings.clusters import Net, Rows, rows_of, unusual
from youju.web.ties.drawings.generations import Ranked

Cluster = tuple[str, ...]
# In parts of a crossing: a younger child left of an older one, and a row that leans to the other side.
WRONG_AGE, LEANING = 0.3, 0.001
SWEEPS = 12


def ordered(ranked: Ranked) -> Rows:
    """The rows in the best order that was found; the same family always gives the same order."""
    best: Rows | None = None
    lowest = float("inf")
    for start in (False, True):
        work = _Work(ranked, rows_of(ranked))
        if start:
            work.rows.rows = [row[::-1] for row in work.rows.rows]
        for sweep in range(SWEEPS):
            work.sweep(downward=sweep % 2 == 0, one_sided=sweep < 2)
            if (price := work.price()) < lowest - 1e-9:
                lowest = price
                best = Rows([list(row) for row in work.rows.rows], work.rows.nets)
    assert best is not None or not ranked.row
    return best or Rows([], [])


class _Work:
    """Rows being put in order."""

    def __init__(self, ranked: Ranked, rows: Rows) -> None:
        self.ranked, self.rows = ranked, rows
        self.into = defaultdict[str, list[Net]](list)
        self.out = defaultdict[str, list[Net]](list)
        for net in rows.nets:
            for target in net.targets:
                self.into[target].append(net)
            for key in net.source[:1]:
                self.out[key].append(net)
        self.age = _ages(ranked)

    def sweep(self, *, downward: bool, one_sided: bool) -> None:
        numbers = range(len(self.rows.rows))
        for number in numbers if downward else reversed(numbers):
            above = not one_sided or downward
            below = not one_sided or not downward
            self._row(number, above=above, below=below)

    def price(self) -> float:
        """Crossings of all gaps, and what is unusual."""
        at = self.rows.places()
        found = sum(unusual(cluster, self.ranked) for row in self.rows.rows for cluster in row)
        for number in range(len(self.rows.rows)):
            ends = [
                (_middle(net.source, at) if net.source else _middle(net.targets, at), at[target])
                for net in self.rows.between(number)
                for target in net.targets
            ]
            found += _inversions(ends)
            for net in self.rows.between(number):
                order = sorted(net.targets, key=at.__getitem__)
                found += WRONG_AGE * _younger_first([self.age[key] for key in order if key in self.age])
        return found

    def _row(self, number: int, *, above: bool, below: bool) -> None:
        at = self.rows.places()
        row = self.rows.rows[number]
        ends: dict[Cluster, tuple[list[float], ...]] = {}
        for cluster in row:
            ups, downs = self._ends(cluster, at, above, below)
            if len(cluster) > 1:
                turned = cluster[::-1]
                again = self._ends(turned, at, above, below)
                if self._inside(turned, *again) < self._inside(cluster, ups, downs):
                    cluster, (ups, downs) = turned, again
            ends[cluster] = (ups, downs)
        order = sorted(ends, key=lambda one: _mean(ends[one], at[one[0]]))
        table = {
            one: {other: self._between(one, other, ends) for other in order if other is not one} for one in order
        }
        self.rows.rows[number] = _sifted(order, table)

    def _ends(self, cluster: Cluster, at: dict[str, int], above: bool, below: bool) -> tuple[list[float], ...]:
        """Where the lines of the cluster's members end in the row above and in the row below, member by member."""
        ups = [
            _middle(net.source, at) if net.source else _middle(net.targets, at)
            for key in cluster for net in self.into[key]
        ] if above else []  # fmt: skip
        inside = {key: number for number, key in enumerate(cluster)}
        nets = [net for key in cluster for net in self.out[key]] if below else []
        nets.sort(key=lambda net: _middle(net.source, inside))
        return ups, [float(at[target]) for net in nets for target in net.targets]

    def _inside(self, cluster: Cluster, ups: list[float], downs: list[float]) -> float:
        numbered = enumerate(ups), enumerate(downs)
        return unusual(cluster, self.ranked) + sum(_inversions([(n, end) for n, end in ends]) for ends in numbered)

    def _between(self, one: Cluster, other: Cluster, ends: dict[Cluster, tuple[list[float], ...]]) -> float:
        """What it costs to have one left of the other."""
        found = 0.0
        for mine, theirs in zip(ends[one], ends[other], strict=True):
            found += sum(left > right for left in mine for right in theirs)
        siblings = [
            (self.age[key], self.age[third])
            for key in one for net in self.into[key] for third in other
            if third in net.targets and key in self.age and third in self.age
        ]  # fmt: skip
        found += WRONG_AGE * sum(mine > theirs for mine, theirs in siblings)
        lean = _mean(ends[one], 0) - _mean(ends[other], 0)
        return found + LEANING * max(lean, 0)


def _sifted(order: list[Cluster], table: dict[Cluster, dict[Cluster, float]]) -> list[Cluster]:
    """Each cluster in turn goes where it costs least, until nothing gets better."""
    for _round in range(len(order) + 1):
        moved = False
        for cluster in list(order):
            rest = [one for one in order if one is not cluster]
            now = order.index(cluster)
            price = sum(table[cluster][one] for one in rest)
            prices = [price]
            for one in rest:
                price += table[one][cluster] - table[cluster][one]
                prices.append(price)
            best = min(range(len(prices)), key=lambda place: (prices[place], abs(place - now)))
            if prices[best] < prices[now] - 1e-9:
                order = [*rest[:best], cluster, *rest[best:]]
                moved = True
        if not moved:
            break
    return order


def _middle(keys: Sequence[str], at: dict[str, int]) -> float:
    return sum(at[key] for key in keys) / len(keys)


def _mean(ends: tuple[list[float], ...], otherwise: float) -> float:
    every = [end for side in ends for end in side]
    return sum(every) / len(every) if every else float(otherwise)


def _inversions(ends: Sequence[tuple[float, float]]) -> int:
    """How many pairs of lines cross: one begins further left and ends further right."""
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for number, one in enumerate(ends)
        for other in ends[number + 1 :]
    )


def _younger_first(ages: list[float]) -> int:
    return sum(one > other for number, one in enumerate(ages) for other in ages[number + 1 :])


def _ages(ranked: Ranked) -> dict[str, float]:
    """In which order children of one sibship stand: by year of birth (unknown ones first), twins together."""
    order = {member.key: number for number, member in enumerate(ranked.family.members)}
    first = {key: twins.keys[0] for twins in ranked.family.twins for key in twins.keys}
    by_key = ranked.family.by_key
    found = {}
    for key, number in order.items():
        leader = first.get(key, key)
        found[key] = (by_key[leader].born or 0) + order[leader] * 1e-4 + number * 1e-7
    return found
