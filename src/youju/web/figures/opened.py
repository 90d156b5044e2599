"""One figure as its page draws it: months, comparisons, parts and evidence, each with the address it opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from youju.ground.measures.indicators import Disclosure, Indicator, Reading
from youju.ground.measures.values import Value
from youju.ground.periods import Period, durations
from youju.reporting.figures.opening import Evidence, Fate
from youju.reporting.figures.parts import Part
from youju.reporting.figures.queries import Ratio
from youju.web.desk import months
from youju.web.figures import addresses
from youju.web.figures.faces import Face, average, difference, face, height, is_share
from youju.web.shell.templatetags.offices import hue

READINGS = {
    Reading.FLOW: gettext_lazy("Flow: what happened in the period"),
    Reading.STOCK: gettext_lazy("Stock: what stands at the end of the period"),
    Reading.CUMULATIVE: gettext_lazy("Cumulative: everything since {since}"),
}
DISCLOSURES = {
    Disclosure.SERVED: gettext_lazy("People served: from 1 to 7 the public reads no number"),
    Disclosure.WORKERS: gettext_lazy("Workers and volunteers: printed as it is"),
    Disclosure.ORGANISATIONS: gettext_lazy("Organisations: printed as it is"),
    Disclosure.THINGS: gettext_lazy("Things: printed as it is"),
}
FATES = {
    "late": (gettext_lazy("late entry"), "warn"),
    "joined": (gettext_lazy("counts since a correction"), "warn"),
    "withdrawn": (gettext_lazy("withdrawn"), "bad"),
    "left": (gettext_lazy("counts no longer since a correction"), "bad"),
    "changed": (gettext_lazy("corrected"), "warn"),
}


@dataclass(frozen=True)
class Opened:
    """Which figure: an indicator, a scope as addresses name it, a period, the network's notation."""

    indicator: Indicator
    scope: str
    period: Period
    notation: durations.Notation

    def address(self, period: Period | None = None, /, **more: str) -> str:
        return addresses.figure(period or self.period, self.indicator.key, more.pop("scope", self.scope), **more)

    def query(self, **more: str) -> str:
        return addresses.query(scope=self.scope, **more)

    def face(self, value: Value) -> Face:
        return face(value, self.indicator, self.notation)

    def reading(self) -> str:
        return str(READINGS[self.indicator.reading]).format(since=self.indicator.since)


@dataclass(frozen=True)
class Column:
    """One month of the chart: `height` in pixels (None is 未报); `always`: its number is shown on a phone too."""

    label: str
    year: str
    period: str
    face: Face
    height: int | None
    href: str
    current: bool
    always: bool


def columns(opened: Opened, run: Sequence[tuple[Period, Value]]) -> list[Column]:
    """The chart of the months. A phone has room for two numbers: now and a year ago."""
    top = max((value.amount or 0 for _period, value in run), default=0)
    last = len(run) - 1
    return [
        Column(
            pgettext("short name of a month", "{month}").format(month=period.start.month),
            str(period.start.year) if place == 0 or period.start.month == 1 else "",
            months.label(period),
            opened.face(value),
            height(value, top),
            opened.address(period),
            period == opened.period,
            place in {0, last},
        )
        for place, (period, value) in enumerate(run)
    ]


@dataclass(frozen=True)
class Compared:
    """The figure of another period, and how the one in question differs from it."""

    label: str
    period: str
    face: Face
    difference: str
    href: str


def compared(
    opened: Opened, value: Value, before: Value, last_year: Value, year_to_date: Value | None
) -> list[Compared]:
    """The period before, the same one last year, and the year until now where a sum makes sense."""
    period = opened.period
    one_month = period.is_month
    others = (
        (_("Month before") if one_month else _("Period before"), period.previous(), before),
        (_("Same month last year") if one_month else _("Same period last year"), period.last_year(), last_year),
    )
    found = [
        Compared(
            label,
            months.label(other),
            opened.face(then),
            difference(value, then, opened.indicator, opened.notation),
            opened.address(other),
        )
        for label, other, then in others
    ]
    if year_to_date is not None:
        year = period.year_to_date()
        found.append(
            Compared(_("Year to date"), months.label(year), opened.face(year_to_date), "", opened.address(year))
        )
    return found


@dataclass(frozen=True)
class Average:
    """The figure divided by another one: how many for each of what, and where that one opens."""

    label: str
    said: str
    of: str
    href: str


def averages(opened: Opened, found: Sequence[Ratio]) -> list[Average]:
    """The averages that make sense of the figure."""
    return [
        Average(
            pgettext("of a whole", "Share")
            if is_share(ratio, opened.indicator)
            else _("Average per {unit}").format(unit=ratio.per.printed_unit),
            average(ratio, opened.indicator),
            str(ratio.per.label),
            addresses.figure(opened.period, ratio.per.key, opened.scope),
        )
        for ratio in found
    ]


@dataclass(frozen=True)
class Bar:
    """A part as a bar: `amount` decides its length."""

    label: str
    amount: int
    printed: str
    href: str
    hue: int | None


def bars(opened: Opened, level: str, parts: Sequence[Part], *, several: bool) -> list[Bar]:
    """The parts; an office opens its own figure, anything else the records of the part."""
    found = []
    for part in parts:
        own_figure = level == "office"
        href = opened.address(scope=part.token) if own_figure else opened.address(by=level, part=part.token)
        label = f"{part.label}({part.office.city})" if several and part.office and not own_figure else part.label
        found.append(
            Bar(
                label,
                part.value.amount or 0,
                opened.face(part.value).said,
                href if own_figure else f"{href}#records",
                hue(part.office) if several and part.office else None,
            )
        )
    return found


@dataclass(frozen=True)
class Line:
    """A row of evidence. Without `href` the reader sees only when, where, in what capacity and how many."""

    day: date
    office: str
    hue: int
    site: str
    facets: str
    kind: str
    heading: str
    href: str
    quantity: str
    by: str
    late: bool = False
    fate: str = ""
    state: str = ""
    at: datetime | None = None
    reason: str = ""


def line(opened: Opened, seen: Evidence, released_at: datetime | None = None, fate: Fate | None = None) -> Line:
    """A row of evidence, with what happened to it since the release where that is known."""
    said, state = FATES[fate.how] if fate else ("", "")
    return Line(
        seen.happened_on,
        seen.office.name,
        hue(seen.office),
        seen.site,
        " · ".join(seen.facets),
        str(seen.kind.label),
        seen.heading,
        _record(seen),
        opened.face(Value(seen.quantity)).said,
        seen.by,
        late=bool(released_at and seen.recorded_at and seen.recorded_at > released_at),
        fate=str(said),
        state=state,
        at=fate.at if fate else None,
        reason=fate.reason if fate else "",
    )


def _record(seen: Evidence) -> str:
    """The record's own page at the desk; nothing for a record that the reader may not open."""
    if seen.uid is None:
        return ""
    try:
        return reverse("desk:record", args=[seen.kind.slug, seen.uid])
    except NoReverseMatch:
        return ""
