"""Where everybody stands from left to right: parents over the middle of their children, as near as room allows.

Each row is placed exactly for its targets: the weighted least squares under minimum distances are an isotonic
regression (pool adjacent violators). The rows take turns until they rest.
"""

from collections import defaultdict

from youju.web.ties.drawings.clusters import PASSING, Net, Rows
from youju.web.ties.drawings.columns import FIRST_LANE, LANE, Columns, columns_of, couple_gap
from youju.web.ties.drawings.family import Couple
from youju.web.ties.drawings.generations import Ranked

ROUNDS = 40


class Placing:
    """The columns of every row and the middle of every key (px)."""

    def __init__(self, ranked: Ranked, rows: Rows) -> None:
        self.ranked, self.rows = ranked, rows
        self.columns = [columns_of(ranked, rows, number) for number in range(len(rows.rows))]
        self.x: dict[str, float] = {}
        couples = {couple.pair: couple for couple in ranked.family.couples}
        self.offsets = [self._offsets(columns, couples) for columns in self.columns]
        for columns, offsets in zip(self.columns, self.offsets, strict=True):
            edge = 0.0
            for cluster in columns.clusters:
                self._put(columns, offsets, cluster, edge)
                edge = self.x[columns.keys[cluster[-1]]] + self._after(columns, cluster)
        self._settle()
        left = min(self.x.values(), default=0)
        self.x = {key: value - left for key, value in self.x.items()}

    def drop(self, net: Net) -> float:
        """Where the line of a net leaves its row downwards."""
        if len(net.source) == 1 and net.source[0].startswith(PASSING):
            return self.x[net.source[0]]
        if not net.source:
            return self._middle(net.targets)
        return self.lane(net.gap, frozenset(net.source))[0]

    def lane(self, row: int, pair: frozenset[str]) -> tuple[float, float | None]:
        """The x at which the line of a couple (or of one parent) goes down, and at which it comes up again.

        Neighbours have one lane, in the middle between them.
        """
        columns = self.columns[row]
        down = up = None
        for place, gutter in enumerate(columns.gutters):
            if gutter.couple == pair:
                one, other = columns.keys[place - 1], columns.keys[place]
                left = self.x[one] + columns.width[place - 1] / 2 + LANE * len(gutter.leaving)
                right = self.x[other] - columns.width[place] / 2 - LANE * len(gutter.arriving)
                return (left + right) / 2, None
            if pair in gutter.leaving:
                number = gutter.leaving.index(pair)
                down = self.x[columns.keys[place - 1]] + columns.width[place - 1] / 2 + FIRST_LANE + LANE * number
            if pair in gutter.arriving:
                number = gutter.arriving.index(pair)
                up = self.x[columns.keys[place]] - columns.width[place] / 2 - FIRST_LANE - LANE * number
        assert down is not None
        return down, up

    def _offsets(self, columns: Columns, couples: dict[frozenset[str], Couple]) -> dict[int, float]:
        """How far each member stands right of the first of its cluster."""
        found = {}
        for cluster in columns.clusters:
            along = 0.0
            for place in cluster:
                found[place] = along
                pair = columns.gutters[place + 1].couple
                if pair is not None:
                    along += couple_gap(columns, place, couples[pair])
                elif place + 1 < len(columns.keys):
                    along += columns.gap(place)
        return found

    def _put(self, columns: Columns, offsets: dict[int, float], cluster: range, first: float) -> None:
        for place in cluster:
            self.x[columns.keys[place]] = first + offsets[place]

    def _after(self, columns: Columns, cluster: range) -> float:
        last = cluster[-1]
        return columns.gap(last) if last + 1 < len(columns.keys) else 0

    def _settle(self) -> None:
        numbers = list(range(len(self.columns)))
        for turn in range(ROUNDS):
            for number in numbers if turn % 2 == 0 else reversed(numbers):
                self._place(number)

    def _place(self, number: int) -> None:
        columns, offsets = self.columns[number], self.offsets[number]
        if not columns.clusters:
            return
        pulls = self._pulls(number)
        wanted, weights, ahead = [], [], []
        along = 0.0
        for cluster in columns.clusters:
            first = columns.keys[cluster[0]]
            mine = [pull for place in cluster for pull in pulls[columns.keys[place]]]
            weight = sum(each for _shift, each in mine)
            shift = sum(shift * each for shift, each in mine) / weight if weight else 0
            wanted.append(self.x[first] + shift - along)
            weights.append(weight or 0.01)
            ahead.append(along)
            along += offsets[cluster[-1]] + self._after(columns, cluster)
        for cluster, start, extra in zip(columns.clusters, isotonic(wanted, weights), ahead, strict=True):
            self._put(columns, offsets, cluster, start + extra)

    def _pulls(self, number: int) -> dict[str, list[tuple[float, float]]]:
        """For each member of the row how far its lines would have it move, and how strongly."""
        found = defaultdict[str, list[tuple[float, float]]](list)
        for net in self.rows.between(number):
            if net.source:
                found[net.source[0]].append((self._middle(net.targets) - self.drop(net), 1.0))
        for net in self.rows.between(number - 1):
            if net.source:
                shift = self.drop(net) - self._middle(net.targets)
                for key in net.targets:
                    # A line that passes through likes to be straight.
                    found[key].append((shift, 2.0 if key.startswith(PASSING) else 1.0))
            else:
                middle = self._middle(net.targets)
                for key in net.targets:
                    found[key].append(((middle - self.x[key]) / 4, 0.2))
        return found

    def _middle(self, keys: tuple[str, ...]) -> float:
        places = [self.x[key] for key in keys]
        return (min(places) + max(places)) / 2


def isotonic(wanted: list[float], weights: list[float]) -> list[float]:
    """The rising sequence that is nearest to the wanted one (pool adjacent violators)."""
    pools: list[list[float]] = []
    for value, weight in zip(wanted, weights, strict=True):
        pools.append([value, weight, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            later, earlier = pools.pop(), pools.pop()
            total = earlier[1] + later[1]
            mean = (earlier[0] * earlier[1] + later[0] * later[1]) / total
            pools.append([mean, total, earlier[2] + later[2]])
    return [value for value, _weight, many in pools for _each in range(int(many))]
