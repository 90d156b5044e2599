"""Things of the volunteers that an address names: they exist for whoever may find people of their office."""

from typing import TypeVar
from uuid import UUID

from django.http import Http404

from youju.ground.access.permissions import PEOPLE_FIND, Permission
from youju.services.volunteers.models import Certificate, CorrectionRequest, Paper, Shift, SignUp, Team, Volunteer
from youju.services.volunteers.queries import certificates, register, shifts
from youju.web.shell.needs import StaffRequest

T = TypeVar("T", Volunteer, Team, Certificate, Shift)


def volunteer_or_404(request: StaffRequest, uid: UUID, permission: Permission = PEOPLE_FIND) -> Volunteer:
    return _of(request, register.find_volunteer(request.standing, uid), permission)


def team_or_404(request: StaffRequest, uid: UUID, permission: Permission = PEOPLE_FIND) -> Team:
    return _of(request, register.find_team(request.standing, uid), permission)


def certificate_or_404(request: StaffRequest, uid: UUID, permission: Permission = PEOPLE_FIND) -> Certificate:
    return _of(request, certificates.find_certificate(request.standing, uid), permission)


def shift_or_404(request: StaffRequest, uid: UUID, permission: Permission = PEOPLE_FIND) -> Shift:
    return _of(request, shifts.find_shift(request.standing, uid), permission)


def sign_up_or_404(request: StaffRequest, uid: UUID, permission: Permission) -> SignUp:
    found = shifts.find_sign_up(request.standing, uid)
    if found is not None:
        _of(request, found.shift, permission)
        return found
    raise Http404


def paper_or_404(request: StaffRequest, uid: UUID, permission: Permission) -> Paper:
    found = register.find_paper(request.standing, uid)
    if found is not None:
        _of(request, found.volunteer, permission)
        return found
    raise Http404


def request_or_404(request: StaffRequest, uid: UUID, permission: Permission) -> CorrectionRequest:
    found = register.find_request(request.standing, uid)
    if found is not None:
        _of(request, found.volunteer, permission)
        return found
    raise Http404


def _of(request: StaffRequest, found: T | None, permission: Permission) -> T:
    if found is None or found.office_id not in request.standing.offices_with(permission):
        raise Http404
    return found
