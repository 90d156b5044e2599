"""Who may act about shifts: whoever records for the office and may find its people."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import permissions
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office


def organise(by: Actor, office: Office, at: datetime) -> None:
    """Refuses whoever does not organise the office's volunteers. Raises NotPermitted."""
    for needed in (permissions.RECORDS_RECORD, permissions.PEOPLE_FIND):
        require(by, needed, office=office, on=localdate(at))
