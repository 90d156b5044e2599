"""A week as hours and days: a table of half hours, in which what overlaps stands together in one cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from youju.web.activities.board import Day, Line

# The hours that a week shows in any case; what begins earlier or ends later makes it longer.
FIRST, LAST = 8, 18
HALF = 30
MIDNIGHT = 24 * 60


@dataclass(frozen=True)
class Cell:
    """A stretch of one day, `span` half hours long; without lines nothing happens in it."""

    day: Day
    span: int
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Half:
    """Half an hour of the week: cells that begin in it; `hour` on the full one."""

    hour: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """The rows of a week, and what has no hour by day."""

    halves: tuple[Half, ...]
    untimed: tuple[tuple[Line, ...], ...]

    @property
    def any_untimed(self) -> bool:
        return any(self.untimed)


def grid(days: Sequence[Day]) -> Grid:
    """The hours of these days; an open end is drawn as one hour."""
    blocks = [_blocks([line for line in day.lines if line.start is not None]) for day in days]
    begins = [start for day in blocks for start, _end, _lines in day]
    ends = [end for day in blocks for _start, end, _lines in day]
    first = min([FIRST * 2, *begins]) // 2 * 2
    last = -(-max([LAST * 2, *ends]) // 2) * 2
    rows: list[list[Cell]] = [[] for _half in range(first, last)]
    for day, own in zip(days, blocks, strict=True):
        free = first
        for start, end, lines in own:
            for half in range(free, start):
                rows[half - first].append(Cell(day, 1))
            rows[start - first].append(Cell(day, end - start, tuple(lines)))
            free = end
        for half in range(free, last):
            rows[half - first].append(Cell(day, 1))
    halves = tuple(
        Half(f"{half // 2:02}:00" if half % 2 == 0 else "", tuple(cells)) for half, cells in enumerate(rows, first)
    )
    return Grid(halves, tuple(tuple(line for line in day.lines if line.start is None) for day in days))


def _blocks(lines: Sequence[Line]) -> list[tuple[int, int, list[Line]]]:
    """Lines of one day by the half hours they take, those that share one together; first to last."""
    found: list[tuple[int, int, list[Line]]] = []
    for line in sorted(lines, key=lambda line: (_minutes(line.start), _minutes(line.end))):
        begin = _minutes(line.start)
        end = min(max(_minutes(line.end) if line.end else begin + 60, begin + 1), MIDNIGHT)
        start, stop = begin // HALF, -(-end // HALF)
        if found and start < found[-1][1]:
            before, until, together = found[-1]
            found[-1] = (before, max(until, stop), [*together, line])
        else:
            found.append((start, stop, [line]))
    return found


def _minutes(clock: time | None) -> int:
    return clock.hour * 60 + clock.minute if clock else 0
