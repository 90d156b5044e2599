"""A shift is opened, changed, called off; volunteers say when they have time; news of shifts is ticked off."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.refusals import UnknownDetail
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.organisations.models import Office
from youju.ground.storage import turns
from youju.services.volunteers.actions.rights import in_person_or, organise
from youju.services.volunteers.actions.seating import locked, move_up
from youju.services.volunteers.models import (
    Availability,
    Presence,
    Shift,
    ShiftCancellation,
    ShiftNews,
    SignUp,
    Volunteer,
)
from youju.services.volunteers.rules import ReasonMissing
from youju.services.volunteers.rules.availability import Span, joined
from youju.services.volunteers.rules.shifts import (
    FewerPlacesThanTaken,
    ShiftWasHeld,
    SkillNotNamed,
    minutes_between,
)

DETAILS = frozenset({
    "site", "programme", "what", "served", "day", "start", "end", "places", "meets_children", "skill",
    "skill_needed", "note",
})  # fmt: skip


@action
def open_shift(*, office: Office, by: Actor, at: datetime, **details: Any) -> Shift:
    """So many volunteers are wanted on some hours of a day; `details` are the other fields of Shift."""
    organise(by, office, at)
    shift = Shift(office=office, by=by, at=at)
    _detail(shift, details)
    shift.save()
    audit.write(
        verb="shift.open", by=by, at=at, office=office, subject=shift.uid,
        values={"day": shift.day, "places": shift.places},
    )  # fmt: skip
    return shift


@action
def change_shift(*, shift: Shift, by: Actor, at: datetime, **details: Any) -> Shift:
    """Changes what is said of a shift; who is signed up stays, and whoever waits moves up into new places.

    Raises ShiftWasHeld once somebody is signed in, FewerPlacesThanTaken.
    """
    organise(by, shift.office, at)
    held = locked(shift)
    _not_held(held)
    _detail(held, details)
    taken = SignUp.objects.seated().filter(shift=held).count()
    if held.places < taken:
        raise FewerPlacesThanTaken(taken)
    held.save()
    move_up(held, by, at)
    audit.write(
        verb="shift.change", by=by, at=at, office=held.office, subject=held.uid,
        values={name: str(value) for name, value in details.items()},
    )  # fmt: skip
    return held


@action
def cancel_shift(*, shift: Shift, reason: str, by: Actor, at: datetime) -> ShiftCancellation:
    """The shift does not take place. Raises ShiftWasHeld, ReasonMissing."""
    organise(by, shift.office, at)
    held = locked(shift)
    _not_held(held)
    if not (said := tidy(reason)):
        raise ReasonMissing
    row = ShiftCancellation.objects.create(shift=held, reason=said[:200], by=by, at=at)
    audit.write(verb="shift.cancel", by=by, at=at, office=held.office, subject=held.uid, values={"reason": said})
    return row


@action
def state_availability(
    *, volunteer: Volunteer, spans: Mapping[int, tuple[Span, ...]], by: Actor, at: datetime
) -> list[Availability]:
    """When the volunteer has time, by weekday; what was said before is no more."""
    in_person_or(permissions.PEOPLE_KEEP, by=by, volunteer=volunteer, office=volunteer.office, at=at)
    turns.take(f"hours of {volunteer.pk}")
    volunteer.availabilities.all().delete()
    rows = [
        Availability(
            volunteer=volunteer, weekday=weekday, begins=span.begins, ends=span.ends, by=by, at=at
        )
        for weekday in sorted(spans) for span in joined(spans[weekday])
    ]  # fmt: skip
    made = Availability.objects.bulk_create(rows)
    audit.write(
        verb="volunteer.say_when", by=by, at=at, office=volunteer.office, subject=volunteer.uid,
        values={"spans": [[row.weekday, row.begins, row.ends] for row in made]},
    )  # fmt: skip
    return made


@action
def tick_off_news(*, office: Office, by: Actor, at: datetime) -> int:
    """The organiser has read what is new of the office's shifts."""
    organise(by, office, at)
    seen = ShiftNews.objects.filter(shift__office=office, seen_at=None).update(seen_at=at, seen_by=by)
    audit.write(verb="shift_news.tick_off", by=by, at=at, office=office, rows=seen)
    return seen


def _not_held(shift: Shift) -> None:
    if Presence.objects.filter(sign_up__shift=shift, service__withdrawal=None).exists():
        raise ShiftWasHeld


def _detail(shift: Shift, details: dict[str, Any]) -> None:
    for name in details.keys() - DETAILS:
        raise UnknownDetail(name)
    for name, value in details.items():
        setattr(shift, name, tidy(value) if isinstance(value, str) else value)
    for row in (shift.site, shift.programme):
        if row is not None and row.office_id != shift.office_id:
            raise OutsideTheOffice
    minutes_between(shift.start, shift.end)
    if shift.skill_needed and not shift.skill:
        raise SkillNotNamed
    shift.clean_fields(exclude=["at"])
