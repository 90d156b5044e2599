"""Who may act about shifts: whoever records for the office and may find its people, or the volunteer in person."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import permissions
from youju.ground.access.models import Actor, AuditEntry
from youju.ground.access.permissions import Permission
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Office
from youju.services.volunteers.models import OwnLink, Shift, Volunteer
from youju.services.volunteers.rules.own import HOUR, MOST_AN_HOUR, ShiftHasBegun, TooOften, begun

ORGANISING = (permissions.RECORDS_RECORD, permissions.PEOPLE_FIND)


def organise(by: Actor, office: Office, at: datetime) -> None:
    """Refuses whoever does not organise the office's volunteers. Raises NotPermitted."""
    for needed in ORGANISING:
        require(by, needed, office=office, on=localdate(at))


def own(by: Actor) -> bool:
    """Whether a volunteer acts: such an actor holds no permission, and acts on what is their own or not at all."""
    return by.kind == Actor.Kind.VOLUNTEER


def in_person_or(
    *needed: Permission, by: Actor, volunteer: Volunteer, office: Office, at: datetime
) -> None:  # fmt: skip
    """Refuses everybody but this very volunteer and whoever holds what is needed in the office.

    A volunteer acts as long as a link to the own page stands and the person is not erased.
    Raises NotPermitted, TooOften.
    """
    if own(by):
        stands = OwnLink.objects.filter(
            volunteer=volunteer, volunteer__actor=by, volunteer__office=office, volunteer__person__erasure=None,
            end=None,
        )  # fmt: skip
        if not stands.exists():
            raise NotPermitted
        if AuditEntry.objects.filter(by=by, at__gt=at - HOUR).count() >= MOST_AN_HOUR:
            raise TooOften
        return
    for permission in needed:
        require(by, permission, office=office, on=localdate(at))


def in_time(by: Actor, shift: Shift, at: datetime) -> None:
    """A volunteer decides until the shift begins; whoever organises writes down also what has been.

    Raises ShiftHasBegun.
    """
    if own(by) and begun(shift.day, shift.start, at):
        raise ShiftHasBegun
