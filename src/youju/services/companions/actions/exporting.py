"""The list of pairs leaves the house once somebody said why; children stand on it by nickname or number."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.services.companions.actions.rights import keeps
from youju.services.companions.models import Pairing
from youju.services.companions.queries.pairings import Row, pairs
from youju.services.companions.rules.refusals import ReasonMissing


@action
def export_pairs(*, office: Office, reason: str, by: Actor, at: datetime) -> list[Row]:
    """Every pair of the office, standing and parted. Raises ReasonMissing."""
    keeps(by, office, at)
    require(by, permissions.RECORDS_EXPORT, office=office, on=localdate(at))
    if not (said := tidy(reason)):
        raise ReasonMissing
    found = pairs(Pairing.objects.standing().filter(office=office).exclude(child__name=""), on=localdate(at))
    audit.write(verb="pairing.export", by=by, at=at, office=office, rows=len(found), values={"reason": said})
    return found
