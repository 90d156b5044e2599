"""Numbers unlike the office's own past, and ratios unlike those of the other offices.

Nothing here is a threshold for one indicator: how far is too far comes from the months and offices themselves.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import median

from django.utils.translation import gettext as _

from youju.reporting.bulletins.rules.checks.findings import Finding
from youju.reporting.bulletins.rules.checks.passages import Passage, Said

# So many months must have a number before a month can be unlike them.
MONTHS = 4
# So many other offices must have a ratio before one can be unlike theirs.
OTHERS = 3
# A normal spread is this many median deviations; a number is odd beyond so many spreads.
_SPREAD, _ODD = 1.4826, 5.0
# Ratios within twice one another are never odd; beyond it, so many widths of the others' range are.
_TWICE, _WIDTHS = math.log(2), 2.0

# By (indicator, office), the amounts of the months before, oldest first, and of the month itself, last.
Courses = Mapping[tuple[str, int], Sequence[int | None]]


@dataclass(frozen=True)
class Usual:
    """What a run of numbers lets one expect: their middle, and how far a normal one lies from it."""

    middle: float
    spread: float

    @classmethod
    def of(cls, amounts: Sequence[float]) -> "Usual":
        middle = median(amounts)
        deviation = median(abs(amount - middle) for amount in amounts)
        # Counts scatter by their root even where the months seen so far happen to agree.
        return cls(middle, max(_SPREAD * deviation, math.sqrt(max(middle, 1.0))))

    def odd(self, amount: float) -> bool:
        return abs(amount - self.middle) > _ODD * self.spread


def unlike_the_past(passage: Passage, courses: Courses) -> Iterator[Finding]:
    """A figure far from the office's own months: unlike their middle, and well beyond all of them."""
    for row in passage.figures():
        if (
            row.name is None
            or len(row.offices) != 1
            or row.amount is None
            or row.reading in {"cumulative", "late"}
        ):
            continue
        past = [amount for amount in courses.get((row.name[0], row.offices[0]), ())[:-1] if amount is not None]
        if len(past) < MONTHS:
            continue
        width = max(past) - min(past)
        if min(past) - width <= row.amount <= max(past) + width:
            continue
        # Minutes, fen and bytes are compared in the pieces that they are printed in.
        scale = _printed_size(row)
        usual = Usual.of([amount / scale for amount in past])
        if usual.odd(row.amount / scale):
            message = _(
                "“{label}” is {now}; in {n} months before it lay between {low} and {high}. Look at its records."
            ).format(
                label=row.label, now=row.printed, n=len(past), low=_size(min(past) / scale),
                high=_size(max(past) / scale),
            )  # fmt: skip
            yield Finding("outlier", passage.place, message, row.name, quote=f"{row.label} {row.printed}")


def unlike_the_others(passages: Iterable[Passage], courses: Courses) -> Iterator[Finding]:
    """A ratio of two figures of one line that is far from the same ratio of the other offices.

    12.7 hours for each volunteer's visit where the others have 2.5 to 4. An office that always had its ratio
    keeps it.
    """
    offices = sorted({office for _key, office in courses})
    pairs = list(_pairs(passages))
    # A ratio means something where two offices at least print both numbers in one line.
    printed: dict[tuple[str, str], set[int]] = {}
    for _passage, office, one, other, _a, _b in pairs:
        printed.setdefault((one, other), set()).add(office)
    pairs = [pair for pair in pairs if len(printed[pair[2], pair[3]]) > 1]
    ratios = {(one, other): _ratios(one, other, offices, courses) for _p, _o, one, other, _a, _b in pairs}
    for passage, office, one, other, a, b in pairs:
        found = ratios[(one, other)]
        others = [ratio for place, ratio in found.items() if place != office]
        if office not in found or len(others) < OTHERS:
            continue
        low, high = min(others), max(others)
        gap = max(low - found[office], found[office] - high)
        if gap > max(_TWICE, _WIDTHS * (high - low)) and not _always(one, other, office, courses):
            scale = _printed_size(a) / _printed_size(b)
            message = _(
                "{a} for {b} makes {each} {unit} each; in the other offices it is {low} to {high}. Look at both"
                " numbers."
            ).format(
                a=f"{a.label} {a.printed}", b=f"{b.label} {b.printed}", unit=f"{a.unit}/{b.unit}",
                each=_size(math.exp(found[office]) / scale), low=_size(math.exp(low) / scale),
                high=_size(math.exp(high) / scale),
            )  # fmt: skip
            yield Finding("outlier", passage.place, message, a.name, quote=f"{a.label} {a.printed}")


_Pair = tuple[Passage, int, str, str, Said, Said]


def _pairs(passages: Iterable[Passage]) -> Iterator[_Pair]:
    """Two flows of different units in one line of one office, the finer unit first."""
    for passage in passages:
        rows = [
            row
            for row in passage.figures()
            if row.reading == "flow" and not row.distinct and len(row.offices) == 1 and row.amount
        ]
        for a, b in combinations(rows, 2):
            if a.measure == b.measure or a.name is None or b.name is None or a.offices != b.offices:
                continue
            big, small = (a, b) if (a.amount or 0) >= (b.amount or 0) else (b, a)
            # By their keys, so that every office's line is the same pair whichever number is larger there.
            first, second = (
                (big, small) if _FINE.get(big.measure, 0) >= _FINE.get(small.measure, 0) else (small, big)
            )
            if _FINE.get(first.measure, 0) == _FINE.get(second.measure, 0):
                first, second = sorted((a, b), key=lambda row: str(row.name))
            keys = [row.name[0] for row in (first, second) if row.name is not None]
            yield passage, a.offices[0], keys[0], keys[1], first, second


# What is divided by what: minutes by visits, attendances by sessions, characters by articles.
_FINE = {
    "minutes": 3,
    "characters": 3,
    "bytes": 3,
    "money": 3,
    "attendances": 2,
    "copies": 2,
    "items": 1,
    "photos": 1,
}


def _ratios(one: str, other: str, offices: Sequence[int], courses: Courses) -> dict[int, float]:
    """By office, the logarithm of the ratio in the month itself."""
    found = {}
    for office in offices:
        over, under = _last(courses.get((one, office))), _last(courses.get((other, office)))
        if over and under:
            found[office] = math.log(over / under)
    return found


def _always(one: str, other: str, office: int, courses: Courses) -> bool:
    """Whether the office's own months have had a ratio like this one."""
    over, under = courses.get((one, office), ()), courses.get((other, office), ())
    ratios = [math.log(a / b) for a, b in zip(over, under, strict=False) if a and b]
    if len(ratios) <= MONTHS:
        return False
    *past, now = ratios
    middle = median(past)
    deviation = median(abs(ratio - middle) for ratio in past)
    return abs(now - middle) <= max(_ODD * _SPREAD * deviation, _TWICE / 2)


def _last(amounts: Sequence[int | None] | None) -> int | None:
    return amounts[-1] if amounts else None


def _printed_size(row: Said) -> float:
    """How many stored pieces make one printed unit."""
    return {"minutes": 60.0, "money": 100.0, "bytes": 1e9}.get(row.measure, 1.0)


def _size(amount: float) -> str:
    """A number as short as it can be compared."""
    return f"{amount:.1f}".rstrip("0").rstrip(".") if amount < 1000 else f"{amount:.0f}"
