"""When a volunteer has time: spans of a weekday, half-open, in minutes of the day; read as people write them."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from django.utils.translation import gettext

from youju.ground.access.refusals import Refusal

DAY = 24 * 60
# What people say in place of hours, from and until in minutes of the day.
_WORDS = {
    "全天": (0, DAY), "整天": (0, DAY), "上午": (8 * 60, 12 * 60), "中午": (12 * 60, 14 * 60),
    "下午": (14 * 60, 18 * 60), "晚上": (18 * 60, 21 * 60),
}  # fmt: skip
_BETWEEN = re.compile(r"[,、;\s]+")
_CLOCK = r"(\d{1,2})(?:[:点时](\d{2})分?|[点时])?(半)?"
_SPAN = re.compile(rf"{_CLOCK}(?:-|–|—|~|至|到){_CLOCK}", re.ASCII)
# Longer than this is no week of a person's.
_LONGEST = 120


class Span(NamedTuple):
    """Minutes of the day from `begins` until before `ends`; the day ends at 1440."""

    begins: int
    ends: int

    def holds(self, other: "Span") -> bool:
        """Whether the other lies wholly within this one."""
        return self.begins <= other.begins and other.ends <= self.ends

    def meets(self, other: "Span") -> bool:
        """Whether the two have a minute in common; one that begins where the other ends has none."""
        return self.begins < other.ends and other.begins < self.ends

    def __str__(self) -> str:
        return f"{clock(self.begins)}–{clock(self.ends)}"


class NoHours(Refusal):
    """A text that names no hours."""

    def __init__(self, text: str) -> None:
        said = gettext("“%(text)s” cannot be read as hours. Write for example 9:00-12:00, 14-17:30 or 下午.")
        super().__init__(said % {"text": text[:20]})


def clock(minute: int) -> str:
    """9:05, 24:00."""
    return f"{minute // 60}:{minute % 60:02d}"


def read(text: str) -> tuple[Span, ...]:
    """The spans that a line names, in order and joined where they touch. Raises NoHours."""
    plain = re.sub(r"\s*(-|–|—|~|至|到)\s*", r"\1", unicodedata.normalize("NFKC", text[: _LONGEST + 1]).strip())
    if len(plain) > _LONGEST:
        raise NoHours(text)
    return joined(_span(part) for part in _BETWEEN.split(plain) if part)


def written(spans: Iterable[Span]) -> str:
    """The line that `read` takes back."""
    return "、".join(f"{clock(span.begins)}-{clock(span.ends)}" for span in spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """In order, and one where two touch or overlap."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.begins <= found[-1].ends:
            found[-1] = Span(found[-1].begins, max(found[-1].ends, span.ends))
        else:
            found.append(span)
    return tuple(found)


def has_time(spans: Iterable[Span], wanted: Span) -> bool:
    """Whether the wanted minutes lie within one of the spans."""
    return any(span.holds(wanted) for span in spans)


def _span(part: str) -> Span:
    if part in _WORDS:
        return Span(*_WORDS[part])
    found = _SPAN.fullmatch(part)
    if found is None:
        raise NoHours(part)
    begins, ends = _minute(part, *found.groups()[:3]), _minute(part, *found.groups()[3:])
    if ends <= begins:
        raise NoHours(part)
    return Span(begins, ends)


def _minute(part: str, hours: str, minutes: str | None, half: str | None) -> int:
    minute = int(hours) * 60 + (int(minutes) if minutes else 30 if half else 0)
    if minute > DAY or int(minutes or 0) > 59 or (minutes and half):
        raise NoHours(part)
    return minute
