"""Volunteers sign up, leave, offer their place and take over another's; nobody is lost in between."""

from datetime import datetime

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.fields.words import tidy
from youju.services.volunteers.actions.rights import ORGANISING, in_person_or, in_time, organise, own
from youju.services.volunteers.actions.seating import fits, free_places, locked, move_up, standing, tell
from youju.services.volunteers.models import (
    Offer,
    Presence,
    Seat,
    Shift,
    ShiftNews,
    SignUp,
    SignUpEnd,
    Volunteer,
)
from youju.services.volunteers.rules.shifts import (
    NoSeatYet,
    OfferedAlready,
    OfferedToAnother,
    OfferGone,
    SignedInAlready,
    SignedUpAlready,
)


@action
def sign_up(*, shift: Shift, volunteer: Volunteer, by: Actor, at: datetime) -> SignUp:
    """A place where one is free, else the waiting list. Raises SignedUpAlready and what `fits` raises."""
    in_person_or(*ORGANISING, by=by, volunteer=volunteer, office=shift.office, at=at)
    held = locked(shift)
    in_time(by, held, at)
    if SignUp.objects.standing().filter(shift=held, volunteer=volunteer).exists():
        raise SignedUpAlready
    fits(volunteer, held)
    waits = free_places(held) <= 0 or SignUp.objects.waiting().filter(shift=held).exists()
    made = SignUp.objects.create(shift=held, volunteer=volunteer, by=by, at=at)
    if not waits:
        Seat.objects.create(sign_up=made, by=by, at=at)
    if own(by):
        tell(held, ShiftNews.Sort.JOINED, volunteer, by, at)
    audit.write(
        verb="sign_up.wait" if waits else "sign_up.make", by=by, at=at, office=held.office, subject=made.uid,
        values={"shift": str(held.uid), "volunteer": str(volunteer.uid)},
    )  # fmt: skip
    return made


@action
def leave_shift(*, sign_up: SignUp, reason: str = "", by: Actor, at: datetime) -> SignUpEnd:
    """The volunteer does not come; whoever waits longest moves up. Raises SignUpEnded, SignedInAlready."""
    held, fresh = _of(sign_up, by, at)
    made = _end(fresh, SignUpEnd.Sort.LEFT, tidy(reason), by, at)
    if own(by):
        tell(held, ShiftNews.Sort.LEFT, fresh.volunteer, by, at)
    move_up(held, by, at)
    audit.write(
        verb="sign_up.end", by=by, at=at, office=held.office, subject=fresh.uid, values={"reason": made.reason}
    )
    return made


@action
def mark_absent(*, sign_up: SignUp, by: Actor, at: datetime) -> SignUpEnd:
    """The volunteer had a place and did not come; nothing counts. Raises SignUpEnded, SignedInAlready."""
    organise(by, sign_up.shift.office, at)
    held = locked(sign_up.shift)
    fresh = standing(sign_up)
    made = _end(fresh, SignUpEnd.Sort.ABSENT, "", by, at)
    audit.write(verb="sign_up.mark_absent", by=by, at=at, office=held.office, subject=fresh.uid)
    return made


@action
def offer_place(*, sign_up: SignUp, to: Volunteer | None = None, by: Actor, at: datetime) -> Offer:
    """Offers the place to anybody, or to one; until it is taken the volunteer keeps it.

    Raises NoSeatYet, OfferedAlready, SignedInAlready.
    """
    held, fresh = _of(sign_up, by, at)
    if not hasattr(fresh, "seat"):
        raise NoSeatYet
    _not_come(fresh)
    if Offer.objects.filter(sign_up=fresh, closed_at=None).exists():
        raise OfferedAlready
    made = Offer.objects.create(sign_up=fresh, to=to, by=by, at=at)
    if own(by):
        tell(held, ShiftNews.Sort.OFFERED, fresh.volunteer, by, at)
    audit.write(verb="sign_up.offer", by=by, at=at, office=held.office, subject=fresh.uid)
    return made


@action
def call_back_offer(*, sign_up: SignUp, by: Actor, at: datetime) -> Offer:
    """The volunteer comes after all. Raises OfferGone."""
    in_person_or(*ORGANISING, by=by, volunteer=sign_up.volunteer, office=sign_up.shift.office, at=at)
    held = locked(sign_up.shift)
    fresh = Offer.objects.filter(sign_up=sign_up, closed_at=None).first()
    if fresh is None:
        raise OfferGone
    fresh.closed_at = at
    fresh.save(update_fields=["closed_at"])
    audit.write(verb="sign_up.call_back", by=by, at=at, office=held.office, subject=sign_up.uid)
    return fresh


@action
def take_over(*, offer: Offer, volunteer: Volunteer, by: Actor, at: datetime) -> SignUp:
    """The other has the place in the same moment in which the first one is free of it; the organiser is told.

    Raises OfferGone, OfferedToAnother, SignedUpAlready and what `fits` raises.
    """
    in_person_or(*ORGANISING, by=by, volunteer=volunteer, office=offer.sign_up.shift.office, at=at)
    held = locked(offer.sign_up.shift)
    in_time(by, held, at)
    fresh = _open(offer)
    if fresh.to_id is not None and fresh.to_id != volunteer.pk:
        raise OfferedToAnother
    fits(volunteer, held)
    giver = standing(fresh.sign_up)
    mine = SignUp.objects.standing().filter(shift=held, volunteer=volunteer).select_related("seat").first()
    if mine is not None and hasattr(mine, "seat"):
        raise SignedUpAlready
    # Whoever waits on the same shift leaves the queue for the place.
    taker = mine or SignUp.objects.create(shift=held, volunteer=volunteer, by=by, at=at)
    Seat.objects.create(sign_up=taker, by=by, at=at)
    fresh.closed_at, fresh.taker = at, taker
    fresh.save(update_fields=["closed_at", "taker"])
    _end(giver, SignUpEnd.Sort.SWAPPED, "", by, at)
    tell(held, ShiftNews.Sort.SWAPPED, volunteer, by, at, giver.volunteer)
    audit.write(
        verb="sign_up.take_over", by=by, at=at, office=held.office, subject=taker.uid,
        values={"from": str(giver.uid)},
    )  # fmt: skip
    return taker


@action
def hand_over(*, sign_up: SignUp, volunteer: Volunteer, by: Actor, at: datetime) -> SignUp:
    """The two have agreed: the place goes over at once, by the offer that stands or by one of this moment."""
    offer = Offer.objects.filter(sign_up=sign_up, closed_at=None).first()
    if offer is None:
        offer = offer_place(sign_up=sign_up, by=by, at=at)
    return take_over(offer=offer, volunteer=volunteer, by=by, at=at)


@action
def fill_places(*, shift: Shift, by: Actor, at: datetime) -> int:
    """Free places go to whoever waits; for those that got free in no act of a shift. Returns how many moved up."""
    organise(by, shift.office, at)
    held = locked(shift)
    before = free_places(held)
    move_up(held, by, at)
    moved = before - free_places(held)
    audit.write(verb="shift.fill", by=by, at=at, office=held.office, subject=held.uid, rows=moved)
    return moved


def _of(sign_up: SignUp, by: Actor, at: datetime) -> tuple[Shift, SignUp]:
    """Shift and sign-up as they stand, for the volunteer in person, in time, or for whoever organises."""
    in_person_or(*ORGANISING, by=by, volunteer=sign_up.volunteer, office=sign_up.shift.office, at=at)
    held = locked(sign_up.shift)
    in_time(by, held, at)
    return held, standing(sign_up)


def _end(sign_up: SignUp, sort: str, reason: str, by: Actor, at: datetime) -> SignUpEnd:
    _not_come(sign_up)
    Offer.objects.filter(sign_up=sign_up, closed_at=None).update(closed_at=at)
    sign_up.end = made = SignUpEnd.objects.create(sort=sort, reason=reason[:200], by=by, at=at)
    sign_up.save(update_fields=["end"])
    return made


def _not_come(sign_up: SignUp) -> None:
    if Presence.objects.filter(sign_up=sign_up, service__withdrawal=None).exists():
        raise SignedInAlready


def _open(offer: Offer) -> Offer:
    rows = Offer.objects.select_related("sign_up__shift__office", "sign_up__volunteer__person")
    fresh = rows.filter(pk=offer.pk, closed_at=None).first()
    if fresh is None:
        raise OfferGone
    return fresh
