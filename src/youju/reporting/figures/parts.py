"""A figure in its parts: by office, site, week, role or whatever its kind distinguishes, each part named."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator
from youju.ground.measures.planner import Level
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import Value, together
from youju.ground.organisations.models import Group, Office, Site
from youju.ground.periods import Period
from youju.ground.programmes.models import Programme
from youju.reporting.figures.queries import levels

OFFICE = Level.OFFICE.value
_LABELS: dict[str, str | Promise] = {
    OFFICE: _("Office"),
    Level.SITE: _("Site"),
    Level.GROUP: _("Group of results"),
    Level.PROGRAMME: _("Programme"),
    Level.WEEK: _("Week"),
}
_ROWS: dict[str, Any] = {Level.SITE: Site, Level.GROUP: Group, Level.PROGRAMME: Programme}
# What an address says for records that do not say where they belong.
NOWHERE = "none"


@dataclass(frozen=True)
class Part:
    """One part of a figure: how an address names it, how people do, and which records it has."""

    token: str
    label: str
    value: Value
    records: Q
    office: Office | None = None


def levels_for(indicator: Indicator, scope: Scope, opened: Collection[int]) -> dict[str, str | Promise]:
    """The levels a reader may break the figure down by, with their labels; the telling ones first.

    What somebody wrote (names of activities, programmes) is offered only where the reader may open the
    evidence of every office in the scope.
    """
    named = {level: _LABELS.get(level) or str(label) for level, label in levels(indicator).items()}
    if len(scope.offices) > 1:
        named[OFFICE] = _LABELS[OFFICE]
    wordy = [level for level in named if level == Level.PROGRAMME or "__" in level]
    own = [level for level in named if level not in {*_LABELS, *wordy}]
    shown = [OFFICE, *own, Level.SITE.value, Level.GROUP.value, Level.WEEK.value]
    if set(scope.offices) <= set(opened):
        shown += wordy
    return {level: named[level] for level in shown if level in named}


def parts(indicator: Indicator, scope: Scope, period: Period, level: str) -> list[Part]:
    """The parts that were reported: weeks and offices in order, others by size. Distinct parts may overlap."""
    offices = {office.pk: office for office in Office.objects.filter(pk__in=scope.offices)}
    cells: dict[tuple[int | None, Any], list[Value]] = {}
    for (office, value), row in planner.values([indicator], scope, period, by=level).items():
        found = row.get(indicator.key)
        if found is not None and found.amount is not None:
            # A site is an office's own; a role or a week is everybody's.
            cells.setdefault((office if level in {OFFICE, *_ROWS} else None, value), []).append(found)
    named = _named(indicator, level, [value for _office, value in cells], period)
    made = []
    for (owner, value), amounts in cells.items():
        whose = offices.get(owner or 0)
        token, label = (whose.slug, whose.name) if whose and level == OFFICE else named(value)
        records = _records(level, value)
        if whose is not None:
            records &= Q(office=whose)
            token = f"{NOWHERE}-{whose.slug}" if token == NOWHERE else token
        made.append(Part(token, label, together(amounts), records, whose))
    if level == OFFICE:
        places = {pk: place for place, pk in enumerate(scope.offices)}
        return sorted(made, key=lambda part: places[part.office.pk] if part.office else 0)
    if level == Level.WEEK:
        return sorted(made, key=lambda part: part.token)
    return sorted(made, key=lambda part: (-(part.value.amount or 0), part.label))


def _records(level: str, value: Any) -> Q:
    if level == OFFICE:
        return Q()
    if level == Level.WEEK:
        return Q(happened_on__gte=value, happened_on__lt=value + timedelta(days=7))
    column = level if level not in _ROWS else f"{level}_id"
    return Q(**{f"{column}__isnull": True}) if value is None else Q(**{column: value})


def _named(
    indicator: Indicator, level: str, values: Iterable[Any], period: Period
) -> Callable[[Any], tuple[str, str]]:
    """A function from the value of a level to (how an address names it, how people do)."""
    known: Mapping[Any, tuple[str, str]] = {}
    if level in _ROWS:
        rows = _ROWS[level].objects.filter(pk__in=[value for value in values if value is not None])
        known = {row.pk: (str(row.uid), _title(row)) for row in rows}
    elif level not in {OFFICE, Level.WEEK} and "__" not in level:
        column: Any = kind_of(indicator.terms[0].kind).model._meta.get_field(level)
        known = {key: (str(key), str(label)) for key, label in column.choices or ()}

    def name(value: Any) -> tuple[str, str]:
        if level == Level.WEEK:
            return value.isoformat(), _week(value, period)
        if value is None or value == "":
            return NOWHERE, gettext("not stated")
        return known.get(value, (str(value), str(value)))

    return name


def _title(row: Any) -> str:
    """A group without a heading holds everything that its office does."""
    return str(row.title or gettext("without heading")) if isinstance(row, Group) else str(row)


def _week(monday: date, period: Period) -> str:
    """The days of a week that lie in the period: 3月5日–11日."""
    first, last = max(monday, period.start), min(monday + timedelta(days=6), period.last)
    days = {"month": first.month, "day": first.day, "last_month": last.month, "last": last.day}
    if first == last:
        return gettext("{month}/{day}").format(**days)
    if first.month == last.month:
        return gettext("{month}/{day}–{last}").format(**days)
    return gettext("{month}/{day}–{last_month}/{last}").format(**days)
