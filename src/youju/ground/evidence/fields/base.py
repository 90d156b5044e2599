"""The contract of a field, and the refusal that names it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office

# What a spreadsheet cell or a form may hold.
Cell = str | int | float | bool | date | datetime | time | timedelta | None


# Longer than any date, number or duration is written.
SHORT = 40
# Full-width forms only: other foldings change what was meant, 5² is not 52.
_FULL_WIDTH = {0x3000: " "} | {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}


def plain(cell: Cell) -> str:
    """A short cell as one would type it, full-width forms folded; empty if it is too long to be short."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    return text.translate(_FULL_WIDTH).strip() if len(text) <= SHORT else ""


class Unreadable(Refusal):
    """What was typed is not what this field holds; `field` names it, the typed text is kept by the caller."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that is entered. `name` is the attribute of the record (or of the kind's own values).

    `widget` tells web which control to draw; `spread` that a spreadsheet column exists.
    """

    name: str
    label: str | Promise
    required: bool = False
    help: str | Promise = ""
    unit: str | Promise = ""
    # Kept from the last entry when a form opens anew.
    sticky: bool = False

    widget: ClassVar[str] = "text"

    def read(self, cell: Cell, office: Office) -> Any:
        """The value of `cell` for a record of `office`; None when empty. Raises Unreadable."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            if self.required:
                raise Unreadable(_("Missing."), field=self.name)
            return self.empty()
        return self.read_filled(cell, office)

    def empty(self) -> Any:
        return None

    def read_filled(self, cell: Cell, office: Office) -> Any:
        raise NotImplementedError

    def write(self, value: Any) -> str:
        """The value as people read it, in the form that `read` understands."""
        return "" if value is None else str(value)

    def cell(self, value: Any) -> Cell:
        """The value for a spreadsheet: numbers and dates stay numbers and dates."""
        return self.write(value)

    def refuse(self, message: str) -> Unreadable:
        return Unreadable(message, field=self.name)
