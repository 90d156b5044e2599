"""The months that led to a margin figure, as the public may read them: what its small picture is drawn from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F

from youju.ground.measures import planner
from youju.ground.measures.indicators import Disclosure, Indicator, Reading
from youju.ground.measures.scopes import Scope
from youju.ground.measures.values import UNREPORTED, Value, together
from youju.ground.periods import Period, durations
from youju.reporting.bulletins.models import Issue, Release
from youju.reporting.bulletins.queries.issues import Offices, Parts, period_of, resolve
from youju.reporting.bulletins.queries.printing import HIDDEN
from youju.reporting.bulletins.rules import FigureToken, tokens_in
from youju.reporting.figures import late, rules
from youju.reporting.figures.disclosing import is_small
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.figures.months import as_released
from youju.reporting.figures.queries import Figure, months_until
from youju.reporting.publishing import content

Name = tuple[str, str]
# A year, or less where nothing was recorded before: fewer than half a year is no picture.
LONGEST, SHORTEST = 12, 6


@dataclass(frozen=True)
class _Before:
    """An earlier month: its values now, what of it was released, and the units in which a number that was not
    released could give away a small count of people served."""

    values: Mapping[Name, Value]
    released: Mapping[Name, FrozenFigure]
    telling: frozenset[str]

    def of(self, figure: Figure, name: Name) -> Value | None:
        """What the public reads, None for a number that is kept back."""
        released = self.released.get(name)
        if released is not None:
            return None if released.suppressed else as_released(released)
        indicator = figure.indicator
        kept_back = indicator.disclosure is Disclosure.SERVED and indicator.unit.key in self.telling
        return None if kept_back else self.values.get(name, UNREPORTED)


def courses(
    issue: Issue,
    parts: Iterable[Parts],
    figures: Mapping[Name, Figure],
    known: Mapping[str, Indicator],
    hidden: Collection[Name],
) -> dict[Name, tuple[content.Month, ...]]:
    """By (key, digest of scope) the months of each margin figure, its own last; months before that were released
    are read from their freeze. A hidden figure has none, nor a total of people served since a date: two of those
    tell how many came in between."""
    period = period_of(issue)
    drawn = {
        name: figures[name]
        for name in _margins(issue, parts, known)
        if name in figures and name not in hidden and not _tells_between(figures[name].indicator)
    }
    # Whoever is counted as served anywhere in the issue is asked about, so that no part gives another away.
    asked = {
        name: row
        for name, row in figures.items()
        if name in drawn
        or (
            row.indicator.disclosure is Disclosure.SERVED
            and row.reading != late.READING
            and not _tells_between(row.indicator)
        )
    }
    months = months_until(period, LONGEST)
    if not drawn or months[-1] != period:
        return {}
    before = _before(issue, asked, months[:-1])
    found = {}
    for name, figure in drawn.items():
        values = [*(month.of(figure, name) for month in before), figure.value]
        told = list(zip(months, values, strict=True))
        while len(told) > SHORTEST and (told[0][1] is None or told[0][1].amount is None):
            told.pop(0)
        found[name] = tuple(
            _month(figure, month, value, issue.network.notation, dated=place == 0 or month.start.month == 1)
            for place, (month, value) in enumerate(told)
        )
    return found


def _tells_between(indicator: Indicator) -> bool:
    return indicator.disclosure is Disclosure.SERVED and indicator.reading is Reading.CUMULATIVE


def _margins(issue: Issue, parts: Iterable[Parts], known: Mapping[str, Indicator]) -> list[Name]:
    offices = Offices.of(issue.network)
    found = []
    for part in parts:
        for line in part.lines:
            for token in tokens_in(line.margin):
                assert isinstance(token, FigureToken)
                if token.month:
                    continue
                indicator, scope = resolve(token, part.section.office, offices, known)
                found.append((indicator.key, scope.digest()))
    return found


def _before(issue: Issue, asked: Mapping[Name, Figure], months: list[Period]) -> list[_Before]:
    """The earlier months, each with its values: one run of the planner for whole offices, one for each group."""
    runs: dict[tuple[tuple[int, ...], ...], dict[Name, Figure]] = {}
    for name, figure in asked.items():
        scope = figure.scope
        runs.setdefault((scope.sites, scope.programmes, scope.groups), {})[name] = figure
    values: list[dict[Name, Value]] = [{} for _ in months]
    for (sites, programmes, groups), wanted in runs.items():
        offices = tuple(dict.fromkeys(pk for figure in wanted.values() for pk in figure.scope.offices))
        indicators = {figure.indicator.key: figure.indicator for figure in wanted.values()}
        scope = Scope("", offices, sites, programmes, groups)
        for found, rows in zip(values, planner.monthly(indicators.values(), scope, months), strict=True):
            for name, figure in wanted.items():
                found[name] = together(rows[(pk, None)][figure.indicator.key] for pk in figure.scope.offices)
    released = _released(issue, months)
    served = [(name, figure) for name, figure in asked.items() if figure.indicator.disclosure is Disclosure.SERVED]
    return [
        _Before(
            found, released.get(month, {}),
            frozenset(figure.indicator.unit.key for name, figure in served if is_small(found[name].amount))
            | {row.unit for row in released.get(month, {}).values() if row.suppressed},
        )
        for month, found in zip(months, values, strict=True)
    ]  # fmt: skip


def _released(issue: Issue, months: list[Period]) -> dict[Period, dict[Name, FrozenFigure]]:
    freezes = Release.objects.filter(
        issue__network=issue.network, issue__start__gte=months[0].start, issue__end__lte=months[-1].end
    )
    rows = FrozenFigure.objects.filter(freeze__in=freezes.values("freeze")).annotate(
        start=F("freeze__start"), end=F("freeze__end")
    )
    found: dict[Period, dict[Name, FrozenFigure]] = {}
    for row in rows.order_by("id"):
        found.setdefault(Period(row.start, row.end), {})[(row.key, row.scope_digest)] = row
    return found


def _month(
    figure: Figure, period: Period, value: Value | None, notation: durations.Notation, *, dated: bool
) -> content.Month:
    """One bar; the year is said where the picture begins and where it turns."""
    label = period.label_zh if dated else f"{period.start.month}月"
    if value is None:
        return content.Month(label, None, HIDDEN)
    return content.Month(label, value.amount, str(rules.show(value, figure.indicator, notation)))
