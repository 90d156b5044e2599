"""One figure, opened in always the same order: number, definition, months, parts, records."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from youju.ground.access.permissions import FIGURES_SEE
from youju.ground.measures.indicators import Disclosure, Reading
from youju.ground.measures.values import Value
from youju.ground.periods import Period
from youju.reporting.bulletins.queries.afterwards import lines_of, still_untold
from youju.reporting.figures import disclosing, freezing
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.figures.months import as_released, course, released
from youju.reporting.figures.opening import SIZE, evidence, fates, kinds_behind, zeros
from youju.reporting.figures.queries import Figure, compare, ratios, series
from youju.web.desk import months
from youju.web.figures import opened as drawing
from youju.web.figures.faces import signed
from youju.web.figures.inquiry import Inquiry, inquire
from youju.web.figures.printed import in_print
from youju.web.shell.needs import StaffRequest, needs


@needs(FIGURES_SEE)
def figure(request: StaffRequest, period: Period, key: str) -> HttpResponse:
    asked = inquire(request, period, key)
    opened, indicator, scope = asked.opened, asked.indicator, asked.scope
    run = course(indicator, scope, period)
    value, compared = _values(asked, run)
    frozen = released(asked.network, period).get((indicator.key, scope.digest()))
    context = {
        "asked": asked,
        "opened": opened,
        "indicator": indicator,
        "period": months.label(period),
        "month": period.months()[-1],
        "face": opened.face(as_released(frozen) if frozen else value),
        "small": indicator.disclosure is Disclosure.SERVED and disclosing.is_small(value.amount),
        "unfinished": period.contains(request.today),
        "disclosure": drawing.DISCLOSURES[indicator.disclosure],
        "frozen": frozen,
        "since": _since(asked, frozen) if frozen else None,
        "columns": drawing.columns(opened, run),
        "printed": in_print(asked, run),
        "compared": compared,
        "averages": drawing.averages(opened, ratios(Figure(indicator, scope, period, value), asked.network)),
        "scopes": _scopes(asked),
        "groups": _groups(asked),
        "levels": [
            {"label": label, "href": opened.address(by=name), "current": name == asked.level}
            for name, label in asked.levels.items()
        ],
        "bars": drawing.bars(opened, asked.level, asked.parts, several=asked.several),
        "whole": opened.address(by=asked.level),
        "part_said": opened.face(asked.part.value).said if asked.part else "",
        "closed_names": "、".join(office.name for office in asked.closed),
        **_records(asked, frozen),
    }
    return render(request, "figures/figure.html", context)


def _values(asked: Inquiry, run: list[tuple[Period, Value]]) -> tuple[Value, list[drawing.Compared]]:
    """The value, and what it compares with; of a month the run of months has most of it already."""
    indicator, scope, period = asked.indicator, asked.scope, asked.period

    def at(other: Period) -> Value:
        return series(indicator, scope, [other])[0][1]

    # What stands, or has been counted since a day, is the same for the year as for its last month.
    adds_up = indicator.reading is Reading.FLOW and period.year_to_date() != period
    if period.is_month:
        value, before, last_year = run[-1][1], run[-2][1], run[0][1]
        year_to_date = at(period.year_to_date()) if adds_up else None
    else:
        other = compare(indicator, scope, period)
        value, before, last_year = at(period), other.before, other.last_year
        year_to_date = other.year_to_date if adds_up else None
    return value, drawing.compared(asked.opened, value, before, last_year, year_to_date)


def _since(asked: Inquiry, frozen: FrozenFigure) -> dict[str, Any]:
    """What has happened to a released figure, and to which of its records."""
    opened = asked.opened
    drift = freezing.drift(frozen, asked.indicator, asked.scope, asked.period)
    untold = still_untold(frozen, asked.network, asked.period, drift.now)
    moved = fates(drift, asked.indicator, frozen.freeze.at, opened=asked.may_open)
    return {
        "at": frozen.freeze.at,
        "now": opened.face(drift.now),
        "difference": signed(drift.difference, asked.indicator, opened.notation) if drift.difference else "",
        "moved": [drawing.line(opened, fate.evidence, fate=fate) for fate in moved],
        "told": lines_of(frozen, asked.network),
        "untold": signed(untold, asked.indicator, opened.notation) if untold else "",
        "redefined": frozen.definition_digest != asked.indicator.digest(),
    }


def _scopes(asked: Inquiry) -> list[dict[str, Any]]:
    """The same figure of all offices and of each."""
    everybody = "+".join(office.slug for office in asked.offices)
    found = [_scope(asked, everybody, label=asked.network.name)] if len(asked.offices) > 1 else []
    here = asked.scoped.token.partition("/")[0]
    return found + [
        _scope(asked, office.slug, office=office, current=here == office.slug) for office in asked.offices
    ]


def _groups(asked: Inquiry) -> list[dict[str, Any]]:
    """The figure of the one office in question, whole or by the headings of its results."""
    office, *others = asked.scoped.offices
    titled = [group for group in office.groups.all() if group.title]
    if others or len(titled) < 2:
        return []
    whole = _scope(asked, office.slug, label=_("Whole office"))
    return [whole, *(_scope(asked, f"{office.slug}/{group.slug}", label=group.title) for group in titled)]


def _scope(asked: Inquiry, scope: str, **more: Any) -> dict[str, Any]:
    address = asked.opened.address(scope=scope)
    return {"href": address, "current": asked.scoped.token == scope, "office": None, "label": "", **more}


def _records(asked: Inquiry, frozen: FrozenFigure | None) -> dict[str, Any]:
    """A page of the records behind the figure, and the files that hold all that the reader may have."""
    shown = evidence(
        asked.indicator, asked.scope, asked.period, opened=asked.may_open, part=asked.part, page=asked.page
    )
    first = (asked.page - 1) * SIZE
    return {
        "shown": shown,
        "zeros": [
            {"said": zero, "month": months.label(zero.period)}
            for zero in zeros(asked.indicator, asked.scope, asked.period, opened=asked.may_open)
        ],
        "records": [drawing.line(asked.opened, row, frozen.freeze.at if frozen else None) for row in shown.rows],
        "first": first + 1,
        "last": first + len(shown.rows),
        "newer": asked.leaf(asked.page - 1) if asked.page > 1 else "",
        "older": asked.leaf(asked.page + 1) if shown.further else "",
        "files": [
            {"kind": kind.plural, "xlsx": asked.file(kind, "xlsx"), "csv": asked.file(kind, "csv")}
            for kind in kinds_behind(asked.indicator)
            if asked.may_export and shown.count
        ],
    }
