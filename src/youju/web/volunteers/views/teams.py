"""The groups that volunteers come with."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_KEEP
from youju.ground.organisations.models import Office
from youju.services.volunteers.actions import change_team, found_team
from youju.services.volunteers.queries.register import teams
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.forms import TeamForm
from youju.web.volunteers.rooms import team_or_404


@needs(PEOPLE_FIND)
def table(request: StaffRequest) -> HttpResponse:
    here = room(request, PEOPLE_FIND)
    keeps = here.office.pk in request.standing.offices_with(PEOPLE_KEEP)
    context = {**here.frame(request), "teams": teams(here.office), "keeps": keeps}
    return render(request, "volunteers/teams.html", context)


@needs(PEOPLE_KEEP)
def new(request: StaffRequest) -> HttpResponse:
    here = room(request, PEOPLE_KEEP)
    form = TeamForm(request.POST or None, office=here.office)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            found_team(office=here.office, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return _saved(request, here.query)
    return _form(request, form, here.office, here.query, _("One more group"))


@needs(PEOPLE_KEEP)
def change(request: StaffRequest, uid: UUID) -> HttpResponse:
    team = team_or_404(request, uid, PEOPLE_KEEP)
    so_far = {name: getattr(team, name) for name in ("name", "kind", "group_kind", "contact")}
    so_far["partner"] = team.partner.uid if team.partner else None
    form = TeamForm(request.POST or None, office=team.office, initial=so_far)
    query = f"?office={team.office.slug}"
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            change_team(team=team, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return _saved(request, query)
    return _form(request, form, team.office, query, team.name)


def _saved(request: StaffRequest, query: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return redirect(f"{reverse('volunteers:teams')}{query}")


def _form(request: StaffRequest, form: TeamForm, office: Office, query: str, title: str) -> HttpResponse:
    back = f"{reverse('volunteers:teams')}{query}"
    return form_page(request, form, office=office, title=title, back=back, back_label=_("Groups"))
