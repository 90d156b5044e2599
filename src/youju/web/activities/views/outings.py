"""An outing on its phone: the plan, the guardians' papers, leaving, heads on the way, the emergency sheet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.looking import look
from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_OPEN, RECORDS_CORRECT
from youju.ground.access.refusals import Refusal
from youju.ground.people.queries.pages import also
from youju.services.activities.actions import outings as acts
from youju.services.activities.models import Outing, Session
from youju.services.activities.queries import outings
from youju.services.activities.queries.caring import care
from youju.services.activities.rules.outings import NumberMissing
from youju.web.activities import board, rolls
from youju.web.activities.outing_form import OutingForm
from youju.web.activities.views.roll import opened_session, session_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# What the forms of an outing keep of what was typed.
TYPED = ("reason", "paper", "n", "line")


@needs(PEOPLE_FIND)
def outing(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The outing as it stands; a session that is none yet opens its plan."""
    session = session_or_404(request, uid)
    row = outings.outing_of(session)
    return _page(request, row) if row else redirect("activities:outing_plan", session.uid)


@needs(PEOPLE_FIND)
def change(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Makes the session an outing, or changes its plan before it leaves."""
    session = session_or_404(request, uid)
    row = outings.outing_of(session)
    names = [point.name for point in row.points.all()] if row else []
    form = OutingForm(request.POST or None, initial=OutingForm.of(row, names))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            acts.plan_outing(session=session, **form.values(), by=request.actor, at=request.now)
        if form.is_valid():
            return _saved(request, session)
    context = {**_frame(session), "form": form, "outing": row}
    context["back"] = reverse("activities:outing" if row else "activities:session", args=[session.uid])
    return render(request, "activities/outing_plan.html", context, status=422 if form.errors else 200)


@needs(PEOPLE_FIND)
@require_POST
def sign(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Whose guardian has signed, as it is ticked."""
    row = _outing_or_404(request, uid)
    people = {found for text in request.POST.getlist("signed") if (found := rolls.uid(text))}
    try:
        acts.sign(
            outing=row, people=people, paper=request.POST.get("paper", ""), by=request.actor, at=request.now
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, row, problem=refusal)
    return _saved(request, row.session)


@needs(PEOPLE_FIND)
@require_POST
def set_out(request: StaffRequest, uid: UUID) -> HttpResponse:
    row = _outing_or_404(request, uid)
    try:
        acts.set_out(outing=row, reason=request.POST.get("reason", ""), by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, row, problem=refusal)
    return _saved(request, row.session)


@needs(PEOPLE_FIND)
def count(request: StaffRequest, uid: UUID, point: UUID) -> HttpResponse:
    """Heads at one point: the number, and who is missing by name."""
    row = _outing_or_404(request, uid)
    here = outings.point_of(row, point)
    if here is None:
        raise Http404
    problem: Refusal | None = None
    if request.method == "POST":
        missing = {found for text in request.POST.getlist("missing") if (found := rolls.uid(text))}
        try:
            acts.count(
                point=here, n=_number(request.POST.get("n", "")), missing=missing,
                line=request.POST.get("line", ""), by=request.actor, at=request.now,
            )  # fmt: skip
            return _saved(request, row.session)
        except Refusal as refusal:
            problem = refusal
    context = {
        **_frame(row.session),
        "point": here,
        "plan": outings.plan(row, on=request.today),
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "ticked": request.POST.getlist("missing"),
        "problems": _problems(problem),
        "back": reverse("activities:outing", args=[row.session.uid]),
    }
    return render(request, "activities/outing_count.html", context, status=422 if problem else 200)


@needs(PEOPLE_OPEN)
def emergency(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Names, guardians' numbers and health warnings on one sheet: asked what for, every look written down."""
    row = _of(opened_session(request, uid))
    context = {**_frame(row.session), "outing": row, "back": reverse("activities:outing", args=[row.session.uid])}
    if request.method != "POST":
        return render(request, "activities/outing_ask.html", context)
    try:
        people = acts.take_along(
            outing=row, reason=request.POST.get("reason", ""), by=request.actor, at=request.now
        )  # fmt: skip
    except Refusal as refusal:
        context |= {"problems": _problems(refusal)}
        return render(request, "activities/outing_ask.html", context, status=422)
    rows = []
    for person in people:
        stamp: dict[str, Any] = {"by": request.actor, "at": request.now}
        seen = look(subject=person.uid, office=row.office, also=also(person), **stamp)
        rows.append(care(person, look=seen, at=request.now))
    answer = render(request, "activities/outing_sheet.html", {**context, "rows": rows, "by": request.actor.label})
    answer["Cache-Control"] = "no-store"
    return answer


def _outing_or_404(request: StaffRequest, uid: UUID) -> Outing:
    return _of(session_or_404(request, uid))


def _of(session: Session) -> Outing:
    found = outings.outing_of(session)
    if found is None:
        raise Http404
    return found


def _page(request: StaffRequest, row: Outing, *, problem: Refusal | None = None) -> HttpResponse:
    plan = outings.plan(row, on=request.today)
    session = row.session
    context = {
        **_frame(session),
        "outing": row,
        "plan": plan,
        "left": plan.setting_out,
        "today": session.day == request.today,
        "opens": row.office_id in request.standing.offices_with(PEOPLE_OPEN),
        "overrules": row.office_id in request.standing.offices_with(RECORDS_CORRECT),
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "problems": _problems(problem),
        "back": reverse("activities:session", args=[session.uid]),
    }
    return render(request, "activities/outing.html", context, status=422 if problem else 200)


def _frame(session: Session) -> dict[str, Any]:
    return {
        "session": session, "day": board.title(session.day), "hours": board.hours(session.start, session.end),
    }  # fmt: skip


def _problems(problem: Refusal | None) -> list[dict[str, str]]:
    return [{"message": str(problem), "href": f"#{problem.field or 'main'}"}] if problem else []


def _number(text: str) -> int:
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise NumberMissing
    return int(text)


def _saved(request: StaffRequest, session: Session) -> HttpResponse:
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:outing", session.uid)
