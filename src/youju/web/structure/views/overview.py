"""An office's sites, partners and programmes, and the forms by which it opens and changes them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from youju.ground.access import actions
from youju.ground.access.permissions import STRUCTURE_MANAGE, STRUCTURE_SEE
from youju.ground.organisations import queries
from youju.ground.organisations.models import Office
from youju.ground.programmes.actions import open_programme as open_the_programme
from youju.ground.programmes.queries import programmes_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.forms.office import PartnerForm, ProgrammeForm
from youju.web.structure.rooms import rooms


@needs(STRUCTURE_SEE)
def overview(request: StaffRequest) -> HttpResponse:
    """Everything that the reader's offices have."""
    ids = request.standing.offices_with(STRUCTURE_SEE)
    programmes = programmes_of(ids)
    manages = request.standing.offices_with(STRUCTURE_MANAGE)
    offices = [
        {"has": has, "programmes": programmes[has.office.pk], "manages": has.office.pk in manages}
        for has in queries.furnished(ids)
    ]
    page = {"offices": offices, "rooms": rooms(request), "today": request.today}
    return render(request, "structure/overview.html", page)


@needs(STRUCTURE_MANAGE)
def enter_partner(request: StaffRequest, office: UUID) -> HttpResponse:
    at_home = managed(request, office)
    form = PartnerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.enter_partner(office=at_home, by=request.actor, at=request.now, **form.cleaned_data)
    return answer(request, form, title=_("Enter a partner"), verb=_("Enter the partner"), office=at_home)


@needs(STRUCTURE_MANAGE)
def open_programme(request: StaffRequest, office: UUID) -> HttpResponse:
    at_home = managed(request, office)
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            open_the_programme(office=at_home, by=request.actor, at=request.now, **form.values())
    return answer(request, form, title=_("Open a programme"), verb=_("Open the programme"), office=at_home)


def managed(request: StaffRequest, uid: UUID) -> Office:
    """The office, if the reader manages its structure; any other is as absent as none."""
    office = queries.office_of(request.standing.offices_with(STRUCTURE_MANAGE), uid)
    if office is None:
        raise Http404
    return office


def answer(request: StaffRequest, form: Any, *, title: str, verb: str, office: Office) -> HttpResponse:
    """The form, or the overview once it was saved."""
    if request.method == "POST" and form.is_valid():
        messages.success(request, saved(request))
        return redirect("structure:overview")
    page = {
        "form": form, "title": title, "verb": verb, "lead": office.name,
        "back": reverse("structure:overview"), "back_label": _("Structure"),
    }  # fmt: skip
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)


def saved(request: StaffRequest) -> str:
    """The quiet word after saving: 已保存 18:32."""
    return _("Saved %(time)s") % {"time": date_format(localtime(request.now), "H:i")}
