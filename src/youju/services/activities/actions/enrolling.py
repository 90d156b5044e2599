"""Enrolling people: a place or the waiting list, moving up when somebody says so, leaving with a reason."""

from datetime import date, datetime

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.queries import standing as standing_of
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.services.activities.models import (
    Activity,
    ActivityKind,
    Admission,
    Cancellation,
    Enrolment,
    Leaving,
    Overruling,
    Session,
)
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.enrolment import places
from youju.services.activities.queries.groupwork import is_closed, is_screened
from youju.services.activities.queries.joining import against
from youju.services.activities.rules import NotOfASeries, SessionCancelled
from youju.services.activities.rules.enrolment import (
    ActivityFull,
    ActivityOver,
    AdmittedAlready,
    AlreadyEnrolled,
    AlreadyWaiting,
    LeavesBeforeComing,
    LeftAlready,
    NoPlaceFree,
    ReasonOfLeavingMissing,
    SomebodyWaitsLonger,
)
from youju.services.activities.rules.groupwork import NotScreened
from youju.services.activities.rules.joining import NotMeantForThem, OnlySupervisorsOverrule


@action
def enrol(
    *, activity: Activity, person: Person, role: str, session: Session | None = None, wait: bool = False,
    since: date | None = None, overrule: str = "", by: Actor, at: datetime,
) -> Enrolment:  # fmt: skip
    """Enrols a person in a series, or in one session of it; with `wait` on its waiting list where it is full.

    Raises ActivityFull, AlreadyEnrolled, AlreadyWaiting, and NotMeantForThem where the rule of the series speaks
    against it and nobody who may has said why all the same (`overrule`). `since` is the first day of the place,
    today by default.
    """
    _may(by, activity.office, at)
    if person.office_id != activity.office_id:
        raise OutsideTheOffice(field="person")
    held = _locked(activity)
    day = since or (session.day if session else localdate(at))
    if held.until is not None and held.until <= day:
        raise ActivityOver
    if held.activity_kind == ActivityKind.GROUP and is_closed(held.pk) and not is_screened(held.pk, person.pk):
        raise NotScreened
    if session is not None:
        _fits(session, held)
    people = same_person([person.pk])
    known = Enrolment.objects.standing().filter(activity=held, person__in=people)
    standing = (
        known.filter(session=session) | known.filter(session=None) if session else known.filter(session=None)
    )
    if (other := standing.select_related("admission").first()) is not None:
        raise AlreadyEnrolled if hasattr(other, "admission") else AlreadyWaiting
    doubts, why = against(held, person, on=day, at=at), tidy(overrule)[:200]
    if doubts and not why:
        raise NotMeantForThem(doubts)
    if doubts and held.office_id not in standing_of(by, on=localdate(at)).offices_with(
        permissions.RECORDS_CORRECT
    ):
        raise OnlySupervisorsOverrule
    found = places(held, session, on=day)
    full = found.free is not None and found.free <= 0
    if full and not wait:
        raise ActivityFull(found.capacity or 0, found.waiting)
    made = Enrolment.objects.create(
        activity=held, session=session, office=held.office, person_id=people[person.pk], role=role, by=by, at=at
    )
    if not full:
        Admission.objects.create(enrolment=made, since=day, by=by, at=at)
    if doubts:
        Overruling.objects.create(enrolment=made, doubts=",".join(doubts), reason=why, by=by, at=at)
        audit.write(
            verb="enrolment.overrule", by=by, at=at, office=held.office, subject=made.uid,
            values={"doubts": list(doubts), "reason": why},
        )  # fmt: skip
    audit.write(
        verb="enrolment.wait" if full else "enrolment.enrol", by=by, at=at, office=held.office, subject=made.uid,
        values={"activity": str(held.uid), "person": str(person.uid)},
    )  # fmt: skip
    return made


@action
def move_up(*, enrolment: Enrolment, since: date | None = None, by: Actor, at: datetime) -> Admission:
    """Gives a free place to whoever waits longest. Raises NoPlaceFree, SomebodyWaitsLonger, AdmittedAlready."""
    _may(by, enrolment.office, at)
    held = _locked(enrolment.activity)
    fresh = _standing(enrolment)
    if Admission.objects.filter(enrolment=fresh).exists():
        raise AdmittedAlready
    day = since or (fresh.session.day if fresh.session else localdate(at))
    found = places(held, fresh.session, on=day)
    if found.capacity is not None and found.taken >= found.capacity:
        raise NoPlaceFree
    if Enrolment.objects.waiting().filter(activity=held, session=fresh.session, pk__lt=fresh.pk).exists():
        raise SomebodyWaitsLonger
    made = Admission.objects.create(enrolment=fresh, since=day, by=by, at=at)
    audit.write(verb="enrolment.move_up", by=by, at=at, office=held.office, subject=fresh.uid)
    return made


@action
def leave(
    *, enrolment: Enrolment, reason: str, declined: bool = False, since: date | None = None, by: Actor,
    at: datetime,
) -> Leaving:  # fmt: skip
    """The person takes part no longer from the day on; `declined`: never wanted to, or not the place offered."""
    _may(by, enrolment.office, at)
    held = _locked(enrolment.activity)
    fresh = _standing(enrolment)
    said = tidy(reason)
    if not said:
        raise ReasonOfLeavingMissing
    day = since or localdate(at)
    came = Admission.objects.filter(enrolment=fresh).first()
    if since is not None and came is not None and since < came.since:
        raise LeavesBeforeComing
    sort = Leaving.Sort.DECLINED if declined else Leaving.Sort.LEFT
    gone = Leaving.objects.create(sort=sort, since=day, reason=said[:200], by=by, at=at)
    fresh.leaving = gone
    fresh.save(update_fields=["leaving"])
    audit.write(
        verb="enrolment.leave", by=by, at=at, office=held.office, subject=fresh.uid, values={"reason": said}
    )
    return gone


def _may(by: Actor, office: Office, at: datetime) -> None:
    """Whoever enrols people records for the office and may find its people."""
    for needed in (permissions.RECORDS_RECORD, permissions.PEOPLE_FIND):
        require(by, needed, office=office, on=localdate(at))


def _locked(activity: Activity) -> Activity:
    """The series, alone: of two who want the last place the second one sees the first."""
    return Activity.objects.select_for_update(of=("self",)).select_related("office").get(pk=activity.pk)


def _standing(enrolment: Enrolment) -> Enrolment:
    fresh = Enrolment.objects.standing().select_related("session").filter(pk=enrolment.pk).first()
    if fresh is None:
        raise LeftAlready
    return fresh


def _fits(session: Session, activity: Activity) -> None:
    if session.activity_id != activity.pk:
        raise NotOfASeries(field="session")
    if Cancellation.objects.filter(session=session).exists():
        raise SessionCancelled
