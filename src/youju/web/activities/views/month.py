"""A month of one office's sessions: by day on a phone, as a calendar on a desk; planned from the schedules."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import RECORDS_RECORD, RECORDS_SEE, SIGN_UPS_RUN
from youju.ground.organisations.queries import marked_days
from youju.ground.periods import Period
from youju.services.activities.actions import plan_month
from youju.services.activities.models import Activity
from youju.services.activities.queries import latest_plan, month_plan, series
from youju.services.activities.queries.clashes import of_month
from youju.services.activities.rules.clashing import Clash, Clashing, digest
from youju.web.activities import board
from youju.web.activities.clashing import told
from youju.web.desk import months
from youju.web.desk.rooms import Room, room
from youju.web.shell.needs import StaffRequest, needs

# Plans reach beyond the current month.
AHEAD = timedelta(days=62)


@needs(RECORDS_SEE)
def latest(request: StaffRequest) -> HttpResponse:
    """Opens the last month that has a plan, up to the current one."""
    here = room(request, RECORDS_SEE)
    return redirect(address(latest_plan(here.office, request.today), here))


@needs(RECORDS_SEE)
def month(request: StaffRequest, period: Period) -> HttpResponse:
    if not period.is_month:
        raise Http404
    here = room(request, RECORDS_SEE)
    state = request.GET.get("state", "")
    if state and state not in board.STATES:
        raise Http404
    rows = month_plan(here.office, period)
    found = board.counts(rows, request.today)
    days = board.days(
        rows, period, marked_days([here.office.network_id], period), today=request.today, state=state
    )
    running = series(here.office, period)
    lacking = [item for item in running if item.missing]
    context = {
        **here.frame(request),
        "month": period,
        "period": months.label(period),
        "days": days,
        "busy": [day for day in days if day.lines or (day.notes and not state)],
        "weeks": board.weeks(days),
        "weekdays": board.WEEKDAYS,
        "count": len(rows),
        "state": state,
        "whole": address(period, here),
        "states": [
            {
                "label": label,
                "count": found[name],
                "href": address(period, here, state=name),
                "current": name == state,
            }
            for name, (label, _colour) in board.STATES.items()
        ],
        "months": [
            {"step": step, "href": address(step.key, here, state=state)}
            for step in months.strip(period, today=max(request.today, min(request.today, period.end) + AHEAD))
        ],
        "offices": [
            {"office": office, "href": f"{request.path}?office={office.slug}", "current": office == here.office}
            for office in here.offices
        ],
        "running": running,
        "lacking": {"series": len(lacking), "sessions": sum(len(item.missing) for item in lacking)},
        "may_open": here.office.pk
        in request.standing.offices_with(RECORDS_RECORD) & request.standing.offices_with(SIGN_UPS_RUN),
        "may_record": here.office.pk in request.standing.offices_with(RECORDS_RECORD),
    }
    return render(request, "activities/month.html", context)


@needs(RECORDS_RECORD)
@require_POST
def plan(request: StaffRequest, period: Period) -> HttpResponse:
    """Plans what the schedules of all series name and the month lacks."""
    if not period.is_month:
        raise Http404
    here = room(request, RECORDS_RECORD)
    lacking = [item.activity for item in series(here.office, period) if item.missing]
    clashes = {activity: of_month(activity, period) for activity in lacking}
    every = [clash for found in clashes.values() for clash in found]
    if every and not ("seen" in request.POST and request.POST.get("aware", "") == digest(every)):
        return _clashing(request, period, here, clashes)
    made = 0
    for activity, found in clashes.items():
        stamp: dict[str, Any] = {"by": request.actor, "at": request.now}
        try:
            made += len(plan_month(activity=activity, period=period, aware=digest(found), **stamp))
        except Clashing as refusal:
            # A colleague planned something meanwhile; what was planned before this one stays.
            return _clashing(request, period, here, {activity: refusal.found})
    said = ngettext("{count} session planned.", "{count} sessions planned.", made)
    messages.success(request, said.format(count=made))
    return redirect(address(period, here))


def _clashing(
    request: StaffRequest, period: Period, here: Room, clashes: Mapping[Activity, tuple[Clash, ...]]
) -> HttpResponse:
    """What stands in the way, series by series, before anything is planned."""
    every = [clash for found in clashes.values() for clash in found]
    context = {
        **here.frame(request),
        "period": months.label(period),
        "groups": [(activity.name, told(found).lines) for activity, found in clashes.items() if found],
        "aware": digest(every),
        "problems": [{"message": str(Clashing()), "href": "#aware"}] if digest(every) else [],
        "back": address(period, here),
    }
    return render(request, "activities/month_clashes.html", context, status=422)


def address(period: Period | str, here: Room, **asked: str) -> str:
    """The address of a month of the office."""
    words = {"office": here.office.slug if here.several else "", **asked}
    query = urlencode({name: value for name, value in words.items() if value})
    return f"{reverse('activities:month', args=[period])}{'?' if query else ''}{query}"
