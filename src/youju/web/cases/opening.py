"""A case opens for whoever was given it; to others of the office its page says in whose hands it is."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from youju.ground.access.looking import Look, NotGranted, look
from youju.ground.access.permissions import CASES_SUPERVISE
from youju.services.cases.models import Case, Paper
from youju.services.cases.queries.access import stands_in
from youju.services.cases.queries.cases import case_of
from youju.services.cases.queries.papers import paper_of
from youju.web.cases.forms.base import Setting
from youju.web.shell.needs import StaffRequest

FORBIDDEN = 403


def case_or_404(request: StaffRequest, uid: UUID) -> Case:
    """The case, for whoever works on cases of its office."""
    case = case_of(request.standing, uid)
    if case is None or case.person is None:
        raise Http404
    return case


def opened(request: StaffRequest, case: Case) -> Look | HttpResponse:
    """A look at the case that stands in the log; for others a page that says whom to ask, and the way in need."""
    try:
        return look(subject=case.uid, office=case.office, by=request.actor, at=request.now)
    except NotGranted:
        return closed(request, case)


def closed(request: StaffRequest, case: Case) -> HttpResponse:
    """In whose hands the case is; nothing of whose it is."""
    context = {"case": case, "gives": gives(request, case)}
    return render(request, "cases/closed.html", context, status=FORBIDDEN)


def gives(request: StaffRequest, case: Case) -> bool:
    """Whether the reader may give the case into other hands."""
    return case.office_id in request.standing.offices_with(CASES_SUPERVISE)


def writes(request: StaffRequest, case: Case) -> bool:
    """Whether the reader writes papers of this case."""
    return request.actor.user_id == case.worker_id or supervises(request, case)


def supervises(request: StaffRequest, case: Case) -> bool:
    """Whether the reader supervises this case, for themselves or standing in."""
    if request.actor.user_id == case.supervisor_id:
        return True
    return gives(request, case) and stands_in(case, request.actor.user_id, on=request.today)


def paper_or_404(case: Case, uid: UUID) -> Any:
    paper: Paper | None = paper_of(case, uid)
    if paper is None or paper.withdrawal_id is not None:
        raise Http404
    return paper


def setting(request: StaffRequest, case: Case, seen: Look) -> Setting:
    return Setting(case, seen, request.actor, request.now, request.today)


def unstored(answer: HttpResponse) -> HttpResponse:
    """Nothing of a case stays in a cache, so that a right that ended ends in open tabs too."""
    answer["Cache-Control"] = "no-store"
    return answer
