"""Days, times of day and words."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from youju.ground.evidence.fields.base import SHORT, Cell, Field, plain
from youju.ground.organisations.models import Office

_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\.0)?")
# Days of 1990 to 2100, as a spreadsheet numbers them.
_SERIAL = re.compile(r"(3[3-9]\d{3}|[4-6]\d{4}|7[0-3]\d{3})(?:\.\d+)?")
_CLOCK = re.compile(r"(\d{1,2})\s*[::时点]\s*(\d{1,2})?(?::\d{2})?\s*分?")
# Control characters other than line feed and tab, marks that turn or hide a text, halves of a character.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


def tidy(text: str) -> str:
    """One kind of line end, no control or direction-changing characters, no blanks around."""
    # What can be printed holds none of them and no line end: most cells of a spreadsheet.
    if text.isprintable():
        return text.strip()
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A date of the world: 2018-03-05, 2018/3/5, 2018年3月5日, 20180305 or a spreadsheet's date."""

    widget: ClassVar[str] = "date"

    def read_filled(self, cell: Cell, office: Office) -> date:
        if isinstance(cell, date):
            cell = cell.date() if isinstance(cell, datetime) else cell
            if 1990 <= cell.year <= 2100:
                return cell
        text = plain(cell)
        if match := _DAY.fullmatch(text.removesuffix("00:00:00").strip()) or _COMPACT.fullmatch(text):
            try:
                day = date(*map(int, match.groups()))
            except ValueError:
                raise self.refuse(_("There is no such day: {day}.").format(day=text)) from None
            if 1990 <= day.year <= 2100:
                return day
        if match := _SERIAL.fullmatch(text):
            # Excel counts days from 1899-12-30 (or from 1904 in old Mac files): not ours to guess.
            guess = date(1899, 12, 30) + timedelta(days=int(match[1]))
            raise self.refuse(
                _("“{text}” is a spreadsheet's number for a day ({guess}?). Format the column as date.").format(
                    text=text, guess=guess
                )
            )
        raise self.refuse(_("“{text}” is not a date. Write 2018-03-05.").format(text=str(cell)[:SHORT]))

    def write(self, value: Any) -> str:
        return value.isoformat() if value else ""

    def cell(self, value: Any) -> Cell:
        return value


@dataclass(frozen=True, kw_only=True)
class Clock(Field):
    """A time of day, 24 hours: 15:00, 15时30分."""

    widget: ClassVar[str] = "time"

    def read_filled(self, cell: Cell, office: Office) -> time:
        if isinstance(cell, datetime):
            cell = cell.time()
        if isinstance(cell, time):
            return cell.replace(second=0, microsecond=0)
        text = plain(cell)
        if match := _CLOCK.fullmatch(text):
            hour, minute = int(match[1]), int(match[2] or 0)
            if hour < 24 and minute < 60:
                return time(hour, minute)
        raise self.refuse(_("“{text}” is not a time of day. Write 15:30.").format(text=str(cell)[:SHORT]))

    def write(self, value: Any) -> str:
        return value.strftime("%H:%M") if value else ""


@dataclass(frozen=True, kw_only=True)
class Words(Field):
    """One line of text."""

    length: int = 100

    def read_filled(self, cell: Cell, office: Office) -> str:
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return self._fit(" ".join(tidy(str(cell)).split()))

    def _fit(self, text: str) -> str:
        if self.required and not text:
            raise self.refuse(_("Missing."))
        if len(text) > self.length:
            raise self.refuse(
                _("{count} characters; at most {limit} fit.").format(count=len(text), limit=self.length)
            )
        return text

    def empty(self) -> str:
        return ""


@dataclass(frozen=True, kw_only=True)
class Prose(Words):
    """A text of several lines."""

    length: int = 20_000
    widget: ClassVar[str] = "prose"

    def read_filled(self, cell: Cell, office: Office) -> str:
        return self._fit(tidy(str(cell)))


@dataclass(frozen=True, kw_only=True)
class Topics(Words):
    """Topics as #社区照护# #陪伴# or separated by blanks or commas; stored as one line, each once."""

    length: int = 200

    def read_filled(self, cell: Cell, office: Office) -> str:
        parts = [part for part in re.split(r"[#,,、;;\s]+", tidy(str(cell))) if part]
        return super().read_filled(" ".join(f"#{part}" for part in dict.fromkeys(parts)), office)
