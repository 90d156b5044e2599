"""A month of 65 indicators over ten million attendances of 400 sites: the planner beside one ORM query each.

YOUJU_BENCH_ROWS sets another number of rows; filling ten million takes a few minutes once and is kept. Two naive
readers run beside the planner: one query per indicator and site (what a page per site would ask), of which a
sample of sites is measured and multiplied, and one grouped query per indicator. Values are compared to the
record with the grouped one.
"""

import os
import time
from collections.abc import Callable
from typing import Any

from django.db.models import Sum

from bench import synthetic
from bench.rows import Row
from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator, Term, Total
from youju.ground.measures.scopes import Scope, of_offices
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import Office, Site
from youju.ground.periods import Period, month
from youju.services.activities.models import ActivityKind, Attendance, Role

SAMPLE = 10
# Ten million rows are filled once and kept, for the list too.
KEPT = "millions"


def run() -> list[Row]:
    rows = int(os.environ.get("YOUJU_BENCH_ROWS", "10000000"))
    filled = synthetic.fill(rows)
    indicators, scope, period = asked(), of_offices(*Office.objects.all()), month(2020, 3)
    planner.values(indicators, scope, period)
    offices = _timed(lambda: planner.values(indicators, scope, period))
    sites = _timed(lambda: planner.values(indicators, scope, period, by="site"))
    grouped = _timed(lambda: naive(indicators, scope, period))
    sample = list(Site.objects.order_by("pk")[:SAMPLE])
    one_by_one = _timed(lambda: [_of_site(indicators, site, period) for site in sample]) / SAMPLE
    count = Site.objects.count()
    assert planned_by_site(indicators, scope, period) == naive(indicators, scope, period), "values differ"
    return [
        Row(f"month of {len(indicators)} indicators, {rows:,} rows, by office", offices, 0.3, "s",
            f"filling took {filled:.0f} s"),
        Row(f"the same for each of {count} sites", sites, None, "s"),
        Row("planner against a query per indicator and site", one_by_one * count / sites, 40, "×",
            f"{one_by_one:.3f} s a site, {SAMPLE} sites measured", at_least=True),
        Row("planner against a grouped query per indicator", grouped / sites, None, "×", "equal values"),
    ]  # fmt: skip


def asked() -> list[Indicator]:
    """Every activity kind by every role of people served: 65 indicators of one kind of record."""
    return [
        Indicator(
            key=f"bench.{kind}.{role}", label="量", definition="量", unit=UNITS["attendances"],
            terms=(Term("activities.attendance", Total("n"), {"activity_kind": kind, "role": role}),),
        )
        for kind in ActivityKind.values
        for role in Role.values[:5]
    ]  # fmt: skip


def planned_by_site(indicators: list[Indicator], scope: Scope, period: Period) -> dict[tuple[str, int], int]:
    cells = planner.values(indicators, scope, period, by="site")
    return {(key, site): value.amount or 0 for (_office, site), row in cells.items() for key, value in row.items()}


def naive(indicators: list[Indicator], scope: Scope, period: Period) -> dict[tuple[str, int], int]:
    return {
        (indicator.key, row["site"]): row["total"]
        for indicator in indicators
        for row in _standing(indicator, period)
        .filter(office__in=scope.offices)
        .values("site")
        .annotate(total=Sum("n"))
    }


def _of_site(indicators: list[Indicator], site: Site, period: Period) -> list[dict[str, Any]]:
    return [_standing(indicator, period).filter(site=site).aggregate(total=Sum("n")) for indicator in indicators]


def _standing(indicator: Indicator, period: Period) -> Any:
    return Attendance.objects.standing().filter(
        happened_on__gte=period.start, happened_on__lt=period.end, **indicator.terms[0].where
    )


def _timed(act: Callable[[], Any]) -> float:
    """Seconds of the better of two runs."""
    best = float("inf")
    for _ in range(2):
        began = time.perf_counter()
        act()
        best = min(best, time.perf_counter() - began)
    return best
