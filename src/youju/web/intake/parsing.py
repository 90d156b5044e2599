"""The child that opens strangers' files: memory and time are limited before the first byte is read.

Run as `python parsing.py FILE ENDING`; it imports nothing of Youju. It answers with lines of JSON: a head
`{"sheet": …}` or a refusal `{"refused": …, "place": …}`, then a thousand rows a line, by columns, as
`[[number, …], [[cell, …], …]]`.
"""

import csv
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice, zip_longest
from math import isfinite
from typing import Any

import python_calamine

MEMORY = 1 << 30
SECONDS = 30
# Excel's own limits are far above what a month of any office holds.
ROWS, COLUMNS, CELL = 200_000, 200, 200_000
# Characters of all cells together; one shared text may stand in a thousand of them.
TEXT = 60_000_000
ENTRIES, UNPACKED, RATIO = 1_000, 512 << 20, 200
# Entries smaller than this may be packed as tightly as they like.
SMALL = 1 << 20
BATCH = 1_000
_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
_ARCHIVE = re.compile(r"\.(zip|xlsx?m?|ods|7z|rar|gz|jar)$", re.IGNORECASE)


class Refused(Exception):
    """Why a file is not read: a word that the parent turns into a sentence, and the place in the file."""

    def __init__(self, why: str, place: str = "") -> None:
        super().__init__(why)
        self.why, self.place = why, place


def main(path: str, ending: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        with open(path, "rb") as file:
            start = file.read(8)
        if start.startswith(b"PK"):
            examine(path)
            sheet, rows = workbook(path)
        elif start.startswith(b"\xd0\xcf\x11\xe0"):
            sheet, rows = workbook(path)
        elif ending in {"xlsx", "xls", "ods", "xlsm"}:
            raise Refused("not_a_workbook")
        else:
            sheet, rows = "", text(path)
        say({"sheet": sheet})
        said = 0
        for numbers, columns in filled(rows):
            said += say_rows(numbers, columns)
            if said > TEXT:
                raise Refused("unpacked")
    except Refused as refused:
        say({"refused": refused.why, "place": refused.place})
    except MemoryError:
        say({"refused": "memory", "place": ""})


def examine(path: str) -> None:
    """Reads the directory of a zip before anything is unpacked, and each part's first words."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES:
                raise Refused("entries", str(len(entries)))
            if sum(entry.file_size for entry in entries) > UNPACKED:
                raise Refused("unpacked")
            for entry in entries:
                if entry.flag_bits & 1:
                    raise Refused("locked")
                if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
                    raise Refused("ratio", entry.filename[:80])
                if _ARCHIVE.search(entry.filename):
                    raise Refused("nested", entry.filename[:80])
                if _XML.search(entry.filename):
                    with archive.open(entry) as part:
                        if re.search(rb"<!\s*(DOCTYPE|ENTITY)", part.read(4096).replace(b"\0", b"")):
                            raise Refused("doctype", entry.filename[:80])
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, ValueError, RuntimeError):
        raise Refused("broken") from None


def workbook(path: str) -> tuple[str, Iterable[list[Any]]]:
    """The first visible sheet that holds anything."""
    try:
        book = python_calamine.CalamineWorkbook.from_path(path)
        for meta in book.sheets_metadata:
            if meta.visible != python_calamine.SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.end is not None:
                if sheet.total_width > COLUMNS:
                    raise Refused("columns", meta.name)
                # Rows come from the first on, but without the empty columns before the first filled one.
                return meta.name, placed(sheet.iter_rows(), (sheet.start or (0, 0))[1])
    except python_calamine.PasswordError:
        raise Refused("locked") from None
    except python_calamine.CalamineError:
        raise Refused("broken") from None
    raise Refused("empty")


def placed(rows: Iterable[list[Any]], column: int) -> Iterable[list[Any]]:
    """Rows whose cells stand under their own letters again."""
    return ([None] * column + row for row in rows) if column else rows


def text(path: str) -> Iterator[list[Any]]:
    """A CSV file as Excel, WPS or a phone writes it: UTF-8 with or without mark, UTF-16 with one, or GB 18030."""
    with open(path, "rb") as file:
        data = file.read()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        coding = "utf-16"
    elif b"\0" in data[:4096]:
        raise Refused("not_a_table")
    else:
        coding = "utf-8-sig"
    try:
        content = data.decode(coding)
    except UnicodeDecodeError:
        try:
            content = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise Refused("coding", str(data[: error.start].count(b"\n") + 1)) from None
    first = content[:10_000].split("\n", 1)[0]
    separator = max(",\t;", key=first.count)
    csv.field_size_limit(CELL * 10)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    try:
        for row in reader:
            if len(row) > COLUMNS:
                raise Refused("columns", str(reader.line_num))
            yield row
    except csv.Error:
        raise Refused("csv", str(reader.line_num)) from None


def filled(rows: Iterable[list[Any]]) -> Iterator[tuple[list[int], list[list[Any]]]]:
    """The rows that hold something, a thousand at a time: their numbers in the file, and their columns.

    A thousand cells of one column are mostly of one type; that is asked once, and not of every cell.
    """
    source, last, count = iter(rows), 0, 0
    while batch := list(islice(source, BATCH)):
        numbers = list(range(last + 1, last + len(batch) + 1))
        last += len(batch)
        columns = [plain_column(column) for column in zip_longest(*batch)]
        if all(None in column for column in columns):
            kept = [place for place, cells in enumerate(zip(*columns, strict=True)) if any_filled(cells)]
            numbers = [numbers[place] for place in kept]
            columns = [[column[place] for place in kept] for column in columns]
        count += len(numbers)
        if count > ROWS:
            raise Refused("rows", str(numbers[ROWS - count]))
        while columns and columns[-1].count(None) == len(numbers):
            columns.pop()
        if columns:
            yield numbers, columns


def any_filled(cells: Sequence[Any]) -> bool:
    return cells.count(None) < len(cells)


def plain_column(cells: Sequence[Any]) -> list[Any]:
    """The cells of a column as plain JSON values; text without a character is an empty cell."""
    if set(map(type, cells)) == {str}:
        return [cell if cell and not cell.isspace() else None for cell in cells]
    return [cell if type(cell) is str and cell and not cell.isspace() else plain(cell) for cell in cells]


def plain(cell: Any) -> Any:
    """A cell that is no filled text as JSON knows it: days and times as the text that people would type."""
    if isinstance(cell, str):
        return None
    if isinstance(cell, float):
        return cell if isfinite(cell) else str(cell)
    if isinstance(cell, bool | int):
        return cell
    if isinstance(cell, datetime):
        return moment(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, timedelta):
        minutes = round(cell.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return None


@lru_cache(BATCH)
def moment(cell: datetime) -> str:
    """A day, or a day and its time; the same day stands in many rows."""
    return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")


def letter(column: int) -> str:
    """The name of a column, counted from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def say_rows(numbers: list[int], columns: list[list[Any]]) -> int:
    """One line of rows; gives the length of what they hold. Raises Refused for a cell that no field could hold."""
    line = json.dumps([numbers, columns], ensure_ascii=False, separators=(",", ":"))
    if len(line) > CELL:
        for place, column in enumerate(columns):
            for number, cell in zip(numbers, column, strict=True):
                if isinstance(cell, str) and len(cell) > CELL:
                    raise Refused("cell", f"{letter(place)}{number}")
    sys.stdout.write(line + "\n")
    return len(line) - sum(len(",null") * column.count(None) for column in columns)


def say(answer: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    main(*sys.argv[1:])
