"""Workbooks to be filled in: heads, choices and an example of a kind; and the rows that were not taken."""

import tempfile
from collections.abc import Sequence
from datetime import date
from typing import IO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from youju.ground.evidence.fields import Cell, Choice, Day, Field, Reference, YesNo
from youju.ground.evidence.kinds import Kind
from youju.ground.organisations.models import Office
from youju.web.intake.files import Table
from youju.web.intake.reading import Sheet

# As far as an empty sheet offers choices and formats its dates.
PREPARED = 2_000


def template(kind: Kind, office: Office, on: date) -> IO[bytes]:
    """An empty sheet under the labels of the form; a second one with an example, hints and all choices.

    Sites that are closed on the day come last: the sheet may be of an earlier month.
    """
    file, book = _book()
    head = book.add_format({"bold": True, "bg_color": "#F4EFE7", "bottom": 1})
    needed = book.add_format({"bold": True, "bg_color": "#F8E9E3", "bottom": 1})
    soft = book.add_format({"font_color": "#665E55", "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet, guide = book.add_worksheet(_("Records")), book.add_worksheet(_("Choices and example"))
    sheet.freeze_panes(1, 0)
    guide.set_column(0, 0, 14)
    for row, text in enumerate((_("Head"), _("Example"), _("Hint"), _("Choices"))):
        guide.write_string(row, 0, text, head)
    for column, known in enumerate(kind.entry):
        label = str(known.label)
        sheet.write_string(0, column, label, needed if known.required else head)
        sheet.set_column(column, column, 16, day if isinstance(known, Day) else None)
        guide.set_column(column + 1, column + 1, 18)
        guide.write_string(0, column + 1, label, needed if known.required else head)
        guide.write_string(1, column + 1, _shown(known, kind.example.get(known.name, ""), office))
        guide.write_string(2, column + 1, _hint(known), soft)
        choices = _choices(known, office, on)
        for row, name in enumerate(choices, 3):
            guide.write_string(row, column + 1, name)
        if choices and len(choices) <= PREPARED:
            letter = xl_col_to_name(column + 1)
            source = f"='{guide.get_name()}'!${letter}$4:${letter}${len(choices) + 3}"
            sheet.data_validation(
                1, column, PREPARED, column,
                {"validate": "list", "source": source, "error_type": "warning", "ignore_blank": True},
            )  # fmt: skip
    book.close()
    file.seek(0)
    return file


def left_over(table: Table, read: Sheet) -> IO[bytes]:
    """The rows that are wrong, as they were, with the reasons beside them; to be mended and brought again."""
    file, book = _book()
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    reasons: dict[int, list[str]] = {}
    for problem in read.problems:
        said = _("{label}: {message}").format(label=problem.column, message=problem.message)
        reasons.setdefault(problem.row, []).append(said if problem.column else problem.message)
    width = max(map(len, table.rows))
    _row(sheet, 0, [*table.rows[read.head], *[None] * (width - len(table.rows[read.head])), _("Why not")], bold)
    wrong = [
        (cells, reasons[number])
        for number, cells in zip(table.numbers[read.head + 1 :], table.rows[read.head + 1 :], strict=True)
        if number in reasons
    ]
    for place, (cells, why) in enumerate(wrong, 1):
        _row(sheet, place, [*cells, *[None] * (width - len(cells)), " ".join(why)])
    book.close()
    file.seek(0)
    return file


def _book() -> tuple[IO[bytes], xlsxwriter.Workbook]:
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the response closes it
    return file, xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False})


def _row(sheet: object, number: int, cells: Sequence[Cell], look: object = None) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            sheet.write_number(number, column, cell, look)  # type: ignore[attr-defined]
        elif cell is not None:
            sheet.write_string(number, column, str(cell)[:32_767], look)  # type: ignore[attr-defined]


def _choices(known: Field, office: Office, on: date) -> list[str]:
    if isinstance(known, Reference):
        standing, closed = known.parted(office, on)
        return [name for _key, name in (*standing, *closed)]
    if isinstance(known, Choice):
        return [name for _key, name in known.options(office)]
    return ["是"] if isinstance(known, YesNo) else []


def _shown(known: Field, text: str, office: Office) -> str:
    """The example as people write it: the label of a choice, not its key."""
    if text and isinstance(known, Choice):
        return known.write(known.read(text, office))
    return text


def _hint(known: Field) -> str:
    parts = [_("must be filled") if known.required else "", str(known.help), str(known.unit)]
    return " · ".join(part for part in parts if part)
