"""Planning: series, their sessions of a month, cancelling and moving one of them."""

from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.colleagues import serves_in
from youju.ground.access.models import Actor, User
from youju.ground.access.queries import require
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.organisations.models import Office
from youju.ground.organisations.queries import calendar_of
from youju.ground.periods import Period
from youju.ground.storage import turns
from youju.services.activities.actions.clashing import heed
from youju.services.activities.actions.hands import follow
from youju.services.activities.actions.notices import draw_up
from youju.services.activities.models import Activity, Cancellation, Holding, Move, News, Session
from youju.services.activities.queries import missing, slots
from youju.services.activities.queries.clashes import of_month, of_series, of_session
from youju.services.activities.queries.notices import addressed
from youju.services.activities.rules import (
    BeginningMissing,
    EndsBeforeItBegins,
    HeldAlready,
    NotOfASeries,
    SessionCancelled,
    schedule_of,
)
from youju.services.activities.rules.joining import AgesOutOfOrder, NoProgrammeToBelongTo, NoSiteToBelongTo

# What may be said of a series beside its office, and changed later.
DETAILS = frozenset({
    "name", "activity_kind", "description", "schedule", "holidays", "minutes", "capacity", "since", "until",
    "site", "room", "group", "programme", "late_after", "leader", "age_from", "age_to", "own_site",
    "own_programme", "needs_guardian", "needs_consent",
})  # fmt: skip


@action
def plan_activity(
    *, office: Office, name: str, activity_kind: str, since: date, aware: str | None = None,
    by: Actor, at: datetime, **details: Any,
) -> Activity:  # fmt: skip
    """Opens a series; `details` are the other fields of Activity. The schedule must be readable.

    `aware` stands for the clashes that somebody saw and means to have; None is whoever brings what stands already.
    """
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    _known(details)
    activity = Activity(office=office, name=name, activity_kind=activity_kind, since=since, **details)
    _check(activity)
    heed(lambda: of_series(activity, on=localdate(at)), aware, activity, by=by, at=at)
    activity.save()
    audit.write(verb="activity.plan", by=by, at=at, office=office, subject=activity.uid, values={"name": name})
    return activity


@action
def change_activity(
    *, activity: Activity, aware: str | None = None, by: Actor, at: datetime, **details: Any
) -> Activity:
    """Changes a series; sessions that are planned already stay where they are, and the series in its office."""
    require(by, permissions.RECORDS_RECORD, office=activity.office, on=localdate(at))
    _known(details)
    for name, value in details.items():
        setattr(activity, name, value)
    _check(activity)
    heed(lambda: of_series(activity, on=localdate(at)), aware, activity, by=by, at=at)
    activity.save()
    audit.write(
        verb="activity.change", by=by, at=at, office=activity.office, subject=activity.uid,
        values={name: str(value) for name, value in details.items()},
    )  # fmt: skip
    return activity


@action
def plan_month(
    *, activity: Activity, period: Period, aware: str | None = None, by: Actor, at: datetime
) -> list[Session]:
    """Adds the sessions that the schedule names in the period and that are not planned yet.

    Moved and cancelled sessions keep their place in the plan: nothing is planned twice, nothing comes back. With
    `aware` as `heed` takes it nothing is planned over a clash that nobody has seen. Raises Clashing.
    """
    require(by, permissions.RECORDS_RECORD, office=activity.office, on=localdate(at))
    # Of two colleagues who plan at once the second sees what the first one planned.
    turns.take(f"plan {activity.pk}")
    heed(lambda: of_month(activity, period), aware, activity, by=by, at=at)
    known = slots([activity.office_id], period).get(activity.pk, set())
    made = missing(activity, period, calendar_of(activity.office.network), known)
    Session.objects.bulk_create(made)
    audit.write(
        verb="activity.plan_month", by=by, at=at, office=activity.office, subject=activity.uid, rows=len(made)
    )
    return made


@action
def cancel_session(*, session: Session, reason: str, word: str = "", by: Actor, at: datetime) -> Cancellation:
    """The session does not take place; whoever subscribed to the calendar sees it, the enrolled are to be told.

    `reason` stays in the house; `word` is for the families and names nobody.
    """
    held = _open(session, by, at)
    held.sequence += 1
    held.save(update_fields=["sequence"])
    cancellation = Cancellation.objects.create(session=held, by=by, at=at, reason=reason[:200])
    audit.write(
        verb="session.cancel", by=by, at=at, office=held.office, subject=held.uid, values={"reason": reason}
    )
    follow(held, before=None, by=by, at=at)
    draw_up(session=held, sort=News.CANCELLED, enrolled=addressed(held), word=word, by=by, at=at)
    return cancellation


@action
def move_session(
    *, session: Session, day: date, start: time | None, end: time | None, reason: str = "",
    word: str = "", aware: str | None = None, by: Actor, at: datetime,
) -> Move:  # fmt: skip
    """The session takes place at another time; its place in the plan stays, the enrolled are to be told.

    Whoever has a place on the old day or on the new one is told; `word` is for the families and names nobody.
    """
    if end is not None and start is None:
        raise BeginningMissing
    if start is not None and end is not None and end <= start:
        raise EndsBeforeItBegins
    held = _open(session, by, at)
    heed(lambda: of_session(held, day, start, end), aware, held, by=by, at=at)
    expected, before = addressed(held), (held.day, held.start)
    move = Move.objects.create(
        session=held, by=by, at=at, day_before=held.day, start_before=held.start, reason=reason[:200]
    )
    held.day, held.start, held.end, held.sequence = day, start, end, held.sequence + 1
    held.save(update_fields=["day", "start", "end", "sequence"])
    audit.write(verb="session.move", by=by, at=at, office=held.office, subject=held.uid, values={"day": day})
    follow(held, before=before, by=by, at=at)
    draw_up(
        session=held, sort=News.MOVED, enrolled=[*expected, *addressed(held)], before=before, word=word, by=by,
        at=at,
    )  # fmt: skip
    return move


@action
def stand_in(*, session: Session, colleague: User | None, by: Actor, at: datetime) -> Session:
    """Somebody else leads this one session; with nobody named the leader of the series does again."""
    if colleague is not None and not serves_in(colleague, session.office):
        raise OutsideTheOffice
    held = _open(session, by, at)
    held.stand_in = colleague
    held.save(update_fields=["stand_in"])
    audit.write(
        verb="session.stand_in", by=by, at=at, office=held.office, subject=held.uid,
        values={"colleague": str(colleague.uid) if colleague else ""},
    )  # fmt: skip
    return held


def _open(session: Session, by: Actor, at: datetime) -> Session:
    """The session's row, locked, if it is neither held nor cancelled."""
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    held = Session.objects.select_for_update().get(pk=session.pk)
    if Cancellation.objects.filter(session=held).exists():
        raise SessionCancelled
    if Holding.objects.standing().filter(session=held).exists():
        raise HeldAlready
    return held


def _known(details: dict[str, Any]) -> None:
    for name in details:
        if name not in DETAILS:
            raise NotOfASeries(field=name)


def _check(activity: Activity) -> None:
    for row in (activity.site, activity.group, activity.programme):
        if row is not None and row.office_id != activity.office_id:
            raise OutsideTheOffice
    if activity.leader is not None and not serves_in(activity.leader, activity.office):
        raise OutsideTheOffice
    schedule_of(activity.schedule, activity.holidays, activity.since)
    if activity.age_from is not None and activity.age_to is not None and activity.age_to < activity.age_from:
        raise AgesOutOfOrder
    if activity.own_site and activity.site is None:
        raise NoSiteToBelongTo
    if activity.own_programme and activity.programme is None:
        raise NoProgrammeToBelongTo
    activity.full_clean()
