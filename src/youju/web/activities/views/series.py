"""A series: its name, kind and schedule; while one types, the product says how it understands the phrase."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.ground.access.permissions import RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.periods import Period, month
from youju.services.activities import actions
from youju.services.activities.models import Activity, Holidays
from youju.services.activities.queries import find_activity
from youju.services.activities.queries import reading as read
from youju.web.activities.forms import SeriesForm
from youju.web.activities.understanding import understanding
from youju.web.activities.views.month import address
from youju.web.desk import months
from youju.web.desk.rooms import Room, room
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(RECORDS_RECORD)
def plan(request: StaffRequest) -> HttpResponse:
    """Opens a series, and plans its sessions of the month at once if one wishes."""
    here, period = room(request, RECORDS_RECORD), _month(request)
    form = _form(request, here.office, period, {"since": period.start, "plans": True})
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            made = actions.plan_activity(office=here.office, by=request.actor, at=request.now, **form.values())
        if form.is_valid():
            return _on(request, form, made, here, period)
    return _page(request, form, here, period)


@needs(RECORDS_RECORD)
def change(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Changes a series; sessions that are planned already stay where they are."""
    activity = find_activity(request.standing, uid)
    if activity is None or activity.office_id not in request.standing.offices_with(RECORDS_RECORD):
        raise Http404
    here, period, name = Room(activity.office, (activity.office,)), _month(request), activity.name
    form = _form(request, activity.office, period, SeriesForm.of(activity))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.change_activity(activity=activity, by=request.actor, at=request.now, **form.values())
        if form.is_valid():
            return _on(request, form, activity, here, period)
    return _page(request, form, here, period, name)


@needs(RECORDS_RECORD)
def reading(request: StaffRequest) -> HttpResponse:
    """How the product understands the schedule that is being typed; writes nothing."""
    here = room(request, RECORDS_RECORD)
    found = _understood(request.GET, here.office, _month(request))
    return render(request, "activities/reading.html", found)


def _form(request: StaffRequest, office: Office, period: Period, initial: dict[str, Any]) -> SeriesForm:
    return SeriesForm(request.POST or None, office=office, month=months.label(period), initial=initial)


def _understood(typed: Any, office: Office, period: Period) -> dict[str, Any]:
    """The reading of what was typed, or why it cannot be read."""
    policy = str(typed.get("holidays") or "")
    try:
        found = read(
            str(typed.get("schedule") or "")[:120],
            policy if policy in Holidays.values else Holidays.SKIP,
            _day(str(typed.get("since") or ""), period.start),
            period,
            office.network,
        )
    except Refusal as refusal:
        return {"refused": str(refusal.message), "understood": None}
    return {"refused": "", "understood": understanding(found, period) if found else None}


def _day(text: str, otherwise: date) -> date:
    try:
        return parse_date(text) or otherwise
    except ValueError:
        return otherwise


def _month(request: StaffRequest) -> Period:
    """The month whose sessions are looked at: the one that the address names, else the current one."""
    asked = months.asked(request.POST.get("month") or request.GET.get("month"), today=request.today)
    return asked or month(request.today.year, request.today.month)


def _on(request: StaffRequest, form: SeriesForm, activity: Activity, here: Room, period: Period) -> HttpResponse:
    """To the month's plan, with its sessions planned if that was wished."""
    said = _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")}
    if form.cleaned_data["plans"]:
        made = actions.plan_month(activity=activity, period=period, by=request.actor, at=request.now)
        counted = ngettext("{count} session planned.", "{count} sessions planned.", len(made))
        said = f"{said} · {counted.format(count=len(made))}"
    messages.success(request, said)
    return redirect(address(period, here))


def _page(request: StaffRequest, form: SeriesForm, here: Room, period: Period, name: str = "") -> HttpResponse:
    typed = request.POST if request.method == "POST" else form.initial
    context = {
        **here.frame(request),
        # A series stays in its office.
        "offices": () if name else here.frame(request)["offices"],
        **_understood(typed, here.office, period),
        "form": form,
        "title": name or _("New series"),
        "lead": _("Sessions that are planned already stay where they are.") if name else "",
        "month": period,
        "back": address(period, here),
        "period": months.label(period),
        "reading": reverse("activities:reading"),
    }
    return render(request, "activities/series.html", context, status=422 if form.errors else 200)
