"""What a person goes to, and where they lend a hand: for the pages that show what there is around somebody."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from youju.services.activities.models import Activity, Attendance, Enrolment, GroupPlan, Role, Session

# A child who attends as one of these is no guest there but a hand.
HELPING = (Role.VOLUNTEER, Role.TRAINEE, Role.ORGANISATION_REP)


@dataclass(frozen=True)
class Course:
    """A series that somebody goes to or waits for; `closed` names the closed group that it is."""

    activity: Activity
    closed: UUID | None
    waits: bool
    next: Session | None


@dataclass(frozen=True)
class Hand:
    """At how many sessions somebody helped in a role. Minutes of helpers exist once, in their register."""

    role: Role
    times: int


def courses_of(keys: Collection[int], *, given: Collection[UUID], on: date) -> list[Course]:
    """What these cards of one person are enrolled in, by name; a closed group for whoever was given it."""
    rows = list(
        Enrolment.objects.standing()
        .filter(Q(session=None) | Q(session__day__gte=on), person__in=keys)
        .select_related("activity__office", "admission")
        .order_by("activity__name", "pk")
    )
    series = {row.activity_id for row in rows}
    closed = dict(GroupPlan.objects.filter(activity__in=series).values_list("activity", "uid"))
    ahead: dict[int, Session] = {}
    sessions = Session.objects.filter(activity__in=series, day__gte=on, cancellation=None)
    for session in sessions.order_by("day", "start", "pk"):
        ahead.setdefault(session.activity_id, session)
    found: dict[int, Course] = {}
    for row in rows:
        group = closed.get(row.activity_id)
        if group is None or group in given:
            waits = not hasattr(row, "admission")
            found.setdefault(
                row.activity_id, Course(row.activity, group, waits, None if waits else ahead.get(row.activity_id))
            )
    return list(found.values())


def hands_of(keys: Collection[int]) -> list[Hand]:
    """In which roles these cards of one person helped at sessions, and how often."""
    rows = Attendance.objects.standing().filter(person__in=keys, role__in=HELPING).order_by("role")
    return [Hand(Role(row["role"]), row["times"]) for row in rows.values("role").annotate(times=Count("pk"))]
