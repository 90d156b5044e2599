"""Numbers of the count grammar, each stored as a whole number of its smallest unit."""

import re
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from youju.ground.evidence.fields.base import SHORT, Cell, Field, Unreadable, plain
from youju.ground.organisations.models import Office
from youju.ground.periods import durations

# What a 64-bit column holds comfortably and no real count reaches.
_MOST = 10**15
# A comma stands before every three digits or nowhere: 3,5 is not 35.
_NUMBER = re.compile(r"[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")


def _decimal(cell: Cell) -> Decimal | None:
    """A plain decimal number with optional thousands separators, else None."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        return Decimal(str(cell)) if abs(cell) < 10**17 else None
    text = plain(cell)
    return Decimal(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


@dataclass(frozen=True, kw_only=True)
class Whole(Field):
    """A count: 0, 25, 1,609, with its unit (25人次) or without."""

    least: int = 0
    most: int = 100_000_000
    widget: ClassVar[str] = "number"

    def read_filled(self, cell: Cell, office: Office) -> int:
        if isinstance(cell, str) and self.unit:
            cell = cell.strip().removesuffix(str(self.unit))
        number = _decimal(cell)
        if number is None or number != int(number):
            raise self.refuse(_("“{text}” is not a whole number.").format(text=str(cell)[:SHORT]))
        if not self.least <= number <= self.most:
            raise self.refuse(
                _("{number} is outside {least}–{most}.").format(number=number, least=self.least, most=self.most)
            )
        return int(number)

    def cell(self, value: Any) -> Cell:
        return value


@dataclass(frozen=True, kw_only=True)
class Scaled(Field):
    """An amount typed in a large unit and stored in a small one. `scale` maps endings to small units."""

    scale: ClassVar[dict[str, int]] = {}
    default: ClassVar[str] = ""
    places: ClassVar[int] = 2

    def read_filled(self, cell: Cell, office: Office) -> int:
        text = plain(cell) if isinstance(cell, str) else cell
        factor = self.scale[self.default]
        if isinstance(text, str):
            for ending in sorted(self.scale, key=len, reverse=True):
                if text.upper().endswith(ending.upper()):
                    text, factor = text[: -len(ending)].strip(), self.scale[ending]
                    break
        number = _decimal(text)
        if number is None or number < 0 or number * factor > _MOST:
            raise self.refuse(_("“{text}” is not an amount.").format(text=str(cell)[:SHORT]))
        return int((number * factor).to_integral_value(ROUND_HALF_UP))

    def write(self, value: Any) -> str:
        if value is None:
            return ""
        number = (Decimal(value) / self.scale[self.default]).quantize(Decimal(1).scaleb(-self.places))
        return f"{number.normalize():f}"

    def cell(self, value: Any) -> Cell:
        return None if value is None else float(Decimal(value) / self.scale[self.default])


@dataclass(frozen=True, kw_only=True)
class Money(Scaled):
    """Yuan, stored in fen (1/100 元)."""

    scale: ClassVar[dict[str, int]] = {"元": 100, "万元": 1_000_000}
    default: ClassVar[str] = "元"


@dataclass(frozen=True, kw_only=True)
class Bytes(Scaled):
    """Sizes in G (10⁹ bytes, as cameras and the printed bulletin count), M or K; stored in bytes."""

    scale: ClassVar[dict[str, int]] = {"G": 10**9, "GB": 10**9, "M": 10**6, "MB": 10**6, "K": 10**3, "KB": 10**3}
    default: ClassVar[str] = "G"
    places: ClassVar[int] = 9


@dataclass(frozen=True, kw_only=True)
class Minutes(Field):
    """A duration, stored in minutes: 318小时22分钟, 90分钟, 1.5小时; a bare 318.22 asks which is meant."""

    most: int = 100_000_000

    def read_filled(self, cell: Cell, office: Office) -> int:
        minutes = self._minutes(cell)
        if not 0 <= minutes <= self.most:
            raise self._unfit(cell)
        return minutes

    def _minutes(self, cell: Cell) -> int:
        if isinstance(cell, time):
            return cell.hour * 60 + cell.minute
        if isinstance(cell, timedelta):
            return round(cell.total_seconds() / 60)
        if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == cell // 1:
            return int(cell)
        text = plain(cell)
        # Where the form prints the unit beside the field, a whole number is in that unit.
        if self.unit and text.isdecimal():
            return int(text)
        try:
            return durations.read(text).minutes
        except durations.AmbiguousDuration as error:
            meant = " / ".join(f"{phrase} = {minutes}" for phrase, minutes in error.readings)
            raise self.refuse(
                _("“{text}” has no unit. Which is meant, in minutes: {meant}?").format(text=text, meant=meant)
            ) from None
        except durations.UnreadableDuration:
            raise self._unfit(cell) from None

    def _unfit(self, cell: Cell) -> Unreadable:
        return self.refuse(
            _("“{text}” is not a duration. Write 1小时30分钟 or 90分钟.").format(text=str(cell)[:SHORT])
        )

    def write(self, value: Any) -> str:
        return "" if value is None else durations.write(value, "clock")

    def cell(self, value: Any) -> Cell:
        return self.write(value)
