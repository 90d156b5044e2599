"""What earlier bulletins printed of a figure: beside the computed months, and one chart with the seam in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from youju.ground.measures.values import Value
from youju.ground.periods import Period
from youju.reporting.archive.queries.series import Point, Printed, Series, series
from youju.web.desk import months
from youju.web.figures.faces import Face, height, signed
from youju.web.figures.inquiry import Inquiry


@dataclass(frozen=True)
class Said:
    """A number as an issue printed it, and where."""

    face: Face
    issue: Printed
    redefined: str


@dataclass(frozen=True)
class Row:
    """One period: in print, earlier in print where that differs, from records, and how far apart they are."""

    period: str
    printed: Said
    earlier: tuple[Said, ...]
    computed: Face
    href: str
    difference: str
    seam: bool


@dataclass(frozen=True)
class Column:
    """One month of the joined chart; `printed` is an outline, `seam` stands before the first computed one."""

    label: str
    year: str
    period: str
    face: Face
    height: int | None
    href: str
    printed: bool
    seam: bool


@dataclass(frozen=True)
class InPrint:
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    cut: int


def in_print(asked: Inquiry, run: Sequence[tuple[Period, Value]]) -> InPrint | None:
    """The printed past of the figure; None where no issue printed it."""
    found = series(asked.network, asked.indicator, asked.scope)
    if not found.points:
        return None
    rows = tuple(_row(asked, point, seam=point.period == found.seam) for point in found.points)
    return InPrint(rows, _columns(asked, found, run), found.cut)


def _row(asked: Inquiry, point: Point, *, seam: bool) -> Row:
    opened = asked.opened
    apart = (point.computed.amount or 0) - (point.printed.value.amount or 0)
    return Row(
        months.label(point.period),
        _said(asked, point.printed),
        tuple(_said(asked, each) for each in point.earlier),
        opened.face(point.computed),
        opened.address(point.period),
        signed(apart, asked.indicator, opened.notation) if point.differs else "",
        seam,
    )


def _said(asked: Inquiry, printed: Printed) -> Said:
    return Said(asked.opened.face(printed.value), printed, printed.redefined)


def _columns(asked: Inquiry, found: Series, run: Sequence[tuple[Period, Value]]) -> tuple[Column, ...]:
    """Months in print and the months of the page, each once: what records say comes before what print says."""
    values: dict[Period, tuple[Value, bool]] = {}
    for point in found.points:
        if point.period.is_month:
            known = point.computed.amount is not None
            values[point.period] = (point.computed, False) if known else (point.printed.value, True)
    for period, value in run:
        if value.amount is not None:
            values.setdefault(period, (value, False))
    ordered = sorted(values, key=lambda period: period.start)
    top = max((value.amount or 0 for value, _printed in values.values()), default=0)
    made: list[Column] = []
    for place, period in enumerate(ordered):
        value, printed = values[period]
        before = made[-1].printed if made else printed
        made.append(
            Column(
                str(period.start.month),
                str(period.start.year) if place == 0 or period.start.year != ordered[place - 1].start.year else "",
                months.label(period), asked.opened.face(value), height(value, top), asked.opened.address(period),
                printed, before and not printed,
            )
        )  # fmt: skip
    return tuple(made)
