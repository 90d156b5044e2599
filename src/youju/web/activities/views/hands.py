"""Volunteers are wanted for a session: a shift of their own is opened, filled in from the session."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_FIND
from youju.services.activities.actions.hands import want_volunteers
from youju.services.activities.models import FOR_PUPILS, ActivityKind
from youju.services.volunteers.models import Shift
from youju.web.activities import board
from youju.web.activities.views.roll import session_or_404
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.shift_forms import ShiftForm

WITH_CHILDREN = (*FOR_PUPILS, ActivityKind.CARE)


@needs(PEOPLE_FIND)
def want(request: StaffRequest, uid: UUID) -> HttpResponse:
    session = session_or_404(request, uid)
    activity = session.activity
    fresh = {
        "day": session.day, "start": session.start, "end": session.end, "places": 2, "what": activity.name,
        "site": activity.site.uid if activity.site else None,
        "programme": activity.programme.uid if activity.programme else None,
        "meets_children": activity.activity_kind in WITH_CHILDREN,
    }  # fmt: skip
    form = ShiftForm(request.POST or None, office=session.office, initial=fresh)
    made: Shift | None = None
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            made = want_volunteers(session=session, by=request.actor, at=request.now, **form.cleaned_data)
    if made is not None:
        return redirect("volunteers:shift", made.uid)
    return form_page(
        request, form, office=session.office, title=_("Volunteers for this session"), verb=_("Open the shift"),
        lead=_("The shift belongs to the session: it is moved and called off with it."),
        back=reverse("activities:session", args=[session.uid]),
        back_label=f"{activity.name} {board.title(session.day)}",
    )  # fmt: skip
