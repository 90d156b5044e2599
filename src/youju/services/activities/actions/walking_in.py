"""Somebody stands at the door who had not signed up, or too late: written down there, and counted."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.refusals import HappensInTheFuture
from youju.ground.people.rules import numbers
from youju.services.activities.actions.openings import may
from youju.services.activities.actions.placing import alone_with
from youju.services.activities.actions.registering import fits_here
from youju.services.activities.actions.turning_up import count_in
from youju.services.activities.models import Opening, Placement, Registration, Session, Turnout
from youju.services.activities.models.openings import found_by
from youju.services.activities.queries.guests import partner_named
from youju.services.activities.rules.openings import CameAlready


@action
def walk_in(
    *, opening: Opening, session: Session, name: str, phone: str, organisation: str = "", along: int = 0,
    agrees: bool, certificate: bool = False, by: Actor, at: datetime,
) -> Registration:  # fmt: skip
    """They are there, whether sign-up is open, full or over: whoever runs the door has let them in.

    A telephone that had signed up before is that sign-up: it comes, and no second one is made. No link is kept;
    what names them goes with all others. Raises NameMissing, UnfitPhone, OrganisationMissing, TooManyAlong,
    ConsentMissing, NotItsSession, SessionCancelled, HappensInTheFuture; CameAlready for a telephone that has come.
    """
    may(by, opening.office, at)
    if session.day > localdate(at):
        raise HappensInTheFuture
    held = alone_with(opening)
    said, body, number = tidy(name)[:40], tidy(organisation)[:60], numbers.phone(phone)
    fits_here(held, said, body, along, agrees)
    known = Registration.objects.standing().first_ones().filter(opening=held, lookup=found_by(held, number))
    row = known.select_related("office", "opening", "partner").first()
    if row is None:
        row = Registration(
            opening=held, office=held.office, name=said, organisation=body, along=along, agreed=held.consent,
            partner=partner_named(held.office, body), certificate=certificate and held.certifies, by=by, at=at,
        )  # fmt: skip
        row.close(number)
        row.save()
    elif Turnout.objects.filter(registration=row, session=session, attendance__withdrawal=None).exists():
        raise CameAlready
    if not row.placed:
        Placement.objects.create(registration=row, by=by, at=at)
    count_in(registration=row, session=session, heads=1 + along, by=by, at=at)
    audit.write(
        verb="registration.walk_in", by=by, at=at, office=held.office, subject=row.uid, values={"heads": 1 + along}
    )
    return row
