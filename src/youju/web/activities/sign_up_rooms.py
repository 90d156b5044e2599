"""Sessions and series that an address names, for whoever runs public sign-up and need not find people."""

from uuid import UUID

from django.http import Http404

from youju.ground.access.permissions import RECORDS_RECORD, SIGN_UPS_RUN
from youju.services.activities.models import Activity, Session
from youju.services.activities.queries import find_activity, find_row
from youju.web.shell.needs import StaffRequest


def runs(request: StaffRequest, office: int) -> bool:
    """Whether the reader runs sign-ups of the office and records for it."""
    standing = request.standing
    return office in standing.offices_with(SIGN_UPS_RUN) & standing.offices_with(RECORDS_RECORD)


def session_or_404(request: StaffRequest, uid: UUID) -> Session:
    row = find_row(request.standing, uid)
    if row is None or row.session is None or not runs(request, row.session.office_id):
        raise Http404
    return row.session


def activity_or_404(request: StaffRequest, uid: UUID) -> Activity:
    activity = find_activity(request.standing, uid)
    if activity is None or not runs(request, activity.office_id):
        raise Http404
    return activity
