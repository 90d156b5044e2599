"""Geometry of the small pictures, and attributes that are either there or not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# A spark is drawn on this grid; one bar is 8 wide with a gap of 3.
SPARK_HEIGHT = 28
SPARK_STEP = 11
SPARK_BAR = 8
# A bar of a chart is drawn on a width of 100.
FULL = 100


@register.simple_tag
def flag(name: str, value: Any) -> SafeString:
    """The boolean attribute `name` where `value` is true; the text of a false value counts as false.

    `name` is a literal of a component, never a reader's text.
    """
    off = not value or str(value).lower() in {"false", "none", "0"}
    return mark_safe("" if off else f" {name}")


@dataclass(frozen=True)
class Bar:
    """One bar of a spark; `unreported` has no height, a zero has a foot."""

    x: int
    y: float
    height: float
    now: bool
    unreported: bool


@dataclass(frozen=True)
class Spark:
    """A row of months, oldest first; the last is the one in question."""

    width: int
    height: int
    bars: tuple[Bar, ...]


@register.filter
def spark(values: Iterable[float | None] | None) -> Spark:
    """Bars with a zero baseline from numbers, oldest first; None is 未报 and leaves a gap."""
    amounts = list(values or ())
    top = max((amount for amount in amounts if amount), default=0) or 1
    bars = []
    for place, amount in enumerate(amounts):
        height = 0.0 if amount is None else max(1.0, round(amount / top * (SPARK_HEIGHT - 2), 1))
        bars.append(
            Bar(place * SPARK_STEP, SPARK_HEIGHT - height, height, place == len(amounts) - 1, amount is None)
        )
    return Spark(max(len(amounts) * SPARK_STEP - (SPARK_STEP - SPARK_BAR), 1), SPARK_HEIGHT, tuple(bars))


@register.filter
def share(amount: float | None, top: float) -> float:
    """The length of a bar on a width of 100, with a zero baseline."""
    if not amount or not top:
        return 0
    return round(min(amount / top, 1) * FULL, 2)


@register.filter
def largest(rows: Sequence[Any]) -> float:
    """The largest `amount` of rows: the common scale of bars side by side."""
    return max((getattr(row, "amount", None) or 0 for row in rows), default=0)


@register.filter
def percent(done: float | None, total: float | None) -> int:
    """How much of `total` is done, in whole percent from 0 to 100."""
    return int(share(float(done or 0), float(total or 0)))
