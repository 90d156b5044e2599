"""Sign-in at a shift: it makes the one record of the minutes, once for each sign-up, and can be taken back."""

from datetime import datetime, time
from typing import cast

from django.utils.timezone import localdate
from django.utils.translation import gettext

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import correct, record, reinstate, withdraw
from youju.ground.evidence.kinds import Values, kind_of
from youju.services.volunteers.actions.rights import organise
from youju.services.volunteers.actions.seating import locked, standing
from youju.services.volunteers.models import Presence, Seat, Service, Shift, SignUp
from youju.services.volunteers.rules import SERVICE
from youju.services.volunteers.rules.shifts import NotSignedIn, ShiftNotYet, minutes_between


@action
def sign_in(
    *, sign_up: SignUp, start: time | None = None, end: time | None = None, by: Actor, at: datetime
) -> Presence:
    """The volunteer came, from when until when; without hours those of the shift.

    Twice is once; with other hours the record is corrected, with those that were taken back it counts again.
    Raises ShiftNotYet, ShiftEndsBeforeItBegins and whatever an entry at the desk raises.
    """
    office = sign_up.shift.office
    organise(by, office, at)
    held = locked(sign_up.shift)
    fresh = standing(sign_up)
    if held.day > localdate(at):
        raise ShiftNotYet
    known = Presence.objects.select_related("service").filter(sign_up=fresh).first()
    start, end = start or (known.start if known else held.start), end or (known.end if known else held.end)
    minutes = minutes_between(start, end)
    if not hasattr(fresh, "seat"):
        Seat.objects.create(sign_up=fresh, by=by, at=at)
    if known is None:
        known = Presence(
            sign_up=fresh, service=_recorded(fresh, minutes, by, at), start=start, end=end, by=by, at=at
        )
    else:
        _corrected(known.service, minutes, by, at)
        known.start, known.end = start, end
    known.save()
    audit.write(
        verb="sign_up.sign_in", by=by, at=at, office=office, subject=fresh.uid, values={"minutes": minutes}
    )
    return known


@action
def sign_in_all(*, shift: Shift, by: Actor, at: datetime) -> int:
    """Everybody with a place came for the whole shift; who is signed in already stays as they are."""
    organise(by, shift.office, at)
    expected = SignUp.objects.seated().filter(shift=shift).select_related("shift__office")
    expected = expected.exclude(presence__service__withdrawal=None, presence__isnull=False)
    made = [sign_in(sign_up=one, by=by, at=at) for one in expected.order_by("pk")]
    audit.write(verb="shift.sign_in", by=by, at=at, office=shift.office, subject=shift.uid, rows=len(made))
    return len(made)


@action
def take_back_sign_in(*, sign_up: SignUp, by: Actor, at: datetime) -> Presence:
    """The volunteer was signed in by mistake: the record is withdrawn, the place stays. Raises NotSignedIn."""
    organise(by, sign_up.shift.office, at)
    held = locked(sign_up.shift)
    fresh = standing(sign_up)
    known = Presence.objects.select_related("service").filter(sign_up=fresh).first()
    if known is None or known.service.withdrawal_id is not None:
        raise NotSignedIn
    withdraw(kind=kind_of(SERVICE), record=known.service, reason=gettext("Sign-in taken back"), by=by, at=at)
    audit.write(verb="sign_up.take_back", by=by, at=at, office=held.office, subject=fresh.uid)
    return known


def _recorded(sign_up: SignUp, minutes: int, by: Actor, at: datetime) -> Service:
    shift, volunteer = sign_up.shift, sign_up.volunteer
    values: Values = {
        "happened_on": shift.day, "site": shift.site, "programme": shift.programme, "volunteer": volunteer, "n": 1,
        "team": volunteer.team, "group_kind": volunteer.group_kind, "served": shift.served, "what": shift.what,
        "each": minutes, "minutes": None,
    }  # fmt: skip
    return cast(Service, record(kind=kind_of(SERVICE), office=shift.office, values=values, by=by, at=at))


def _corrected(service: Service, minutes: int, by: Actor, at: datetime) -> None:
    """The record counts with these minutes; what says so already is left alone."""
    kind, reason = kind_of(SERVICE), gettext("Hours at the shift")
    if service.withdrawal_id is not None:
        service = cast(Service, reinstate(kind=kind, record=service, reason=reason, by=by, at=at))
    if service.minutes != minutes:
        values = {**kind.read_values(service), "each": minutes, "minutes": None}
        correct(kind=kind, record=service, values=values, version=service.version, reason=reason, by=by, at=at)
