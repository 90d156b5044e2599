"""A line around everybody who lives under one roof, and around nobody else.

The outline is the edge of a union of rectangles: one around each run of housemates who stand side by side, and
corridors between the runs, which lie where only lines are: between two rows, or in the gutter between two members.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from youju.web.ties.drawings.edges import Point, loops
from youju.web.ties.drawings.lettering import Box

AROUND, NECK = 9.0, 12.0
# Other distances for an edge that would run along a vertical line, and what counts as running along one.
ELSEWHERE, ALONG, REACH = (5.0, 13.0), 3.5, 40.0
# A corridor makes a detour of so many px rather than to part a couple.
COUPLE = 160.0
# Two edges one below the other that differ by less become one.
NOTCH = 8.0
# How much two runs one below the other must have in common to be joined straight down.
SHARED = 24.0
# Outlines of several households keep so far from each other between two rows.
APART = 6.0


@dataclass(frozen=True)
class Outline:
    """The household with this number: closed loops of corners."""

    number: int
    loops: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Upright:
    """A vertical line."""

    x: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Standing:
    """Somebody with the whole room they take, in a row; the room of a line that passes through has no width.

    Those of one `cluster` are couples, and a corridor goes between them only where everything else is far.
    """

    key: str
    cell: Box
    row: int
    cluster: int


def outlines(
    households: Sequence[frozenset[str]], standing: Sequence[Standing], gaps: Sequence[tuple[float, float]],
    uprights: Sequence[Upright],
) -> list[Outline]:  # fmt: skip
    """An outline for each household; `gaps` are the top and the bottom of the room below each row but the last."""
    found = []
    for number, home in enumerate(households):
        rows: dict[int, list[Standing]] = {}
        for one in standing:
            rows.setdefault(one.row, []).append(one)
        found.append(Outline(number, tuple(loops(_rooms(home, rows, gaps, uprights, number)))))
    return found


def _rooms(
    home: frozenset[str], rows: dict[int, list[Standing]], gaps: Sequence[tuple[float, float]],
    uprights: Sequence[Upright], number: int,
) -> list[Box]:  # fmt: skip
    runs = {row: _runs(home, members, uprights) for row, members in rows.items()}
    runs = {row: found for row, found in runs.items() if found}
    for upper, lower in pairwise(sorted(runs)):
        if lower == upper + 1:
            _flush(runs[upper], runs[lower])
    boxes = [box for found in runs.values() for box in found]
    lane = [top + (bottom - top) / 2 + number * APART for top, bottom in gaps]
    for row, found in runs.items():
        for one, other in pairwise(found):
            boxes += _around(one, other, row, lane, found)
    for upper, lower in pairwise(sorted(runs)):
        boxes += _down(runs[upper], runs[lower], upper, lower, rows, lane)
    return boxes


def _runs(home: frozenset[str], members: Sequence[Standing], uprights: Sequence[Upright]) -> list[Box]:
    """Housemates who stand side by side, as one rectangle each."""
    cells: list[list[Box]] = []
    open_run = False
    for one in members:
        if one.key in home:
            cells = [*cells[:-1], [*cells[-1], one.cell]] if open_run else [*cells, [one.cell]]
        open_run = one.key in home
    found = []
    for run in cells:
        top, bottom = min(cell.top for cell in run) - AROUND, max(cell.bottom for cell in run) + AROUND
        left = _edge(run[0].left, -1, top, bottom, uprights)
        found.append(Box(left, top, _edge(run[-1].right, 1, top, bottom, uprights), bottom))
    return found


def _edge(edge: float, side: int, top: float, bottom: float, uprights: Sequence[Upright]) -> float:
    """Outside the edge, and not along a vertical line."""
    xs = [one.x for one in uprights if one.top < bottom + REACH and top - REACH < one.bottom]
    for around in (AROUND, *ELSEWHERE):
        if all(abs(edge + side * around - x) > ALONG for x in xs):
            return edge + side * around
    return edge + side * AROUND


def _flush(above: list[Box], below: list[Box]) -> None:
    """Edges that nearly meet are made to meet, outwards."""
    for one in range(len(above)):
        for other in range(len(below)):
            upper, lower = above[one], below[other]
            if _shared(upper, lower) < SHARED:
                continue
            if abs(upper.left - lower.left) < NOTCH:
                left = min(upper.left, lower.left)
                upper, lower = replace(upper, left=left), replace(lower, left=left)
            if abs(upper.right - lower.right) < NOTCH:
                right = max(upper.right, lower.right)
                upper, lower = replace(upper, right=right), replace(lower, right=right)
            above[one], below[other] = upper, lower


def _around(one: Box, other: Box, row: int, lane: Sequence[float], found: list[Box]) -> list[Box]:
    """Joins two runs of one row below whoever stands between them (in the last row: above)."""
    if row < len(lane):
        y = lane[row]
        return [
            Box(one.right - NECK, one.bottom - 1, one.right, y + NECK / 2),
            Box(other.left, other.bottom - 1, other.left + NECK, y + NECK / 2),
            Box(one.right - NECK, y - NECK / 2, other.left + NECK, y + NECK / 2),
        ]
    y = lane[row - 1] if row else one.top - NECK
    return [
        Box(one.right - NECK, y - NECK / 2, one.right, one.top + 1),
        Box(other.left, y - NECK / 2, other.left + NECK, other.top + 1),
        Box(one.right - NECK, y - NECK / 2, other.left + NECK, y + NECK / 2),
    ]


def _down(
    above: list[Box], below: list[Box], upper: int, lower: int, rows: dict[int, list[Standing]],
    lane: Sequence[float],
) -> list[Box]:  # fmt: skip
    """Joins the runs of a row to those of the next one in which the household has anybody."""
    one, other = min(
        ((one, other) for one in above for other in below),
        key=lambda pair: (-_shared(*pair), abs(pair[0].middle[0] - pair[1].middle[0])),
    )
    if lower == upper + 1 and _shared(one, other) >= SHARED:
        left, right = max(one.left, other.left), min(one.right, other.right)
        return [Box(left, one.bottom - 1, right, other.top + 1)]
    passes: list[float] = []
    for row in range(upper + 1, lower):
        passes.append(_pass(rows.get(row, []), (one.middle[0] + other.middle[0]) / 2))
    x, y = _within(one, (passes or [other.middle[0]])[0]), one.bottom - 1
    found = []
    for row, ahead in zip(range(upper, lower), [*passes, None], strict=True):
        ahead = _within(other, x) if ahead is None else ahead
        found += [
            Box(x - NECK / 2, y, x + NECK / 2, lane[row] + NECK / 2),
            Box(min(x, ahead) - NECK / 2, lane[row] - NECK / 2, max(x, ahead) + NECK / 2, lane[row] + NECK / 2),
        ]
        x, y = ahead, lane[row]
    return [*found, Box(x - NECK / 2, y, x + NECK / 2, other.top + 1)]


def _within(box: Box, x: float) -> float:
    """The place nearest to x at which a corridor leaves the run."""
    return min(max(x, box.left + NECK), box.right - NECK)


def _shared(one: Box, other: Box) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _pass(members: Sequence[Standing], near: float) -> float:
    """Where a corridor goes through a row: the nearest gutter that has room, or beside everybody."""
    if not members:
        return near
    ways = {
        (left.cell.right + right.cell.left) / 2: COUPLE if left.cluster == right.cluster else 0.0
        for left, right in pairwise(members)
        if right.cell.left - left.cell.right > NECK
    }
    ways[members[0].cell.left - AROUND - NECK] = ways[members[-1].cell.right + AROUND + NECK] = 0.0
    return min(ways, key=lambda x: abs(x - near) + ways[x])
