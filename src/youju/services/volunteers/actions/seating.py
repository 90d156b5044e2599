"""What every change of a shift's people shares: who fits on it, who moves up, what is new."""

from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access.models import Actor
from youju.ground.storage import turns
from youju.services.volunteers.models import Seat, Shift, ShiftCancellation, ShiftNews, SignUp, Volunteer
from youju.services.volunteers.queries.shifts import overlapping
from youju.services.volunteers.queries.standing import NEEDED, left, standing_papers
from youju.services.volunteers.rules import AnotherOffice
from youju.services.volunteers.rules.shifts import (
    AwayThen,
    PapersMissing,
    ShiftCancelled,
    ShiftsClash,
    SignUpEnded,
    SkillMissing,
    has_skill,
)


def locked(shift: Shift) -> Shift:
    """The shift, alone: of two who want the last place the second one sees the first. Raises ShiftCancelled."""
    held = Shift.objects.select_for_update(of=("self",)).select_related("office").get(pk=shift.pk)
    if ShiftCancellation.objects.filter(shift=held).exists():
        raise ShiftCancelled
    return held


def standing(sign_up: SignUp) -> SignUp:
    """The sign-up as it stands now. Raises SignUpEnded."""
    rows = SignUp.objects.standing().select_related("shift__office", "volunteer__person", "seat")
    fresh = rows.filter(pk=sign_up.pk).first()
    if fresh is None:
        raise SignUpEnded
    return fresh


def fits(volunteer: Volunteer, shift: Shift) -> None:
    """Raises AnotherOffice, AwayThen, PapersMissing, SkillMissing, ShiftsClash."""
    if volunteer.office_id != shift.office_id:
        raise AnotherOffice
    if hasattr(volunteer.person, "erasure") or shift.day < volunteer.since:
        raise AwayThen
    if volunteer.pk in left(shift.office, shift.day):
        raise AwayThen
    if shift.meets_children and not standing_papers(shift.office, shift.day).get(volunteer.pk, set()) >= NEEDED:
        raise PapersMissing
    if shift.skill_needed and not has_skill(shift.skill, volunteer.skills):
        raise SkillMissing(shift.skill)
    # Of two sign-ups at once for the same hours the second one sees the first.
    turns.take(f"shifts of {volunteer.pk}")
    if (other := overlapping(shift).filter(volunteer=volunteer).first()) is not None:
        raise ShiftsClash(str(other.shift))


def free_places(shift: Shift) -> int:
    """How many places nobody has."""
    return shift.places - SignUp.objects.seated().filter(shift=shift).count()


def move_up(shift: Shift, by: Actor, at: datetime) -> None:
    """Gives free places to whoever waits longest and may stand there, never afterwards; the organiser is told."""
    if shift.day < localdate(at):
        return
    free = free_places(shift)
    for waiting in SignUp.objects.waiting().filter(shift=shift).select_related("volunteer__person__erasure"):
        if free <= 0:
            return
        try:
            fits(waiting.volunteer, shift)
        except (AwayThen, PapersMissing, SkillMissing, ShiftsClash):
            continue
        Seat.objects.create(sign_up=waiting, by=by, at=at)
        tell(shift, ShiftNews.Sort.MOVED_UP, waiting.volunteer, by, at)
        free -= 1


def tell(
    shift: Shift, sort: str, volunteer: Volunteer, by: Actor, at: datetime, other: Volunteer | None = None
) -> None:
    """Leaves word for the organiser."""
    ShiftNews.objects.create(shift=shift, sort=sort, volunteer=volunteer, other=other, by=by, at=at)
