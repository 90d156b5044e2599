"""Reports for their reporter, the supervisor and the director: the list, and one of them with what was done."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from youju.ground.access.looking import NotGranted, look
from youju.ground.access.permissions import HARM_ANSWER, OWN_ACCOUNT
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.services.safeguarding import actions
from youju.services.safeguarding.models import HarmReport
from youju.services.safeguarding.queries import reports
from youju.services.safeguarding.queries.contacts import calls
from youju.web.safeguarding import saying
from youju.web.shell.needs import StaffRequest, needs


@needs(OWN_ACCOUNT)
def table(request: StaffRequest) -> HttpResponse:
    """Open ones, or closed ones; of what was seen the list says nothing."""
    _serves(request)
    closed = request.GET.get("closed") == "1"
    found = reports.reports(request.standing, request.actor, closed=closed)
    context = {
        "rows": found, "closed": closed, "answers": request.standing.holds(HARM_ANSWER),
        "others": request.path if closed else f"{request.path}?closed=1",
    }  # fmt: skip
    return render(request, "safeguarding/reports.html", context)


@needs(OWN_ACCOUNT)
def page(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Everything that was written of it, after the look stands in the log."""
    return _page(request, _report_or_404(request, uid))


@needs(HARM_ANSWER)
@require_POST
def receive(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The supervisor or director has it in hand."""
    found = _answered_or_404(request, uid)
    actions.receive(report=found, by=request.actor, at=request.now)
    return redirect("safeguarding:report", found.uid)


@needs(OWN_ACCOUNT)
def tell(request: StaffRequest, uid: UUID) -> HttpResponse:
    if _serves(request).method != "POST":
        return HttpResponseNotAllowed(["POST"])
    return _done(
        request, _report_or_404(request, uid),
        lambda found, **by: actions.tell(report=found, told=saying.told_of(request.POST), **by),
    )  # fmt: skip


@needs(OWN_ACCOUNT)
def follow_up(request: StaffRequest, uid: UUID) -> HttpResponse:
    if _serves(request).method != "POST":
        return HttpResponseNotAllowed(["POST"])
    return _done(
        request, _report_or_404(request, uid),
        lambda found, **by: actions.follow_up(report=found, words=request.POST.get("words", ""), **by),
    )  # fmt: skip


@needs(HARM_ANSWER)
@require_POST
def close(request: StaffRequest, uid: UUID) -> HttpResponse:
    return _done(
        request, _answered_or_404(request, uid),
        lambda found, **by: actions.close(report=found, words=request.POST.get("words", ""), **by),
    )  # fmt: skip


def _report_or_404(request: StaffRequest, uid: UUID) -> HarmReport:
    found = reports.find(_serves(request).standing, request.actor, uid)
    if found is None:
        raise Http404
    return found


def _serves(request: StaffRequest) -> StaffRequest:
    """The request of somebody who holds a role in an office; anybody else is refused."""
    if not request.standing.offices_with(OWN_ACCOUNT):
        raise PermissionDenied
    return request


def _answered_or_404(request: StaffRequest, uid: UUID) -> HarmReport:
    found = _report_or_404(request, uid)
    if found.office_id not in request.standing.offices_with(HARM_ANSWER):
        raise Http404
    return found


def _done(request: StaffRequest, report: HarmReport, act: Callable[..., Any]) -> HttpResponse:
    try:
        act(report, by=request.actor, at=request.now)
    except NotPermitted:
        raise
    except Refusal as refusal:
        return _page(request, report, problem=refusal)
    return redirect("safeguarding:report", report.uid)


def _page(request: StaffRequest, report: HarmReport, *, problem: Refusal | None = None) -> HttpResponse:
    answers = report.office_id in request.standing.offices_with(HARM_ANSWER)
    shared: dict[str, Any] = {
        "report": report, "answers": answers, "words": request.POST.get("words", "")[:4000] if problem else "",
        "received": getattr(report, "received", None), "closing": getattr(report, "closing", None),
        "problems": [{"message": str(problem), "href": "#main"}] if problem else [],
    }  # fmt: skip
    try:
        seen = look(subject=report.uid, office=report.office, needs=OWN_ACCOUNT, by=request.actor, at=request.now)
    except NotGranted:
        answer = render(request, "safeguarding/closed.html", shared)
    else:
        shared |= {"opened": reports.opened(report, look=seen), "calls": calls(report.office)}
        answer = render(request, "safeguarding/report.html", shared, status=422 if problem else 200)
    answer["Cache-Control"] = "no-store"
    return answer
