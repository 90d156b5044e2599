"""For whoever writes the bulletin: the lines of the month as a strip, the offices side by side, the trends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.measures.indicators import Indicator
from youju.ground.measures.scopes import of_offices
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries import period_of
from youju.reporting.bulletins.queries.readiness import MISSING, ODD, READY, LineState, Readiness
from youju.reporting.figures.months import courses, last_days
from youju.web.desk import months
from youju.web.figures.faces import largest, notation_of
from youju.web.figures.overview import Cell, cell

# What a square of the strip means, and the colour of the state.
STATES: dict[str, tuple[Promise, str]] = {
    READY: (pgettext_lazy("line of the bulletin", "ready"), "good"),
    MISSING: (pgettext_lazy("line of the bulletin", "no record yet"), "bad"),
    ODD: (pgettext_lazy("line of the bulletin", "to be looked at"), "warn"),
}
TRENDS = 6


@dataclass(frozen=True)
class Square:
    """One line of the strip: its number, what it counts, its state, and where it is written."""

    number: str
    unit: str
    label: str | Promise
    state: str
    colour: str
    href: str
    said: str

    @property
    def word(self) -> Promise:
        return STATES[self.state][0]


@dataclass(frozen=True)
class Strip:
    """The lines of one office in the issue that is being made."""

    office: Office
    squares: tuple[Square, ...]
    counts: tuple[tuple[Promise, str, int], ...]
    lacking: tuple[str, ...]
    href: str
    last: date | None = None

    @property
    def ready(self) -> int:
        return sum(square.state == READY for square in self.squares)

    @property
    def open(self) -> list[Square]:
        """What still wants somebody's hand."""
        return [square for square in self.squares if square.state != READY]


@dataclass(frozen=True)
class Making:
    """The issue that is being made, and how far the offices are."""

    label: str
    href: str
    strips: tuple[Strip, ...]

    @property
    def unready(self) -> int:
        """How many lines still want somebody's hand."""
        return sum(len(strip.open) for strip in self.strips)


@dataclass(frozen=True)
class Trend:
    """A figure of the office over twelve months."""

    label: str
    cell: Cell


def making(issue: Issue, found: Sequence[Readiness], today: date) -> Making:
    """The issue with what was found of its offices."""
    href = reverse("bulletins:edit", args=[period_of(issue)])
    last = last_days(issue.network, today)
    strips = tuple(_strip(office, href, last.get(office.office.pk)) for office in found)
    return Making(months.label(period_of(issue)), href, strips)


def trends(issue: Issue, found: Readiness) -> list[Trend]:
    """The first figures that the office prints in its margins, each with its months until that of the issue."""
    office = found.office
    wanted: dict[str, Indicator] = {}
    for line in found.lines:
        figure = line.figure.figure if line.figure else None
        if figure is not None and line.line.margin and figure.scope.offices == (office.pk,):
            wanted.setdefault(figure.indicator.key, figure.indicator)
    run = courses(list(wanted.values())[:TRENDS], of_offices(office), period_of(issue)) if wanted else []
    notation = notation_of(issue.network)
    return [
        Trend(
            str(course.figure.indicator.label),
            cell(course, office, office.slug, largest([course.values[1:]]), notation),
        )
        for course in run
    ]


def _strip(found: Readiness, href: str, last: date | None) -> Strip:
    place = f"{href}?part={found.office.slug}"
    return Strip(
        found.office,
        tuple(_square(line, place) for line in found.lines),
        tuple((label, colour, found.count(state)) for state, (label, colour) in STATES.items()),
        found.lacking,
        place,
        last,
    )


def _square(line: LineState, place: str) -> Square:
    figure = line.figure
    known = figure is not None and figure.figure is not None
    silent = figure is None or figure.figure is None or figure.figure.value.amount is None
    return Square(
        "" if silent or figure is None else figure.number,
        "" if silent or figure is None else figure.unit,
        str(figure.figure.indicator.label) if known and figure and figure.figure else _("Line without a figure"),
        line.state,
        STATES[line.state][1],
        f"{place}#p-{line.line.uid}",
        " ".join(line.said),
    )
