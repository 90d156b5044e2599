"""Runs the batches and folds their cells into values."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db import connections
from django.db.models import Count, QuerySet, Sum

from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Nil
from youju.ground.measures.indicators import Distinct, Indicator, Rows, Stated, Total
from youju.ground.measures.planner.compiling import (
    Batch,
    Bounds,
    Job,
    Level,
    Matcher,
    Window,
    bounds_of,
    job_of,
    level_column,
    level_value,
    window_of,
)
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import NIL, UNREPORTED, Evidence, Tallying, Value, together
from youju.ground.periods import Period

# (office, value of the level) and the key of an indicator.
Cell = tuple[int, Any]
Seen = Callable[[Cell, Job], Tallying]


def values(
    indicators: Iterable[Indicator], scope: Scope, period: Period, *, by: str = Level.OFFICE
) -> dict[Cell, dict[str, Value]]:
    """The value of every indicator for each office and, within it, for each value of the level `by`.

    At office level each office has each indicator, 未报 included; at finer levels only what was recorded
    appears. `by` is a Level or, when all terms are of one kind, one of its dimensions.
    """
    indicators = list(indicators)
    found: dict[Cell, dict[str, Tallying]] = defaultdict(lambda: defaultdict(Tallying))

    def seen(cell: Cell, job: Job) -> Tallying:
        return found[cell][job.indicator.key]

    for family, batch in batches(indicators, period, bounds_of(scope)):
        FAMILIES[family](batch, scope, by, seen)
    known = {indicator.key: indicator for indicator in indicators}
    result = {
        cell: {key: tallying.value(known[key], period) for key, tallying in row.items()}
        for cell, row in found.items()
    }
    if by == Level.OFFICE:
        complete(result, indicators, scope, Zeros(scope, period.end), period)
    return result


def totals(indicators: Iterable[Indicator], scope: Scope, period: Period) -> dict[str, Value]:
    """One value per indicator for the whole scope; distinct counts are sums of the offices' distinct counts."""
    indicators = list(indicators)
    rows = values(indicators, scope, period)
    return {
        indicator.key: together(rows[(office, None)][indicator.key] for office in scope.offices)
        for indicator in indicators
    }


def batches(indicators: list[Indicator], period: Period, bounds: Bounds) -> list[tuple[type, Batch]]:
    """(family of measure, jobs), each one query: sums of a kind and window, each distinct column, statements."""
    grouped: dict[tuple[type, str, str, Any], list[Job]] = {}
    for indicator in indicators:
        for index, term in enumerate(indicator.terms):
            measure = term.measure
            family = Total if isinstance(measure, Rows | Total) else type(measure)
            column = measure.column if isinstance(measure, Distinct) else ""
            window = window_of(indicator, term, period)
            grouped.setdefault((family, column, term.kind, window), []).append(job_of(indicator, index, bounds))
    return [
        (family, Batch(kind, window, tuple(jobs))) for (family, _column, kind, window), jobs in grouped.items()
    ]


def _sum(batch: Batch, scope: Scope, by: str, seen: Seen) -> None:
    columns, predicates = batch.grouping()
    model = kind_of(batch.kind).model
    summed = sorted({job.term.measure.column for job in batch.jobs if isinstance(job.term.measure, Total)})
    # An empty column does not contribute; where it cannot be empty the count of rows serves.
    counted = [column for column in summed if model._meta.get_field(column).null]
    group = [*columns, *(f"q{number}" for number in range(len(predicates)))]
    level = level_column(by)
    keys = ["office_id", *([level] if level else []), "approximate", *group]
    cells = _as_stored(
        batch.rows(scope, predicates)
        .values(*keys)
        .annotate(
            rows=Count("pk"),
            **{f"sum_{column}": Sum(column) for column in summed},
            **{f"count_{column}": Count(column) for column in counted},
        )
        .values_list(
            *keys, "rows", *(f"sum_{column}" for column in summed), *(f"count_{column}" for column in counted)
        )
    )
    match = Matcher(batch.jobs, columns, predicates)
    first = 3 if level else 2
    after = first + len(group)
    sums = {column: after + 1 + place for place, column in enumerate(summed)}
    counts = {column: after + 1 + len(summed) + place for place, column in enumerate(counted)}
    for row in cells:
        jobs = match(row[first:after])
        if not jobs:
            continue
        cell = (row[0], level_value(by, row[1]) if level else None)
        for job in jobs:
            measure = job.term.measure
            if isinstance(measure, Total):
                records = row[counts[measure.column]] if measure.column in counts else row[after]
                amount = int(row[sums[measure.column]] or 0)
            else:
                records = amount = row[after]
            if records:
                seen(cell, job).add(amount, records, bool(row[first - 1]))


def _as_stored(rows: QuerySet[Any]) -> Iterator[tuple[Any, ...]]:
    """The cells as the store gives them; Django's converters would cost more than the query itself."""
    sql, parameters = rows.query.sql_with_params()
    with connections[rows.db].cursor() as cursor:
        cursor.execute(sql, parameters)
        while found := cursor.fetchmany(2000):
            yield from found


def _distinguish(batch: Batch, scope: Scope, by: str, seen: Seen) -> None:
    columns, predicates = batch.grouping()
    subject = batch.jobs[0].term.measure.column  # type: ignore[union-attr]
    group = [*columns, *(f"q{number}" for number in range(len(predicates)))]
    level = level_column(by)
    keys = ["office_id", *([level] if level else []), "approximate", subject, *group]
    match = Matcher(batch.jobs, columns, predicates)
    first = 4 if level else 3
    rows = batch.rows(scope, predicates).values(*keys).annotate(rows=Count("pk")).values_list(*keys, "rows")
    for row in rows.iterator(chunk_size=5000):
        jobs = match(row[first:-1])
        if not jobs:
            continue
        cell = (row[0], level_value(by, row[1]) if level else None)
        for job in jobs:
            name = None if row[first - 1] is None else f"{job.term.measure.of}:{row[first - 1]}"  # type: ignore[union-attr]
            seen(cell, job).name(name, row[-1], bool(row[first - 2]))


def _state(batch: Batch, scope: Scope, by: str, seen: Seen) -> None:
    columns, predicates = batch.grouping()
    group = [*columns, *(f"q{number}" for number in range(len(predicates)))]
    stated = sorted({job.term.measure.column for job in batch.jobs})  # type: ignore[union-attr]
    level = level_column(by)
    keys = ["office_id", "pk", "site_id", "programme_id", "happened_on", "until", "approximate", "group_id"]
    rows = batch.rows(scope, predicates).values_list(*keys, level or "office_id", *stated, *group)
    match = Matcher(batch.jobs, columns, predicates)
    for row in rows:
        cell = (row[0], level_value(by, row[8]) if level else None)
        amounts = dict(zip(stated, row[9 : 9 + len(stated)], strict=True))
        for job in match(row[9 + len(stated) :]):
            amount = amounts[job.term.measure.column]  # type: ignore[union-attr]
            if amount is not None:
                seen(cell, job).statements.append(
                    Evidence(
                        job.index, row[1], row[0], row[2], row[3], row[4], row[5], amount, None, row[6], row[7]
                    )
                )


# What runs the batch of each family of measure.
FAMILIES: dict[type, Callable[[Batch, Scope, str, Seen], None]] = {
    Total: _sum, Distinct: _distinguish, Stated: _state
}  # fmt: skip


class Zeros:
    """For which days of which kind somebody stated that there was nothing."""

    def __init__(self, scope: Scope, end: date) -> None:
        self._stated: dict[tuple[int, str], list[tuple[date, date]]] = {}
        rows = Nil.objects.standing().filter(scope.condition(), happened_on__lt=end).order_by("happened_on", "pk")
        for office, kind, start, until in rows.values_list("office_id", "kind", "happened_on", "until"):
            self._stated.setdefault((office, kind), []).append((start, until))

    def cover(self, office: int, indicator: Indicator, period: Period) -> bool:
        """Whether nothing is stated for every day that the indicator looks at, of each of its kinds."""
        return all(
            self._covered(office, term.kind, window_of(indicator, term, period), period)
            for term in indicator.terms
        )

    def _covered(self, office: int, kind: str, window: Window, period: Period) -> bool:
        day = window.start or period.start
        # Where no session was held, nobody attended one.
        kinds = (kind, kind_of(kind).part_of)
        for start, until in sorted(days for name in kinds for days in self._stated.get((office, name), ())):
            if start > day:
                break
            day = max(day, until)
        return day >= window.end


def complete(
    result: dict[Cell, dict[str, Value]], indicators: list[Indicator], scope: Scope, zeros: Zeros, period: Period
) -> None:
    """Gives every office every indicator: 未报 where nothing was recorded, zero where somebody stated it."""
    for office in scope.offices:
        row = result.setdefault((office, None), {})
        for indicator in indicators:
            value = row.setdefault(indicator.key, UNREPORTED)
            if value.amount is None and zeros.cover(office, indicator, period):
                row[indicator.key] = NIL
