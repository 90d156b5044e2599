"""What was imported, and the way to take one import back as a whole."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from youju.ground.access.permissions import RECORDS_CORRECT, RECORDS_IMPORT
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import withdraw_import
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Import
from youju.ground.evidence.queries import find_import, imports
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_IMPORT)
def table(request: StaffRequest) -> HttpResponse:
    rows = [
        {"import": one, "kind": kind_of(one.kind), "may_undo": _may_undo(request, one)}
        for one in imports(request.standing)
    ]
    return render(request, "intake/imports.html", {"rows": rows})


@needs(RECORDS_IMPORT)
def undo(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Says what will be taken back and asks why."""
    found = find_import(request.standing, uid)
    if found is None or found.withdrawal_id is not None:
        raise Http404
    if not _may_undo(request, found):
        raise PermissionDenied
    kind, error = kind_of(found.kind), ""
    if request.method == "POST":
        try:
            withdraw_import(
                batch=found, kind=kind, reason=request.POST.get("reason", ""), by=request.actor, at=request.now
            )
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("The import of {name} was taken back.").format(name=found.name))
            return redirect("intake:imports")
    context = {"import": found, "kind": kind, "error": error, "reason": request.POST.get("reason", "")}
    return render(request, "intake/undo.html", context, status=422 if error else 200)


def _may_undo(request: StaffRequest, found: Import) -> bool:
    """One's own import is taken back by oneself, a colleague's by whoever may correct what colleagues record."""
    needed = RECORDS_IMPORT if found.by_id == request.actor.pk else RECORDS_CORRECT
    return found.withdrawal_id is None and found.office_id in request.standing.offices_with(needed)
