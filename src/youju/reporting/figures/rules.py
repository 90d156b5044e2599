"""How a value is said in print: number, unit and its honesty; no database."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.measures.indicators import Indicator
from youju.ground.measures.values import Value
from youju.ground.periods import durations

UNREPORTED: Promise = _("not reported")
_WRITTEN = re.compile(r"(约|至少)?(\d{1,12}(?:\.\d{1,9})?)(余)?([^\d\s]{0,4})")
_SCALES = {"money": 100, "bytes": 10**9}


@dataclass(frozen=True)
class Shown:
    """What a reader sees: `text` and the `unit` beside it (empty where the text has it already)."""

    text: str
    unit: str

    def __str__(self) -> str:
        return self.text + self.unit


def number(amount: int, unit: str, notation: durations.Notation = "decimal") -> tuple[str, str]:
    """The printed number of a stored amount and the unit that remains: hours from minutes, 元 from fen, G."""
    if unit == "minutes":
        text = durations.write(amount, notation)
        return (text.removesuffix("小时"), "小时") if notation == "decimal" else (text, "")
    if unit == "money":
        return _decimal(amount, 100), "元"
    if unit == "bytes":
        return _decimal(amount, 10**9), "G"
    return str(amount), ""


def show(
    value: Value, indicator: Indicator, notation: durations.Notation = "decimal", *, difference: bool = False
) -> Shown:
    """A value of an indicator as it is printed."""
    return show_as(value, indicator.unit.key, indicator.printed_unit, notation, difference=difference)


def show_as(
    value: Value, unit: str, printed_unit: str, notation: durations.Notation = "decimal", *,
    difference: bool = False,
) -> Shown:  # fmt: skip
    """A value as it is printed: 932人次, 80余人次, 至少27人, 318.22小时, 未报; a difference as +3人次, −2人次."""
    if value.amount is None:
        return Shown(str(UNREPORTED), "")
    text, shown_unit = number(abs(value.amount) if difference else value.amount, unit, notation)
    if not shown_unit and unit != "minutes":
        shown_unit = printed_unit
    if difference:
        sign = "+" if value.amount > 0 else "−" if value.amount else ""
        return Shown(f"{'约' if value.approximate else ''}{sign}{text}", shown_unit)
    if value.approximate:
        text = f"{text}余"
    if value.at_least:
        text = f"至少{text}"
    return Shown(text, shown_unit)


def stated(text: str, unit: str, printed_unit: str) -> tuple[int, bool] | None:
    """The amount that somebody typed as `show_as` would print it, and whether it is rough; None for words."""
    plain = "".join(unicodedata.normalize("NFKC", text).replace(",", "").split())
    if unit == "minutes":
        bare = re.sub(r"^(?:约|至少)|余(?=小时|分钟|$)", "", plain)
        try:
            return durations.read(bare).minutes, bare != plain
        except (durations.UnreadableDuration, durations.AmbiguousDuration):
            return None
    found = _WRITTEN.fullmatch(plain)
    if found is None or found[4] not in {"", printed_unit, number(0, unit)[1]}:
        return None
    amount = Decimal(found[2]) * _SCALES.get(unit, 1)
    return (int(amount), bool(found[1] or found[3])) if amount == int(amount) else None


def _decimal(amount: int, scale: int) -> str:
    """At most two decimals for money, as many as there are for sizes; no zeros at the end."""
    places = len(str(scale)) - 1
    whole, rest = divmod(amount, scale)
    return f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".") if rest else str(whole)
