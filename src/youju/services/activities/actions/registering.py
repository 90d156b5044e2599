"""Signing up by the poster without login, taking it back by the own link, and forgetting who it was."""

from datetime import datetime, timedelta

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.fields.words import tidy
from youju.ground.people.rules import numbers
from youju.ground.storage.sealing import digest_of
from youju.services.activities.actions.openings import may
from youju.services.activities.actions.placing import alone_with, give_places
from youju.services.activities.models import Opening, Placement, Registration, Retreat, Turnout
from youju.services.activities.models.openings import found_by
from youju.services.activities.queries.guests import partner_named
from youju.services.activities.queries.openings import due, seats, standpoint
from youju.services.activities.rules.openings import (
    MOST_ALONG,
    CameAlready,
    ConsentMissing,
    NameMissing,
    NoPlaceLeft,
    NotOpen,
    OrganisationMissing,
    Phase,
    RetreatedAlready,
    TooManyAlong,
    TooManySignUpsFromHere,
)
from youju.services.communications.actions.knocking import knock

# A whole hall signs up behind one router: far more than a household, far less than a machine.
FROM_ONE_COMPUTER, HOUR = 60, timedelta(hours=1)
# What empties a sign-up of everybody whom it names.
NOBODY = {"name": "", "organisation": "", "phone": None, "lookup": None, "digest": None}


@action
def sign_up(
    *, opening: Opening, name: str, phone: str, organisation: str = "", along: int = 0, agrees: bool,
    certificate: bool = False, secret: str, computer: str, by: Actor, at: datetime,
) -> Registration:  # fmt: skip
    """Somebody stands before the poster: a place while there are enough, else the waiting list.

    `secret` is what the link holds that they keep; it comes from outside. Under a telephone that signed up before
    the first sign-up counts; the answer is the same. Raises NotOpen, NoPlaceLeft, NameMissing, UnfitPhone,
    OrganisationMissing, TooManyAlong, ConsentMissing, TooManySignUpsFromHere.
    """
    held = alone_with(opening)
    if standpoint(held, at=at).phase in (Phase.EARLY, Phase.CLOSED, Phase.CANCELLED):
        raise NotOpen
    said, body, number = tidy(name)[:40], tidy(organisation)[:60], numbers.phone(phone)
    fits_here(held, said, body, along, agrees)
    if knock("poster", computer, most=FROM_ONE_COMPUTER, within=HOUR, at=at):
        raise TooManySignUpsFromHere
    same = Registration.objects.standing().first_ones().filter(opening=held, lookup=found_by(held, number)).first()
    made = Registration(
        opening=held, office=held.office, same_as=same, name=said, organisation=body, along=along,
        digest=digest_of(secret), agreed=held.consent, by=by, at=at, partner=partner_named(held.office, body),
        certificate=certificate and held.certifies,
    )  # fmt: skip
    free = seats(held).free
    fits = free is None or made.heads <= free
    if not fits and not held.waits and not (same and same.name == said):
        raise NoPlaceLeft
    if same is None:
        made.close(number)
    made.save()
    if fits:
        Placement.objects.create(registration=made, by=by, at=at)
    audit.write(
        verb="registration.sign_up", by=by, at=at, office=held.office, subject=made.uid,
        values={"heads": made.heads, "place": fits},
    )  # fmt: skip
    return made


@action
def take_back(*, registration: Registration, by: Actor, at: datetime) -> Retreat:
    """Whoever holds the link does not come after all; what named them goes at once, their place to who waits.

    Raises RetreatedAlready, CameAlready.
    """
    opening = alone_with(registration.opening)
    fresh = Registration.objects.get(pk=registration.pk)
    if fresh.retreat_id is not None or not fresh.name:
        raise RetreatedAlready
    if Turnout.objects.filter(registration=fresh, attendance__withdrawal=None).exists():
        raise CameAlready
    gone = _leave(fresh, by, at)
    for row in Registration.objects.standing().filter(same_as=fresh):
        _leave(row, by, at)
    given = give_places(opening, by=by, at=at)
    audit.write(
        verb="registration.take_back", by=by, at=at, office=opening.office, subject=fresh.uid,
        values={"moved_up": given},
    )  # fmt: skip
    return gone


@action
def help_take_back(*, registration: Registration, by: Actor, at: datetime) -> Retreat:
    """Somebody called the office instead."""
    may(by, registration.office, at)
    return take_back(registration=registration, by=by, at=at)


@action
def forget(*, by: Actor, at: datetime) -> int:
    """Empties the sign-ups of everything that is over for 30 days; who came stays as the number it is."""
    rows = Registration.objects.filter(opening__in=due(at)).exclude(name="")
    emptied = rows.update(**NOBODY)
    audit.write(verb="registration.forget", by=by, at=at, rows=emptied)
    return emptied


def _leave(row: Registration, by: Actor, at: datetime) -> Retreat:
    gone = Retreat.objects.create(by=by, at=at)
    Registration.objects.filter(pk=row.pk).update(retreat=gone, **{**NOBODY, "digest": row.digest})
    return gone


def fits_here(opening: Opening, name: str, organisation: str, along: int, agrees: bool) -> None:
    """Raises NameMissing, OrganisationMissing, TooManyAlong or ConsentMissing for what a sign-up needs."""
    if not name:
        raise NameMissing
    if opening.asks_organisation and not organisation:
        raise OrganisationMissing
    if not 0 <= along <= MOST_ALONG:
        raise TooManyAlong
    if not agrees:
        raise ConsentMissing
