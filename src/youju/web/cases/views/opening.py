"""A case is opened: of whom, in whose hands, under whose eyes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from youju.ground.access.colleagues import staff_with
from youju.ground.access.models import User
from youju.ground.access.permissions import CASES_SUPERVISE, CASES_WORK
from youju.ground.people.models import Person
from youju.ground.people.queries.finding import find
from youju.ground.people.queries.persons import in_office
from youju.ground.programmes.queries import programmes_in
from youju.services.cases import actions
from youju.services.cases.queries.cases import household_of, open_cases_of
from youju.web.cases.forms.base import day
from youju.web.desk.rooms import room
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

FEW = 8


def named(staff: Sequence[User]) -> list[tuple[str, str]]:
    return [(str(user.uid), str(user)) for user in staff]


def chosen(staff: Sequence[User], uid: str) -> User:
    return next(user for user in staff if str(user.uid) == uid)


class Opening(forms.Form):
    """Of the person, or of the family; both colleagues are of the office."""

    happened_on = day(_("Opened on"), needed=True)
    family = forms.BooleanField(label=_("The whole family is worked with"), required=False)
    worker = forms.ChoiceField(label=_("Worker"))
    supervisor = forms.ChoiceField(label=_("Supervisor"))
    site = forms.ChoiceField(label=_("Site"), required=False)
    programme = forms.ChoiceField(label=_("Programme"), required=False)

    def __init__(self, data: Any = None, *, person: Person, at_home: bool, today: Any, by: User | None) -> None:
        office = person.office
        self.workers = staff_with(office, CASES_WORK, on=today)
        self.supervisors = staff_with(office, CASES_SUPERVISE, on=today)
        self.sites = [site for site in office.sites.all() if not site.closed_on(today)]
        self.programmes = list(programmes_in(office))
        mine = str(by.uid) if by in self.workers and by is not None else ""
        boss = next((str(one.uid) for one in self.supervisors if str(one.uid) != mine), "")
        start = {"happened_on": today, "worker": mine, "supervisor": boss}
        super().__init__(data, initial={**start, "site": str(person.site.uid) if person.site else ""})
        none = [("", "—")]
        choices = {
            "worker": named(self.workers), "supervisor": named(self.supervisors),
            "site": none + [(str(one.uid), one.name) for one in self.sites],
            "programme": none + [(str(one.uid), str(one)) for one in self.programmes],
        }  # fmt: skip
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]
        if not at_home:
            del self.fields["family"]

    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        said["worker"] = chosen(self.workers, said["worker"])
        said["supervisor"] = chosen(self.supervisors, said["supervisor"])
        said["site"] = next((one for one in self.sites if str(one.uid) == said["site"]), None)
        said["programme"] = next((one for one in self.programmes if str(one.uid) == said["programme"]), None)
        return said


@needs(CASES_WORK)
def new(request: StaffRequest) -> HttpResponse:
    """First the person is found, then the case is opened."""
    here = room(request, CASES_WORK)
    person = in_office(here.office, _uid(request.POST.get("person") or request.GET.get("person", "")))
    if person is None:
        typed = request.GET.get("q", "").strip()[:60]
        found = find(here.office, typed, on=request.today, most=FEW) if typed else None
        context = {**here.frame(request), "typed": typed, "found": found}
        return render(request, "cases/whose.html", context, status=422 if request.method == "POST" else 200)
    at_home = household_of(person, on=request.today) is not None
    form = Opening(
        request.POST if request.method == "POST" else None, person=person, at_home=at_home, today=request.today,
        by=request.actor.user,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        made = None
        with told_to(form):
            made = actions.open_case(person=person, by=request.actor, at=request.now, **form.values())
        if made is not None and form.is_valid():
            return redirect("cases:case", made.uid)
    context = {**here.frame(request), "person": person, "form": form, "standing": _own(request, person)}
    return render(request, "cases/new.html", context, status=422 if form.errors else 200)


def _own(request: StaffRequest, person: Person) -> list[Any]:
    """Open cases of the person that are in the reader's hands: going on there is what is meant."""
    user = request.actor.user_id
    return [case for case in open_cases_of(person) if user in (case.worker_id, case.supervisor_id)]


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
