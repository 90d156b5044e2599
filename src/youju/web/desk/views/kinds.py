"""What can be recorded, and where its records are."""

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import RECORDS_CORRECT, RECORDS_IMPORT, RECORDS_RECORD, RECORDS_SEE
from youju.ground.evidence.kinds import kinds
from youju.web.desk.rooms import room
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_SEE)
def overview(request: StaffRequest) -> HttpResponse:
    """Every kind, with the ways to its list, its form and its spreadsheets."""
    here = room(request, RECORDS_SEE)
    context = {
        **here.frame(request),
        "kinds": kinds(),
        "may_record": here.office.pk in request.standing.offices_with(RECORDS_RECORD),
        "may_correct": here.office.pk in request.standing.offices_with(RECORDS_CORRECT),
        "may_import": here.office.pk in request.standing.offices_with(RECORDS_IMPORT),
    }
    return render(request, "desk/kinds.html", context)


@needs(RECORDS_RECORD)
def choose(request: StaffRequest) -> HttpResponse:
    """What shall be recorded? The kind used last stands first."""
    here = room(request, RECORDS_RECORD)
    enterable = [kind for kind in kinds() if kind.enterable]
    last = request.session.get("kind", "")
    enterable.sort(key=lambda kind: kind.key != last)
    return render(request, "desk/choose.html", {**here.frame(request), "kinds": enterable, "last": last})
