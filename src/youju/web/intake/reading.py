"""Reads the rows of a table as records of a kind: good rows as values, bad ones with row, column and reason."""

from collections.abc import Callable
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

# Dates, choices and names repeat; texts rarely do.
REMEMBERED, SHORT = 2_000, 40


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
        found = heads.find(kind, table)
    except HeadsProblem as problem:
        return Sheet(problems=[Problem(problem.row, "", problem.message, problem.column)], usable=False)
    sheet = Sheet(ignored=found.ignored, head=found.row)
    readers = [
        (known.name, found.columns[known.name], *_reader(known, office))
        for known in kind.entry
        if known.name in found.columns
    ]
    absent = [known for known in kind.entry if known.name not in found.columns]
    labels = {known.name: str(known.label) for known in kind.entry}
    examine = Examiner(kind, office, on=on)
    numbers, rows, problems = sheet.numbers, sheet.rows, sheet.problems
    for number, cells in zip(table.numbers[found.row + 1 :], table.rows[found.row + 1 :], strict=True):
        width = len(cells)
        if not any(cells[column] is not None for _name, column, _known, _read in readers if column < width):
            continue
        values: Values = {known.name: known.empty() for known in absent}
        wrong: list[Refusal] = []
        for name, column, remembered, read in readers:
            cell = cells[column] if column < width else None
            if cell.__class__ is str and cell in remembered:
                values[name] = remembered[cell]
                continue
            try:
                values[name] = read(cell)
            except Refusal as refusal:
                wrong.append(refusal)
        if not wrong:
            try:
                examine(dict(values))
            except Refusal as refusal:
                wrong.append(refusal)
        if wrong:
            sheet.bad += 1
            for why in wrong:
                place = found.columns.get(why.field)
                problems.append(
                    Problem(
                        number, labels.get(why.field, ""), str(why.message),
                        "" if place is None else letter(place),
                    )
                )  # fmt: skip
        else:
            numbers.append(number)
            rows.append(values)
    return sheet


def _reader(known: Field, office: Office) -> tuple[dict[Cell, Any], Callable[[Cell], Any]]:
    """How to read the cells of one column, and what its texts were read as: what repeats is read once."""
    remembered: dict[Cell, Any] = {}
    # A list that several rows shared would be changed for all of them.
    once = not isinstance(known, References)

    def read(cell: Cell) -> Any:
        value = known.read(_released(cell), office)
        if once and isinstance(cell, str) and len(cell) <= SHORT and len(remembered) < REMEMBERED:
            remembered[cell] = value
        return value

    return remembered, read


def _released(cell: Cell) -> Cell:
    """Takes off the apostrophe that our own export puts before what looks like a formula."""
    if isinstance(cell, str) and cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"}:
        return cell[1:]
    return cell
