"""A 接龙 or a list of names is pasted, read and matched; looked over, it becomes enrolment or attendance."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_KEEP
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.people.actions import register
from youju.ground.people.models import Person
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Activity
from youju.services.activities.queries import usual_roles
from youju.services.activities.queries.caring import person_of
from youju.services.activities.queries.enrolment import enrolled_cards, with_place
from youju.services.activities.queries.matching import match
from youju.services.activities.rules import chains
from youju.services.activities.rules.enrolment import AlreadyEnrolled, AlreadyWaiting
from youju.services.activities.rules.marks import Said, Tap, UnfitMark
from youju.web.activities import board, rolls
from youju.web.activities.pasting import Decision, decisions, lines
from youju.web.activities.views.enrolment import activity_or_404
from youju.web.activities.views.roll import session_or_404
from youju.web.shell.needs import StaffRequest, needs

LONGEST = 100_000


@needs(PEOPLE_FIND)
def people(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Into the enrolment of a series; whoever comes after the last place waits."""
    activity = activity_or_404(request, uid)
    back = reverse("activities:people", args=[activity.uid])
    if "decided" not in request.POST:
        return _page(request, activity, enrolled_cards(activity), back, "")
    made = 0
    problems: list[str] = []
    for decision, person in _decided(request, activity.office, problems):
        try:
            enrol(
                activity=activity, person=person, role=_role(activity), wait=True, by=request.actor, at=request.now
            )
            made += 1
        except (AlreadyEnrolled, AlreadyWaiting):
            continue
        except Refusal as refusal:
            problems.append(f"{decision.name}：{refusal}")
    said = ngettext("{count} person enrolled.", "{count} people enrolled.", made).format(count=made)
    return _done(request, said, problems, back)


@needs(PEOPLE_FIND)
def attendance(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Into the attendance of a session, as taps of its roll."""
    session = session_or_404(request, uid)
    back = reverse("activities:roll", args=[session.uid])
    if "decided" not in request.POST:
        among = list(with_place(session).values_list("person", flat=True))
        return _page(request, session.activity, among, back, board.title(session.day))
    problems: list[str] = []
    form = rolls.uid(request.POST.get("form", "")) or uuid4()
    role = _role(session.activity)
    taps = [
        Tap(uuid5(form, str(person.uid)), Said.PRESENT, role, person.uid)
        for _decision, person in _decided(request, session.office, problems)
    ]
    taken = take(session=session, marks=taps, by=request.actor, at=request.now)
    problems += [str(answer.refusal) for answer in taken.answers if answer.refusal]
    said = ngettext("{count} person signed in.", "{count} people signed in.", taken.written)
    return _done(request, said.format(count=taken.written), problems, back)


def _decided(request: StaffRequest, office: Office, problems: list[str]) -> list[tuple[Decision, Person]]:
    """The people that were decided for, new cards made, once; what fails for one does not stop the others."""
    found, form = [], rolls.uid(request.POST.get("form", "")) or uuid4()
    for decision in decisions(request.POST):
        try:
            person = (
                register(
                    office=office,
                    name=decision.name,
                    uid=uuid5(form, f"{office.uid} {decision.place} {decision.name}"),
                    by=request.actor,
                    at=request.now,
                )
                if decision.new
                else person_of(office, decision.person)
            )
        except Refusal as refusal:
            problems.append(f"{decision.name}：{refusal}")
            continue
        if person is None:
            raise UnfitMark
        found.append((decision, person))
    return found


def _role(activity: Activity) -> str:
    return (usual_roles(activity) or ("child",))[0]


def _page(request: StaffRequest, activity: Activity, among: Sequence[int], back: str, day: str) -> HttpResponse:
    text = request.POST.get("text", "")[:LONGEST]
    reading = chains.read(text)
    found = lines(match(activity.office, reading.entries, among, on=request.today)) if reading.entries else []
    context: dict[str, Any] = {
        "activity": activity,
        "day": day,
        "text": text,
        "reading": reading,
        "lines": list(enumerate(found)),
        "doubtful": sum(line.doubtful for line in found),
        "keeps": activity.office_id in request.standing.offices_with(PEOPLE_KEEP),
        "form": uuid4(),
        "back": back,
        "empty": request.method == "POST" and not found,
    }
    return render(request, "activities/paste.html", context, status=422 if context["empty"] else 200)


def _done(request: StaffRequest, said: str, problems: list[str], back: str) -> HttpResponse:
    messages.success(request, said)
    for problem in dict.fromkeys(problems):
        messages.warning(request, problem)
    return redirect(back)
