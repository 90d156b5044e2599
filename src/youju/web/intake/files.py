"""A stranger's file becomes a table of plain cells, or a sentence that says why not and where."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from youju.ground.access.refusals import Refusal
from youju.ground.evidence.fields import Cell

LARGEST = 32 * 2**20
# The child stops itself earlier; this is for a machine that is too busy to let it.
PATIENCE = 60
PARSER = Path(__file__).with_name("parsing.py")


class UnreadableFile(Refusal):
    """The file as a whole cannot be read."""

    field = "file"


@dataclass(frozen=True)
class Table:
    """The filled rows of one sheet with their numbers in the file; empty cells are None."""

    sheet: str
    numbers: list[int]
    rows: list[list[Cell]]


def read_file(path: Path, name: str = "") -> Table:
    """Reads xlsx, xls, ods or csv in a child process with limits. Raises UnreadableFile."""
    if path.stat().st_size > LARGEST:
        raise UnreadableFile(_("The file is larger than {most} MB. Split it.").format(most=LARGEST // 2**20))
    ending = Path(name or path.name).suffix.lower().removeprefix(".")
    child = subprocess.Popen(
        [sys.executable, "-P", "-s", str(PARSER), str(path), ending],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={"PATH": "/nonexistent"},
        cwd="/",
    )  # fmt: skip
    assert child.stdout is not None
    table, answered = Table("", [], []), False
    try:
        for line in child.stdout:
            answer = json.loads(line)
            if isinstance(answer, list):
                numbers, columns = answer
                table.numbers.extend(numbers)
                table.rows.extend(_rows(columns))
            elif "refused" in answer:
                raise UnreadableFile(_sentence(answer["refused"], answer["place"]))
            else:
                table, answered = Table(answer["sheet"], [], []), True
        child.wait(PATIENCE)
    except (json.JSONDecodeError, subprocess.TimeoutExpired):
        raise UnreadableFile(_sentence("memory", "")) from None
    finally:
        child.kill()
        child.wait()
        child.stdout.close()
    if child.returncode or not answered:
        raise UnreadableFile(_sentence("memory", ""))
    if not table.rows:
        raise UnreadableFile(_sentence("empty", ""))
    return table


def _rows(columns: Sequence[list[Cell]]) -> list[list[Cell]]:
    """The rows that these columns make, each up to its last filled cell."""
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    if None in columns[-1]:
        for cells in rows:
            while cells[-1] is None:
                cells.pop()
    return rows


def _sentence(why: str, place: str) -> str:
    found = {
        "not_a_workbook": _("Its name says workbook, its content does not. Save it again as .xlsx or .csv."),
        "not_a_table": _("This is no spreadsheet. Save it as .xlsx or .csv."),
        "broken": _("The file is damaged. Open it in a spreadsheet program and save it again."),
        "locked": _("The file is locked with a password. Save it without one."),
        "entries": _("The file is made of too many parts ({place}). Save it again as .xlsx."),
        "unpacked": _("Unpacked, the file would be too large. Split it."),
        "ratio": _("Part “{place}” is packed so tightly that it may be a trap. Save the file again."),
        "nested": _("The file holds another archive: “{place}”. Only plain spreadsheets are read."),
        "doctype": _("Part “{place}” declares entities, which no spreadsheet needs. Save the file again."),
        "empty": _("No sheet of this file holds anything."),
        "columns": _("Too many columns ({place}). Remove those that do not belong here."),
        "rows": _("Too many rows: reading stopped at row {place}. Split the file."),
        "cell": _("Cell {place} holds more text than any field takes."),
        "coding": _("Row {place} is neither UTF-8 nor GB 18030. Save the file as .xlsx."),
        "csv": _("Row {place} cannot be divided into cells. Look for a quotation mark that is not closed."),
        "memory": _("The file takes too much memory or time to read. Remove empty rows and columns, or split it."),
    }  # fmt: skip
    return found.get(why, found["broken"]).format(place=place)
