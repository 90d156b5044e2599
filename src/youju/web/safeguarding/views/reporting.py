"""One button: whom to call, what was seen, who was told. It needs no consent, and works without network."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from youju.ground.access.permissions import OWN_ACCOUNT, PEOPLE_FIND
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.queries.persons import person_of
from youju.services.safeguarding.actions import report
from youju.services.safeguarding.queries.contacts import calls
from youju.web.activities.rolls import uid as uid_of
from youju.web.desk.rooms import room
from youju.web.safeguarding import saying
from youju.web.shell.needs import StaffRequest, needs

TYPED = ("who", "seen", "on")


@needs(OWN_ACCOUNT)
def new(request: StaffRequest) -> HttpResponse:
    """The form; whoever holds any role in an office reports to it."""
    if not request.standing.offices_with(OWN_ACCOUNT):
        raise PermissionDenied
    here = room(request, OWN_ACCOUNT)
    person = _person(request, here.office)
    problem = ""
    if request.method == "POST":
        try:
            made = report(
                office=here.office, seen=saying.typed(request.POST), by=request.actor, at=request.now
            ).report
        except Refusal as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("Reported. The supervisor and the director see it at once."))
            return redirect("safeguarding:report", made.uid)
    context = {
        **here.frame(request), **filled(here.office, request, person), "kept": False,
        "problems": [{"message": problem, "href": "#seen"}] if problem else [],
    }  # fmt: skip
    return render(request, "safeguarding/new.html", context, status=422 if problem else 200)


def filled(office: Office, request: StaffRequest, person: Person | None) -> dict[str, Any]:
    """What the form shows: whom to call, and what was typed."""
    posted = request.POST
    return {
        "calls": [
            {
                "call": call, "told": bool(posted.get(f"told_{call.whom}")),
                "at": posted.get(f"at_{call.whom}", ""),
                "name": posted.get(f"name_{call.whom}", "") or call.name,
            }
            for call in calls(office)
        ],
        "typed": {
            **{name: posted.get(name, "") for name in TYPED},
            "who": posted.get("who", "") or (str(person) if person else ""),
            "on": posted.get("on", "") or request.today.isoformat(),
        },
        "key": posted.get("key", "") or str(uuid4()), "person": str(person.uid) if person else "",
        "about": office.uid, "today": request.today.isoformat(),
    }  # fmt: skip


def _person(request: StaffRequest, office: Office) -> Person | None:
    """Whom the report is about, for whoever may find people of the office; to others an address names nobody."""
    said = request.POST.get("person", "") or request.GET.get("person", "")
    if not said or office.pk not in request.standing.offices_with(PEOPLE_FIND):
        return None
    wanted: UUID | None = uid_of(said)
    found = person_of(request.standing, wanted) if wanted else None
    if found is None or found.office_id != office.pk:
        raise Http404
    return found
