"""Reads and writes durations as whole minutes, and asks where a bare number could mean two things."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Notation = Literal["decimal", "clock"]

# A century of minutes needs eight digits; anything longer than this is no duration.
_LONGEST = 32
_HOURS = r"(?:个?小时|个钟头?|小?时|hours?|hrs?|h)"
_MINUTES = r"(?:分钟?|minutes?|mins?|m|')"
_NUMBER = r"\d+(?:\.\d+)?"
_WITH_UNITS = re.compile(
    rf"(?:(?P<hours>{_NUMBER}){_HOURS}(?P<half>半)?)?(?:零?(?P<minutes>\d+){_MINUTES})?", re.ASCII
)
_HALVES = re.compile(rf"(?P<hours>\d+)?个?半{_HOURS}", re.ASCII)
_CLOCK = re.compile(r"(?P<hours>\d+):(?P<minutes>[0-5]\d)", re.ASCII)
_BARE = re.compile(r"(?P<whole>\d+)(?:\.(?P<fraction>\d+))?", re.ASCII)
# A space between two digits is kept, so that "318 22" does not become one number.
_SPACE_BESIDE_A_UNIT = re.compile(r"(?<!\d)\s+|\s+(?!\d)", re.ASCII)
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)


class Duration(int):
    """A whole, non-negative number of minutes; it is an int, so it adds up and stores like one."""

    def __new__(cls, minutes: int) -> Duration:
        if minutes < 0:
            raise NegativeDuration(minutes)
        return super().__new__(cls, minutes)

    @property
    def minutes(self) -> int:
        """The minutes as a plain int."""
        return int(self)


class NegativeDuration(ValueError):
    """Nothing lasts less than no time."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"A duration cannot be {minutes} minutes")
        self.minutes = minutes


class UnreadableDuration(ValueError):
    """A text that states no duration."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text[:_LONGEST]!r} states no duration; write 318小时22分钟, 182.1小时, 90分钟 or 1:30")
        self.text = text


class AmbiguousDuration(ValueError):
    """A number without a unit: the writer has to say which of `readings` was meant.

    `readings` holds pairs of a text that `read` accepts and the Duration it stands for.
    """

    def __init__(self, text: str, readings: tuple[tuple[str, Duration], ...]) -> None:
        offered = " / ".join(f"{phrase} ({duration:,} min)" for phrase, duration in readings)
        super().__init__(f"{text!r} has no unit; it may mean {offered}")
        self.text, self.readings = text, readings


def read(text: str) -> Duration:
    """The minutes that `text` states; hours with decimals are rounded to the nearest minute.

    Raises AmbiguousDuration for a number without a unit, UnreadableDuration for everything else.
    """
    if len(text) > _LONGEST:
        raise UnreadableDuration(text)
    plain = unicodedata.normalize("NFKC", text).lower().strip()
    plain = _THOUSANDS.sub("", _SPACE_BESIDE_A_UNIT.sub("", plain))
    if bare := _BARE.fullmatch(plain):
        raise AmbiguousDuration(text, _readings(bare))
    if clock := _CLOCK.fullmatch(plain):
        return Duration(int(clock["hours"]) * 60 + int(clock["minutes"]))
    if halves := _HALVES.fullmatch(plain):
        return Duration(int(halves["hours"] or 0) * 60 + 30)
    found = _WITH_UNITS.fullmatch(plain)
    if found is None or not plain or _contradicts_itself(found):
        raise UnreadableDuration(text)
    hours = _minutes_of(found["hours"] or "0")
    return Duration(hours + (30 if found["half"] else 0) + int(found["minutes"] or 0))


def write(minutes: int, notation: Notation) -> str:
    """The duration in print: 318.22小时 (decimal, two places at most) or 318小时22分钟 (clock).

    `read` gives the same minutes back from either notation.
    """
    duration = Duration(minutes)
    hours, rest = divmod(duration.minutes, 60)
    if notation == "decimal":
        exact = (Decimal(duration.minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{exact:f}".rstrip("0").rstrip(".") + "小时"
    if hours and rest:
        return f"{hours}小时{rest}分钟"
    return f"{hours}小时" if hours else f"{rest}分钟"


def _minutes_of(hours: str) -> int:
    return int((Decimal(hours) * 60).to_integral_value(ROUND_HALF_UP))


def _contradicts_itself(found: re.Match[str]) -> bool:
    """Whether it states minutes beside decimal or half hours (1.5小时20分), or 60 minutes beside hours."""
    if not found["hours"]:
        return False
    if "." in found["hours"]:
        return bool(found["minutes"] or found["half"])
    return bool(found["minutes"]) and (bool(found["half"]) or int(found["minutes"]) >= 60)


def _readings(bare: re.Match[str]) -> tuple[tuple[str, Duration], ...]:
    whole, fraction = bare["whole"], bare["fraction"]
    hours = (f"{bare[0]}小时", Duration(_minutes_of(bare[0])))
    if fraction is None:
        return hours, (f"{int(whole)}分钟", Duration(int(whole)))
    # Two digits at most can be minutes, and sixty of them are an hour.
    if len(fraction) > 2 or int(fraction) >= 60:
        return (hours,)
    return hours, (
        f"{int(whole)}小时{int(fraction)}分钟",
        Duration(int(whole) * 60 + int(fraction)),
    )
