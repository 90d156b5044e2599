"""Break-glass: in an emergency a case opens for whoever says why, for a day, and its supervisor is told."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.looking import grant_of
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require
from youju.ground.access.refusals import WithoutReason
from youju.ground.people.rules.purposes import EMERGENCY
from youju.services.cases.actions.permitting import supervises
from youju.services.cases.models import Case, EmergencyLook, EmergencySeen
from youju.services.cases.rules.refusals import HasItAlready, SeenAlready

LASTS = timedelta(hours=24)
SHORTEST = 4


@action
def break_glass(*, case: Case, reason: str, by: Actor, at: datetime) -> EmergencyLook:
    """Opens the case for 24 hours. Raises WithoutReason, HasItAlready."""
    require(by, permissions.CASES_WORK, office=case.office, on=localdate(at))
    require(by, permissions.PEOPLE_OPEN, office=case.office, on=localdate(at))
    said = reason.strip()
    if len(said) < SHORTEST:
        raise WithoutReason
    row = Case.objects.select_for_update(of=("self",)).select_related("office").get(pk=case.pk)
    if grant_of(by, row.uid, row.office, at=at) is not None:
        raise HasItAlready(field="reason")
    grant = Grant.objects.create(
        actor=by, office=row.office, subject=row.uid, purpose=EMERGENCY, basis="break-glass", since=at,
        until=at + LASTS,
    )  # fmt: skip
    made = EmergencyLook(case=row, grant=grant, by=by, at=at)
    made.close({"reason": said[:1000]})
    made.save()
    audit.write(verb="case.break_glass", by=by, at=at, office=row.office, subject=row.uid)
    return made


@action
def take_note(*, emergency: EmergencyLook, by: Actor, at: datetime) -> EmergencySeen:
    """The supervisor knows of it. Raises SeenAlready, OnlyItsSupervisor."""
    row = supervises(emergency.case, by, at)
    if EmergencySeen.objects.filter(look=emergency).exists():
        raise SeenAlready
    seen = EmergencySeen.objects.create(look=emergency, by=by, at=at)
    audit.write(verb="case.take_note", by=by, at=at, office=row.office, subject=row.uid)
    return seen
