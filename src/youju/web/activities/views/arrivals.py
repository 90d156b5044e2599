"""Care on its day: who came when, who is late, with whom each child leaves."""

from datetime import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_time
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.looking import look
from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_OPEN
from youju.ground.access.refusals import Refusal
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.ground.people.queries.finding import find
from youju.ground.people.queries.pages import also
from youju.services.activities.actions import clocking
from youju.services.activities.actions.caring import look_after
from youju.services.activities.models import Session, Way
from youju.services.activities.queries import arrivals
from youju.services.activities.queries.caring import care, person_of
from youju.web.activities import board, rolls
from youju.web.activities.views.roll import FEW, opened_session, session_or_404
from youju.web.shell.needs import StaffRequest, needs

ALONE, OTHER = "alone", "other"


@needs(PEOPLE_FIND)
def day(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The children of a session of care, with a button each."""
    return _page(request, _care_or_404(request, uid))


@needs(PEOPLE_FIND)
@require_POST
def arrive(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A tap is: arrived now; with a time, since then."""
    session = _care_or_404(request, uid)
    person = _person(session, rolls.uid(request.POST.get("person", "")))
    try:
        clock = _clock(request)
        clocking.arrive(session=session, person=person, clock=clock, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, session, problem=str(refusal))
    return _back(request, session)


@needs(PEOPLE_FIND)
@require_POST
def take_back(request: StaffRequest, uid: UUID, person: UUID) -> HttpResponse:
    """The last thing said of the child was a slip."""
    session = _care_or_404(request, uid)
    try:
        clocking.take_back(
            session=session, person=_person(session, person), by=request.actor, at=request.now
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, session, problem=str(refusal))
    return _back(request, session)


@needs(PEOPLE_OPEN)
@require_POST
def let_go(request: StaffRequest, uid: UUID, person: UUID) -> HttpResponse:
    """Who may fetch the child and whom to call, shown and written down as a look; then with whom it left."""
    session = _care(opened_session(request, uid))
    child = _person(session, person)
    whom = request.POST.get("whom")
    if whom is None:
        return _leaving(request, session, child)
    try:
        clocking.let_go(
            session=session, person=child, **_with(request, child, whom), clock=_clock(request),
            name=request.POST.get("name", "") if whom == OTHER else "",
            reason=request.POST.get("reason", "") if whom == OTHER else "", by=request.actor, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _leaving(request, session, child, problem=refusal)
    return _back(request, session)


def _with(request: StaffRequest, child: Person, whom: str) -> dict[str, Any]:
    """The way and the row of the child's list that were chosen."""
    if whom in (ALONE, OTHER):
        return {"way": Way.ALONE if whom == ALONE else Way.OTHER}
    chosen = rolls.uid(whom)
    row = arrivals.fetcher(child, chosen, at=request.now) if chosen else None
    return {"way": Way.FETCHED, "whom": row}


def _care_or_404(request: StaffRequest, uid: UUID) -> Session:
    return _care(session_or_404(request, uid))


def _care(session: Session) -> Session:
    if not arrivals.is_care(session.activity):
        raise Http404
    return session


def _person(session: Session, uid: UUID | None) -> Person:
    found = person_of(session.office, uid)
    if found is None:
        raise Http404
    return found


def _clock(request: StaffRequest) -> time | None:
    try:
        return parse_time(request.POST.get("clock", "").strip())
    except ValueError:
        return None


def _page(request: StaffRequest, session: Session, *, problem: str = "") -> HttpResponse:
    now = arrivals.board(session, at=request.now)
    typed = request.GET.get("q", "")[:40]
    known = {child.seat.card.uid for child in now.children}
    found = find(session.office, typed, on=request.today, most=FEW).cards if typed else ()
    cancelled = hasattr(session, "cancellation")
    context = {
        "session": session,
        "board": now,
        "open": session.day == request.today and not cancelled,
        "cancelled": cancelled,
        "opens": session.office_id in request.standing.offices_with(PEOPLE_OPEN),
        "groups": [(state, _rows(now.of(state))) for state in (arrivals.EXPECTED, arrivals.HERE, arrivals.LEFT)],
        "away": _rows(now.of(arrivals.AWAY)),
        "counts": {state: len(now.of(state)) for state in (arrivals.EXPECTED, arrivals.HERE, arrivals.LEFT)},
        "people": [{"card": card, "face": rolls.letter(card.name)} for card in found if card.uid not in known],
        "typed": typed,
        "day": board.title(session.day),
        "hours": board.hours(session.start, session.end),
        "problems": [{"message": problem, "href": "#board"}] if problem else [],
        "back": reverse("activities:session", args=[session.uid]),
    }
    return render(request, "activities/arrivals.html", context, status=422 if problem else 200)


def _rows(children: Any) -> list[dict[str, Any]]:
    return [{"child": child, "face": rolls.face(child.seat)} for child in children]


def _leaving(
    request: StaffRequest, session: Session, child: Person, *, problem: Refusal | None = None
) -> HttpResponse:
    try:
        look_after(session=session, person=child, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, session, problem=str(refusal))
    root = root_of(child)
    seen = look(subject=root.uid, office=session.office, also=also(root), by=request.actor, at=request.now)
    context = {
        "session": session,
        "child": child,
        "care": care(root, look=seen, at=request.now),
        "fetchers": arrivals.fetchers(root, at=request.now),
        "alone": arrivals.may_go_alone(root, at=request.now),
        "now": localtime(request.now).strftime("%H:%M"),
        "typed": {name: request.POST.get(name, "") for name in ("whom", "name", "reason", "clock")},
        "problem": problem,
        "problems": [{"message": str(problem), "href": f"#{problem.field or 'whom'}"}] if problem else [],
        "back": reverse("activities:arrivals", args=[session.uid]),
    }
    beside = request.headers.get("HX-Target") == "drawer"
    name = "activities/letting_go_beside.html" if beside else "activities/letting_go.html"
    answer = render(request, name, context, status=422 if problem else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def _back(request: StaffRequest, session: Session) -> HttpResponse:
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:arrivals", session.uid)
