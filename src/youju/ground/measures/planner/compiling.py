"""Turns terms into groups of few columns, so that the database groups once and every term reads the groups.

A condition on a column with few values becomes a grouping column, anything else one grouped yes-or-no. The
cells that come back are as many as there are combinations, not as many as there are records.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import BooleanField, Case, Q, QuerySet, When

from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Handover
from youju.ground.measures.indicators import COMPARISONS, Indicator, Reading, Stated, Term
from youju.ground.measures.scopes import Scope
from youju.ground.periods import Period


class Level(StrEnum):
    """How finely values are wanted within an office. A kind's own dimension is given by its column instead."""

    OFFICE = "office"
    SITE = "site"
    PROGRAMME = "programme"
    GROUP = "group"
    WEEK = "week"
    DAY = "day"


_LEVEL_COLUMNS: dict[str, str | None] = {
    Level.OFFICE: None,
    Level.SITE: "site_id",
    Level.PROGRAMME: "programme_id",
    Level.GROUP: "group_id",
    Level.WEEK: "happened_on",
    Level.DAY: "happened_on",
}


def level_column(level: str) -> str | None:
    """The column to group by, beside the office."""
    return _LEVEL_COLUMNS.get(level, level)


def level_value(level: str, value: Any) -> Any:
    """The value of a level from its column, as the store may keep it: a week is named by its Monday."""
    if isinstance(value, str) and level in {Level.WEEK, Level.DAY}:
        value = date.fromisoformat(value)
    return value - timedelta(days=value.weekday()) if level == Level.WEEK else value


@dataclass(frozen=True)
class Window:
    """The days of which records are looked at; `start` None is from the beginning."""

    start: date | None
    end: date
    stated: bool = False

    def condition(self) -> Q:
        found = Q(happened_on__lt=self.end)
        if self.start is not None:
            found &= Q(happened_on__gte=self.start)
        return found & Q(until__lte=self.end) if self.stated else found


def window_of(indicator: Indicator, term: Term, period: Period) -> Window:
    """Where a term looks: flows inside the period, cumulative counts since their date, stocks since ever."""
    if isinstance(term.measure, Stated):
        return Window(period.start, period.end, stated=True)
    if indicator.reading == Reading.CUMULATIVE:
        return Window(indicator.since, period.end)
    if indicator.reading == Reading.STOCK:
        return Window(None, period.end)
    return Window(period.start, period.end)


@dataclass(frozen=True)
class Job:
    """One term of one indicator, with its conditions split into columns and predicates."""

    indicator: Indicator
    index: int
    columns: tuple[tuple[str, frozenset[Any]], ...]
    predicates: tuple[Q, ...]

    @property
    def term(self) -> Term:
        return self.indicator.terms[self.index]

    def condition(self) -> Q:
        """The same conditions as one filter, for opening the evidence."""
        found = Q()
        for column, wanted in self.columns:
            named = Q(**{f"{column}__in": [value for value in wanted if value is not None]})
            found &= named | Q(**{f"{column}__isnull": True}) if None in wanted else named
        for predicate in self.predicates:
            found &= predicate
        return found


Bounds = Mapping[tuple[str, str], tuple[Handover, ...]]


def bounds_of(scope: Scope) -> Bounds:
    """The handovers of the scope's offices, by indicator and kind; one small query."""
    found: dict[tuple[str, str], list[Handover]] = {}
    for row in Handover.objects.filter(office__in=scope.offices):
        found.setdefault((row.indicator, row.kind), []).append(row)
    return {key: tuple(rows) for key, rows in found.items()}


def job_of(indicator: Indicator, index: int, bounds: Bounds) -> Job:
    term = indicator.terms[index]
    columns, predicates = [], []
    for lookup, value in term.where.items():
        column, _separator, last = lookup.rpartition("__")
        if last == "in":
            columns.append((column, frozenset(value)))
        elif last in COMPARISONS:
            predicates.append(Q(**{lookup: value}))
        else:
            columns.append((lookup, frozenset([value])))
    for bound in bounds.get((indicator.key, term.kind), ()):
        if bound.since:
            predicates.append(~Q(office=bound.office_id, happened_on__lt=bound.since, **bound.where))
        if bound.until:
            predicates.append(~Q(office=bound.office_id, happened_on__gte=bound.until, **bound.where))
    return Job(indicator, index, tuple(columns), tuple(predicates))


@dataclass(frozen=True)
class Batch:
    """The jobs that share one query: same kind, same window, same family of measure."""

    kind: str
    window: Window
    jobs: tuple[Job, ...]

    def grouping(self) -> tuple[list[str], list[Q]]:
        """The columns and the predicates that any job looks at, each once and in a fixed order."""
        columns = sorted({column for job in self.jobs for column, _wanted in job.columns})
        predicates: list[Q] = []
        for job in self.jobs:
            predicates += [predicate for predicate in job.predicates if predicate not in predicates]
        return columns, predicates

    def rows(self, scope: Scope, predicates: Iterable[Q]) -> QuerySet[Any]:
        """The standing records of the scope in the window, with each predicate as `q0`, `q1`, …"""
        rows = kind_of(self.kind).model.objects.standing().filter(scope.condition(), self.window.condition())
        flags = {
            f"q{number}": Case(When(predicate, then=True), default=False, output_field=BooleanField())
            for number, predicate in enumerate(predicates)
        }
        return rows.annotate(**flags).order_by()


class Matcher:
    """Which jobs a group belongs to; each combination of values is decided once."""

    def __init__(self, jobs: tuple[Job, ...], columns: list[str], predicates: list[Q]) -> None:
        self._known: dict[tuple[Any, ...], tuple[Job, ...]] = {}
        self._jobs = [
            (
                job,
                [(columns.index(column), wanted) for column, wanted in job.columns],
                [len(columns) + predicates.index(predicate) for predicate in job.predicates],
            )
            for job in jobs
        ]

    def __call__(self, group: tuple[Any, ...]) -> tuple[Job, ...]:
        if group not in self._known:
            self._known[group] = tuple(
                job
                for job, columns, predicates in self._jobs
                if all(group[place] in wanted for place, wanted in columns)
                and all(group[place] for place in predicates)
            )
        return self._known[group]
