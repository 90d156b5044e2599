"""Papers of a closed group: who was screened, the record of a meeting, measures and evaluation."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.people.queries.finding import find
from youju.services.activities.actions import evaluating, meeting
from youju.services.activities.models import GroupPlan, Measure
from youju.services.activities.queries.caring import person_of
from youju.services.activities.queries.groupwork import group as group_now
from youju.services.activities.rules.groupwork import NumberOfMeasure
from youju.web.activities import board, grouping, rolls
from youju.web.activities.group_forms import Evaluating, Measures, Screened, Writing
from youju.web.activities.views.groups import frame, saved
from youju.web.activities.views.roll import FEW
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(PEOPLE_OPEN)
def members(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who was invited and spoken to; whoever is taken has a place at once."""
    plan, seen = grouping.opened(request, uid)
    form = Screened(request.POST or None)
    asked = request.POST.get("q", "") if request.method == "POST" else request.GET.get("q", "")
    typed = asked[:40]
    if request.method == "POST" and form.is_valid():
        person = person_of(plan.office, rolls.uid(request.POST.get("person", "")))
        if person is None:
            form.add_error(None, _("Choose a person."))
        else:
            with told_to(form):
                meeting.screen(
                    plan=plan, person=person, taken=request.POST.get("taken") == "1", by=request.actor,
                    at=request.now, **form.cleaned_data,
                )  # fmt: skip
        if form.is_valid():
            return saved(request, uid)
    found = find(plan.office, typed, on=request.today, most=FEW).cards if typed else ()
    context = {
        **frame(request, plan, seen), "form": form, "typed": typed, "people": found,
        "chosen": request.POST.get("person", "")[:36], "back": grouping.address(plan),
    }  # fmt: skip
    return _answer(request, "activities/group_members.html", context, wrong=bool(form.errors))


@needs(PEOPLE_OPEN)
def record(request: StaffRequest, uid: UUID, session: UUID) -> HttpResponse:
    """The record of one meeting that was held."""
    plan, seen = grouping.opened(request, uid)
    now = group_now(plan, on=request.today)
    met = next((each for each in now.meetings if each.session.uid == session), None)
    if met is None:
        raise Http404
    known = {"aim": met.record.aim, **met.record.open(seen)} if met.record else {}
    form = Writing(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            meeting.write_down(
                plan=plan, session=met.session, by=request.actor, at=request.now, **form.cleaned_data
            )  # fmt: skip
        if form.is_valid():
            return saved(request, uid)
    context = {
        "group": plan, "form": form, "number": met.number, "phase": met.phase.label,
        "day": board.title(met.session.day), "runs": request.actor.user_id == plan.runner_id,
        "back": grouping.address(plan),
    }  # fmt: skip
    return _answer(request, "activities/group_meeting.html", context, wrong=bool(form.errors))


@needs(PEOPLE_OPEN)
def evaluation(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Measures before and after, and what members and worker say; each of the two forms is saved by itself."""
    plan, seen = grouping.opened(request, uid)
    now = group_now(plan, on=request.today)
    counts = request.method == "POST" and request.POST.get("what") == "measures"
    says = request.method == "POST" and not counts
    measures = Measures(request.POST if counts else None, goals=now.goals)
    form = Evaluating(
        request.POST if says else None, initial=now.evaluation.open(seen) if now.evaluation else None
    )
    if counts and measures.is_valid():
        with told_to(measures):
            _measure(request, plan, measures)
        if measures.is_valid():
            return saved(request, uid)
    if says and form.is_valid():
        with told_to(form):
            evaluating.evaluate(plan=plan, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return saved(request, uid)
    context = {
        "group": plan, "now": now, "measured": grouping.measured(now), "form": form, "measures": measures,
        "goals": measures.lines(),
        "runs": request.actor.user_id == plan.runner_id, "back": grouping.address(plan),
    }  # fmt: skip
    wrong = bool(measures.errors or form.errors)
    return _answer(request, "activities/group_evaluation.html", context, wrong=wrong)


def _measure(request: StaffRequest, plan: GroupPlan, form: Measures) -> None:
    """Both are read before either is written."""
    read = {when: form.values(when) for when in Measure.When.values}
    if not any(read.values()):
        raise NumberOfMeasure
    for when, values in read.items():
        if values:
            evaluating.measure(plan=plan, when=when, values=values, by=request.actor, at=request.now)


def _answer(request: StaffRequest, name: str, context: dict[str, Any], *, wrong: bool) -> HttpResponse:
    answer = render(request, name, context, status=422 if wrong else 200)
    answer["Cache-Control"] = "no-store"
    return answer
