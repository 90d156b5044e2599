"""A month of all offices: each indicator a line, each office a number with the months before it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from youju.ground.access.permissions import FIGURES_SEE
from youju.ground.periods import Period
from youju.reporting.figures.months import latest_month, lines, offices_of
from youju.web.desk import months
from youju.web.figures.asking import REPORTED, ROOMS, UNREPORTED, Asked, asked
from youju.web.figures.faces import notation_of
from youju.web.figures.inquiry import network_or_404
from youju.web.figures.overview import sections
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.places import jot


@needs(FIGURES_SEE)
def latest(request: StaffRequest) -> HttpResponse:
    """Opens the last month in which anything was recorded."""
    return redirect("figures:month", latest_month(network_or_404(request), request.today))


@needs(FIGURES_SEE)
def month(request: StaffRequest, period: Period) -> HttpResponse:
    if not period.is_month:
        raise Http404
    network = network_or_404(request)
    query = asked(request, period, offices_of(network))
    found = [line for line in lines(network, query.offices, period) if query.matches(line)]
    reported = [line for line in found if query.reported(line)]
    silent = [line for line in found if not query.reported(line)]
    if query.state == UNREPORTED:
        # First what used to be reported: somebody has to ask for it.
        kept = sorted(silent, key=lambda line: not any(v.amount is not None for v in line.whole.values))
    else:
        kept = reported
    context = {
        "asked": query,
        "period": months.label(period),
        "sections": sections(kept, query, notation_of(network)),
        "count": len(kept),
        "months": [
            {"step": step, "href": query.address(month=step.key)}
            for step in months.strip(period, today=request.today)
        ],
        "all_offices": query.address(office=""),
        "offices": [
            {"office": office, "href": query.address(office=office.slug), "current": office == query.office}
            for office in query.offices
        ],
        "rooms": [
            {"label": label, "href": query.address(room=name), "current": query.room == name}
            for name, label in ROOMS.items()
        ],
        "all_rooms": query.address(room=""),
        "without_words": query.address(q=""),
        "states": {
            "reported": _state(query, REPORTED, len(reported)),
            "silent": _state(query, UNREPORTED, len(silent)),
        },
        "plain": Asked(period, query.offices, query.office).address(),
        "unfinished": period.contains(request.today),
        "record": jot(request.standing),
    }
    return render(request, "figures/month.html", context)


def _state(query: Asked, state: str, count: int) -> dict[str, Any]:
    return {"href": query.address(state=state), "current": query.state == state, "count": count}
