"""Reads back, strictly, the key that a period writes of itself."""

import re
from datetime import date, timedelta

from youju.ground.periods.period import Period, month, quarter, year

_KEY = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})|-Q(?P<quarter>[1-4]))?"
    r"|(?P<first>\d{4}-\d{2}-\d{2})\.\.(?P<last>\d{4}-\d{2}-\d{2})",
    re.ASCII,
)


class UnreadablePeriod(ValueError):
    """A text that names no period."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text[:40]!r} names no period; write 2018-03, 2018-Q1, 2018 or 2018-03-01..2018-03-15")
        self.text = text


def parse(text: str) -> Period:
    """The period that writes `text` as its key. Raises UnreadablePeriod for everything else."""
    found = _KEY.fullmatch(text)
    if found is None:
        raise UnreadablePeriod(text)
    try:
        if found["first"]:
            return Period(
                date.fromisoformat(found["first"]), date.fromisoformat(found["last"]) + timedelta(days=1)
            )
        if found["month"]:
            return month(int(found["year"]), int(found["month"]))
        if found["quarter"]:
            return quarter(int(found["year"]), int(found["quarter"]))
        return year(int(found["year"]))
    except (ValueError, OverflowError) as refusal:
        raise UnreadablePeriod(text) from refusal
