"""A colleague's own calendar for other programs: the link that stands, and what it tells."""

from dataclasses import dataclass
from datetime import date, datetime

from youju.ground.access.looking import last_called
from youju.ground.access.models import Actor, User
from youju.ground.access.permissions import RECORDS_SEE
from youju.ground.access.queries import standing
from youju.ground.periods import Period, month
from youju.ground.storage.sealing import digest_of
from youju.services.activities.models import Feed
from youju.services.activities.queries.rows import Narrowing, Row, plan

# Last month stays, so that a late cancellation still arrives; further ahead nothing is certain.
AHEAD = 3


@dataclass(frozen=True)
class Link:
    """The link that stands, and when a program last asked for what is behind it."""

    feed: Feed
    last_read: datetime | None


@dataclass(frozen=True)
class Behind:
    """The sessions that the owner of a link leads, last month's to those of three months ahead."""

    feed: Feed
    owner: Actor
    rows: tuple[Row, ...]


def link_of(owner: User) -> Link | None:
    """The colleague's link that stands."""
    feed = Feed.objects.filter(owner=owner, end=None).select_related("by").first()
    return Link(feed, last_called(feed.uid)) if feed else None


def behind(secret: str, *, on: date) -> Behind | None:
    """What the link with this secret leads to: what its owner leads, wherever they work now.

    None where no such link stands, and for somebody who does not work anywhere any more or may not log in.
    """
    feed = Feed.objects.filter(digest=digest_of(secret), end=None).select_related("owner").first()
    if feed is None:
        return None
    owner = Actor.objects.get(user=feed.owner)
    offices = standing(owner, on=on).offices_with(RECORDS_SEE)
    if not offices:
        return None
    rows = plan(offices, window(on), Narrowing(leader=feed.owner))
    return Behind(feed, owner, tuple(row for row in rows if row.session is not None))


def window(on: date) -> Period:
    """From the month before to three months ahead."""
    first = last = month(on.year, on.month)
    for _step in range(AHEAD):
        last = month(last.end.year, last.end.month)
    return Period(first.previous().start, last.end)
