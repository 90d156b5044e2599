"""What series name in a month, how a phrase is read; and the agenda that other rooms read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q

from youju.ground import schedules
from youju.ground.access.queries import Standing
from youju.ground.evidence.ports import Occurrence, Planned
from youju.ground.evidence.queries import visible_to
from youju.ground.organisations.models import Network, Office
from youju.ground.organisations.queries import calendar_of
from youju.ground.periods import Period
from youju.services.activities.models import FOR_PUPILS, Activity, Holidays, Session
from youju.services.activities.rules import schedule_of


def find_activity(standing: Standing, uid: UUID) -> Activity | None:
    """The series with this uid, if the actor may see its office's records."""
    rows = Activity.objects.select_related("office__network", "site", "group", "programme", "leader")
    return visible_to(rows, standing).filter(uid=uid).first()


@dataclass(frozen=True)
class Series:
    """A series as a month sees it: how many sessions are planned, which ones its schedule names beyond them.

    `dated` tells whether the days follow from the schedule; otherwise the phrase stays as it is.
    """

    activity: Activity
    planned: int
    missing: tuple[Session, ...]
    dated: bool


def series(office: Office, period: Period) -> list[Series]:
    """Every series of the office that runs in the period."""
    calendar = calendar_of(office.network)
    planned = slots([office.pk], period)
    found = []
    for activity in activities_in([office.pk], period):
        known = planned.get(activity.pk, set())
        schedule = schedule_of(activity.schedule, activity.holidays, activity.since)
        dated = schedule is not None and schedule.is_dated
        found.append(Series(activity, len(known), tuple(missing(activity, period, calendar, known)), dated))
    return found


def slots(offices: Collection[int], period: Period) -> dict[int, set[tuple[date, int]]]:
    """By series, the places in the plan of the period that have a session, moved and cancelled ones included."""
    rows = Session.objects.filter(office__in=offices, planned_on__gte=period.start, planned_on__lt=period.end)
    found: dict[int, set[tuple[date, int]]] = {}
    for activity, day, slot in rows.values_list("activity_id", "planned_on", "slot"):
        found.setdefault(activity, set()).add((day, slot))
    return found


def missing(
    activity: Activity, period: Period, calendar: schedules.WorkCalendar, known: Collection[tuple[date, int]]
) -> list[Session]:
    """Sessions, not saved, that the schedule names in the period and that have no place in the plan yet.

    Moved and cancelled sessions keep their place: nothing is planned twice, nothing comes back.
    """
    schedule = schedule_of(activity.schedule, activity.holidays, activity.since)
    numbers: dict[date, int] = {}
    found = []
    for occurrence in schedules.occurrences(schedule, period, calendar) if schedule else ():
        day = occurrence.day
        slot = numbers[day] = numbers.get(day, -1) + 1
        running = activity.since <= day and (activity.until is None or day < activity.until)
        if running and (day, slot) not in known:
            found.append(
                Session(
                    activity=activity, office_id=activity.office_id, planned_on=day, slot=slot, day=day,
                    start=occurrence.start, end=occurrence.end,
                )
            )  # fmt: skip
    return found


@dataclass(frozen=True)
class Reading:
    """What a phrase means in a period: written back in both languages, its days or windows, what to look at."""

    chinese: str
    english: str
    dated: bool
    occurrences: tuple[schedules.Occurrence, ...]
    windows: tuple[Period, ...]
    cautions: tuple[schedules.Caution, ...]


def reading(phrase: str, holidays: str, since: date, period: Period, network: Network) -> Reading | None:
    """How the product understands a phrase; None for an empty one. Raises NotUnderstood."""
    schedule = schedule_of(phrase, holidays, since)
    if schedule is None:
        return None
    calendar = calendar_of(network)
    return Reading(
        schedules.write(schedule, year=since.year),
        schedules.write_en(schedule),
        schedule.is_dated,
        schedules.occurrences(schedule, period, calendar),
        schedules.windows(schedule, period),
        schedules.warnings(schedule, period, calendar),
    )


def activities_in(offices: Collection[int], period: Period) -> list[Activity]:
    """Activities that run in the period."""
    return list(
        Activity.objects.filter(
            Q(until=None) | Q(until__gt=period.start), office__in=offices, since__lt=period.end
        ).select_related("office__network", "site")
    )


def agenda(offices: Collection[int], period: Period) -> list[Planned]:
    """Every running activity with its sessions of the period; without dates its phrase stays as it is.

    A phrase that names a stretch of the calendar (4月中下旬) is on the agenda where that stretch is, nowhere else.
    """
    sessions = Session.objects.filter(day__gte=period.start, day__lt=period.end).select_related("cancellation")
    running = Activity.objects.filter(
        Q(until=None) | Q(until__gt=period.start), office__in=offices, since__lt=period.end
    ).prefetch_related(Prefetch("sessions", sessions.order_by("day", "start"), to_attr="in_period"))
    found = []
    for activity in running.order_by("office", "site", "id"):
        occurrences = tuple(
            Occurrence(s.uid, s.sequence, s.day, s.start, s.end, cancelled=hasattr(s, "cancellation"))
            for s in activity.in_period
        )
        schedule = schedule_of(activity.schedule, activity.holidays, activity.since)
        if not (occurrences or schedule is None or schedules.may_happen(schedule, period)):
            continue
        notes = (activity.description,) if activity.description else ()
        found.append(
            Planned(
                activity.uid, activity.office_id, activity.site_id, activity.name, activity.schedule, notes,
                occurrences, kept=activity.holidays == Holidays.KEEP, pupils=activity.activity_kind in FOR_PUPILS,
                room=activity.room,
            )
        )  # fmt: skip
    return found
