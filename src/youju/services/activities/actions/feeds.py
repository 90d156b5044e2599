"""A colleague makes the secret link to the own calendar, and revokes it."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted
from youju.ground.storage import turns
from youju.ground.storage.sealing import digest_of
from youju.services.activities.models import Feed, FeedEnd
from youju.services.activities.rules import LinkRevoked


@action
def open_feed(*, secret: str, by: Actor, at: datetime) -> Feed:
    """A new link to the calendar of whoever acts; one that stood before leads nowhere from now on.

    `secret` is what nobody guesses; it comes from outside, as time does, and is not kept.
    """
    require(by, permissions.RECORDS_SEE, on=localdate(at))
    if by.user is None:
        raise NotPermitted
    turns.take(f"feed of {by.user.pk}")
    for standing in Feed.objects.filter(owner=by.user, end=None):
        _end(standing, by, at)
    made = Feed.objects.create(owner=by.user, digest=digest_of(secret), at=at, by=by)
    audit.write(verb="feed.open", by=by, at=at, subject=made.uid)
    return made


@action
def revoke_feed(*, feed: Feed, by: Actor, at: datetime) -> FeedEnd:
    """The link leads nowhere from this moment on. Raises LinkRevoked."""
    if by.user_id is None or feed.owner_id != by.user_id:
        raise NotPermitted
    held = Feed.objects.select_for_update().get(pk=feed.pk)
    if held.end_id is not None:
        raise LinkRevoked
    return _end(held, by, at)


def _end(feed: Feed, by: Actor, at: datetime) -> FeedEnd:
    end = FeedEnd.objects.create(at=at, by=by)
    feed.end = end
    feed.save(update_fields=["end"])
    audit.write(verb="feed.revoke", by=by, at=at, subject=feed.uid)
    return end
