"""Children who wait and companions who are free, side by side; a tap on one, one on the other: a pair."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.organisations.models import Office
from youju.services.companions import actions
from youju.services.companions.queries import choosing
from youju.services.companions.queries.choosing import Candidate
from youju.web.companions.faces import candidate_face, free_face, waiting_face
from youju.web.companions.rooms import child_or_404, companion_or_404, stamp
from youju.web.desk.rooms import room
from youju.web.people.opening import person_or_404
from youju.web.shell.needs import StaffRequest, needs


@needs(PEOPLE_OPEN)
def waiting(request: StaffRequest) -> HttpResponse:
    """Both sides of the office."""
    here = room(request, PEOPLE_OPEN)
    found = choosing.room(here.office, at=request.now)
    context = {
        **here.frame(request), "waiting": [waiting_face(one) for one in found.waiting],
        "refusing": [waiting_face(one) for one in found.refusing], "free": [free_face(one) for one in found.free],
        "others": [free_face(one) for one in found.others],
    }  # fmt: skip
    return render(request, "companions/waiting.html", context)


@needs(PEOPLE_OPEN)
def for_child(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who could accompany this child; whoever cannot stands there with the reason."""
    child = child_or_404(request, uid)
    if request.method == "POST":
        volunteer = companion_or_404(request, _named(request, "volunteer"))
        return _paired(request, child=child, volunteer=volunteer)
    wish, found = choosing.for_child(child.office, child.uid, at=request.now)
    return _page(request, child.office, found, child=waiting_face(wish) if wish else None, name=str(child))


@needs(PEOPLE_OPEN)
def for_companion(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Whom this volunteer could accompany."""
    volunteer = companion_or_404(request, uid)
    if request.method == "POST":
        child = person_or_404(request, _named(request, "child"), PEOPLE_OPEN)
        return _paired(request, child=child, volunteer=volunteer)
    free, found = choosing.for_companion(volunteer.office, volunteer.uid, at=request.now)
    face = free_face(free) if free else {}
    return _page(request, volunteer.office, found, volunteer=face, name=str(volunteer))


def _paired(request: StaffRequest, **two: Any) -> HttpResponse:
    made = actions.pair(**two, **stamp(request))
    messages.success(request, _("They are a pair. Agree on the rhythm and the first meeting below."))
    return redirect("companions:pair", made.uid)


def _page(
    request: StaffRequest, office: Office, found: list[Candidate], *, name: str, child: Any = None,
    volunteer: Any = None,
) -> HttpResponse:  # fmt: skip
    faces = [candidate_face(one) for one in found]
    context = {
        "office": office, "name": name, "of_child": volunteer is None, "child": child, "volunteer": volunteer,
        "possible": [face for face in faces if not face["barred"]],
        "barred": [face for face in faces if face["barred"]],
    }  # fmt: skip
    return render(request, "companions/choose.html", context)


def _named(request: StaffRequest, field: str) -> UUID:
    try:
        return UUID(request.POST.get(field, ""))
    except ValueError:
        raise Http404 from None
