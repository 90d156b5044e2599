"""A visit without a round, and any visit with what was found there, opened for a look that was written down."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.looking import NotGranted, look
from youju.ground.access.permissions import CASES_WORK, PEOPLE_OPEN, RECORDS_CORRECT
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.people.models import Person
from youju.ground.people.queries.finding import find
from youju.ground.people.queries.persons import in_office
from youju.services.visits import actions
from youju.services.visits.models import Visit
from youju.services.visits.queries.homes import homes
from youju.services.visits.queries.visits import met_at
from youju.services.visits.rules import UnfitVisit, WhomVisited
from youju.web.activities.rolls import letter
from youju.web.activities.rolls import uid as uid_of
from youju.web.desk.rooms import Room, room
from youju.web.shell.needs import StaffRequest, needs
from youju.web.visits import saying
from youju.web.visits.rooms import goes_out, visit_or_404
from youju.web.visits.views.plans import FEW
from youju.web.visits.views.walk import TYPED


@needs(PEOPLE_OPEN)
def new(request: StaffRequest) -> HttpResponse:
    """First whom, then what: one visit to one home, of today or an earlier day."""
    here = room(request, PEOPLE_OPEN)
    if not goes_out(request, here.office.pk):
        raise Http404
    wanted = uid_of(request.POST.get("stop", "") or request.GET.get("person", ""))
    person = in_office(here.office, wanted) if wanted else None
    if wanted and person is None:
        raise Http404
    if request.method != "POST":
        return _page(request, here, person)
    try:
        if person is None:
            raise WhomVisited
        said, day = saying.typed(request.POST, person.uid), _day(request.POST.get("day", ""))
        made = actions.record_visit(
            office=here.office, said=said, day=day, by=request.actor, at=request.now
        )  # fmt: skip
    except NotPermitted:
        raise
    except Refusal as refusal:
        return _page(request, here, person, problem=refusal)
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("visits:visit", made.visit.uid)


@needs(PEOPLE_OPEN)
def visit(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What was found; whoever supervises and has said nothing yet is asked what for."""
    found = visit_or_404(request, uid)
    try:
        seen = look(subject=found.uid, office=found.office, by=request.actor, at=request.now)
    except NotGranted:
        return _closed(request, found)
    context = {
        **_frame(request, found), "words": found.open(seen), "met": met_at(found, on=found.happened_on),
        "case": _case(request, found),
        "about": found.person.uid if found.person and found.person.name else "",
    }  # fmt: skip
    answer = render(request, "visits/visit.html", context)
    answer["Cache-Control"] = "no-store"
    return answer


@needs(RECORDS_CORRECT)
@require_POST
def look_in(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = visit_or_404(request, uid)
    reason = request.POST.get("reason", "")[:80]
    try:
        actions.look_in(visit=found, reason=reason, by=request.actor, at=request.now)
    except NotPermitted:
        raise
    except Refusal as refusal:
        return _closed(request, found, problem=refusal)
    return redirect("visits:visit", found.uid)


def _closed(request: StaffRequest, visit: Visit, *, problem: Refusal | None = None) -> HttpResponse:
    context = {
        **_frame(request, visit), "asks": visit.office_id in request.standing.offices_with(RECORDS_CORRECT),
        "problems": [{"message": str(problem), "href": "#reason"}] if problem else [],
        "reason": request.POST.get("reason", "")[:80],
    }  # fmt: skip
    return render(request, "visits/closed.html", context, status=422 if problem else 200)


def _frame(request: StaffRequest, visit: Visit) -> dict[str, Any]:
    round = visit.round
    return {
        "visit": visit, "stands": saying.outcome(visit), "colour": saying.states(saying.outcome(visit)),
        "record": reverse("desk:record", args=["visits-visit", visit.uid]),
        "back": reverse("visits:round", args=[round.uid]) if round else reverse("visits:rounds"),
        "back_label": round.purpose if round else _("Visits"), "problems": [],
    }  # fmt: skip


def _case(request: StaffRequest, visit: Visit) -> str:
    """Where a case is opened for whoever was visited, for whoever works cases of the office."""
    person = visit.person
    works = visit.office_id in request.standing.offices_with(CASES_WORK)
    if not works or person is None or not person.name:
        return ""
    return f"{reverse('cases:new')}?office={visit.office.slug}&person={person.uid}"


def _page(
    request: StaffRequest, here: Room, person: Person | None, *, problem: Refusal | None = None
) -> HttpResponse:
    typed = request.GET.get("q", "")[:40]
    found = find(here.office, typed, on=request.today, most=FEW).cards if typed and person is None else ()
    context: dict[str, Any] = {
        **here.frame(request), "typed": typed, "person": person,
        "found": [{"card": card, "face": letter(card.name)} for card in found],
        "problems": [{"message": str(problem), "href": "#main"}] if problem else [],
        "back": f"{reverse('visits:rounds')}{here.query}", "day": request.POST.get("day", "") or request.today,
        "today": request.today,
    }  # fmt: skip
    if person is not None:
        home = homes([person.pk], on=request.today)[person.pk]
        context["card"] = {
            "stop": str(person.uid), "number": 1, "name": home.person.name, "who": saying.who_lives_there(home),
            "state": "", "said": "", "key": request.POST.get("key", "") or str(uuid4()), "uid": None,
            "people": [
                {
                    "person": str(one.uid), "name": one.name, "nickname": one.nickname, "face": letter(one.name),
                    "age": one.age.text() if one.age else "",
                }
                for one in home.people
            ],
            "typed": {name: request.POST.get(name, "") for name in TYPED}, "ticked": request.POST.getlist("met"),
        }  # fmt: skip
    return render(request, "visits/new.html", context, status=422 if problem else 200)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnfitVisit from None
