"""An editor puts what is kept of a printed issue on the public pages, or takes it from there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_COMPOSE
from youju.ground.access.refusals import Refusal
from youju.reporting.archive import actions
from youju.reporting.archive.rules import NothingKept, NotPublic, PublicAlready
from youju.web.archive.rooms import issue_or_404
from youju.web.shell.needs import StaffRequest, needs


@needs(BULLETIN_COMPOSE)
@require_POST
def publish(request: StaffRequest, uid: UUID) -> HttpResponse:
    issue = issue_or_404(request, uid)
    try:
        actions.publish(issue=issue, by=request.actor, at=request.now)
    except (NothingKept, PublicAlready) as refusal:
        return _back(request, uid, refusal)
    messages.success(request, _("What is kept of this issue stands on the public pages now."))
    return _back(request, uid)


@needs(BULLETIN_COMPOSE)
@require_POST
def conceal(request: StaffRequest, uid: UUID) -> HttpResponse:
    issue = issue_or_404(request, uid)
    try:
        actions.conceal(issue=issue, by=request.actor, at=request.now)
    except NotPublic as refusal:
        return _back(request, uid, refusal)
    messages.success(request, _("This issue has left the public pages."))
    return _back(request, uid)


def _back(request: StaffRequest, uid: UUID, refusal: Refusal | None = None) -> HttpResponse:
    if refusal is not None:
        messages.error(request, str(refusal))
    return redirect("archive:issue", uid)
