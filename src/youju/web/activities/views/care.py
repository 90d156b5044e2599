"""What a child of a running session needs: opened with a tap, written down before it is read."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from youju.ground.access.looking import look
from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.people.queries.cards import root_of
from youju.ground.people.queries.pages import also
from youju.services.activities.actions.caring import look_after
from youju.services.activities.queries.caring import care as care_for
from youju.services.activities.queries.caring import person_of
from youju.web.activities.views.roll import opened_session
from youju.web.shell.needs import StaffRequest, needs


@needs(PEOPLE_OPEN)
@require_POST
def care(request: StaffRequest, uid: UUID, person: UUID) -> HttpResponse:
    """Allergies, warnings, telephone numbers and who may fetch the child."""
    session = opened_session(request, uid)
    found = person_of(session.office, person)
    if found is None:
        raise Http404
    look_after(session=session, person=found, by=request.actor, at=request.now)
    root = root_of(found)
    seen = look(subject=root.uid, office=session.office, also=also(root), by=request.actor, at=request.now)
    context = {
        "care": care_for(root, look=seen, at=request.now),
        "session": session,
        "back": reverse("activities:roll", args=[session.uid]),
    }
    beside = request.headers.get("HX-Target") == "drawer"
    name = "activities/care_beside.html" if beside else "activities/care.html"
    answer = render(request, name, context)
    # What was opened for one look is not kept by the browser.
    answer["Cache-Control"] = "no-store"
    return answer
