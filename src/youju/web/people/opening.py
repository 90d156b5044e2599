"""A card opens for whoever said what for: before that, each of its pages is the question."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from youju.ground.access.looking import Look, grant_of, look
from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_OPEN, Permission
from youju.ground.people.models import Person
from youju.ground.people.queries import pages
from youju.ground.people.queries.cards import cards, root_of
from youju.ground.people.queries.persons import person_of
from youju.web.people.forms.asking import Asking
from youju.web.shell.needs import StaffRequest

CONFLICT = 409
CardView = Callable[..., HttpResponseBase]


def person_or_404(request: StaffRequest, uid: UUID, permission: Permission = PEOPLE_FIND) -> Person:
    """The person, if they are of an office in which the reader holds the permission; otherwise there is nobody."""
    person = person_of(request.standing, uid)
    if person is None or person.office_id not in request.standing.offices_with(permission):
        raise Http404
    return person


def opened(permission: Permission) -> Callable[[CardView], CardView]:
    """Hands the view the person whose card stands open to the reader; to anybody else the page asks what for."""

    def declare(view: CardView) -> CardView:
        @wraps(view)
        def ask_first(request: StaffRequest, uid: UUID, **named: Any) -> HttpResponseBase:
            person = person_or_404(request, uid, permission)
            if person.canonical_id is not None:
                return redirect("people:card", root_of(person).uid)
            if grant_of(request.actor, person.uid, person.office, at=request.now) is None:
                return closed(request, person)
            return view(request, person, **named)

        return ask_first

    return declare


def seen(request: StaffRequest, person: Person) -> Look:
    """The look of this page, written down before anything is read."""
    return look(
        subject=person.uid, office=person.office, also=pages.also(person), by=request.actor, at=request.now
    )


def closed(request: StaffRequest, person: Person, form: Asking | None = None) -> HttpResponseBase:
    """The index card, and the question; whoever may not open cards sees the index card alone."""
    may = person.office_id in request.standing.offices_with(PEOPLE_OPEN)
    way = request.get_full_path() if request.method == "GET" else ""
    context = {
        "person": person,
        "card": cards([person.pk], on=request.today)[person.pk],
        "form": (form or Asking(initial={"next": way})) if may else None,
        "told": _("The card was closed when this was sent. Nothing was changed.") if not form else "",
    }
    writes = request.method == "POST"
    context["told"] = context["told"] if writes else ""
    status = 422 if form is not None else CONFLICT if writes else 200
    return render(request, "people/closed.html", context, status=status)
