"""The list of one's cases is taken along: what for, and how many, is written down."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require, standing
from youju.ground.access.refusals import WithoutReason
from youju.ground.organisations.models import Office
from youju.services.cases.models import CaseExport
from youju.services.cases.queries.cases import CaseLine, Sought, lines


@action
def export_cases(*, office: Office, reason: str, by: Actor, at: datetime) -> list[CaseLine]:
    """The cases of the office that were given to the actor, without their papers. Raises WithoutReason."""
    on = localdate(at)
    require(by, permissions.CASES_EXPORT, office=office, on=on)
    why = reason.strip()[:200]
    if not why:
        raise WithoutReason
    known = lines(office, by, standing(by, on=on), sought=Sought(), at=at, on=on)
    found = [line for line in known if line.card is not None]
    CaseExport.objects.create(office=office, what="list", rows=len(found), reason=why, by=by, at=at)
    audit.write(verb="case.export", by=by, at=at, office=office, rows=len(found), values={"reason": why})
    return found
