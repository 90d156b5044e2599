"""A printed figure beside its like: in the same issue, and in the issues before, as a small chart and a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from youju.ground.periods import Period, month
from youju.reporting.bulletins.queries.counted import Sent
from youju.reporting.figures.late import key_of
from youju.web.public.faces import Margin, margin

# A month is this wide in the chart, its bar this much of it, and the tallest bar this high.
STEP, BAR, HEIGHT = 24, 16, 72
# More months than this would be too narrow for a thumb.
MOST = 13


@dataclass(frozen=True)
class Row:
    """A figure of one issue with the address of its own page."""

    sent: Sent
    href: str

    @property
    def margin(self) -> Margin:
        return margin(self.sent.text, self.sent.unit)

    @property
    def printed(self) -> str:
        shown = self.margin
        return shown.before + shown.digits + shown.after


@dataclass(frozen=True)
class Column:
    """A month of the chart; without a row no issue printed the figure, without an amount it is not published."""

    month: date
    x: int
    y: float
    height: float
    row: Row | None
    now: bool

    @property
    def middle(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True)
class Months:
    """`columns` is empty for a single month, which needs no picture."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    redefined: bool

    @property
    def width(self) -> int:
        return len(self.columns) * STEP

    @property
    def base(self) -> int:
        return HEIGHT


def beside(sent: Sequence[Sent], key: str, revision: int | None) -> list[Row]:
    """The same indicator for other offices in the same issue, or the same revision of it."""
    return [Row(each, _address(each, key, revision)) for each in sent]


def late(sent: Sequence[Sent], key: str, of: Period) -> list[Row]:
    """The late lines of the figure that `of` printed, each leading to its own page."""
    return [Row(each, _address(each, key_of(key, of))) for each in sent]


def months(sent: Sequence[Sent], key: str, now: date) -> Months:
    """One column for each month from the first to the last that printed it, on a zero baseline."""
    rows = tuple(Row(each, _address(each, key)) for each in sent)
    known = {row.sent.period.start: row for row in rows if row.sent.period.is_month}
    redefined = len({each.definition for each in sent}) > 1
    if len(known) < 2:
        return Months(rows, (), redefined)
    starts = [min(known)]
    while starts[-1] < max(known):
        starts.append(month(starts[-1].year, starts[-1].month).end)
    top = max((row.sent.amount or 0 for row in rows), default=0) or 1
    columns = []
    for place, start in enumerate(starts[-MOST:]):
        row = known.get(start)
        amount = row.sent.amount if row else None
        height = 0.0 if amount is None else max(1.0, round(amount / top * (HEIGHT - 8), 1))
        x = place * STEP + (STEP - BAR) // 2
        columns.append(Column(start, x, HEIGHT - height, height, row, start == now))
    return Months(rows, tuple(columns), redefined)


def _address(sent: Sent, key: str, revision: int | None = None) -> str:
    if revision:
        return reverse("public:revision_figure", args=[sent.period, revision, key, sent.digest])
    return reverse("public:figure", args=[sent.period, key, sent.digest])
