"""Shifts of volunteers that belong to a session, and the session that a shift is for."""

from youju.services.activities.models import Session, SessionShift
from youju.services.volunteers.models import Shift
from youju.services.volunteers.queries.shifts import Line, lines_of


def shifts_of(session: Session) -> list[Line]:
    """What volunteers are wanted for, in the order of hours, with how many stand there."""
    return lines_of(list(SessionShift.objects.filter(session=session).values_list("shift", flat=True)))


def session_of(shift: Shift) -> Session | None:
    """The session that the shift is for."""
    row = (
        SessionShift.objects.filter(shift=shift)
        .select_related("session__activity", "session__cancellation")
        .first()
    )
    return row.session if row is not None else None
