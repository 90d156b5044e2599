"""The room between two rows: which horizontal line lies on which track, so that no two lie on each other.

A gap has two zones. In the upper one lie the brackets of couples who do not stand side by side, in the lower one
the bars from which children hang. Vertical lines of the upper zone run in gutters, beside every label.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from youju.web.ties.drawings.clusters import PASSING, Net
from youju.web.ties.drawings.placing import Placing

NEAR, STRAIGHT, STEP_ASIDE = 5.0, 10.0, 7.0
# How far from the middle of a symbol a line may still come down on it.
REACH = 2 * STEP_ASIDE
# A line that would lie on another costs as much as so many crossings.
ON_EACH_OTHER = 10
CLEAR = 8.0


@dataclass
class Bar:
    """A net with its places: where it comes down, and where it goes on down to each target (twins: to a joint)."""

    net: Net
    drop: float
    ports: dict[str, float]
    # Keys of twins, by the key under which `ports` has their joint.
    joints: dict[str, tuple[str, ...]] = field(default_factory=dict)
    track: int | None = None

    @property
    def ends(self) -> tuple[float, float]:
        xs = [*self.ports.values(), *([self.drop] if self.net.source else [])]
        return min(xs), max(xs)

    def overlaps(self, other: "Bar") -> bool:
        return self.ends[0] - CLEAR < other.ends[1] and other.ends[0] - CLEAR < self.ends[1]


def bars(placing: Placing, gap: int) -> tuple[list[Bar], int]:
    """The bars of a gap on their tracks, the upper ones first, and how many tracks there are."""
    nets = placing.rows.between(gap)
    found = [_bar(placing, net) for net in nets]
    _ports_apart(placing, found)
    _step_aside(placing, found)
    lying = [bar for bar in found if bar.ends[1] - bar.ends[0] > 0.01]
    tracks = 0
    placed: list[Bar] = []
    for bar in _arranged(lying):
        bar.track = 1 + max((each.track or 0 for each in placed if each.overlaps(bar)), default=-1)
        tracks = max(tracks, bar.track + 1)
        placed.append(bar)
    return found, tracks


def _bar(placing: Placing, net: Net) -> Bar:
    ports = {key: placing.x[key] for key in net.targets}
    bar = Bar(net, placing.drop(net), ports)
    for twins in placing.ranked.family.twins:
        here = tuple(key for key in twins.keys if key in ports)
        if len(here) > 1:
            first, last = min(ports[key] for key in here), max(ports[key] for key in here)
            middle = (first + last) / 2
            for key in here:
                del ports[key]
            # Straight below the parents where that is still between the two.
            straight = net.source and not ports and abs(bar.drop - middle) < (last - first) / 4
            ports[here[0]] = bar.drop if straight else middle
            bar.joints[here[0]] = here
    return bar


def _ports_apart(placing: Placing, found: list[Bar]) -> None:
    """A child who comes from several sibships is reached at several places of its symbol, from left to right."""
    for key in {key for bar in found for key in bar.ports}:
        into = sorted((bar for bar in found if key in bar.ports), key=lambda bar: bar.drop)
        apart = min(2 * STEP_ASIDE, 2 * REACH / max(len(into) - 1, 1))
        for number, bar in enumerate(into):
            bar.ports[key] += (number - (len(into) - 1) / 2) * apart
    for bar in found:
        if bar.net.source and len(bar.ports) == 1:
            (key, port), = bar.ports.items()  # fmt: skip
            if abs(port - bar.drop) <= STRAIGHT and not bar.joints:
                bar.ports[key] = bar.drop
                if key.startswith(PASSING):
                    placing.x[key] = bar.drop


def _step_aside(placing: Placing, found: list[Bar]) -> None:
    """Nobody is reached just where the line of another sibship comes down."""
    for bar in found:
        others = [other.drop for other in found if other is not bar and other.net.source]
        for key, port in bar.ports.items():
            if port == bar.drop and len(bar.ports) == 1:
                continue
            steps = (0.0, STEP_ASIDE, -STEP_ASIDE, 2 * STEP_ASIDE, -2 * STEP_ASIDE)
            middle = port if key in bar.joints else placing.x[key]
            within = (step for step in steps if abs(port + step - middle) <= REACH + 0.01)
            free = [step for step in within if all(abs(port + step - drop) >= NEAR for drop in others)]
            if free and free[0]:
                bar.ports[key] = port + free[0]
                if key.startswith(PASSING):
                    placing.x[key] += free[0]


def _arranged(lying: Sequence[Bar]) -> list[Bar]:
    """From top to bottom: each bar goes in where it costs least, until nothing gets better."""
    order = sorted(lying, key=lambda bar: bar.ends[1] - bar.ends[0])
    for _round in range(len(order)):
        moved = False
        for bar in list(order):
            rest = [one for one in order if one is not bar]
            prices = [
                sum(_above(one, bar) for one in rest[:place]) + sum(_above(bar, one) for one in rest[place:])
                for place in range(len(order))
            ]
            now = order.index(bar)
            best = min(range(len(prices)), key=lambda place: (prices[place], abs(place - now)))
            if prices[best] < prices[now]:
                order = [*rest[:best], bar, *rest[best:]]
                moved = True
        if not moved:
            break
    return order


def _above(upper: Bar, lower: Bar) -> int:
    """What it costs to have one bar over the other: crossings, and lines that lie on each other."""
    first, last = upper.ends
    low, high = lower.ends
    found = int(bool(lower.net.source) and first < lower.drop < last)
    found += sum(low < port < high for port in upper.ports.values())
    if lower.net.source and upper.overlaps(lower):
        found += ON_EACH_OTHER * sum(abs(port - lower.drop) < NEAR for port in upper.ports.values())
    return found


@dataclass(frozen=True)
class Bracket:
    """The line of two partners who do not stand side by side: down, along a track, and up again."""

    pair: frozenset[str]
    down: float
    up: float
    track: int


def brackets(placing: Placing, row: int) -> tuple[list[Bracket], int]:
    """The brackets below a row, shorter ones higher, and how many tracks they need."""
    found: list[Bracket] = []
    spans = []
    for couple in placing.ranked.family.couples:
        if {couple.one, couple.other} <= set(placing.columns[row].keys):
            down, up = placing.lane(row, couple.pair)
            if up is not None:
                spans.append((up - down, down, up, couple.pair))
    for _length, down, up, pair in sorted(spans, key=lambda span: span[:3]):
        over = [one.track for one in found if one.down - CLEAR < up and down - CLEAR < one.up]
        found.append(Bracket(pair, down, up, 1 + max(over, default=-1)))
    return found, 1 + max((one.track for one in found), default=-1)
