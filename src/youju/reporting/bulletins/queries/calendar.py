"""The live calendar: what the offices plan from last month on, under the identities that issues print too."""

from datetime import datetime

from django.conf import settings
from django.utils.timezone import localdate

from youju.ground.organisations.models import Network
from youju.ground.periods import Period, month
from youju.reporting.bulletins.queries.composing import preview
from youju.reporting.publishing import content, ical

# Last month stays, so that a late cancellation still reaches who subscribed; further ahead nothing is certain.
AHEAD = 3


def live(network: Network, at: datetime) -> bytes:
    """An iCalendar file of the planned sessions of last month, this one and the three to come."""
    today = localdate(at)
    first = last = month(today.year, today.month)
    for _step in range(AHEAD):
        last = month(last.end.year, last.end.month)
    window = Period(first.previous().start, last.end)
    issue = content.Issue(
        uid=str(network.uid), network=network.name, bulletin=network.bulletin, period="calendar", month="",
        next_month="", revision=1, released_at=at, audit_head="", address=f"{settings.PUBLIC_ADDRESS}/issues/",
        preview=preview(list(network.offices.all()), window),
    )  # fmt: skip
    return ical.render(issue)
