"""The days that the network's calendar marks, year by year."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access import actions
from youju.ground.access.permissions import NETWORK_MANAGE, OWN_ACCOUNT
from youju.ground.organisations import queries
from youju.ground.periods import BeyondTheCalendar, year
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.forms.network import MarkDay
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
