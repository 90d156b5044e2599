"""The month at a glance: every figure beside the months that led to it, and what of it was released."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Subquery

from youju.ground.access.permissions import FIGURES_SEE
from youju.ground.access.queries import Standing
from youju.ground.evidence.kinds import kinds
from youju.ground.measures import planner
from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.measures.scopes import Scope, of_offices
from youju.ground.measures.values import Value, together
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period, month
from youju.reporting.figures.models import Freeze, FrozenFigure
from youju.reporting.figures.queries import Figure, months_until

# The month itself, the eleven before it, and the same month last year.
RUN = 13


@dataclass(frozen=True)
class Course:
    """A figure with its values of the thirteen months that end with its own, oldest first."""

    figure: Figure
    values: tuple[Value, ...]
    released: FrozenFigure | None = None

    @property
    def printed(self) -> Value:
        """What was released, or the value as it is."""
        return self.figure.value if self.released is None else as_released(self.released)

    @property
    def before(self) -> Value:
        """The value of the month before."""
        return self.values[-2]

    @property
    def last_year(self) -> Value:
        """The value of the same month last year."""
        return self.values[0]

    @property
    def difference(self) -> int:
        """By how much the value has moved since it was released; 0 where it was not."""
        return 0 if self.released is None else (self.figure.value.amount or 0) - (self.released.amount or 0)


def as_released(figure: FrozenFigure) -> Value:
    """The value that was printed."""
    return Value(figure.amount, figure.records, figure.approximate, figure.at_least)


@dataclass(frozen=True)
class Line:
    """One indicator of a month: its course in each office, in their order, and in all of them together."""

    indicator: Indicator
    offices: tuple[Course, ...]
    whole: Course


def seen_network(standing: Standing) -> Network | None:
    """The network whose figures the reader sees; of several the one that was founded first."""
    return Network.objects.filter(pk__in=standing.networks_with(FIGURES_SEE)).order_by("pk").first()


def offices_of(network: Network) -> tuple[Office, ...]:
    """The offices in printed order, each with its groups."""
    return tuple(network.offices.prefetch_related("groups"))


def lines(network: Network, offices: tuple[Office, ...], period: Period) -> list[Line]:
    """Every indicator of the network for a month, computed with the queries of one month."""
    known = indicators(network)
    months = months_until(period, RUN)
    run = planner.monthly(known.values(), of_offices(*offices), months)
    frozen = released(network, period)

    def course(indicator: Indicator, scope: Scope, values: Iterable[Value]) -> Course:
        course = tuple(values)
        figure = Figure(indicator, scope, period, course[-1])
        return Course(figure, course, frozen.get((indicator.key, scope.digest())))

    scopes = [of_offices(office) for office in offices]
    found = []
    for key, indicator in known.items():
        own = [tuple(rows[(office.pk, None)][key] for rows in run) for office in offices]
        whole = [together(values) for values in zip(*own, strict=True)]
        found.append(
            Line(
                indicator,
                tuple(course(indicator, scope, values) for scope, values in zip(scopes, own, strict=True)),
                course(indicator, of_offices(*offices), whole),
            )
        )
    return found


def course(indicator: Indicator, scope: Scope, period: Period) -> list[tuple[Period, Value]]:
    """The value of each of the thirteen months that end with the period's last one, oldest first."""
    months = months_until(period, RUN)
    run = planner.monthly([indicator], scope, months)
    return [
        (month, together(rows[(office, None)][indicator.key] for office in scope.offices))
        for month, rows in zip(months, run, strict=True)
    ]


def latest_freeze(network: Network, period: Period) -> Freeze | None:
    """The freeze that was made last for exactly this period."""
    return Freeze.objects.filter(network=network, start=period.start, end=period.end).order_by("-pk").first()


def released(network: Network, period: Period) -> Mapping[tuple[str, str], FrozenFigure]:
    """The period's released figures by (key, digest of the scope)."""
    freeze = latest_freeze(network, period)
    if freeze is None:
        return {}
    rows = FrozenFigure.objects.filter(freeze=freeze).select_related("freeze")
    return {(figure.key, figure.scope_digest): figure for figure in rows}


def courses(wanted: Sequence[Indicator], scope: Scope, period: Period) -> list[Course]:
    """The thirteen months of several indicators of one scope, computed together, in the order asked for."""
    months = months_until(period, RUN)
    run = planner.monthly(wanted, scope, months)
    found = []
    for indicator in wanted:
        values = tuple(together(rows[(office, None)][indicator.key] for office in scope.offices) for rows in run)
        found.append(Course(Figure(indicator, scope, period, values[-1]), values))
    return found


def last_days(network: Network, on: date) -> dict[int, date]:
    """By office the last day, up to `on`, of which anything stands; an office without a record is left out."""
    # One look at the end of an index for each office and kind, in one query.
    lasts = [
        Subquery(
            kind.model.objects.standing()
            .filter(office=OuterRef("pk"), happened_on__lte=on)
            .order_by("-happened_on", "-id")
            .values("happened_on")[:1]
        )
        for kind in kinds()
    ]
    rows = Office.objects.filter(network=network).order_by().values_list("pk", *lasts)
    found = {office: max((day for day in days if day is not None), default=None) for office, *days in rows}
    return {office: day for office, day in found.items() if day is not None}


def latest_month(network: Network, on: date) -> Period:
    """The last month in which anything was recorded up to `on`; the month of `on` where nothing was."""
    last = max(last_days(network, on).values(), default=on)
    return month(last.year, last.month)
