"""Who may write in this room: who keeps its children, who looks after a pair, the companion in person."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import permissions
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.organisations.models import Office
from youju.services.companions.models import Pairing
from youju.services.companions.queries.pairings import entrusted
from youju.services.volunteers.actions.rights import in_person_or, own

KEEPING = (permissions.RECORDS_RECORD, permissions.PEOPLE_OPEN)


def keeps(by: Actor, office: Office, at: datetime) -> None:
    """Refuses whoever does not record for the office or opens no cards of it. Raises NotPermitted."""
    for needed in KEEPING:
        require(by, needed, office=office, on=localdate(at))


def looks_after(by: Actor, pairing: Pairing, at: datetime) -> None:
    """Refuses everybody but who keeps the office's children and whose hands the pair was given into."""
    require(by, permissions.RECORDS_RECORD, office=pairing.office, on=localdate(at))
    try:
        require(by, permissions.PEOPLE_OPEN, office=pairing.office, on=localdate(at))
    except NotPermitted:
        if not entrusted(by, at=at).filter(subject=pairing.uid).exists():
            raise


def of_the_pair(by: Actor, pairing: Pairing, at: datetime) -> None:
    """The same, and this very companion behind the own link, while the pair stands. Raises NotPermitted."""
    if not own(by):
        return looks_after(by, pairing, at)
    in_person_or(by=by, volunteer=pairing.volunteer, office=pairing.office, at=at)
    if not pairing.stands:
        raise NotPermitted
