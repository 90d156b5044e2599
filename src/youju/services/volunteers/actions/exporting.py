"""The service records of an office leave the house once somebody said why; the chain keeps the saying."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.services.volunteers.models import Team
from youju.services.volunteers.queries.blocks import Blocks, blocks
from youju.services.volunteers.rules import AnotherOffice, ReasonMissing


@action
def export_records(
    *, office: Office, period: Period, team: Team | None = None, reason: str, by: Actor, at: datetime
) -> Blocks:
    """The five blocks of the service records, of everybody or of one group. Raises ReasonMissing."""
    for needed in (permissions.PEOPLE_KEEP, permissions.RECORDS_EXPORT):
        require(by, needed, office=office, on=localdate(at))
    if team is not None and team.office_id != office.pk:
        raise AnotherOffice(field="team")
    if not (said := tidy(reason)):
        raise ReasonMissing
    found = blocks(office, period, team)
    audit.write(
        verb="volunteer.export", by=by, at=at, office=office, rows=len(found.volunteers),
        values={"reason": said, "start": period.start, "end": period.end, "team": str(team.uid) if team else ""},
    )  # fmt: skip
    return found
