"""Reads the rows of a table as records of a kind: good rows as values, bad ones with row, column and reason."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions.recording import Examiner
from youju.ground.evidence.fields import Cell, Field, References
from youju.ground.evidence.kinds import Kind, Values
from youju.ground.organisations.models import Office
from youju.web.intake import heads
from youju.web.intake.files import Table, UnreadableFile, read_file
from youju.web.intake.heads import HeadsProblem
from youju.web.intake.parsing import letter

__all__ = ["Problem", "Sheet", "Table", "UnreadableFile", "read_file", "read_rows"]


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell (or row, where `column` is empty); `place` is the column's letter."""

    row: int
    column: str
    message: str
    place: str = ""


@dataclass
class Sheet:
    """The rows of a table as a kind reads them.

    `rows` are the values of good rows and `numbers` their row numbers; `bad` counts the others.
    `usable` is false when the heads were not understood: then nothing was read.
    """

    rows: list[Values] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    bad: int = 0
    ignored: tuple[str, ...] = ()
    usable: bool = True
    # Index of the row that holds the heads.
    head: int = 0


def read_rows(kind: Kind, office: Office, table: Table, *, on: date | None = None) -> Sheet:
    """Validates every row by the rules of the desk. With `on`, rows that lie after that day are bad.

    The values are what `record_many` takes; nothing is written. Queries do not grow with the number of rows
    beyond those of the kind's own rules.
    """
    try:
        found = heads.find(kind.entry, table)
    except HeadsProblem as problem:
        return Sheet(problems=[Problem(problem.row, "", problem.message, problem.column)], usable=False)
    sheet = Sheet(ignored=found.ignored, head=found.row)
    numbers, rows = table.numbers[found.row + 1 :], table.rows[found.row + 1 :]
    columns: list[Sequence[Cell]] = []
    for known in kind.entry:
        place = found.columns.get(known.name)
        columns.append([] if place is None else [row[place] if place < len(row) else None for row in rows])
    columns, numbers = _filled(columns, numbers)
    read = [_read(known, office, column, len(numbers)) for known, column in zip(kind.entry, columns, strict=True)]
    names = [known.name for known in kind.entry]
    labels = {known.name: str(known.label) for known in kind.entry}
    doubtful = any(refused for _values, refused in read)
    examine = Examiner(kind, office, on=on)
    for number, cells in zip(numbers, zip(*(values for values, _refused in read), strict=True), strict=True):
        values: Values = dict(zip(names, cells, strict=True))
        wrong = [cell for cell in cells if isinstance(cell, Refusal)] if doubtful else []
        if not wrong:
            try:
                examine(dict(values))
            except Refusal as refusal:
                wrong.append(refusal)
        if wrong:
            sheet.bad += 1
            for why in wrong:
                place = found.columns.get(why.field)
                sheet.problems.append(
                    Problem(
                        number, labels.get(why.field, ""), str(why.message),
                        "" if place is None else letter(place),
                    )
                )  # fmt: skip
        else:
            sheet.numbers.append(number)
            sheet.rows.append(values)
    return sheet


def _filled(columns: list[Sequence[Cell]], numbers: list[int]) -> tuple[list[Sequence[Cell]], list[int]]:
    """The columns and numbers of rows in which a field has a cell; a column that the table lacks stays empty."""
    present = [column for column in columns if column]
    if any(None not in column for column in present):
        return columns, numbers
    kept = [place for place, cells in enumerate(zip(*present, strict=True)) if cells.count(None) < len(cells)]
    return [[column[place] for place in kept] if column else [] for column in columns], [numbers[p] for p in kept]


def _read(known: Field, office: Office, cells: Sequence[Cell], count: int) -> tuple[Sequence[Any], bool]:
    """What each of `count` cells of a column says, or the Refusal, and whether there is one; no cells are empty.

    What repeats is read once.
    """
    refused = False

    def read(cell: Cell) -> Any:
        nonlocal refused
        try:
            return known.read(_released(cell), office)
        except Refusal as refusal:
            refused = True
            return refusal

    if isinstance(known, References):
        # A list that several rows shared would be changed for all of them.
        return [read(cell) for cell in cells or [None] * count], refused
    if not cells:
        return [read(None)] * count, refused
    # 1, 1.0 and True are equal and may be read differently.
    keys: Sequence[Any] = cells if len(set(map(type, cells))) == 1 else [(type(cell), cell) for cell in cells]
    said = {key: read(cell) for key, cell in dict(zip(keys, cells, strict=True)).items()}
    return [said[key] for key in keys], refused


def _released(cell: Cell) -> Cell:
    """Takes off the apostrophe that our own export puts before what looks like a formula."""
    if isinstance(cell, str) and cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"}:
        return cell[1:]
    return cell
