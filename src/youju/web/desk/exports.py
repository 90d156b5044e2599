"""Records out to spreadsheets: the labels of the form, local time, and no cell that a program would run."""

import csv
import io
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import IO, Any

import xlsxwriter
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from youju.ground.evidence.fields import Cell
from youju.ground.evidence.kinds import Kind
from youju.web.desk.rows import DAY

# Excel shows the characters of a UTF-8 file only behind this mark.
BOM = "\ufeff"
# What a spreadsheet takes for the beginning of a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def heads(kind: Kind) -> list[str]:
    """The labels of the form, then who recorded when, and whether the record was withdrawn."""
    own = [str(known.label) for known in kind.entry]
    if all(known.name != DAY for known in kind.entry):
        own.insert(0, _("Date"))
    return [*own, _("Recorded at"), _("Recorded by"), _("Withdrawn at")]


def cells(kind: Kind, record: Any) -> list[Cell]:
    """One record under `heads`: numbers and dates stay numbers and dates, times are local."""
    values = kind.read_values(record)
    own = [known.cell(values[known.name]) for known in kind.entry]
    if all(known.name != DAY for known in kind.entry):
        own.insert(0, record.happened_on)
    withdrawal = record.withdrawal
    return [
        *own,
        localtime(record.recorded_at).strftime("%Y-%m-%d %H:%M"),
        record.by.label,
        localtime(withdrawal.at).strftime("%Y-%m-%d %H:%M") if withdrawal else "",
    ]


def harmless(cell: Cell) -> str:
    """The cell as text that no spreadsheet runs: an apostrophe stands before what looks like a formula."""
    if cell is None:
        return ""
    text = str(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def as_csv(kind: Kind, records: Iterable[Any]) -> Iterator[str]:
    """The lines of a CSV file, one by one."""
    return lines(heads(kind), (cells(kind, record) for record in records))


def lines(heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a CSV file under these heads."""
    line = io.StringIO()
    writer = csv.writer(line)

    def written(row: Iterable[Any]) -> str:
        writer.writerow(row)
        text = line.getvalue()
        line.seek(0)
        line.truncate()
        return text

    yield BOM + written(heads)
    for row in rows:
        yield written(map(harmless, row))


def as_workbook(kind: Kind, records: Iterable[Any]) -> IO[bytes]:
    """An XLSX file of one sheet."""
    return workbook({"": (heads(kind), (cells(kind, record) for record in records))})


def workbook(sheets: Mapping[str, tuple[Sequence[str], Iterable[Sequence[Cell]]]]) -> IO[bytes]:
    """An XLSX file on disk, rewound; it goes when it is closed. Texts are written as texts, never as formulas.

    Each sheet by its name has heads and rows; the program names one that has no name.
    """
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
    for name, (heads, rows) in sheets.items():
        sheet = book.add_worksheet(name or None)
        sheet.freeze_panes(1, 0)
        for column, label in enumerate(heads):
            sheet.write_string(0, column, label, bold)
            sheet.set_column(column, column, 14)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                if cell is None or cell == "":
                    continue
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, int | float) and not isinstance(cell, bool):
                    sheet.write_number(number, column, cell)
                else:
                    sheet.write_string(number, column, str(cell)[:32_767])
    book.close()
    file.seek(0)
    return file
