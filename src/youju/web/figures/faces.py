"""How a value looks on a screen: the number, its unit beside it, and the small pictures of its months."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from youju.ground.measures.indicators import Indicator
from youju.ground.measures.values import Value
from youju.ground.organisations.models import Network
from youju.ground.periods import durations
from youju.reporting.figures import rules
from youju.reporting.figures.queries import Ratio

# A column of the chart of months is at most this many pixels high.
TALL = 144


@dataclass(frozen=True)
class Face:
    """A value in print. `text` has the number alone; an unreported one has none."""

    text: str
    unit: str
    unreported: bool = False
    at_least: bool = False
    approximate: bool = False

    @property
    def said(self) -> str:
        """The whole value in one word, — where there is none."""
        if self.unreported:
            return "—"
        before = _("at least") if self.at_least else ""
        after = pgettext("approximate number, before the unit", "or so") if self.approximate else ""
        return f"{before}{self.text}{after}{self.unit}"

    @property
    def bare(self) -> str:
        return "—" if self.unreported else self.text


def notation_of(network: Network) -> durations.Notation:
    """How the network prints durations."""
    return "clock" if network.duration_notation == Network.Notation.CLOCK else "decimal"


def face(value: Value, indicator: Indicator, notation: durations.Notation) -> Face:
    """How the value of the indicator is shown; `notation` is the network's for durations."""
    if value.amount is None:
        return Face("", "", unreported=True)
    shown = rules.show(replace(value, approximate=False, at_least=False), indicator, notation)
    return Face(shown.text, shown.unit, at_least=value.at_least, approximate=value.approximate)


def difference(now: Value, then: Value, indicator: Indicator, notation: durations.Notation) -> str:
    """How a value differs from another: +62人次 (+7%). Empty where one is missing or only a lower bound."""
    if now.amount is None or then.amount is None or now.at_least or then.at_least:
        return ""
    change = now.amount - then.amount
    if not change:
        return _("the same")
    said = signed(change, indicator, notation)
    if not then.amount:
        return said
    return _("{change} ({share})").format(change=said, share=f"{change / then.amount:+.0%}")


def signed(change: int, indicator: Indicator, notation: durations.Notation) -> str:
    """A change with its sign and unit: +3人次, −2次."""
    amount = face(Value(abs(change)), indicator, notation)
    return f"{'+' if change > 0 else '−'}{amount.text}{amount.unit}"


def average(ratio: Ratio, indicator: Indicator) -> str:
    """A ratio in print, with one decimal: 9.1人次, 2.4小时, a share 75%; about, where a part of it is."""
    before = pgettext("before an approximate number", "about") if ratio.approximate else ""
    if is_share(ratio, indicator):
        return f"{before}{float(ratio.value * 100):.1f}".removesuffix(".0") + "%"
    scale = {"minutes": 60, "money": 100}.get(indicator.unit.key, 1)
    said = f"{float(ratio.value / scale):.1f}".removesuffix(".0")
    return f"{before}{said}{indicator.printed_unit}"


def is_share(ratio: Ratio, indicator: Indicator) -> bool:
    """Whether the ratio is of a part to its whole: both count the same, and the part's key says so."""
    return indicator.unit == ratio.per.unit and indicator.key.startswith(f"{ratio.per.key}.")


@dataclass(frozen=True)
class Spark:
    """A row of months on a zero baseline, as paths on a grid of 11 by 28 a month; `said` reads it aloud.

    `earlier` months and the one in question are bars, a zero has a foot, `gaps` are 未报.
    """

    width: str
    earlier: str
    now: str
    gaps: str
    said: str


def spark(values: Sequence[Value], top: int, said: str) -> Spark:
    """The months of one office against `top`, the largest of all offices beside it."""
    bars, gaps = [], []
    for place, value in enumerate(values):
        if value.amount is None:
            gaps.append(f"M{place * 11} 27.5h8")
            bars.append("")
        else:
            height = max(1.0, round(value.amount / (top or 1) * 26, 1))
            bars.append(f"M{place * 11} 28v-{height:g}h8v{height:g}z")
    return Spark(str(len(values) * 11 - 3), "".join(bars[:-1]), bars[-1], "".join(gaps), said)


def largest(courses: Iterable[Sequence[Value]]) -> int:
    """The largest amount of several courses: the common scale of sparks side by side."""
    return max((value.amount or 0 for course in courses for value in course), default=0)


def height(value: Value, top: int) -> int | None:
    """The height of a column against the largest one; what was reported is never invisible."""
    return None if value.amount is None else max(2, round(value.amount / (top or 1) * TALL))
