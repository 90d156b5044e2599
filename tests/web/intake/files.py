"""Spreadsheets as people and attackers make them."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

HEADS = ("日期", "渠道", "title")


def workbook(rows: Iterable[Sequence[Any]], **options: Any) -> bytes:
    """An XLSX file of these rows; cells that are dates get a date's format."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd", "strings_to_urls": False, **options})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell is not None:
                sheet.write(number, column, cell)
    book.close()
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A workbook with some of its parts replaced or added; `__` in a name stands for `/`, `_` for `.`."""
    out = io.BytesIO()
    named = {name.replace("__", "/").replace("_", "."): content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in named:
                new.writestr(entry, old.read(entry))
        for name, content in named.items():
            new.writestr(name, content)
    return out.getvalue()


def sheet_of(data: bytes) -> bytes:
    """The XML of a workbook's first sheet."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")


def table(*rows: str) -> bytes:
    """A CSV file of these lines, UTF-8."""
    return "\n".join(rows).encode()
