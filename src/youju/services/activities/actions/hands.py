"""Volunteers are wanted for a session; their shift goes where the session goes."""

from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.refusals import NotPermitted
from youju.services.activities.models import Cancellation, Session, SessionShift
from youju.services.activities.rules import SessionCancelled
from youju.services.volunteers import actions as volunteers
from youju.services.volunteers.models import Shift
from youju.services.volunteers.rules.shifts import ShiftCancelled, ShiftWasHeld


@action
def want_volunteers(*, session: Session, by: Actor, at: datetime, **details: Any) -> Shift:
    """Opens a shift for the session; `details` are those of a shift. Raises SessionCancelled."""
    held = Session.objects.select_for_update(of=("self",)).select_related("office").get(pk=session.pk)
    if Cancellation.objects.filter(session=held).exists():
        raise SessionCancelled
    shift = volunteers.open_shift(office=held.office, by=by, at=at, **details)
    SessionShift.objects.create(session=held, shift=shift, by=by, at=at)
    audit.write(
        verb="session.want_volunteers", by=by, at=at, office=held.office, subject=held.uid,
        values={"shift": str(shift.uid)},
    )  # fmt: skip
    return shift


def follow(session: Session, *, before: tuple[date, time | None] | None, by: Actor, at: datetime) -> None:
    """Moves the shifts of a session with it, or calls them off where `before` is None: it does not take place.

    By as many days and minutes as the session moved. A shift on which somebody is signed in stays, as does
    every shift where whoever moves the session does not organise volunteers: its page then names the two days.
    """
    rows = SessionShift.objects.filter(session=session).select_related("shift__office").order_by("pk")
    for shift in (row.shift for row in rows):
        with suppress(NotPermitted, ShiftWasHeld, ShiftCancelled):
            if before is None:
                volunteers.cancel_shift(shift=shift, reason=gettext("The session is cancelled."), by=by, at=at)
            else:
                volunteers.change_shift(shift=shift, by=by, at=at, **_moved(shift, session, *before))


def _moved(shift: Shift, session: Session, day: date, start: time | None) -> dict[str, Any]:
    """The new day and hours; hours that would leave the day stay."""
    said: dict[str, Any] = {"day": shift.day + (session.day - day)}
    if start is None or session.start is None:
        return said
    step = _at(session.start) - _at(start)
    begins, ends = _at(shift.start) + step, _at(shift.end) + step
    if begins.date() == ends.date() == _at(shift.start).date():
        said |= {"start": begins.time(), "end": ends.time()}
    return said


def _at(clock: time) -> datetime:
    # Any day: only the step between two hours is asked for.
    return datetime.combine(date(2000, 1, 1), clock)
