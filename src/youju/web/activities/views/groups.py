"""A closed group: its five phases, its papers, what is missing; read and written by who runs and supervises it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.colleagues import staff_of
from youju.ground.access.looking import Look
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_CORRECT
from youju.services.activities.actions import evaluating, groupwork, meeting
from youju.services.activities.models import GroupPlan
from youju.services.activities.queries.groupwork import group as group_now
from youju.services.activities.queries.groupwork import plan_of
from youju.web.activities import grouping
from youju.web.activities.group_forms import Hands, Phasing, Planning, Reviewing
from youju.web.activities.views.enrolment import activity_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(PEOPLE_OPEN)
def group(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The group as it stands; a series that is none yet opens the form of its plan."""
    if plan_of(grouping.opening(request, uid)) is None:
        return redirect("activities:group_plan", uid)
    plan, seen = grouping.opened(request, uid)
    return _page(request, plan, seen)


@needs(PEOPLE_OPEN)
def plan(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Makes the series a closed group, or changes its plan while it is not approved."""
    activity = grouping.opening(request, uid)
    row = plan_of(activity)
    if row is not None:
        row, _seen = grouping.opened(request, uid)
    form = Planning(request.POST or None, staff=staff_of(activity.office, on=request.today), plan=row)
    if request.method == "POST" and form.is_valid():
        stamp: dict[str, Any] = {"by": request.actor, "at": request.now}
        with told_to(form):
            if row is None:
                groupwork.plan_group(activity=activity, **form.values(), **stamp)
            else:
                groupwork.change_group(plan=row, **form.values(), **stamp)
        if form.is_valid():
            return saved(request, uid)
    back = reverse("activities:group" if row else "activities:change", args=[uid])
    context = {"activity": activity, "form": form, "group": row, "back": back}
    return render(request, "activities/group_plan.html", context, status=422 if form.errors else 200)


@needs(PEOPLE_OPEN)
@require_POST
def phase(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Says another phase than the rule does."""
    row, seen = grouping.opened(request, uid)
    form = Phasing(request.POST)
    if form.is_valid():
        with told_to(form):
            meeting.say_phase(plan=row, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return saved(request, uid)
    return _page(request, row, seen, phasing=form)


@needs(RECORDS_CORRECT)
@require_POST
def review(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The supervisor comments, approves or sends back."""
    row, seen = grouping.opened(request, uid)
    form = Reviewing(request.POST)
    if form.is_valid():
        with told_to(form):
            evaluating.review(plan=row, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            return saved(request, uid)
    return _page(request, row, seen, reviewing=form)


@needs(RECORDS_CORRECT)
def hands(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Gives the group into other hands; nothing of its papers is shown here."""
    activity = activity_or_404(request, uid)
    if activity.office_id not in request.standing.offices_with(RECORDS_CORRECT):
        raise PermissionDenied
    row = grouping.plan_or_404(request, uid)
    form = Hands(request.POST or None, staff=staff_of(row.office, on=request.today), plan=row)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            groupwork.entrust(plan=row, **form.values(), by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, _word(request))
            return redirect("activities:change", uid)
    context = {"group": row, "form": form, "back": reverse("activities:change", args=[uid])}
    return render(request, "activities/group_hands.html", context, status=422 if form.errors else 200)


@needs(PEOPLE_OPEN)
def paper(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Everything on paper, members by number alone, or with their nicknames where asked for."""
    row, seen = grouping.opened(request, uid)
    answer = render(
        request, "activities/group_print.html",
        {**frame(request, row, seen), "nicknames": request.GET.get("nicknames") == "1"},
    )  # fmt: skip
    answer["Cache-Control"] = "no-store"
    return answer


def frame(request: StaffRequest, row: GroupPlan, seen: Look) -> dict[str, Any]:
    """What every page of the group shows of it."""
    now = group_now(row, on=request.today)
    user = request.actor.user_id
    return {
        "group": row,
        "now": now,
        "steps": grouping.steps(now),
        "needs": grouping.needs(now),
        "measured": grouping.measured(now),
        "lines": grouping.lines(now, seen),
        "members": grouping.screened(now.members, seen),
        "refused": grouping.screened(now.refused, seen),
        "said": grouping.said(now, seen),
        "evaluation": now.evaluation.open(seen) if now.evaluation else None,
        "runs": user == row.runner_id,
        "supervises": user == row.supervisor_id and grouping.corrects(request, row),
    }


def _page(
    request: StaffRequest, row: GroupPlan, seen: Look, *, phasing: Phasing | None = None,
    reviewing: Reviewing | None = None,
) -> HttpResponse:  # fmt: skip
    wrong = phasing is not None or reviewing is not None
    context = {
        **frame(request, row, seen),
        "phasing": phasing or Phasing(),
        "reviewing": reviewing or Reviewing(),
        "back": reverse("activities:change", args=[row.activity.uid]),
    }
    answer = render(request, "activities/group.html", context, status=422 if wrong else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def saved(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Back to the group, with the quiet word that it is saved."""
    messages.success(request, _word(request))
    return redirect("activities:group", uid)


def _word(request: StaffRequest) -> str:
    return _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")}
