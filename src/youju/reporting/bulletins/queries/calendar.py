"""The live calendar: what the offices plan from last month on, under the identities that issues print too."""

from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localdate

from youju.ground.organisations.models import Network
from youju.ground.periods import Period, month
from youju.reporting.bulletins.queries.ahead import Where
from youju.reporting.bulletins.queries.composing import preview
from youju.reporting.publishing import content, ical

# Last month stays, so that a late cancellation still reaches who subscribed; further ahead nothing is certain.
AHEAD = 3


def live(network: Network, at: datetime, places: Where) -> bytes:
    """An iCalendar file of the planned sessions of last month, this one and the three to come.

    An office or a site has a calendar of its own; the same session is the same event in all of them.
    """
    today = localdate(at)
    first = last = month(today.year, today.month)
    for _step in range(AHEAD):
        last = month(last.end.year, last.end.month)
    window = Period(first.previous().start, last.end)
    planned = preview(places.asked, window)
    if places.site is not None:
        planned = tuple(_only(each, places.site.name) for each in planned)
    issue = content.Issue(
        uid=str(network.uid), network=network.name, bulletin=network.bulletin, period="calendar", month="",
        next_month=str(places.site or places.office or ""), revision=1, released_at=at, audit_head="",
        address=f"{settings.PUBLIC_ADDRESS}/calendar/", preview=planned,
    )  # fmt: skip
    return ical.render(issue)


def _only(given: content.Preview, name: str) -> content.Preview:
    """A site's name is its own within its office."""
    return replace(given, places=tuple(place for place in given.places if place.name == name))
