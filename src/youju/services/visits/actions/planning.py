"""A round is planned, changed and called off; what is recorded of it binds its day."""

from datetime import datetime
from typing import Any

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.refusals import UnknownDetail, WithoutReason
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.organisations.models import Office
from youju.services.visits.actions.rights import goes_out, is_walked, locked
from youju.services.visits.actions.team import put_in
from youju.services.visits.models import RoundCancellation, VisitRound
from youju.services.visits.rules import PurposeOfRound, RoundWalked

DETAILS = frozenset({"site", "programme", "day", "start", "purpose", "brought", "note"})


@action
def plan_round(*, office: Office, by: Actor, at: datetime, **details: Any) -> VisitRound:
    """A round of visits on a day; whoever plans it goes along until somebody says otherwise.

    `details` are the other fields of VisitRound. Raises PurposeOfRound, OutsideTheOffice.
    """
    goes_out(by, office, at)
    made = VisitRound(office=office, by=by, at=at)
    _detail(made, details)
    made.save()
    if by.user is not None:
        put_in(made, by.user, by, at)
    audit.write(
        verb="visit_round.plan", by=by, at=at, office=office, subject=made.uid, values={"day": str(made.day)}
    )
    return made


@action
def change_round(*, round: VisitRound, by: Actor, at: datetime, **details: Any) -> VisitRound:
    """Changes what is said of a round; its day stays once a visit is recorded. Raises RoundWalked."""
    goes_out(by, round.office, at)
    held = locked(round)
    if "day" in details and details["day"] != held.day and is_walked(held):
        raise RoundWalked(field="day")
    _detail(held, details)
    held.save()
    audit.write(
        verb="visit_round.change", by=by, at=at, office=held.office, subject=held.uid,
        values={name: str(value) for name, value in details.items()},
    )  # fmt: skip
    return held


@action
def cancel_round(*, round: VisitRound, reason: str, by: Actor, at: datetime) -> RoundCancellation:
    """The round does not take place. Raises RoundWalked, WithoutReason."""
    goes_out(by, round.office, at)
    held = locked(round)
    if is_walked(held):
        raise RoundWalked
    if not (why := tidy(reason)[:200]):
        raise WithoutReason
    made = RoundCancellation.objects.create(round=held, reason=why, by=by, at=at)
    audit.write(
        verb="visit_round.cancel", by=by, at=at, office=held.office, subject=held.uid, values={"reason": why}
    )
    return made


def _detail(round: VisitRound, details: dict[str, Any]) -> None:
    for name in details.keys() - DETAILS:
        raise UnknownDetail(name)
    for name, value in details.items():
        setattr(round, name, tidy(value) if isinstance(value, str) else value)
    if not round.purpose:
        raise PurposeOfRound
    for row in (round.site, round.programme):
        if row is not None and row.office_id != round.office_id:
            raise OutsideTheOffice
    round.clean_fields(exclude=["at"])
