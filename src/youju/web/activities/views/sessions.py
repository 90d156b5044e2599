"""One session: how many came, that it was called off, or when it takes place instead."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import RECORDS_RECORD, RECORDS_SEE
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import record
from youju.ground.evidence.kinds import kind_of
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.queries import Row, find_row, moves
from youju.web.activities import board
from youju.web.activities.forms import Cancelling, Moving
from youju.web.activities.holding import came, heads_of, holding, rest
from youju.web.desk import sheets
from youju.web.desk.entry import Entry
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

KIND = "activities.session"


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
            return _back(request, row)
    return _page(request, row, entry=holding(row), cancelling=form, status=422)


@needs(RECORDS_RECORD)
@require_POST
def move(request: StaffRequest, uid: UUID) -> HttpResponse:
    row = _row(request, uid)
    form = Moving(request.POST)
    if form.is_valid():
        with told_to(form):
            actions.move_session(session=row.session, by=request.actor, at=request.now, **form.cleaned_data)  # type: ignore[arg-type]
        if form.is_valid():
            return _back(request, _row(request, uid))
    return _page(request, row, entry=holding(row), moving=form, status=422)


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
    status: int = 200,
) -> HttpResponse:
    planned: Any = row.session
    first, other = heads_of(entry, row)
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
        "lead": _lead(request, row),
        "entry": entry,
        "first": first,
        "other": other,
        "rest": rest(entry),
        "papers": papers or sheets.Sheets(),
        "cancelling": cancelling or Cancelling(),
        "moving": moving or Moving.of(planned),
        "month": month(planned.day.year, planned.day.month),
        "office_query": f"?office={planned.office.slug}",
    }
    beside = request.headers.get("HX-Target") == "drawer"
    name = "activities/beside.html" if beside else "activities/session.html"
    return render(request, name, context, status=status)


def _lead(request: StaffRequest, row: Row) -> str:
    """Where a lead for the bulletin is left after the session; empty for whoever records nothing in its office."""
    planned: Any = row.session
    may = planned.office_id in request.standing.offices_with(RECORDS_RECORD)
    if not may or row.day > request.today or row.state == "cancelled":
        return ""
    about = {"kind": kind_of(KIND).slug, "record": str(row.holding.uid)} if row.holding else {}
    return f"{reverse('bulletins:leave_lead')}?{urlencode({'office': planned.office.slug, **about})}"


def _back(request: StaffRequest, row: Row) -> HttpResponse:
    """To the day in the month's plan, with the quiet word that it is saved."""
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    planned: Any = row.session
    period = month(planned.day.year, planned.day.month)
    answer = redirect("activities:month", period)
    answer["Location"] += f"?office={planned.office.slug}#day-{planned.day.isoformat()}"
    return answer
