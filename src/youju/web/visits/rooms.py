"""Things of visits that an address names: they exist for whoever opens cards of their office and records there."""

from uuid import UUID

from django.http import Http404

from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_RECORD
from youju.services.visits.models import Stop, TeamMember, Visit, VisitRound
from youju.services.visits.queries import rounds
from youju.services.visits.queries.visits import find_visit
from youju.web.shell.needs import StaffRequest


def round_or_404(request: StaffRequest, uid: UUID) -> VisitRound:
    found = rounds.find_round(request.standing, uid)
    if found is None or not goes_out(request, found.office_id):
        raise Http404
    return found


def stop_or_404(request: StaffRequest, uid: UUID, stop: UUID) -> Stop:
    found = rounds.stop_of(round_or_404(request, uid), stop)
    if found is None:
        raise Http404
    return found


def member_or_404(request: StaffRequest, uid: UUID, member: UUID) -> TeamMember:
    found = rounds.member_of(round_or_404(request, uid), member)
    if found is None:
        raise Http404
    return found


def visit_or_404(request: StaffRequest, uid: UUID) -> Visit:
    found = find_visit(request.standing, uid)
    if found is None or not goes_out(request, found.office_id):
        raise Http404
    return found


def goes_out(request: StaffRequest, office: int) -> bool:
    """Whether the reader may plan and record visits of the office."""
    return all(office in request.standing.offices_with(needed) for needed in (PEOPLE_OPEN, RECORDS_RECORD))
