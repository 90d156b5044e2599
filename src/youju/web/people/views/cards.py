"""A person's card: the question before it, everything that holds, and one thing more or less at a time."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_KEEP, PEOPLE_OPEN
from youju.ground.people import actions
from youju.ground.people.models import Person
from youju.ground.people.queries import pages
from youju.ground.people.queries.cards import root_of
from youju.ground.people.queries.histories import history
from youju.ground.people.queries.persons import PARTS, row_of
from youju.web.companions.doors import of_card
from youju.web.people.facing import Face
from youju.web.people.forming import form_page
from youju.web.people.forms.asking import Asking
from youju.web.people.forms.parts import ADDED
from youju.web.people.opening import closed, opened, person_or_404, seen
from youju.web.people.words import told
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.views.overview import saved
from youju.web.visits import doors as visits


@needs(PEOPLE_FIND)
@require_safe
@opened(PEOPLE_FIND)
def card(request: StaffRequest, person: Person) -> HttpResponse:
    """Everything that holds today, read with a look that stands in the log."""
    page = pages.page(person, look=seen(request, person), at=request.now)
    keeps = person.office_id in request.standing.offices_with(PEOPLE_KEEP)
    context = {
        "face": Face(page), "page": page, "person": page.person, "keeps": keeps,
        "accompanied": of_card(request, page.person), "visited": visits.of_card(request, page.person),
    }  # fmt: skip
    return render(request, "people/card.html", context)


@needs(PEOPLE_OPEN)
@require_POST
def ask(request: StaffRequest, uid: UUID) -> HttpResponseBase:
    """Takes the purpose, and leads to the page that was asked for."""
    person = root_of(person_or_404(request, uid, PEOPLE_OPEN))
    form = Asking(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        with told_to(form):
            actions.ask(
                person=person, purpose=said["purpose"], sentence=said["sentence"], by=request.actor, at=request.now
            )
    if not form.is_valid():
        return closed(request, person, form)
    home = reverse("people:card", args=[person.uid])
    way = form.cleaned_data["next"]
    return redirect(way if way.startswith(home) else home)


@needs(PEOPLE_KEEP)
@sensitive_post_parameters()
@opened(PEOPLE_KEEP)
def add(request: StaffRequest, person: Person, part: str) -> HttpResponse:
    """One thing more."""
    known = ADDED.get(part)
    if known is None:
        raise Http404
    form = known.form(request.POST or None, office=person.office)
    if request.method == "POST" and form.is_valid():
        with told_to(form, phone="text", id_number="text", adult="name"):
            said: dict[str, Any] = {known.person: person, **dict(known.fixed), **form.cleaned_data}
            known.act(**said, by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("people:card", person.uid)
    home = reverse("people:card", args=[person.uid])
    return form_page(
        request, form, office=person.office, title=known.title, lead=known.lead, back=home, back_label=person.name
    )


@needs(PEOPLE_KEEP)
@require_POST
@opened(PEOPLE_KEEP)
def end(request: StaffRequest, person: Person, part: str, row: UUID) -> HttpResponse:
    """It holds no longer from today on; that it held stays in the history."""
    found = row_of(person, part, row) if part in PARTS else None
    if found is None:
        raise Http404
    actions.end(row=found, by=request.actor, at=request.now)
    messages.success(request, saved(request))
    return redirect("people:card", person.uid)


@needs(PEOPLE_OPEN)
@require_safe
@opened(PEOPLE_OPEN)
def past(request: StaffRequest, person: Person) -> HttpResponse:
    """What happened to the card, in plain words."""
    events = history(person, look=seen(request, person))
    context = {
        "person": person,
        "events": [{"at": event.at, "by": event.by, "text": told(event)} for event in events],
    }
    return render(request, "people/past.html", context)
