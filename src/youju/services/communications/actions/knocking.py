"""How often one computer knocks at an open door: counted by a hash of the day from which nobody can tell it."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from youju.ground.storage import sealing
from youju.services.communications.models.subscribers import Knock
from youju.services.communications.queries.subscribers import knocks


def knock(what: str, who: str, *, most: int, within: timedelta, at: datetime) -> bool:
    """Whether somebody has knocked often enough `within` the time; otherwise the knock is counted."""
    mark = sealing.lookup(who, field=f"communications.knock.{what}", within=localdate(at).isoformat())
    if knocks(mark, at - within) >= most:
        return True
    Knock.objects.create(mark=mark, at=at)
    return False
