"""Which column of a table is which field: by label in either language, or by name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import override

from youju.ground.evidence.fields import Cell
from youju.web.intake.files import Table
from youju.web.intake.parsing import letter

# Titles and notes may stand above the heads.
LOOKED_AT = 10


@dataclass(frozen=True)
class Heads:
    """Where the heads stand (index of the row) and the column of each field; `ignored` are "F 备注2"."""

    row: int
    columns: dict[str, int]
    ignored: tuple[str, ...]


class HeadsProblem(ValueError):
    """The heads cannot be understood; `row` is their number in the file."""

    def __init__(self, row: int, column: str, message: str) -> None:
        super().__init__(message)
        self.row, self.column, self.message = row, column, message


class Headed(Protocol):
    """What a column is looked for by. Several may share a name: they are ways to write one head."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> Promise | str: ...
    @property
    def required(self) -> bool: ...


def find(entry: Sequence[Headed], table: Table) -> Heads:
    """The heads of a table. Raises HeadsProblem."""
    names = _names(entry)
    known = [[names.get(_plain(cell)) for cell in row] for row in table.rows[:LOOKED_AT]]
    best = max(range(len(known)), key=lambda place: (len(set(known[place]) - {None}), -place))
    found = known[best]
    number = table.numbers[best]
    expected = "、".join(str(field.label) for field in entry if field.required)
    if not any(found):
        raise HeadsProblem(
            number, "", _("No heads of columns were found. Needed: {expected}.").format(expected=expected)
        )
    columns: dict[str, int] = {}
    for place, name in enumerate(found):
        if name is None:
            continue
        if name in columns:
            raise HeadsProblem(
                number, letter(place),
                _("Columns {one} and {other} have the same head “{head}”. Keep one of them.").format(
                    one=letter(columns[name]), other=letter(place), head=table.rows[best][place]
                ),
            )  # fmt: skip
        columns[name] = place
    missing = [str(field.label) for field in entry if field.required and field.name not in columns]
    if missing:
        raise HeadsProblem(number, "", _("Columns are missing: {missing}.").format(missing="、".join(missing)))
    ignored = tuple(
        f"{letter(place)} {str(cell)[:20]}"
        for place, cell in enumerate(table.rows[best])
        if cell is not None and found[place] is None
    )
    return Heads(best, columns, ignored)


def _names(fields: Iterable[Headed]) -> dict[str, str]:
    """Every way to write a field's head; a label that two fields share names none of them."""
    ways: dict[str, set[str]] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for field in fields:
                ways.setdefault(_plain(str(field.label)), set()).add(field.name)
    for field in fields:
        ways.setdefault(field.name, set()).add(field.name)
    return {head: next(iter(found)) for head, found in ways.items() if len(found) == 1}


def _plain(cell: Cell) -> str:
    """A head without its unit in brackets, its star, blanks and full-width forms."""
    text = unicodedata.normalize("NFKC", str(cell or "")[:60]).strip().lower()
    return re.sub(r"\s+", " ", re.sub(r"\([^()]*\)$", "", text.replace("*", "").strip())).strip()
