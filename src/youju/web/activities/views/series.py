"""A series: its name, kind and schedule; while one types, the product says how it understands the phrase."""

from collections.abc import Sequence
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

from youju.ground.access.colleagues import staff_of
from youju.ground.access.permissions import RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.periods import Period, month
from youju.services.activities import actions
from youju.services.activities.models import Activity, Holidays
from youju.services.activities.queries import find_activity, notices
from youju.services.activities.queries import reading as read
from youju.services.activities.queries.clashes import of_series
from youju.services.activities.queries.roll import may_call
from youju.services.activities.queries.voices import of_series as of_answers
from youju.web.activities.clashing import Told, told
from youju.web.activities.forms import SeriesForm
from youju.web.activities.group_door import closed_group
from youju.web.activities.moods import bars
from youju.web.activities.sign_up_rooms import runs
from youju.web.activities.telling import Link, link
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
            made = actions.plan_activity(
                office=here.office, aware=_aware(request), by=request.actor, at=request.now, **form.values()
            )
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
            actions.change_activity(
                activity=activity, aware=_aware(request), by=request.actor, at=request.now, **form.values()
            )
        if form.is_valid():
            return _on(request, form, activity, here, period)
    calls = may_call(request.standing, activity.office_id)
    people = reverse("activities:people", args=[uid]) if calls else ""
    told = notices.of_series(activity, on=request.today) if calls else []
    return _page(request, form, here, period, name, people, stands=activity, lines=[link(row) for row in told])


@needs(RECORDS_RECORD)
def reading(request: StaffRequest) -> HttpResponse:
    """How the product understands what is being typed, and what it clashes with; writes nothing."""
    here, period, named = room(request, RECORDS_RECORD), _month(request), request.GET.get("series")
    stands = _named(request, here, named) if named else None
    initial = SeriesForm.of(stands) if stands else {}
    form = SeriesForm(request.GET, initial=initial, **_around(request, here.office, period))
    found = _understood(request.GET, here.office, period)
    return render(request, "activities/reading.html", {**found, "clashes": _clashes(request, form, stands)})


def _named(request: StaffRequest, here: Room, uid: str) -> Activity:
    """The series that is being changed; another office's is as absent as none."""
    try:
        activity = find_activity(request.standing, UUID(uid))
    except ValueError:
        activity = None
    if activity is None or activity.office_id != here.office.pk:
        raise Http404
    return activity


def _aware(request: StaffRequest) -> str:
    """Which clashes are meant: what the tick beside them sends."""
    return str(request.POST.get("aware", ""))[:64]


def _clashes(request: StaffRequest, form: SeriesForm, stands: Activity | None) -> Told:
    """What the series would clash with as far as it is typed; a schedule that cannot be read is told elsewhere."""
    supposed = form.supposed(stands)
    try:
        return told(of_series(supposed, on=request.today)) if supposed else Told()
    except Refusal:
        return Told()


def _form(request: StaffRequest, office: Office, period: Period, initial: dict[str, Any]) -> SeriesForm:
    return SeriesForm(request.POST or None, initial=initial, **_around(request, office, period))


def _around(request: StaffRequest, office: Office, period: Period) -> dict[str, Any]:
    """What a form of a series needs beside what is typed."""
    return {"office": office, "month": months.label(period), "staff": staff_of(office, on=request.today)}


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


def _found(stands: Activity) -> dict[str, Any]:
    """How people found its sessions."""
    found = of_answers(stands)
    return {"satisfaction": found, "moods": bars(found.counts)}


def _sign_up(request: StaffRequest, stands: Activity) -> str:
    """Where the series is opened for public sign-up; empty for whoever runs none."""
    return reverse("activities:open_series", args=[stands.uid]) if runs(request, stands.office_id) else ""


def _page(
    request: StaffRequest, form: SeriesForm, here: Room, period: Period, name: str = "", people: str = "",
    stands: Activity | None = None, lines: Sequence[Link] = (),
) -> HttpResponse:  # fmt: skip
    typed = request.POST if request.method == "POST" else form.initial
    context = {
        **here.frame(request),
        # A series stays in its office.
        "offices": () if name else here.frame(request)["offices"],
        **_understood(typed, here.office, period),
        "form": form,
        "stands": stands,
        "clashes": _clashes(request, form, stands) if form.is_bound else Told(),
        **(_found(stands) if stands else {}),
        "title": name or _("New series"),
        "lead": _("Sessions that are planned already stay where they are.") if name else "",
        "people": people,
        "sign_up": _sign_up(request, stands) if stands else "",
        "lines": lines,
        "group": closed_group(request, stands) if stands else None,
        "month": period,
        "back": address(period, here),
        "period": months.label(period),
        "reading": reverse("activities:reading"),
    }
    return render(request, "activities/series.html", context, status=422 if form.errors else 200)
