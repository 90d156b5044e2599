"""Printed and computed months of one figure as one series; the seam between them stays visible.

A printed value never enters a sum, a comparison or a definition: it is drawn and listed beside the computed one.
"""

from dataclasses import dataclass

from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Value, together
from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting.archive.models import Judgement, PrintedFigure, PrintedIssue, Verdict

# Ten years of months; a longer past is cut at its beginning and says so.
MOST = 120


@dataclass(frozen=True)
class Printed:
    """What one issue printed for a period; `redefined` says how its definition differed."""

    value: Value
    issue: PrintedIssue
    figure: PrintedFigure
    redefined: str
    corrected: bool


@dataclass(frozen=True)
class Point:
    """One period of the series: the latest printed value, earlier ones that differ, and the computed one."""

    period: Period
    printed: Printed
    earlier: tuple[Printed, ...]
    computed: Value

    @property
    def differs(self) -> bool:
        """Whether print and records say different numbers."""
        return self.computed.amount is not None and self.computed.amount != self.printed.value.amount


@dataclass(frozen=True)
class Series:
    """Periods with a printed value, oldest first; `seam` is the first one that has a computed value too."""

    points: tuple[Point, ...]
    seam: Period | None
    cut: int = 0


def series(network: Network, indicator: Indicator, scope: Scope) -> Series:
    """The printed past of one figure. Only whole offices and the whole network have one."""
    rows = _judgements(network, indicator, scope)
    by_period: dict[Period, list[Printed]] = {}
    for row in rows:
        assert row.start is not None
        assert row.end is not None
        by_period.setdefault(Period(row.start, row.end), []).append(_printed(row))
    kept = sorted(by_period, key=lambda period: (period.start, period.end))
    cut = max(len(kept) - MOST, 0)
    kept = kept[cut:]
    computed = _computed(indicator, scope, kept)
    points = tuple(
        Point(
            period,
            by_period[period][-1],
            tuple(row for row in by_period[period][:-1] if row.value != by_period[period][-1].value),
            computed[period],
        )
        for period in kept
    )
    seam = next((point.period for point in points if point.computed.amount is not None), None)
    return Series(points, seam, cut)


def _judgements(network: Network, indicator: Indicator, scope: Scope) -> list[Judgement]:
    """Standing judgements of the series; of one period the latest issue last, and in it the sentence last."""
    if scope.sites or scope.programmes or scope.groups:
        return []
    rows = Judgement.objects.filter(
        standing_for__isnull=False, figure__issue__network=network, indicator=indicator.key,
        verdict__in=(Verdict.CONFIRMED, Verdict.CORRECTED),
    )  # fmt: skip
    if len(scope.offices) == 1:
        rows = rows.filter(office__in=scope.offices)
    elif set(scope.offices) == set(network.offices.values_list("pk", flat=True)):
        rows = rows.filter(office=None)
    else:
        return []
    return list(
        rows.select_related("figure__issue").order_by(
            "figure__issue__start", "figure__issue__at", "-figure__margin", "pk"
        )
    )


def _printed(row: Judgement) -> Printed:
    value = Value(row.amount, approximate=row.approximate)
    return Printed(value, row.figure.issue, row.figure, row.redefined, row.verdict == Verdict.CORRECTED)


def _computed(indicator: Indicator, scope: Scope, periods: list[Period]) -> dict[Period, Value]:
    """The computed values: months together, in the queries of one."""
    months = [period for period in periods if period.is_month]
    found = {}
    if months:
        # Without gaps: what stands or has been counted since a day is carried from month to month.
        run_of = Period(months[0].start, months[-1].end).months()
        run = planner.monthly([indicator], scope, run_of)
        for period, rows in zip(run_of, run, strict=True):
            found[period] = together(rows[(office, None)][indicator.key] for office in scope.offices)
    for period in periods:
        if period not in found:
            found[period] = planner.totals([indicator], scope, period)[indicator.key]
    return found
