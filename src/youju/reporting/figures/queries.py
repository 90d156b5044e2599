"""Computes figures, compares them and opens them; what was released is read from the freeze."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.measures.scopes import Scope, of_offices
from youju.ground.measures.values import Value
from youju.ground.organisations.models import Network
from youju.ground.periods import Period, durations, month
from youju.reporting.figures import late
from youju.reporting.figures.rules import Shown, show


@dataclass(frozen=True)
class Figure:
    """An indicator's value for a scope and a period."""

    indicator: Indicator
    scope: Scope
    period: Period
    value: Value

    @property
    def name(self) -> tuple[str, str]:
        """What names it in an issue: its key and the digest of its scope."""
        return self.indicator.key, self.scope.digest()

    @property
    def reading(self) -> str:
        """What the number says about time; a late line is of a month before."""
        return late.READING if isinstance(self.indicator, late.Late) else self.indicator.reading.value

    def shown(self, notation: durations.Notation = "decimal") -> Shown:
        return show(self.value, self.indicator, notation, difference=self.reading == late.READING)


def month_figures(network: Network, period: Period, *, reported: bool = True) -> list[Figure]:
    """Every figure of every office, offices in their order; with `reported` those of 未报 are left out."""
    known = indicators(network)
    offices = list(network.offices.all())
    values = planner.values(known.values(), of_offices(*offices), period)
    return [
        Figure(indicator, of_offices(office), period, values[(office.pk, None)][key])
        for office in offices
        for key, indicator in known.items()
        if not reported or values[(office.pk, None)][key].amount is not None
    ]


def figures(wanted: Iterable[tuple[Indicator, Scope]], period: Period) -> dict[tuple[str, str], Figure]:
    """Figures by (key, digest of the scope); indicators of one scope are computed together.

    Late lines are of the months that they belong to, and their `told.amount` is known.
    """
    by_scope: dict[str, tuple[Scope, dict[str, Indicator]]] = {}
    found = {}
    lines: dict[tuple[str, str], tuple[late.Late, Scope]] = {}
    for indicator, scope in wanted:
        if isinstance(indicator, late.Late):
            lines[(indicator.key, scope.digest())] = indicator, scope
            continue
        by_scope.setdefault(scope.digest(), (scope, {}))[1][indicator.key] = indicator
    for digest, (scope, group) in by_scope.items():
        for key, value in planner.totals(group.values(), scope, period).items():
            found[(key, digest)] = Figure(group[key], scope, period, value)
    for (line, scope), opened in zip(lines.values(), late.open_up([*lines.values()]), strict=True):
        found[(line.key, scope.digest())] = Figure(line, scope, line.period, opened.value)
    return found


def series(indicator: Indicator, scope: Scope, months: Iterable[Period]) -> list[tuple[Period, Value]]:
    """The value of each month; a month without records stays a gap."""
    return [(period, planner.totals([indicator], scope, period)[indicator.key]) for period in months]


def months_until(period: Period, count: int) -> list[Period]:
    """The `count` months that end with the month of the period's last day."""
    number = period.end.year * 12 + period.end.month - 1
    if period.end.day > 1:
        number += 1
    return [month((n - 1) // 12, (n - 1) % 12 + 1) for n in range(number - count + 1, number + 1)]


@dataclass(frozen=True)
class Ratio:
    """A figure divided by another one of the same scope and period; both in their stored units."""

    per: Indicator
    value: Fraction
    approximate: bool


def ratios(figure: Figure, network: Network) -> list[Ratio]:
    """The averages that the figure's definition names. A missing value, a lower bound or a zero below has none."""
    own = figure.value
    if own.amount is None or own.at_least or not figure.indicator.per:
        return []
    known = indicators(network)
    below = [known[key] for key in figure.indicator.per if key in known]
    values = planner.totals(below, figure.scope, figure.period)
    return [
        Ratio(per, Fraction(own.amount, amount), own.approximate or values[per.key].approximate)
        for per in below
        if (amount := values[per.key].amount) and not values[per.key].at_least
    ]


@dataclass(frozen=True)
class Comparison:
    """The same figure for other periods; a missing one is 未报, which prints as —."""

    before: Value
    last_year: Value
    year_to_date: Value


def compare(indicator: Indicator, scope: Scope, period: Period) -> Comparison:
    """The month before, the same month last year and the year until now; distinct counts are counted anew."""

    def at(other: Period) -> Value:
        return planner.totals([indicator], scope, other)[indicator.key]

    return Comparison(at(period.previous()), at(period.last_year()), at(period.year_to_date()))


def levels(indicator: Indicator) -> dict[str, object]:
    """The levels by which this indicator may be broken down: key to label; only what all its kinds share."""
    kinds = [kind_of(term.kind) for term in indicator.terms]
    found: dict[str, object] = {level: level for level in kinds[0].levels if all(level in k.levels for k in kinds)}
    if len(kinds) == 1:
        found.update(kinds[0].dimensions)
    return found


def by_key(network: Network, key: str) -> Indicator | None:
    found: Mapping[str, Indicator] = indicators(network)
    return found.get(key)
