"""Somebody new, with those shown who may be registered already; and what a card says, changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.ground.people import actions
from youju.ground.people.models import Person
from youju.ground.people.queries.typing import suggest_while_typing
from youju.web.desk.rooms import Room, room
from youju.web.people.forming import form_page
from youju.web.people.forms.cards import Changing, Registering
from youju.web.people.opening import opened
from youju.web.people.words import likeness
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.views.overview import saved


@needs(PEOPLE_KEEP)
@sensitive_post_parameters()
def new(request: StaffRequest) -> HttpResponse:
    """One form for the first day; who may be the same person stands beside it."""
    here = room(request, PEOPLE_KEEP)
    form = Registering(
        request.POST or None, office=here.office,
        initial={"name": request.GET.get("name", "")[:40], "known_since": request.today},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        with told_to(form, phone="phone", text="nickname"):
            [made] = actions.enter(office=here.office, entries=[form.entry()], by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("people:card", made.uid)
    context = {
        **here.frame(request), "form": form, "alike": _alike(request, here) if form.errors else [],
        "back": f"{reverse('people:list')}{here.query}",
    }  # fmt: skip
    return render(request, "people/new.html", context, status=422 if form.errors else 200)


@needs(PEOPLE_KEEP)
@require_POST
@sensitive_post_parameters()
def alike(request: StaffRequest) -> HttpResponse:
    """A part of a page: who may be the person that is being typed in. Writes nothing; no number enters a log."""
    here = room(request, PEOPLE_KEEP)
    return render(request, "people/alike.html", {"alike": _alike(request, here)})


@needs(PEOPLE_KEEP)
@opened(PEOPLE_KEEP)
def change(request: StaffRequest, person: Person) -> HttpResponse:
    """Name, birth, sex, site; what it said so far stays in the history."""
    form = Changing(request.POST or None, office=person.office, initial=Changing.of(person))
    name = person.name
    if request.method == "POST" and form.is_valid():
        entered = {"name": form.cleaned_data["name"], "keep_former": form.cleaned_data["keep_former"]}
        with told_to(form):
            actions.change(person=person, by=request.actor, at=request.now, **entered, **form.details())
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("people:card", person.uid)
    home = reverse("people:card", args=[person.uid])
    return form_page(
        request, form, office=person.office, title=_("Change the card"), lead=name, back=home, back_label=name
    )


def _alike(request: StaffRequest, here: Room) -> list[dict[str, object]]:
    typed = {
        name: request.POST.get(name, "")[:60]
        for name in ("name", "birth", "sex", "phone", "id_number", "guardian")
    }
    typed["phone"] = typed["phone"] or request.POST.get("guardian_phone", "")[:60]
    found = suggest_while_typing(here.office, **typed, on=request.today)
    return [{"card": one.card, **likeness(one.likeness)} for one in found]
