"""Durations in one notation: 16.5小时 or 16小时30分钟, not both in one issue."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.reporting.archive.reading.checks.paper import Paper, short, shown
from youju.reporting.archive.reading.printed import Figure, Finding

_CLOCK = re.compile(r"小时|小時|hours?\s\d|hours and")


def durations(paper: Paper) -> Iterator[Finding]:
    """Durations of the rarer notation, and decimals that may be minutes: 71.25小时."""
    clock, decimal = [], []
    for row in paper.figures:
        if row.margin or row.measure != "minutes":
            continue
        if row.unit in ("分钟", "分鐘", "minutes") and row.value > 60 and _of_both(row):
            clock.append(row)
        elif isinstance(row.value, float) and row.unit not in ("分钟", "分鐘", "minutes"):
            decimal.append(row)
    if clock and decimal:
        # The rarer of two is the odd one; where they are as many, the one that came later.
        rare, usual = (clock, decimal) if len(clock) < len(decimal) else (decimal, clock)
        if len(clock) == len(decimal) and clock[0].spot.line > decimal[0].spot.line:
            rare, usual = clock, decimal
        row, other = rare[0], usual[0]
        yield paper.say(
            "notation", "odd", row.spot.line,
            f"“{short(row.sentence)}”与“{short(other.sentence)}”：时长一处用小数，一处用小时和分钟。",
            f"“{short(row.sentence)}” and “{short(other.sentence)}” write durations in two ways.", shown(row),
        )  # fmt: skip
    fine = [
        row for row in decimal if len(f"{row.value}".split(".")[1]) == 2 and int(f"{row.value}".split(".")[1]) < 60
    ]
    coarse = [row for row in decimal if len(f"{row.value}".split(".")[1]) == 1]
    if fine and coarse:
        for row in fine:
            yield paper.say(
                "notation", "odd", row.spot.line, f"{shown(row)}可以是小数，也可以是小时和分钟；"
                    f"别处只写一位小数。",
                f"{shown(row)} may be a decimal, or hours and minutes.", f"{shown(row)} ?",
            )  # fmt: skip


def _of_both(row: Figure) -> bool:
    """Whether the minutes were printed as hours with minutes."""
    return bool(_CLOCK.search(row.sentence)) and row.spot.end - row.spot.start >= 5
