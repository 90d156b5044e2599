"""Opens an indicator: the very records behind a value, in the one shape that all kinds share."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.indicators import Distinct, Indicator, Rows
from youju.ground.measures.planner.compiling import Batch, Job, Matcher, bounds_of, job_of, window_of
from youju.ground.measures.planner.running import batches
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Evidence
from youju.ground.periods import Period


def evidence(indicator: Indicator, scope: Scope, period: Period) -> list[tuple[int, QuerySet[Any]]]:
    """(index of the term, its records in the scope and window); nothing else contributes to the value."""
    bounds = bounds_of(scope)
    found: list[tuple[int, QuerySet[Any]]] = []
    for index, term in enumerate(indicator.terms):
        job = job_of(indicator, index, bounds)
        rows = kind_of(term.kind).model.objects.standing().filter(
            scope.condition(), window_of(indicator, term, period).condition(), job.condition()
        )  # fmt: skip
        if not isinstance(term.measure, Rows | Distinct):
            rows = rows.filter(**{f"{term.measure.column}__isnull": False})
        found.append((index, rows))
    return found


def shapes(indicator: Indicator, scope: Scope, period: Period) -> Iterator[Evidence]:
    """The evidence of a value, record by record, in the order of terms and ids."""
    for index, rows in evidence(indicator, scope, period):
        for row, _contribution, _more in traced(indicator, index, rows):
            yield row


def traced(
    indicator: Indicator, index: int, rows: QuerySet[Any], *more: str
) -> Iterator[tuple[Evidence, Any, tuple[Any, ...]]]:
    """Each of a term's records as evidence, what it contributes as it is stored, and `more` of its columns."""
    measure = indicator.terms[index].measure
    column = None if isinstance(measure, Rows) else measure.column
    has_until = any(field.name == "until" for field in rows.model._meta.get_fields())
    names = ["pk", "office_id", "site_id", "programme_id", "happened_on", "approximate", "group_id"]
    names += [*(["until"] if has_until else []), *([column] if column else [])]
    for row in rows.order_by("pk").values_list(*names, *more).iterator(chunk_size=5000):
        last = row[len(names) - 1] if column else 1
        until = row[7] if has_until else None
        yield _shape(indicator, index, row[:7], until, last), last, row[len(names) :]


def opened(
    indicators: Iterable[Indicator], scope: Scope, period: Period, *more: str
) -> Iterator[tuple[Indicator, Evidence, Any, tuple[Any, ...]]]:
    """The same of many indicators: each kind's records are read once, whatever number of terms they belong to."""
    for _family, batch in batches(list(indicators), period, bounds_of(scope)):
        yield from _opened(batch, scope, more)


def _opened(
    batch: Batch, scope: Scope, more: tuple[str, ...]
) -> Iterator[tuple[Indicator, Evidence, Any, tuple[Any, ...]]]:
    columns, predicates = batch.grouping()
    has_until = any(field.name == "until" for field in kind_of(batch.kind).model._meta.get_fields())
    measured = sorted({column for job in batch.jobs if (column := _column(job))})
    names = ["pk", "office_id", "site_id", "programme_id", "happened_on", "approximate", "group_id"]
    names += ["until"] if has_until else []
    group = [*columns, *(f"q{number}" for number in range(len(predicates)))]
    match = Matcher(batch.jobs, columns, predicates)
    places = {column: len(names) + place for place, column in enumerate(measured)}
    after = len(names) + len(measured)
    rows = batch.rows(scope, predicates).order_by("pk").values_list(*names, *measured, *more, *group)
    for row in rows.iterator(chunk_size=5000):
        for job in match(row[after + len(more) :]):
            column = _column(job)
            last = row[places[column]] if column else 1
            # An empty column contributes nothing; a person without a name is still somebody.
            if last is None and not isinstance(job.term.measure, Distinct):
                continue
            shape = _shape(job.indicator, job.index, row[:7], row[7] if has_until else None, last)
            yield job.indicator, shape, last, row[after : after + len(more)]


def _column(job: Job) -> str:
    return "" if isinstance(job.term.measure, Rows) else job.term.measure.column


def _shape(indicator: Indicator, index: int, row: tuple[Any, ...], until: Any, last: Any) -> Evidence:
    """One record as a term sees it; `row` are its id, office, site, programme, day, whether rough, and group."""
    measure = indicator.terms[index].measure
    subject = None
    if isinstance(measure, Distinct):
        subject = None if last is None else f"{measure.of}:{last}"
    quantity = 1 if isinstance(measure, Distinct) else last
    return Evidence(index, row[0], row[1], row[2], row[3], row[4], until, quantity, subject, bool(row[5]), row[6])
