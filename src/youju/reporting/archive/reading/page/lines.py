"""Printed lines with their places, and blocks: lines that one sentence runs over."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from youju.reporting.archive.reading.page.characters import fold

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_CELLS = re.compile(r"\t+| {2,}|(?<!\|)\|(?!\|)")


@dataclass(frozen=True)
class Cell:
    """One cell of a line that is set in columns: its folded text, trimmed, and where it starts in the line."""

    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Line:
    """One line as printed: `number` counts from 1, `printed` and `plain` (folded) have the same length.

    A column of a page that is set in two is a line of its own, which starts at `offset` of the printed one.
    """

    number: int
    printed: str
    plain: str
    offset: int = 0

    @cached_property
    def text(self) -> str:
        """The folded line without the space around it."""
        return self.plain.strip()

    @cached_property
    def indent(self) -> int:
        """How many characters of space it starts with."""
        return len(self.plain) - len(self.plain.lstrip())

    def part(self, start: int, end: int) -> Line:
        """A stretch of the line as a line."""
        return Line(self.number, self.printed[start:end], self.plain[start:end], self.offset + start)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """What tabs, bars or runs of spaces part; a line of prose is one cell."""
        found, start = [], 0
        for gap in [*_CELLS.finditer(self.plain), None]:
            end = gap.start() if gap else len(self.plain)
            said = self.plain[start:end]
            if said.strip():
                found.append(Cell(said.strip(), start + len(said) - len(said.lstrip())))
            start = gap.end() if gap else end
        return tuple(found)


# What no bulletin has: so many lines with words, so many characters in a line, or in all.
MOST_LINES, LONGEST_LINE, LONGEST_TEXT = 3_000, 12_000, 200_000


def lines(text: str) -> tuple[tuple[Line, ...], int | None]:
    """The lines of a text, whatever ends them, and the number of the first one that was not read to its end.

    Of several blank lines one is kept; what is longer than any bulletin is left unread.
    """
    made: list[Line] = []
    cut: int | None = None
    left, blank, said = LONGEST_TEXT, False, 0
    for number, printed in enumerate(_split(text), 1):
        if not printed or printed.isspace():
            if not blank:
                made.append(Line(number, "", ""))
            blank = True
            continue
        if said == MOST_LINES or left <= 0:
            return tuple(made), cut or number
        room = min(LONGEST_LINE, left)
        if len(printed) > room:
            cut, printed = cut or number, printed[:room]
        made.append(Line(number, printed, fold(printed)))
        left, said, blank = left - len(printed), said + 1, False
    return tuple(made), cut


def _split(text: str) -> Iterator[str]:
    start = 0
    for match in _BREAK.finditer(text):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


@dataclass(frozen=True)
class Block:
    """Lines, or a part of one line, read as one text; `starts` say where each line begins in it.

    `offsets` give the column at which each of the pieces begins in its own line.
    """

    plain: str
    printed: str
    numbers: tuple[int, ...]
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    @classmethod
    def whole(cls, *rows: Line) -> Block:
        """The block of whole lines."""
        return cls.of((row, 0, len(row.plain)) for row in rows)

    @classmethod
    def of(cls, pieces: Iterable[tuple[Line, int, int]]) -> Block:
        """The block of some (line, first column, end column), joined by a space between Latin words only."""
        plain, printed, numbers, starts, offsets = "", "", [], [], []
        for line, first, end in pieces:
            said = line.plain[first:end]
            first += len(said) - len(said.lstrip())
            said = said.strip()
            if plain and said and plain[-1].isascii() and said[0].isascii() and plain[-1] != "-":
                plain += " "
                printed += " "
            numbers.append(line.number)
            starts.append(len(plain))
            offsets.append(first + line.offset)
            plain += said
            printed += line.printed[first : first + len(said)]
        return cls(plain, printed, tuple(numbers), tuple(starts), tuple(offsets))

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """The line number and the columns of a stretch of the block; it ends with its line at the latest."""
        row = max(0, bisect_right(self.starts, start) - 1)
        length = (self.starts[row + 1] if row + 1 < len(self.starts) else len(self.plain)) - self.starts[row]
        column = self.offsets[row] + start - self.starts[row]
        return self.numbers[row], column, min(column + end - start, self.offsets[row] + length)

    def quote(self, start: int, end: int) -> str:
        """The printed characters of a stretch."""
        return self.printed[start:end]

    @property
    def line(self) -> int:
        """The number of its first line."""
        return self.numbers[0] if self.numbers else 0
