"""The sites of an office: opened, changed, closed and opened again."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access import actions
from youju.ground.access.permissions import STRUCTURE_MANAGE
from youju.ground.organisations.models import Site
from youju.ground.organisations.queries import site_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.forms.office import SiteClosing, SiteForm
from youju.web.structure.views.overview import answer, managed, saved


@needs(STRUCTURE_MANAGE)
def open_site(request: StaffRequest, office: UUID) -> HttpResponse:
    """One more place or service of the office."""
    at_home = managed(request, office)
    form = SiteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.open_site(office=at_home, by=request.actor, at=request.now, **form.cleaned_data)
    return answer(request, form, title=_("Open a site"), verb=_("Open the site"), office=at_home)


@needs(STRUCTURE_MANAGE)
def change_site(request: StaffRequest, site: UUID) -> HttpResponse:
    """What is known of the site, and the ways to close and reopen it."""
    place = _site(request, site)
    name = place.name
    form = SiteForm(request.POST or None, initial=SiteForm.of(place))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.change_site(site=place, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:overview")
    page = {
        "form": form, "title": name, "verb": _("Save"), "lead": place.office.name, "site": place,
        "back": reverse("structure:overview"), "back_label": _("Structure"),
    }  # fmt: skip
    return render(request, "structure/site.html", page, status=422 if form.errors else 200)


@needs(STRUCTURE_MANAGE)
def close_site(request: StaffRequest, site: UUID) -> HttpResponse:
    """The last day of the site; the page says what that means."""
    place = _site(request, site)
    form = SiteClosing(request.POST or None, initial={"last_day": request.today})
    if request.method == "POST" and form.is_valid():
        until = form.cleaned_data["last_day"] + timedelta(days=1)
        with told_to(form):
            actions.close_site(site=place, until=until, by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:change_site", site=site)
    page = {
        "form": form, "title": _("Close the site"), "verb": _("Close it"),
        "lead": _("Forms no longer offer it for later days. What was recorded and counted there stays."),
        "back": reverse("structure:change_site", args=[site]), "back_label": place.name,
    }  # fmt: skip
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)


@needs(STRUCTURE_MANAGE)
@require_POST
def reopen_site(request: StaffRequest, site: UUID) -> HttpResponse:
    """The site is there again, for every day."""
    actions.reopen_site(site=_site(request, site), by=request.actor, at=request.now)
    messages.success(request, saved(request))
    return redirect("structure:change_site", site=site)


def _site(request: StaffRequest, uid: UUID) -> Site:
    site = site_of(request.standing.offices_with(STRUCTURE_MANAGE), uid)
    if site is None:
        raise Http404
    return site
