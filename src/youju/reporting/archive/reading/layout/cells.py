"""Tables with one cell on each line, and cards: a label over its number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from youju.reporting.archive.reading.layout.tables import (
    EMPTY,
    HEADER_WORDS,
    LABEL,
    MOST_CELLS,
    MOST_COLUMNS,
    Field,
    Table,
    column_table,
    is_number,
    names,
    pair_table,
)
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.page.lines import Cell
from youju.reporting.archive.reading.words.measures import KIND_OF
from youju.reporting.archive.reading.words.plans import speaks_of_time


def table_at(rows: Sequence[Line], at: int) -> tuple[int, Table] | None:
    """The table of any kind that begins at row `at`, and the row after its end."""
    return cell_table(rows, at) or column_table(rows, at) or pair_table(rows, at) or card_table(rows, at)


def cell_table(rows: Sequence[Line], at: int) -> tuple[int, Table] | None:
    """The table with one cell a line whose first header cell is row `at`, and the row after its end."""
    if len(rows[at].cells) != 1:
        return None
    if not LABEL.fullmatch(rows[at].text.rstrip(":")):
        return _regular_table(rows, at)
    end = at
    while end < min(len(rows), at + MOST_CELLS) and _one_cell(rows[end]):
        end += 1
    cells = rows[at:end]
    width = _width(cells)
    # The head again is that of another table; what stands before it is the heading of that.
    again = _repeated(cells, width) if width else None
    if width and again:
        cells = cells[:again]
        while len(cells) > 2 * width and not any(speaks_of_time(row.plain) for row in cells[-width:]):
            cells = cells[:-1]
        cells = cells[: len(cells) - len(cells) % width]
    if width is None or len(cells) < 2 * width:
        return None
    fields = [_field(row) for row in cells]
    header, body = tuple(fields[:width]), []
    place = width
    while place + width <= len(fields):
        chunk = tuple(fields[place : place + width])
        if is_number(chunk[0].text) and not re.search(r"[一-鿿A-Za-z]", chunk[0].text):
            break
        body.append(chunk)
        place += width
    return (at + place, Table(header, tuple(body))) if body else None


def _regular_table(rows: Sequence[Line], at: int) -> tuple[int, Table] | None:
    """A table with one cell a line, known by its rhythm: as many words as columns, then rows of them."""
    for width in range(2, 9):
        cells = rows[at : at + 3 * width]
        if (
            len(cells) < 3 * width
            or not all(_one_cell(row) for row in cells)
            or any(is_number(row.text) or not names(row.text.rstrip(":")) for row in cells[:width])
        ):
            return None
        if all(_is_cells(cells[n : n + width]) for n in (width, 2 * width)):
            end = at + width
            while end + width <= min(len(rows), at + MOST_CELLS) and _is_cells(rows[end : end + width]):
                end += width
            fields = [_field(row) for row in rows[at:end]]
            body = [tuple(fields[n : n + width]) for n in range(width, len(fields), width)]
            return end, Table(tuple(fields[:width]), tuple(body))
    return None


def _is_cells(rows: Sequence[Line]) -> bool:
    """Whether lines are a label and nothing but numbers."""
    return (
        all(_one_cell(row) for row in rows)
        and not is_number(rows[0].text)
        and all(is_number(row.text) or bool(EMPTY.fullmatch(row.text)) for row in rows[1:])
    )


def _repeated(cells: Sequence[Line], width: int) -> int | None:
    """Where the words of the head stand for the second time."""
    head = [row.text for row in cells[:width]]
    places = range(width, len(cells) - width + 1)
    return next((n for n in places if [row.text for row in cells[n : n + width]] == head), None)


def _one_cell(row: Line) -> bool:
    return 0 < len(row.text) <= 40 and len(row.cells) == 1


def _width(cells: Sequence[Line]) -> int | None:
    """How many columns the table has: header words in a row, or the lines before the first number but one."""
    near = cells[: MOST_COLUMNS + 2]
    headed = next((n for n, row in enumerate(near) if not HEADER_WORDS.fullmatch(row.text)), len(cells))
    first = next((n for n, row in enumerate(near) if is_number(row.text) or EMPTY.fullmatch(row.text)), None)
    for width in (first - 1 if first is not None else None, headed):
        if width is not None and 2 <= width <= MOST_COLUMNS and _regular(cells, width):
            return width
    return headed if 2 <= headed <= MOST_COLUMNS and first is None else None


def _regular(cells: Sequence[Line], width: int) -> bool:
    """Whether rows of this width have words first and a number somewhere after."""
    chunks = [cells[n : n + width] for n in range(width, len(cells) - width + 1, width)]
    return bool(chunks) and all(
        not is_number(chunk[0].text) and any(is_number(row.text) for row in chunk[1:]) for chunk in chunks[:4]
    )


def _field(row: Line) -> Field:
    return Field(row, row.cells[0])


def card_table(rows: Sequence[Line], at: int) -> tuple[int, Table] | None:
    """The cards that begin at row `at`: a label, its number below it and, where all have one, its unit."""
    if at and is_number(rows[at - 1].text):
        return None
    for height in (3, 2):
        end, body = at, []
        while end + height <= min(len(rows), at + MOST_CELLS) and _is_card(rows[end : end + height]):
            body.append(tuple(_field(row) for row in rows[end : end + height]))
            end += height
        if len(body) > 1 and (height == 3 or end == len(rows) or not is_number(rows[end].text)):
            nameless = Field(rows[at], Cell("", 0))
            header = (nameless, nameless, Field(rows[at], Cell("单位", 0)))[:height]
            return end, Table(header, tuple(body))
    return None


def _is_card(rows: Sequence[Line]) -> bool:
    if any(len(row.cells) != 1 for row in rows) or not names(rows[0].text) or not is_number(rows[1].text):
        return False
    return len(rows) == 2 or rows[2].text in KIND_OF
