"""The days that the network's calendar marks, year by year."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access import actions
from youju.ground.access.permissions import NETWORK_MANAGE, OWN_ACCOUNT
from youju.ground.organisations import queries
from youju.ground.organisations.models import CalendarDay
from youju.ground.periods import BeyondTheCalendar, year
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.forms.network import DayForm, MarkDay
from youju.web.structure.rooms import rooms
from youju.web.structure.views.overview import saved


@needs(OWN_ACCOUNT)
def days(request: StaffRequest) -> HttpResponse:
    """One year of marked days of the networks in which the reader works."""
    asked = request.GET.get("year", str(request.today.year))
    try:
        period = year(int(asked))
    except (ValueError, BeyondTheCalendar):
        raise Http404 from None
    networks = {held.network for held in request.standing.held}
    rows = queries.marked_days(networks, period)
    return render(
        request,
        "structure/calendar.html",
        {
            "days": rows,
            "year": period.start.year,
            "rooms": rooms(request),
            "several": len(networks) > 1,
            "marks": request.standing.networks_with(NETWORK_MANAGE),
            "may_mark": request.standing.holds(NETWORK_MANAGE),
        },
    )


@needs(NETWORK_MANAGE)
def mark(request: StaffRequest) -> HttpResponse:
    """Adds one day to the calendar; a day that stands already is kept as it is."""
    networks = queries.families(request.standing.networks_with(NETWORK_MANAGE))
    form = MarkDay(request.POST or None, networks=networks)
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with told_to(form):
            actions.mark_days(
                network=form.networks[entered["network"]],
                days=[(entered["day"], entered["kind"], entered["name"], entered["confirmed"])],
                by=request.actor,
                at=request.now,
            )
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect(f"{reverse('structure:calendar')}?year={entered['day'].year}")
    page = {
        "form": form, "title": _("Mark a day"), "verb": _("Mark the day"), "lead": "",
        "back": reverse("structure:calendar"), "back_label": _("Calendar"),
    }  # fmt: skip
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)


@needs(NETWORK_MANAGE)
def change(request: StaffRequest, day: UUID) -> HttpResponse:
    """What the calendar says of a marked day, and the way to unmark it."""
    marked = _day(request, day)
    said = {"kind": marked.kind, "name": marked.name, "confirmed": marked.confirmed}
    form = DayForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.change_day(day=marked, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return _back(request, marked)
    page = {
        "form": form, "title": f"{marked.day.isoformat()} {marked.name}", "verb": _("Save"),
        "lead": marked.network.name, "back": _year(marked), "back_label": _("Calendar"), "day": marked,
    }  # fmt: skip
    return render(request, "structure/day.html", page, status=422 if form.errors else 200)


@needs(NETWORK_MANAGE)
@require_POST
def unmark(request: StaffRequest, day: UUID) -> HttpResponse:
    """The day is like any other again."""
    marked = _day(request, day)
    actions.unmark_day(day=marked, by=request.actor, at=request.now)
    return _back(request, marked)


def _day(request: StaffRequest, uid: UUID) -> CalendarDay:
    marked = queries.day_of(request.standing.networks_with(NETWORK_MANAGE), uid)
    if marked is None:
        raise Http404
    return marked


def _back(request: StaffRequest, marked: CalendarDay) -> HttpResponse:
    messages.success(request, saved(request))
    return redirect(_year(marked))


def _year(marked: CalendarDay) -> str:
    return f"{reverse('structure:calendar')}?year={marked.day.year}"
