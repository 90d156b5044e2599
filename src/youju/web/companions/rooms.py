"""Pairs, children and volunteers that an address names, for whoever may know of them."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_CORRECT
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.services.companions.models import Pairing
from youju.services.companions.queries import pairings
from youju.services.volunteers.models import Volunteer
from youju.web.people.opening import person_or_404
from youju.web.shell.needs import StaffRequest
from youju.web.volunteers.rooms import volunteer_or_404


def pairing_or_404(request: StaffRequest, uid: UUID) -> Pairing:
    """The pair, for whoever opens cards of its office or looks after it; colleagues learn that it is closed."""
    found = pairings.find_pairing(request.standing, request.actor, uid, at=request.now)
    if found is not None:
        return found
    if pairings.is_of(request.standing, uid):
        raise PermissionDenied
    raise Http404


def child_or_404(request: StaffRequest, uid: UUID) -> Person:
    """The child's speaking card, for whoever opens cards of its office."""
    return root_of(person_or_404(request, uid, PEOPLE_OPEN))


def companion_or_404(request: StaffRequest, uid: UUID) -> Volunteer:
    return volunteer_or_404(request, uid, PEOPLE_OPEN)


def opens(request: StaffRequest, office: Office) -> bool:
    """Whether the reader may open cards of the office: only then a child has its name."""
    return office.pk in request.standing.offices_with(PEOPLE_OPEN)


def may_undo(request: StaffRequest, pairing: Pairing) -> bool:
    """Whether the reader wrote the end of the pair, or corrects what others recorded."""
    if pairing.ending is None or not opens(request, pairing.office):
        return False
    corrects = pairing.office_id in request.standing.offices_with(RECORDS_CORRECT)
    return corrects or pairing.ending.by_id == request.actor.pk


def saved(request: StaffRequest) -> str:
    """The quiet word that it is saved."""
    return _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")}


def stamp(request: StaffRequest) -> dict[str, Any]:
    """Who writes, and when."""
    return {"by": request.actor, "at": request.now}
