"""Pages set in two columns and saved line by line: the left column is read before the right one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from youju.reporting.archive.reading.page import Line

_GAP = re.compile(r"(?<=\S)\s{4,}(?=\S)")
_NUMBER = re.compile(r"[\d,.%\-\s]+")
_FEWEST = 4
_NEAR = 3


def unfolded(rows: Sequence[Line]) -> list[Line]:
    """The rows in the order of reading."""
    gaps = [_gap(row) for row in rows]
    made: list[Line] = []
    at = 0
    while at < len(rows):
        end = _region(rows, gaps, at)
        if end is None:
            made.append(rows[at])
            at += 1
            continue
        left: list[Line] = []
        right: list[Line] = []
        for row, gap in zip(rows[at:end], gaps[at:end], strict=True):
            if gap is None:
                (right if row.indent >= 8 and row.text else left).append(row)
                continue
            left.append(row.part(0, gap[1]))
            right.append(row.part(gap[2], len(row.plain)))
        blank = Line(rows[at].number, "", "")
        # Columns go on across a blank line: each stretch between blank lines is read left, then right.
        made += [*_trimmed(left), blank, *_trimmed(right), blank]
        at = end
    return made


def _trimmed(rows: list[Line]) -> list[Line]:
    while rows and not rows[-1].text:
        rows.pop()
    return rows


def _gap(row: Line) -> tuple[int, int, int] | None:
    """Display column of the right half, end of the left and start of the right, where a line has two halves."""
    if len(row.plain) > 300 or "\t" in row.plain or row.plain.count("  ") < 1:
        return None
    found = list(_GAP.finditer(row.plain))
    if len(found) != 1 or len(re.findall(r"\S {2,}\S", row.plain)) > 1:
        return None
    first = row.plain[: found[0].start()].strip()
    second = row.plain[found[0].end() :].strip()
    if _NUMBER.fullmatch(first) or _NUMBER.fullmatch(second) or len(first) < 2:
        return None
    return _width(row.printed[: found[0].end()]), found[0].start(), found[0].end()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _region(rows: Sequence[Line], gaps: Sequence[tuple[int, int, int] | None], at: int) -> int | None:
    """Where the stretch of two columns that starts here ends, if one does; blank lines end it."""
    if gaps[at] is None:
        return None
    end = at
    while end < len(rows) and rows[end].text and end - at < 400:
        end += 1
    columns = Counter(gap[0] for gap in gaps[at:end] if gap is not None)
    if not columns:
        return None
    usual = columns.most_common(1)[0][0]
    near = sum(count for column, count in columns.items() if abs(column - usual) <= _NEAR)
    return end if near >= _FEWEST and near * 2 > end - at else None
