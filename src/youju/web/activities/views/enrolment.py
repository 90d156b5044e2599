"""Who takes part in a series: enrolled with a tap, on the waiting list where it is full, moved up, gone."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_CORRECT, RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.people.queries.finding import find
from youju.services.activities.actions import enrolling
from youju.services.activities.models import Activity, Enrolment, Role, Session
from youju.services.activities.queries import find_activity, usual_roles
from youju.services.activities.queries.caring import person_of
from youju.services.activities.queries.enrolment import enrolled, find_enrolment
from youju.services.activities.queries.roll import may_call
from youju.services.activities.rules.enrolment import ActivityFull
from youju.services.activities.rules.joining import NotMeantForThem
from youju.web.activities import board, rolls
from youju.web.activities.joining import rule_words
from youju.web.activities.views.roll import FEW, session_or_404
from youju.web.shell.needs import StaffRequest, needs


@needs(PEOPLE_FIND)
def people(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The people of a series; where it is full, the waiting list is offered."""
    return _people(request, activity_or_404(request, uid), None)


@needs(PEOPLE_FIND)
def of_session(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Those who take part in this one session only."""
    session = session_or_404(request, uid)
    return _people(request, session.activity, session)


def _people(request: StaffRequest, activity: Activity, session: Session | None) -> HttpResponse:
    if request.method != "POST":
        return _page(request, activity, session)
    person = person_of(activity.office, rolls.uid(request.POST.get("person", "")))
    if person is None:
        return _page(request, activity, session, problem=_("Choose a person."))
    try:
        made = enrolling.enrol(
            activity=activity, session=session, person=person, role=_role(request, activity),
            wait=request.POST.get("wait") == "1", since=_day(request.POST.get("since", "")),
            overrule=request.POST.get("overrule", "")[:200],
            by=request.actor, at=request.now,
        )  # fmt: skip
    except ActivityFull as full:
        return _page(request, activity, session, problem=str(full), offered=person)
    except NotMeantForThem as doubted:
        return _page(request, activity, session, problem=str(doubted), doubtful=person)
    except Refusal as refusal:
        return _page(request, activity, session, problem=str(refusal))
    return _back(request, made)


@needs(PEOPLE_FIND)
@require_POST
def move_up(request: StaffRequest, uid: UUID) -> HttpResponse:
    enrolment = _enrolment(request, uid)
    try:
        enrolling.move_up(enrolment=enrolment, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, enrolment.activity, enrolment.session, problem=str(refusal))
    return _back(request, enrolment)


@needs(PEOPLE_FIND)
@require_POST
def leave(request: StaffRequest, uid: UUID) -> HttpResponse:
    enrolment = _enrolment(request, uid)
    try:
        enrolling.leave(
            enrolment=enrolment, reason=request.POST.get("reason", ""),
            declined=request.POST.get("declined") == "1", since=_day(request.POST.get("since", "")),
            by=request.actor, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, enrolment.activity, enrolment.session, problem=str(refusal))
    return _back(request, enrolment)


def activity_or_404(request: StaffRequest, uid: UUID) -> Activity:
    """The series, for whoever may find people of its office and record for it."""
    activity = find_activity(request.standing, uid)
    if activity is None or not may_call(request.standing, activity.office_id):
        raise Http404
    if activity.office_id not in request.standing.offices_with(RECORDS_RECORD):
        raise Http404
    return activity


def _enrolment(request: StaffRequest, uid: UUID) -> Enrolment:
    found = find_enrolment(request.standing, uid)
    if found is None or found.office_id not in request.standing.offices_with(RECORDS_RECORD):
        raise Http404
    return found


def _role(request: StaffRequest, activity: Activity) -> str:
    asked = request.POST.get("role", "")
    return asked if asked in Role.values else (usual_roles(activity) or ("child",))[0]


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _page(
    request: StaffRequest, activity: Activity, session: Session | None, *, problem: str = "", offered: Any = None,
    doubtful: Any = None,
) -> HttpResponse:  # fmt: skip
    typed = (request.GET.get("q") or "")[:40]
    found = find(activity.office, typed, on=request.today, most=FEW).cards if typed else ()
    context = {
        "activity": activity,
        "list": enrolled(activity, session, on=request.today),
        "people": [{"card": card, "face": rolls.letter(card.name)} for card in found],
        "typed": typed,
        "roles": Role.choices,
        "role": _role(request, activity),
        "offered": offered,
        "overrule": request.POST.get("overrule", "")[:200],
        "doubtful": doubtful,
        "overrules": activity.office_id in request.standing.offices_with(RECORDS_CORRECT),
        "asks": rule_words(activity),
        "problems": [{"message": problem, "href": "#seek"}] if problem else [],
        "today": request.today,
        "session": session,
        "day": board.title(session.day) if session else "",
        "here": _address(activity, session),
        "paste": "" if session else reverse("activities:paste_people", args=[activity.uid]),
        "back": reverse("activities:roll", args=[session.uid])
        if session
        else reverse("activities:change", args=[activity.uid]),
    }
    beside = request.headers.get("HX-Target") == "found"
    name = "activities/candidates.html" if beside else "activities/people.html"
    return render(request, name, context, status=422 if problem else 200)


def _address(activity: Activity, session: Session | None) -> str:
    if session is not None:
        return reverse("activities:session_people", args=[session.uid])
    return reverse("activities:people", args=[activity.uid])


def _back(request: StaffRequest, enrolment: Enrolment) -> HttpResponse:
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect(_address(enrolment.activity, enrolment.session))
