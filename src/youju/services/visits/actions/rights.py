"""Who may do something with a round, and the round alone while it is done."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import permissions
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office
from youju.services.visits.models import Visit, VisitRound
from youju.services.visits.rules import RoundCancelled, RoundCounted


def goes_out(by: Actor, office: Office, at: datetime) -> None:
    """Whoever plans and records visits opens cards of the office and records for it. Raises NotPermitted."""
    for needed in (permissions.RECORDS_RECORD, permissions.PEOPLE_FIND, permissions.PEOPLE_OPEN):
        require(by, needed, office=office, on=localdate(at))


def locked(round: VisitRound) -> VisitRound:
    """The round, alone, while it is open. Raises RoundCancelled, RoundCounted."""
    rows = VisitRound.objects.select_for_update(of=("self",)).select_related("office", "site", "programme")
    held = rows.get(pk=round.pk)
    if hasattr(held, "cancellation"):
        raise RoundCancelled
    if hasattr(held, "counting"):
        raise RoundCounted
    return held


def is_walked(round: VisitRound) -> bool:
    """Whether a visit of the round stands."""
    return Visit.objects.standing().filter(round=round).exists()
