"""A cancelled session is held on another day after all: a session more, beside the plan of the month."""

from datetime import date, datetime, time

from django.db.models import Max
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.services.activities.actions.clashing import heed
from youju.services.activities.actions.notices import draw_up
from youju.services.activities.models import (
    Admission,
    Cancellation,
    Enrolment,
    MakeUp,
    News,
    Session,
)
from youju.services.activities.queries.clashes import of_session
from youju.services.activities.queries.notices import addressed
from youju.services.activities.rules import BeginningMissing, EndsBeforeItBegins
from youju.services.activities.rules.notices import MadeUpAlready, NotCancelled

# Slots of a day from here on are no slots of a schedule: planning the month again finds its own ones free.
BEYOND_THE_PLAN = 1000


@action
def make_up(
    *, session: Session, day: date, start: time | None, end: time | None, word: str = "",
    aware: str | None = None, by: Actor, at: datetime,
) -> Session:  # fmt: skip
    """Holds the cancelled session on another day; whoever was enrolled for it alone is enrolled for that one too.

    Raises NotCancelled, MadeUpAlready, Clashing, WordNamesSomebody.
    """
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    if end is not None and start is None:
        raise BeginningMissing
    if start is not None and end is not None and end <= start:
        raise EndsBeforeItBegins
    off = Session.objects.select_for_update().select_related("activity", "office").get(pk=session.pk)
    cancellation = Cancellation.objects.filter(session=off).first()
    if cancellation is None:
        raise NotCancelled
    if MakeUp.objects.filter(instead_of=cancellation).exists():
        raise MadeUpAlready
    expected, before = addressed(off), (off.day, off.start)
    made = Session(
        activity=off.activity, office=off.office, planned_on=day, slot=_free_slot(off, day), day=day, start=start,
        end=end, stand_in=off.stand_in,
    )  # fmt: skip
    heed(lambda: of_session(made, day, start, end), aware, made, by=by, at=at)
    made.save()
    MakeUp.objects.create(session=made, instead_of=cancellation, by=by, at=at)
    _take_over(off, made, by, at)
    audit.write(
        verb="session.make_up", by=by, at=at, office=off.office, subject=made.uid,
        values={"instead_of": str(off.uid), "day": day},
    )  # fmt: skip
    draw_up(
        session=made, sort=News.MADE_UP, enrolled=[*addressed(made), *expected], off=off, before=before, word=word,
        by=by, at=at,
    )  # fmt: skip
    return made


def _free_slot(session: Session, day: date) -> int:
    rows = Session.objects.filter(activity=session.activity_id, planned_on=day, slot__gte=BEYOND_THE_PLAN)
    last: int | None = rows.aggregate(last=Max("slot"))["last"]
    return BEYOND_THE_PLAN if last is None else last + 1


def _take_over(off: Session, made: Session, by: Actor, at: datetime) -> None:
    """Enrolments for the one cancelled session, in their order, with their places."""
    rows = Enrolment.objects.standing().filter(session=off).select_related("admission").order_by("pk")
    for row in rows:
        anew = Enrolment.objects.create(
            activity_id=row.activity_id, session=made, office_id=row.office_id, person_id=row.person_id,
            role=row.role, by=by, at=at,
        )  # fmt: skip
        if hasattr(row, "admission"):
            Admission.objects.create(enrolment=anew, since=made.day, by=by, at=at)
