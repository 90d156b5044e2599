"""One session: how many came, that it was called off, or when it takes place instead."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.colleagues import staff_of
from youju.ground.access.permissions import RECORDS_RECORD, RECORDS_SEE
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import record
from youju.ground.evidence.kinds import kind_of
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.actions.making_up import make_up as hold_after_all
from youju.services.activities.models import FOR_PUPILS, ActivityKind, Session
from youju.services.activities.queries import Row, find_row, moves, notices
from youju.services.activities.queries import clashes as clashing
from youju.services.activities.queries.hands import shifts_of
from youju.services.activities.queries.voices import of_session
from youju.web.activities import board
from youju.web.activities.clashing import Told, told
from youju.web.activities.holding import came, heads_of, holding, rest
from youju.web.activities.moods import bars
from youju.web.activities.session_forms import Cancelling, MakingUp, Moving, StandingIn
from youju.web.activities.sign_up_rooms import runs
from youju.web.activities.ways import (
    tells,
    to_certificates,
    to_lead,
    to_roll,
    to_sign_up,
    to_telling,
    to_volunteers,
)
from youju.web.desk import sheets
from youju.web.desk.entry import Entry
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

KIND = "activities.session"
# Where children earn stars.
WITH_CHILDREN = (*FOR_PUPILS, ActivityKind.CARE)


@needs(RECORDS_SEE)
def session(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What is known of the session, and the form that records how many came."""
    row = _row(request, uid)
    if request.method != "POST":
        return _page(request, row, entry=holding(row))
    if not _open(request, row):
        raise Http404
    entry = holding(row, request.POST)
    papers = sheets.take(request, row.session.office)  # type: ignore[union-attr]
    entry.general += papers.errors
    values = entry.read()
    if values is not None:
        try:
            record(
                kind=kind_of(KIND), office=row.session.office, values={**values, "session": row.session},  # type: ignore[union-attr]
                attachments=papers.kept, by=request.actor, at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            entry.refuse(refusal)
        else:
            return _back(request, row)
    return _page(request, row, entry=entry, papers=papers, status=422)


@needs(RECORDS_RECORD)
@require_POST
def cancel(request: StaffRequest, uid: UUID) -> HttpResponse:
    row = _row(request, uid)
    form = Cancelling(request.POST)
    if form.is_valid():
        with told_to(form):
            actions.cancel_session(session=row.session, by=request.actor, at=request.now, **form.cleaned_data)  # type: ignore[arg-type]
        if form.is_valid():
            return _on_to_telling(request, row)
    return _page(request, row, entry=holding(row), cancelling=form, status=422)


@needs(RECORDS_RECORD)
@require_POST
def move(request: StaffRequest, uid: UUID) -> HttpResponse:
    row = _row(request, uid)
    form = Moving(request.POST)
    if form.is_valid():
        with told_to(form):
            actions.move_session(
                session=row.session, aware=str(request.POST.get("aware", ""))[:64],  # type: ignore[arg-type]
                by=request.actor, at=request.now, **form.cleaned_data,
            )  # fmt: skip
        if form.is_valid():
            return _on_to_telling(request, _row(request, uid))
    return _page(request, row, entry=holding(row), moving=form, status=422)


@needs(RECORDS_RECORD)
@require_POST
def make_up(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Holds a cancelled session on another day after all."""
    row = _row(request, uid)
    form = MakingUp(request.POST)
    made: Session | None = None
    if form.is_valid():
        with told_to(form):
            made = hold_after_all(
                session=row.session, aware=str(request.POST.get("aware", ""))[:64],  # type: ignore[arg-type]
                by=request.actor, at=request.now, **form.cleaned_data,
            )  # fmt: skip
    if made is None:
        return _page(request, row, entry=holding(row), making_up=form, status=422)
    return _on_to_telling(request, _row(request, made.uid))


@needs(RECORDS_RECORD)
def clashes(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What the session would clash with at the time that is being typed; writes nothing."""
    form = MakingUp if "makeup-day" in request.GET else Moving
    found = _clashes(_row(request, uid), form(request.GET))
    return render(request, "activities/clashes.html", {"clashes": found})


def _clashes(row: Row, form: Moving | MakingUp | None) -> Told:
    """Nothing while the day is not known."""
    said: dict[str, Any] = {}
    if form is not None:
        form.is_valid()
        said = form.cleaned_data
    if not said.get("day") or row.session is None:
        return Told()
    return told(clashing.of_session(row.session, said["day"], said.get("start"), said.get("end")))


@needs(RECORDS_RECORD)
@require_POST
def stand_in(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Names who leads the session in place of the leader of the series."""
    row = _row(request, uid)
    form = _standing_in(request, row, request.POST)
    if form.is_valid():
        with told_to(form):
            actions.stand_in(session=row.session, colleague=form.chosen, by=request.actor, at=request.now)  # type: ignore[arg-type]
        if form.is_valid():
            return _back(request, row)
    return _page(request, row, entry=holding(row), standing_in=form, status=422)


def _standing_in(request: StaffRequest, row: Row, data: Any = None) -> StandingIn:
    planned: Any = row.session
    return StandingIn(data, staff=staff_of(planned.office, on=request.today), now=planned.stand_in)


def _row(request: StaffRequest, uid: UUID) -> Row:
    row = find_row(request.standing, uid)
    if row is None:
        raise Http404
    return row


def _open(request: StaffRequest, row: Row) -> bool:
    """Whether the reader may say what becomes of the session, and nobody has yet."""
    may = row.session is not None and row.session.office_id in request.standing.offices_with(RECORDS_RECORD)
    return may and row.state in {"planned", "moved"}


def _page(
    request: StaffRequest,
    row: Row,
    *,
    entry: Entry,
    papers: sheets.Sheets | None = None,
    cancelling: Cancelling | None = None,
    moving: Moving | None = None,
    making_up: MakingUp | None = None,
    standing_in: StandingIn | None = None,
    status: int = 200,
) -> HttpResponse:
    planned: Any = row.session
    first, other = heads_of(entry, row)
    answers = of_session(planned)
    context = {
        "row": row,
        "session": planned,
        "line": board.line(row, request.today),
        "day": board.title(planned.day),
        "moves": moves(planned),
        "cancellation": getattr(planned, "cancellation", None),
        "came": came(row),
        "open": _open(request, row),
        "due": row.day <= request.today,
        "stars": row.activity.activity_kind in WITH_CHILDREN,
        "sign_up": to_sign_up(request, row),
        "certificates": to_certificates(request, row),
        "want": to_volunteers(request, row),
        "shifts": shifts_of(planned) if tells(request, planned) else [],
        "lead": to_lead(request, row, KIND),
        "roll": to_roll(request, row),
        "telling": to_telling(request, row),
        "instead": notices.instead(planned),
        "records": planned.office_id in request.standing.offices_with(RECORDS_RECORD),
        "entry": entry,
        "first": first,
        "other": other,
        "rest": rest(entry),
        "moods": bars(answers, reverse("activities:satisfaction", args=[planned.uid])),
        "answers": answers.total,
        "papers": papers or sheets.Sheets(),
        "cancelling": cancelling or Cancelling(),
        "moving": moving or Moving.of(planned),
        "making_up": making_up or MakingUp.of(planned),
        "clashes": _clashes(row, moving or making_up),
        "standing_in": standing_in or _standing_in(request, row),
        "month": month(planned.day.year, planned.day.month),
        "office_query": f"?office={planned.office.slug}",
    }
    beside = request.headers.get("HX-Target") == "drawer"
    name = "activities/beside.html" if beside else "activities/session.html"
    return render(request, name, context, status=status)


def _on_to_telling(request: StaffRequest, row: Row) -> HttpResponse:
    """To the texts, where somebody enrolled has to be told; else back to the month."""
    planned: Any = row.session
    named = tells(request, planned)
    lines = notices.of_session(planned, named=named) if runs(request, planned.office_id) else []
    return (
        redirect("activities:notice", lines[0].notice.uid)
        if lines and lines[0].count.total
        else _back(request, row)
    )


def _back(request: StaffRequest, row: Row) -> HttpResponse:
    """To the day in the month's plan, with the quiet word that it is saved."""
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    planned: Any = row.session
    period = month(planned.day.year, planned.day.month)
    answer = redirect("activities:month", period)
    answer["Location"] += f"?office={planned.office.slug}#day-{planned.day.isoformat()}"
    return answer
