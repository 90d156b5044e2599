"""Which records count for a figure of an office from when until when, and who says so.

A bound takes a term of an indicator for one office from `since` on, until `until`; terms without one always count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from youju.ground.evidence.kinds import Kind, kind_of
from youju.ground.evidence.models import Handover
from youju.ground.measures.indicators import Indicator, Stated, Term, Total, indicators
from youju.ground.organisations.models import Office


@dataclass(frozen=True)
class Counting:
    """Records of a kind that count for the figure: since a day, until a day, or always."""

    kind: str
    label: str
    since: date | None
    until: date | None


@dataclass(frozen=True)
class HandedOver:
    """A figure of an office whose records change from a day on; a figure that is gone keeps its key as a label."""

    key: str
    label: str
    counting: tuple[Counting, ...]

    @property
    def since(self) -> date:
        """The day of the handover."""
        return next(day for c in self.counting for day in (c.since, c.until) if day is not None)

    @property
    def open(self) -> bool:
        """Whether some kind still counts from the day on, so that an end may be set."""
        return any(c.since is not None and c.until is None for c in self.counting)


def handed_over(office: Office) -> tuple[HandedOver, ...]:
    """The figures of the office that change their records on a day, by key."""
    known = indicators(office.network)
    rows: dict[str, list[Handover]] = {}
    for row in Handover.objects.filter(office=office).order_by("indicator", "pk"):
        rows.setdefault(row.indicator, []).append(row)
    return tuple(
        HandedOver(
            key, str(known[key].label) if key in known else key, tuple(dict.fromkeys(map(_counting, found)))
        )
        for key, found in rows.items()
    )


def _counting(row: Handover) -> Counting:
    return Counting(row.kind, str(kind_of(row.kind).plural), row.since, row.until)


def kinds_of(indicator: Indicator) -> tuple[Kind, ...]:
    """The kinds of record that the figure is made of, each once."""
    return tuple(kind_of(key) for key in dict.fromkeys(term.kind for term in indicator.terms))


def where_of(term: Term) -> dict[str, Any]:
    """What marks a record as one of the term's, as plain values: its conditions, and that the number is there."""
    marks = {lookup: _plain(value) for lookup, value in term.where.items()}
    if isinstance(term.measure, Total | Stated):
        marks[f"{term.measure.column}__isnull"] = False
    return dict(sorted(marks.items()))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list | set | frozenset):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def outside(bound: Handover) -> QuerySet[Any]:
    """The standing records that the bound keeps from counting, the earliest first."""
    rows, wrong = _rows(bound), Q(pk__in=[])
    if bound.since:
        wrong |= Q(happened_on__lt=bound.since)
    if bound.until:
        lasts = any(column.name == "until" for column in rows.model._meta.concrete_fields)
        wrong |= Q(until__gt=bound.until) if lasts else Q(happened_on__gte=bound.until)
    return rows.filter(wrong).order_by("happened_on", "pk")


def beyond(bounds: Iterable[Handover]) -> int:
    """How many standing records count because they lie on or after the `since` of a bound."""
    return sum(_rows(b).filter(happened_on__gte=b.since).count() for b in bounds if b.since is not None)


def _rows(bound: Handover) -> QuerySet[Any]:
    return kind_of(bound.kind).records().filter(withdrawal=None, office=bound.office, **bound.where)
