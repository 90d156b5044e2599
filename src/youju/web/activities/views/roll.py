"""Roll call of one session: a page of big names, taps that come in sets, people who walk in, the signed sheet."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_OPEN, RECORDS_RECORD
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.evidence.actions import enclose
from youju.ground.evidence.kinds import kind_of
from youju.ground.people.queries.finding import find
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Session
from youju.services.activities.queries import find_row, usual_roles
from youju.services.activities.queries.kiosks import unmatched
from youju.services.activities.queries.roll import Roll, may_call, needs_reason, roll
from youju.services.activities.rules import length
from youju.web.activities import board, rolls
from youju.web.desk import sheets
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import CONFLICT, FORBIDDEN

FEW = 8


@needs(PEOPLE_FIND)
def call(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The roll; without script a form of ticks that says the same."""
    session = session_or_404(request, uid)
    now = roll(session, on=request.today)
    if request.method != "POST":
        return _page(request, session, now)
    try:
        taps = rolls.typed_taps(request.POST, now, role=_usual(session)[0])
        taken = take(session=session, marks=taps, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, session, now, problems=[str(refusal)])
    refused = [str(answer.refusal) for answer in taken.answers if answer.refusal]
    if refused:
        return _page(request, session, roll(session, on=request.today), problems=list(dict.fromkeys(refused)))
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:roll", session.uid)


@needs(PEOPLE_FIND)
@require_POST
def marks(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Takes a set of taps and answers with what became of each, and the roll."""
    session = session_or_404(request, uid)
    try:
        taps = rolls.read_taps(request.POST.get("marks", ""))
        taken = take(session=session, marks=taps, by=request.actor, at=request.now)
    except Refusal as refusal:
        status = FORBIDDEN if isinstance(refusal, NotPermitted) else CONFLICT
        return JsonResponse({"refused": str(refusal)}, status=status)
    answer = rolls.said(roll(session, on=request.today), taken)
    return JsonResponse({**answer, "saved": localtime(request.now).strftime("%H:%M")})


@needs(PEOPLE_FIND)
def walk_in(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who of the office's people begins with what is typed, to be signed in with a tap."""
    session = session_or_404(request, uid)
    found = find(session.office, request.GET.get("q", "")[:40], on=request.today, most=FEW)
    return render(
        request, "activities/found.html", {"people": _people(found.cards), "typed": request.GET.get("q")}
    )


@needs(PEOPLE_FIND)
@require_POST
def paper(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Encloses photos of the signed sheet with the record of the session."""
    session = session_or_404(request, uid)
    now = roll(session, on=request.today)
    if now.holding is None:
        said = _("Nobody is signed in yet. First sign in whoever came; the photo then has a record to belong to.")
        return _page(request, session, now, problems=[said])
    papers = sheets.take(request, session.office)
    if papers.errors or not papers.kept:
        problems = papers.errors or [_("Choose a photo of the sheet.")]
        return _page(request, session, now, papers=papers, problems=problems)
    enclose(
        kind=kind_of("activities.session"), record=now.holding, attachments=papers.kept, by=request.actor,
        at=request.now,
    )  # fmt: skip
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:roll", session.uid)


def session_or_404(request: StaffRequest, uid: UUID) -> Session:
    """The session, for whoever may find people of its office and record for it."""
    row = find_row(request.standing, uid)
    if row is None or row.session is None or not may_call(request.standing, row.session.office_id):
        raise Http404
    if row.session.office_id not in request.standing.offices_with(RECORDS_RECORD):
        raise Http404
    return row.session


def opened_session(request: StaffRequest, uid: UUID) -> Session:
    """The session, for whoever opens the cards of its own office; the right to do so elsewhere does not count."""
    session = session_or_404(request, uid)
    if session.office_id not in request.standing.offices_with(PEOPLE_OPEN):
        raise PermissionDenied
    return session


def _usual(session: Session) -> tuple[str, ...]:
    return usual_roles(session.activity) or ("child", "guardian")


def _people(cards: Any) -> list[dict[str, Any]]:
    return [{"card": card, "face": rolls.letter(card.name)} for card in cards]


def _page(
    request: StaffRequest,
    session: Session,
    now: Roll,
    *,
    papers: sheets.Sheets | None = None,
    problems: list[str] | None = None,
) -> HttpResponse:
    usual = _usual(session)
    first, other = rolls.counters(now, usual)
    typed = request.GET.get("q", "")[:40]
    found = find(session.office, typed, on=request.today, most=FEW).cards if typed else ()
    on_the_roll = {seat.card.uid for seat in now.seats}
    cancelled = hasattr(session, "cancellation")
    context = {
        "session": session,
        "roll": now,
        "unmatched": unmatched(session),
        "seats": [{"seat": seat, "face": rolls.face(seat)} for seat in now.seats],
        "people": _people(card for card in found if card.uid not in on_the_roll),
        "typed": typed,
        "first": first,
        "other": other,
        "role": usual[0],
        "kept": False,
        "today": request.today,
        "form": uuid4(),
        "day": board.title(session.day),
        "hours": board.hours(session.start, session.end),
        "length": length(session.start, session.end, session.activity.minutes) or 0,
        "open": not cancelled and session.day <= request.today,
        "cancelled": cancelled,
        "runs": session.day == request.today and not cancelled,
        "explain": needs_reason(session, now.holding, on=request.today),
        "reason": request.POST.get("reason", "")[:200],
        "papers": papers or sheets.Sheets(),
        "problems": [{"message": problem, "href": "#roll"} for problem in problems or []],
        "back": reverse("activities:session", args=[session.uid]),
    }
    return render(request, "activities/roll.html", context, status=422 if problems else 200)
