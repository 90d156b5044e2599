"""Stars are given and taken back while the session's day runs; a series chooses its board and opens a screen."""

from datetime import date, datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.ground.storage import turns
from youju.ground.storage.sealing import digest_of
from youju.services.activities.models import (
    Activity,
    Session,
    StarBoard,
    StarGrant,
    StarScreen,
    StarScreenEnd,
    StarWord,
    Void,
)
from youju.services.activities.queries.stars import is_here, last_star, stars_of
from youju.services.activities.rules import LinkRevoked
from youju.services.activities.rules.stars import (
    MOST_AT_ONCE,
    MOST_IN_SESSION,
    EnoughStars,
    NoStarToTakeBack,
    NotThereForStars,
    StarsOnTheDay,
    UnfitStars,
)


@action
def give_stars(
    *, session: Session, person: Person, word: str, n: int = 1, key: UUID, by: Actor, at: datetime
) -> StarGrant:
    """So many stars for a child who is there; the same `key` again is the same star.

    Raises StarsOnTheDay, NotThereForStars, EnoughStars, UnfitStars.
    """
    _may(by, session.office, at)
    if session.day != localdate(at):
        raise StarsOnTheDay
    if word not in StarWord.values or not 1 <= n <= MOST_AT_ONCE:
        raise UnfitStars
    turns.take(f"stars of {session.pk}")
    root = root_of(person)
    known = StarGrant.objects.filter(uid=key).first()
    if known is not None:
        if (known.session_id, known.person_id, known.word, known.n) != (session.pk, root.pk, word, n):
            raise UnfitStars
        audit.write(verb="stars.give", by=by, at=at, office=session.office, subject=key, rows=0)
        return known
    if not is_here(session, root):
        raise NotThereForStars
    if stars_of(session, root) + n > MOST_IN_SESSION:
        raise EnoughStars
    made = StarGrant.objects.create(
        uid=key, session=session, office=session.office, person=root, n=n, word=word, at=at, by=by
    )
    audit.write(
        verb="stars.give", by=by, at=at, office=session.office, subject=made.uid,
        values={"person": str(root.uid), "n": str(n), "word": word},
    )  # fmt: skip
    return made


@action
def take_back_stars(*, session: Session, person: Person, by: Actor, at: datetime) -> Void:
    """The last star of the child was a slip. Raises StarsOnTheDay, NoStarToTakeBack."""
    _may(by, session.office, at)
    if session.day != localdate(at):
        raise StarsOnTheDay
    turns.take(f"stars of {session.pk}")
    last = last_star(session, root_of(person))
    if last is None:
        raise NoStarToTakeBack
    last.void = Void.objects.create(by=by, at=at)
    last.save(update_fields=["void"])
    audit.write(verb="stars.take_back", by=by, at=at, office=session.office, subject=last.uid)
    return last.void


@action
def arrange_board(*, activity: Activity, since: date, by_stars: bool, by: Actor, at: datetime) -> StarBoard:
    """Since when stars count on the board of the series, and in which order it shows them."""
    _may(by, activity.office, at)
    said = {"since": since, "by_stars": by_stars}
    fresh = {**said, "office": activity.office, "at": at, "by": by}
    row, _new = StarBoard.objects.update_or_create(activity=activity, defaults=said, create_defaults=fresh)
    audit.write(
        verb="stars.change", by=by, at=at, office=activity.office, subject=row.uid,
        values={name: str(value) for name, value in said.items()},
    )  # fmt: skip
    return row


@action
def open_screen(*, activity: Activity, secret: str, by: Actor, at: datetime) -> StarScreen:
    """A new link for the wall; the one before leads nowhere from now on. `secret` is not kept."""
    _may(by, activity.office, at)
    turns.take(f"star screen of {activity.pk}")
    for standing in StarScreen.objects.filter(activity=activity, end=None):
        _end(standing, by, at)
    made = StarScreen.objects.create(
        activity=activity, office=activity.office, digest=digest_of(secret), at=at, by=by
    )
    audit.write(verb="stars.open", by=by, at=at, office=activity.office, subject=made.uid)
    return made


@action
def close_screen(*, screen: StarScreen, by: Actor, at: datetime) -> StarScreenEnd:
    """The link leads nowhere from this moment on. Raises LinkRevoked."""
    _may(by, screen.office, at)
    held = StarScreen.objects.select_for_update(of=("self",)).get(pk=screen.pk)
    if held.end_id is not None:
        raise LinkRevoked
    return _end(held, by, at)


def _end(screen: StarScreen, by: Actor, at: datetime) -> StarScreenEnd:
    end = StarScreenEnd.objects.create(at=at, by=by)
    screen.end = end
    screen.save(update_fields=["end"])
    audit.write(verb="stars.close", by=by, at=at, office=screen.office, subject=screen.uid)
    return end


def _may(by: Actor, office: Office, at: datetime) -> None:
    for needed in (permissions.RECORDS_RECORD, permissions.PEOPLE_FIND):
        require(by, needed, office=office, on=localdate(at))
