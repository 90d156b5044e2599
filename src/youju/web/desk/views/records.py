"""One record: what it says, its life in plain words, and the ways to correct, withdraw and reinstate it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import RECORDS_RECORD, RECORDS_SEE
from youju.ground.access.refusals import Refusal
from youju.ground.evidence import actions
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.queries import Opened, opened
from youju.ground.evidence.refusals import ChangedMeanwhile
from youju.web.desk import sheets
from youju.web.desk.entry import Entry
from youju.web.desk.life import life
from youju.web.desk.months import clock
from youju.web.desk.rooms import Room, kind_or_404, record_or_404
from youju.web.desk.rows import facts
from youju.web.desk.views.entries import fitting
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_SEE)
def record(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    """The record as a page of its own, or in the drawer beside the list."""
    known = kind_or_404(kind)
    found = record_or_404(request, known, uid)
    seen = opened(known, found, request.standing, by=request.actor, at=request.now)
    month = found.happened_on.strftime("%Y-%m")
    context = {
        "kind": known,
        "seen": seen,
        "heading": known.heading(found),
        "facts": facts(known, found),
        "life": life(seen.history),
        "papers": sheets.Sheets(),
        "list_query": f"?office={found.office.slug}&month={month}",
    }
    beside = request.headers.get("HX-Target") == "drawer"
    return render(request, "desk/beside.html" if beside else "desk/record.html", context)


@needs(RECORDS_RECORD)
def correct(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    known = kind_or_404(kind)
    found = record_or_404(request, known, uid)
    seen = _changeable(request, known, found)
    values = known.read_values(found)
    entry = Entry(known, found.office, values)
    if request.method != "POST":
        return _form(request, known, seen, entry.fill_with(values))
    entry.fill_from(request.POST)
    read, reason = entry.read(), request.POST.get("reason", "")
    if read is not None:
        try:
            actions.correct(
                kind=known, record=found, values=read, version=_number(request.POST.get("version")),
                reason=reason, by=request.actor, at=request.now,
            )  # fmt: skip
        except ChangedMeanwhile as refusal:
            entry.refuse(refusal)
            entry.compare(values)
            return _form(request, known, seen, entry, status=409)
        except Refusal as refusal:
            entry.refuse(refusal)
        else:
            messages.success(request, _("Corrected {time}").format(time=clock(request.now)))
            return redirect("desk:record", known.slug, uid)
    return _form(request, known, seen, entry, status=422)


@needs(RECORDS_RECORD)
def withdraw(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    """Asks why; the author undoes a fresh entry without being asked."""
    known = kind_or_404(kind)
    found = record_or_404(request, known, uid)
    seen = _changeable(request, known, found)
    error = ""
    if request.method == "POST":
        try:
            actions.withdraw(
                kind=known, record=found, reason=request.POST.get("reason", ""), by=request.actor, at=request.now
            )
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("Withdrawn {time}").format(time=clock(request.now)))
            if request.POST.get("then") == "again":
                return redirect(f"{reverse('desk:new', args=[known.slug])}?office={found.office.slug}&again={uid}")
            return redirect("desk:record", known.slug, uid)
    context = {
        "here": request.path,
        "kind": known,
        "seen": seen,
        "heading": known.heading(found),
        "error": error,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "desk/withdraw.html", context, status=422 if error else 200)


@needs(RECORDS_RECORD)
@require_POST
def reinstate(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    known = kind_or_404(kind)
    found = record_or_404(request, known, uid)
    _changeable(request, known, found)
    try:
        actions.reinstate(
            kind=known, record=found, reason=request.POST.get("reason", ""), by=request.actor, at=request.now
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Reinstated {time}").format(time=clock(request.now)))
    return redirect("desk:record", known.slug, uid)


@needs(RECORDS_RECORD)
@require_POST
def enclose(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    known = kind_or_404(kind)
    found = record_or_404(request, known, uid)
    papers = sheets.take(request, found.office)
    try:
        if papers.kept:
            actions.enclose(kind=known, record=found, attachments=papers.kept, by=request.actor, at=request.now)
            messages.success(request, _("Attached {time}").format(time=clock(request.now)))
        elif not papers.errors:
            messages.error(request, _("Choose a file first."))
    except Refusal as refusal:
        messages.error(request, str(refusal))
    for message in papers.errors:
        messages.error(request, message)
    return redirect("desk:record", known.slug, uid)


def _changeable(request: StaffRequest, kind: Kind, found: Any) -> Opened:
    seen = opened(kind, found, request.standing, by=request.actor, at=request.now)
    if not seen.may_change:
        raise PermissionDenied
    return seen


def _form(request: StaffRequest, kind: Kind, seen: Opened, entry: Entry, *, status: int = 200) -> HttpResponse:
    context = {
        **fitting(kind, Room(seen.record.office, (seen.record.office,))),
        "here": request.path,
        "seen": seen,
        "entry": entry,
        "heading": kind.heading(seen.record),
        "reason": request.POST.get("reason", ""),
        "version": seen.record.version,
    }
    return render(request, "desk/correct.html", context, status=status)


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else -1
