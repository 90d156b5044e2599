"""The net of ties around a person or a household, as an ecomap shows it, and a place for each of its circles.

The signs are Hartman's (Diagrammatic Assessment of Family Relationships, 1978): a thick line is a strong tie, a
broken one a weak tie, a zigzag a stressful one; arrows say where energy flows.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import accumulate, pairwise
from math import atan2, cos, hypot, pi, sin

from youju.web.ties.drawings.lettering import LINE, NAME, SMALL, balanced, broken, width


class Sphere(StrEnum):
    """Where in life a tie belongs."""

    FAMILY = "family"
    SCHOOL = "school"
    NEIGHBOURS = "neighbours"
    ORGANISATIONS = "organisations"


class Strength(IntEnum):
    WEAK = 1
    ORDINARY = 2
    STRONG = 3


class Flow(StrEnum):
    """Where help and energy go: to the one in the middle, from it, both ways; empty where nobody said."""

    UNSAID = ""
    IN = "in"
    OUT = "out"
    BOTH = "both"


@dataclass(frozen=True)
class Tie:
    """Somebody or something around the middle; `kind` is the tie in one word."""

    name: str
    kind: str
    sphere: Sphere
    strength: Strength = Strength.ORDINARY
    stressful: bool = False
    flow: Flow = Flow.UNSAID


@dataclass(frozen=True)
class Network:
    """One in the middle (a household with its members), and everybody around."""

    middle: str
    members: tuple[str, ...]
    ties: tuple[Tie, ...]


@dataclass(frozen=True)
class Circle:
    """A circle (px, the origin is the middle of the drawing) with lines of words and their sizes."""

    x: float
    y: float
    radius: float
    lines: tuple[tuple[str, float], ...]
    tie: Tie | None = None


@dataclass(frozen=True)
class Ecomap:
    """Circles of which no two meet; the first is the middle, and no line from it touches another's circle."""

    circles: tuple[Circle, ...]

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return (
            min(one.x - one.radius for one in self.circles), min(one.y - one.radius for one in self.circles),
            max(one.x + one.radius for one in self.circles), max(one.y + one.radius for one in self.circles),
        )  # fmt: skip


# How much wider than high the drawing is; how far circles stay apart; how far lines stay from circles.
ASPECT, APART, CLEAR = 1.5, 9.0, 9.0
NEAREST, GROW = 140.0, 1.02
ROOM, LEAST = 4.6 * NAME, 32.0
# Room between two spheres on the ring, and into how many pieces the ring is cut to measure it.
BETWEEN, PIECES = 24.0, 1440


def ecomap(network: Network) -> Ecomap:
    """Spheres one after the other around the middle, as near to it as nothing overlaps."""
    order = list(Sphere)
    ties = sorted(network.ties, key=lambda tie: (order.index(tie.sphere), -tie.strength, tie.kind, tie.name))
    middle = _middle(network)
    words = [_lines(tie) for tie in ties]
    turns = _turns(ties, [radius(lines) for lines in words])
    away = NEAREST
    while True:
        around = [_circle(*one, away) for one in zip(ties, words, turns, strict=True)]
        if _free(middle, around):
            return Ecomap((middle, *around))
        away *= GROW


def _middle(network: Network) -> Circle:
    members = broken("、".join(network.members), SMALL, 8 * SMALL, 5) if network.members else ()
    lines = (
        *((line, 16.0) for line in balanced(network.middle, 16, 6 * 16, 2)),
        *((line, SMALL) for line in members),
    )
    return Circle(0, 0, max(radius(lines), 46), lines)


def _lines(tie: Tie) -> tuple[tuple[str, float], ...]:
    return (
        *((line, NAME) for line in balanced(tie.name, NAME, ROOM, 3)),
        *((line, SMALL) for line in balanced(tie.kind, SMALL, ROOM, 2)),
    )


def radius(lines: tuple[tuple[str, float], ...]) -> float:
    """The smallest circle around centred lines, with a little room."""
    high = sum(size * LINE for _words, size in lines)
    y, found = -high / 2, LEAST - 5
    for words, size in lines:
        for edge in (y, y + size * LINE):
            found = max(found, hypot(width(words, size) / 2, edge))
        y += size * LINE
    return round(found + 5, 1)


def _turns(ties: list[Tie], radii: list[float]) -> list[float]:
    """Where on the ring each circle stands (an angle), so that all are equally far from their neighbours."""
    if not ties:
        return []
    places, long = [], 0.0
    for number, (tie, wide) in enumerate(zip(ties, radii, strict=True)):
        if number and tie.sphere != ties[number - 1].sphere:
            long += BETWEEN
        places.append(long + wide)
        long += 2 * wide + APART
    if ties[0].sphere != ties[-1].sphere:
        long += BETWEEN
    # Two lie left and right of the middle; more begin above it.
    start = PIECES // 2 if len(ties) == 2 else PIECES * 3 // 4
    angles = [2 * pi * (start + piece) / PIECES for piece in range(PIECES + 1)]
    points = [(ASPECT * cos(angle), sin(angle)) for angle in angles]
    along = [0.0, *accumulate(hypot(x - u, y - v) for (x, y), (u, v) in pairwise(points))]
    wanted = [(place - places[0]) / long * along[-1] for place in places]
    return [angles[min(range(len(along)), key=lambda at: abs(along[at] - want))] for want in wanted]


def _circle(tie: Tie, lines: tuple[tuple[str, float], ...], turn: float, away: float) -> Circle:
    x, y = away * cos(turn) * ASPECT, away * sin(turn)
    return Circle(round(x, 1), round(y, 1), radius(lines), lines, tie)


def _free(middle: Circle, around: list[Circle]) -> bool:
    for number, one in enumerate(around):
        if hypot(one.x, one.y) < middle.radius + one.radius + 34:
            return False
        for other in around[number + 1 :]:
            if hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius + APART:
                return False
            if _near(one, other) or _near(other, one):
                return False
    return True


def _near(one: Circle, other: Circle) -> bool:
    """Whether the line from the middle to one comes too near to the other's circle."""
    length = hypot(one.x, one.y)
    turn = atan2(one.y, one.x)
    along = other.x * cos(turn) + other.y * sin(turn)
    across = abs(-other.x * sin(turn) + other.y * cos(turn))
    return 0 < along < length and across < other.radius + CLEAR
