"""Shifts of an office: what lies ahead, one of them with everybody on it, opened, changed, called off."""

from datetime import timedelta
from itertools import groupby
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD
from youju.services.activities.queries.hands import session_of
from youju.services.volunteers import actions
from youju.services.volunteers.models import Shift
from youju.services.volunteers.queries.shifts import candidates, lines, sheet, unseen
from youju.web.activities.board import hours, title
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.reminders import reminder
from youju.web.volunteers.rooms import shift_or_404
from youju.web.volunteers.shift_forms import ShiftForm

# How far back the list of past shifts goes; older ones are records.
BACK = timedelta(days=60)
# More candidates than this are found by typing.
FEW = 12


@needs(PEOPLE_FIND)
@require_safe
def table(request: StaffRequest) -> HttpResponse:
    """By day; those that have been on request, the latest first."""
    here = room(request, PEOPLE_FIND)
    past = request.GET.get("past") == "1"
    if past:
        found = lines(here.office, since=request.today - BACK, until=request.today)[::-1]
    else:
        found = lines(here.office, since=request.today)
    other = [f"office={here.office.slug}"] * here.several + ["past=1"] * (not past)
    context = {
        **here.frame(request), "past": past, "count": len(found),
        "other": f"{request.path}?{'&'.join(other)}" if other else request.path,
        "days": [
            {
                "title": title(day),
                "today": day == request.today,
                "lines": [(one, _hours(one.shift)) for one in some],
            }
            for day, some in groupby(found, key=lambda one: one.shift.day)
        ],
        "news": unseen(here.office),
        "records": here.office.pk in request.standing.offices_with(RECORDS_RECORD),
    }  # fmt: skip
    return render(request, "volunteers/shifts.html", context)


@needs(PEOPLE_FIND)
def new(request: StaffRequest) -> HttpResponse:
    here = room(request, PEOPLE_FIND)
    form = ShiftForm(
        request.POST or None, office=here.office, initial={"day": request.GET.get("day", ""), "places": 2}
    )
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            made = actions.open_shift(office=here.office, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return redirect("volunteers:shift", made.uid)
    return form_page(
        request, form, office=here.office, title=_("One more shift"), verb=_("Open the shift"),
        lead=_("Hours of one day on which volunteers are wanted. Whoever signs in gets the minutes."),
        back=f"{reverse('volunteers:shifts')}{here.query}", back_label=_("Shifts"),
    )  # fmt: skip


@needs(PEOPLE_FIND)
@require_safe
def shift(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who comes, who waits, who could come; sign-in once the day is there; the words for the group."""
    found = shift_or_404(request, uid)
    words = request.GET.get("q", "").strip()[:60]
    said = sheet(found)
    could = candidates(found, words) if not said.line.cancelled else []
    records = found.office_id in request.standing.offices_with(RECORDS_RECORD)
    context = {
        "shift": found, "session": session_of(found), "sheet": said, "line": said.line,
        "when": f"{title(found.day)} {_hours(found)}",
        "candidates": could[:FEW], "more": max(len(could) - FEW, 0), "words": words,
        "takers": [one.volunteer for one in could if one.able and not one.lacking and one.clash is None]
        + [stand.volunteer for stand in said.waiting],
        "reminder": reminder(said), "begun": found.day <= request.today,
        "changes": records and not said.line.cancelled, "here": request.path,
    }  # fmt: skip
    part = "volunteers/candidates.html" if request.headers.get("HX-Request") else "volunteers/shift.html"
    return render(request, part, context)


@needs(PEOPLE_FIND)
def change(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = shift_or_404(request, uid, RECORDS_RECORD)
    form = ShiftForm(request.POST or None, office=found.office, initial=ShiftForm.of(found))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.change_shift(shift=found, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("volunteers:shift", found.uid)
    return form_page(
        request, form, office=found.office, title=_("Change the shift"), back_label=found.what,
        lead=_("Whoever is signed up stays. Tell them when the hours change: the reminder has the new ones."),
        back=reverse("volunteers:shift", args=[found.uid]),
    )  # fmt: skip


@needs(PEOPLE_FIND)
@require_POST
def cancel(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = shift_or_404(request, uid, RECORDS_RECORD)
    actions.cancel_shift(
        shift=found, reason=request.POST.get("reason", "")[:200], by=request.actor, at=request.now
    )
    messages.success(request, _("Called off. Tell those who are signed up."))
    return redirect("volunteers:shift", found.uid)


@needs(PEOPLE_FIND)
@require_POST
def seen(request: StaffRequest) -> HttpResponse:
    """What is new of the shifts was read."""
    here = room(request, PEOPLE_FIND)
    actions.tick_off_news(office=here.office, by=request.actor, at=request.now)
    return redirect(f"{reverse('volunteers:shifts')}{here.query}")


def _hours(found: Shift) -> str:
    return hours(found.start, found.end)
