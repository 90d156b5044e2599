"""Public sign-up is opened, changed and closed by whoever records for the office and runs its sign-ups."""

from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require
from youju.ground.access.refusals import UnknownDetail
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.services.activities.actions.placing import give_places
from youju.services.activities.models import Activity, Cancellation, Opening, Registration, Session
from youju.services.activities.queries.groupwork import is_closed
from youju.services.activities.queries.guests import Guests, guests
from youju.services.activities.queries.openings import opening_of, seats, sessions_of
from youju.services.activities.rules import NotOfASeries, SessionCancelled
from youju.services.activities.rules.groupwork import NotScreened
from youju.services.activities.rules.openings import (
    ClosesBeforeItOpens,
    NothingToComeTo,
    NotOpen,
    OpenAlready,
    PlacesGivenAlready,
    ReasonOfExportMissing,
)

DETAILS = frozenset(
    {
        "opens_at",
        "closes_at",
        "capacity",
        "waits",
        "asks_organisation",
        "role",
        "who_may",
        "consent",
        "certifies",
    }
)
# So long a look at a telephone stands.
PURPOSE = "sign-up"


@action
def open_sign_up(
    *, activity: Activity, session: Session | None = None, code: str, by: Actor, at: datetime, **details: Any
) -> Opening:
    """Opens the series, or one session of it; `code` is what stands in the address and comes from outside.

    Raises OpenAlready, SessionCancelled, NothingToComeTo, ClosesBeforeItOpens; NotScreened for a closed group.
    """
    may(by, activity.office, at)
    held = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if is_closed(held.pk):
        raise NotScreened
    if session is not None and session.activity_id != held.pk:
        raise NotOfASeries(field="session")
    if session is not None and Cancellation.objects.filter(session=session).exists():
        raise SessionCancelled
    if opening_of(held, session) is not None:
        raise OpenAlready
    made = Opening(activity=held, session=session, office=activity.office, code=code, at=at, by=by)
    _detail(made, details)
    if not any(row.day >= localdate(at) for row in sessions_of(made)):
        raise NothingToComeTo
    made.save()
    audit.write(
        verb="opening.open", by=by, at=at, office=made.office, subject=made.uid,
        values={"activity": str(held.uid), "capacity": made.capacity},
    )  # fmt: skip
    return made


@action
def change_opening(*, opening: Opening, by: Actor, at: datetime, **details: Any) -> Opening:
    """Changes hours, places, what is asked; more places are given to those who wait. Raises PlacesGivenAlready."""
    may(by, opening.office, at)
    held = Opening.objects.select_for_update().get(pk=opening.pk)
    _detail(held, details)
    if held.capacity is not None and seats(held).taken > held.capacity:
        raise PlacesGivenAlready
    held.save()
    given = give_places(held, by=by, at=at)
    audit.write(
        verb="opening.change", by=by, at=at, office=held.office, subject=held.uid,
        values={"capacity": held.capacity, "moved_up": given},
    )  # fmt: skip
    return held


@action
def close_sign_up(*, opening: Opening, by: Actor, at: datetime) -> Opening:
    """Nobody signs up from this moment on; who has a place keeps it. Raises NotOpen."""
    may(by, opening.office, at)
    held = Opening.objects.select_for_update().get(pk=opening.pk)
    if not held.opens_at < at < held.closes_at:
        raise NotOpen
    held.closes_at = at
    held.save(update_fields=["closes_at"])
    audit.write(verb="opening.close", by=by, at=at, office=held.office, subject=held.uid)
    return held


@action
def ask_number(*, registration: Registration, by: Actor, at: datetime) -> Grant:
    """Opens the telephone of one sign-up to whoever has to reach them, at this moment; the look is logged."""
    may(by, registration.office, at)
    require(by, permissions.SIGN_UPS_REACH, office=registration.office, on=localdate(at))
    grant = Grant.objects.create(
        actor=by, office=registration.office, subject=registration.uid, purpose=PURPOSE, basis=PURPOSE, since=at,
        until=None,
    )  # fmt: skip
    audit.write(verb="registration.ask", by=by, at=at, office=registration.office, subject=registration.uid)
    return grant


@action
def export_list(*, opening: Opening, reason: str, by: Actor, at: datetime) -> Guests:
    """The list leaves the house, without telephones, once somebody said why. Raises ReasonOfExportMissing."""
    may(by, opening.office, at)
    require(by, permissions.RECORDS_EXPORT, office=opening.office, on=localdate(at))
    if not (said := tidy(reason)):
        raise ReasonOfExportMissing
    found = guests(opening)
    audit.write(
        verb="opening.export", by=by, at=at, office=opening.office, subject=opening.uid, rows=len(found.guests),
        values={"reason": said[:200]},
    )  # fmt: skip
    return found


def may(by: Actor, office: Office, at: datetime) -> None:
    """Whoever records for the office and runs its sign-ups; who signs up is no person of it."""
    for needed in (permissions.RECORDS_RECORD, permissions.SIGN_UPS_RUN):
        require(by, needed, office=office, on=localdate(at))


def _detail(opening: Opening, details: dict[str, Any]) -> None:
    for name in details.keys() - DETAILS:
        raise UnknownDetail(name)
    for name, value in details.items():
        setattr(opening, name, tidy(value) if isinstance(value, str) else value)
    if opening.closes_at <= opening.opens_at:
        raise ClosesBeforeItOpens
    opening.clean_fields(exclude=["at"])
