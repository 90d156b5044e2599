"""What lies sealed opens on the way: addresses for one printed sheet, and the findings of a visit."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.looking import midnight_of
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require, standing
from youju.ground.access.refusals import WithoutReason
from youju.ground.evidence.fields.words import tidy
from youju.ground.people.models import Person
from youju.ground.people.rules.purposes import Purpose
from youju.services.visits.actions.rights import goes_out, locked
from youju.services.visits.models import Printing, Visit, VisitRound
from youju.services.visits.queries.rounds import sheet
from youju.services.visits.rules import NothingWalked, OpensForTheTeam

# Long enough to draw one sheet; the cards stay as closed as they were.
ONE_SHEET = timedelta(minutes=2)


@action
def take_route(*, round: VisitRound, reason: str, by: Actor, at: datetime) -> list[Person]:
    """Opens addresses and telephones of every home on the route for one sheet. Raises WithoutReason.

    The sheet is part of the round's papers from then on; whom it names learns of it in the log of looks.
    """
    goes_out(by, round.office, at)
    require(by, permissions.PEOPLE_OPEN, office=round.office, on=localdate(at))
    held = locked(round)
    if not (why := tidy(reason)[:200]):
        raise WithoutReason
    keys = list(dict.fromkeys(card.pk for leg in sheet(held).legs for card in leg.home.people))
    rows = Person.objects.in_bulk(keys)
    people = [rows[key] for key in keys]
    if not people:
        raise NothingWalked
    Grant.objects.bulk_create(
        Grant(
            actor=by, office=held.office, subject=person.uid, purpose=Purpose.SERVICE,
            basis=f"round {held.uid}", since=at, until=at + ONE_SHEET,
        )
        for person in people
    )  # fmt: skip
    Printing.objects.create(round=held, reason=why, by=by, at=at)
    audit.write(
        verb="visit_round.take_route", by=by, at=at, office=held.office, subject=held.uid, rows=len(people),
        values={"reason": why},
    )  # fmt: skip
    return people


@action
def look_in(*, visit: Visit, reason: str, by: Actor, at: datetime) -> Grant:
    """Opens what was found at a visit for today, for whoever supervises. Raises WithoutReason, OpensForTheTeam."""
    require(by, permissions.PEOPLE_OPEN, office=visit.office, on=localdate(at))
    if visit.office_id not in standing(by, on=localdate(at)).offices_with(permissions.RECORDS_CORRECT):
        raise OpensForTheTeam
    if not (why := tidy(reason)[:80]):
        raise WithoutReason
    midnight = midnight_of(localdate(at) + timedelta(days=1), at)
    made = Grant.objects.create(
        actor=by, office=visit.office, subject=visit.uid, purpose=Purpose.SUPERVISION, basis=why, since=at,
        until=midnight,
    )  # fmt: skip
    audit.write(
        verb="visits.visit.look_in", by=by, at=at, office=visit.office, subject=visit.uid, values={"reason": why}
    )
    return made
