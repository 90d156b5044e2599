"""Computes many indicators for a run of months with the queries of one month."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from youju.ground.measures import values as measured
from youju.ground.measures.indicators import Indicator, Reading, Stated
from youju.ground.measures.planner.compiling import Batch, Job, bounds_of
from youju.ground.measures.planner.running import FAMILIES, Cell, Zeros, batches, complete
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Tallying
from youju.ground.periods import Period

# The grouping column that names a month by its place in the run.
_MONTH = "month_of_run"
# For each month, what was seen of each office and indicator.
_Found = list[dict[Cell, dict[str, Tallying]]]


@dataclass(frozen=True)
class _Run(Batch):
    """A batch over the whole run, each record marked with the month it belongs to.

    `standing`: what happened before a month counts for it too, so the first month begins with everything.
    """

    months: tuple[Period, ...]
    standing: bool

    def rows(self, scope: Scope, predicates: Iterable[Q]) -> QuerySet[Any]:
        places = [When(self._within(month), then=Value(place)) for place, month in enumerate(self.months)]
        return super().rows(scope, predicates).annotate(**{_MONTH: Case(*places, output_field=IntegerField())})

    def _within(self, month: Period) -> Q:
        inside = Q(happened_on__lt=month.end)
        # A statement speaks for one month only, and only when it ends with it.
        if self.window.stated or not self.standing:
            inside &= Q(happened_on__gte=month.start)
        return inside & Q(until__lte=month.end) if self.window.stated else inside


def monthly(
    indicators: Iterable[Indicator], scope: Scope, months: Sequence[Period]
) -> list[dict[Cell, dict[str, measured.Value]]]:
    """What `values` at office level says of each month; `months` are in order and do not overlap."""
    indicators = list(indicators)
    run = Period(months[0].start, months[-1].end)
    found: _Found = [{} for _ in months]
    for standing in (False, True):
        asked = [indicator for indicator in indicators if _stands(indicator) is standing]
        _look(asked, scope, tuple(months), standing, found)
    known = {indicator.key: indicator for indicator in indicators}
    zeros = Zeros(scope, run.end)
    result = []
    for month, cells in zip(months, found, strict=True):
        rows = {
            cell: {key: tallying.value(known[key], month) for key, tallying in row.items()}
            for cell, row in cells.items()
        }
        complete(rows, indicators, scope, zeros, month)
        result.append(rows)
    return result


def _stands(indicator: Indicator) -> bool:
    """Whether a month counts what happened before it; statements speak for their month alone."""
    stated = all(isinstance(term.measure, Stated) for term in indicator.terms)
    return indicator.reading is not Reading.FLOW and not stated


def _look(
    indicators: list[Indicator], scope: Scope, months: tuple[Period, ...], standing: bool, found: _Found
) -> None:
    own: _Found = [{} for _ in months]
    outside: dict[str, Tallying] = {}

    def seen(cell: Cell, job: Job) -> Tallying:
        office, place = cell
        row = outside if place is None else own[place].setdefault((office, None), {})
        return row.setdefault(job.indicator.key, Tallying())

    run = Period(months[0].start, months[-1].end)
    for family, batch in batches(indicators, run, bounds_of(scope)):
        FAMILIES[family](_Run(batch.kind, batch.window, batch.jobs, months, standing), scope, _MONTH, seen)
    before: dict[Cell, dict[str, Tallying]] = {}
    for cells, kept in zip(own, found, strict=True):
        for cell in {**before, **cells} if standing else cells:
            row, earlier = cells.get(cell, {}), before.get(cell, {}) if standing else {}
            row = {key: _together(earlier.get(key), row.get(key)) for key in {**earlier, **row}}
            kept.setdefault(cell, {}).update(row)
            before[cell] = row


def _together(earlier: Tallying | None, later: Tallying | None) -> Tallying:
    """What stood before a month and what the month added; earlier statements do not speak for it."""
    one, other = earlier or Tallying(), later or Tallying()
    made = Tallying()
    made.amount, made.records = one.amount + other.amount, one.records + other.records
    made.approximate, made.nameless = one.approximate or other.approximate, one.nameless or other.nameless
    made.added = one.added or other.added
    made.subjects = one.subjects | other.subjects
    made.statements = other.statements
    return made
