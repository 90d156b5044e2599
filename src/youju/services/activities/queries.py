"""What is planned, held, moved or cancelled; and the agenda that other rooms read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from youju.ground import schedules
from youju.ground.access.queries import Standing
from youju.ground.evidence.ports import Occurrence, Planned
from youju.ground.evidence.queries import visible_to
from youju.ground.organisations.models import Network, Office
from youju.ground.organisations.queries import calendar_of
from youju.ground.periods import Period, month
from youju.services.activities.models import FOR_PUPILS, Activity, Holding, Holidays, Move, Role, Session
from youju.services.activities.rules import schedule_of


@dataclass(frozen=True)
class Row:
    """One line of a day: a planned session with what became of it, or one that was held without a plan.

    `came` counts all roles of a held one.
    """

    session: Session | None
    holding: Holding | None
    came: int

    @property
    def activity(self) -> Activity:
        """The series it belongs to."""
        return (self.session or self.holding).activity  # type: ignore[union-attr]

    @property
    def day(self) -> date:
        """Where it stands in the month: planned sessions on their day, even when held on another."""
        return self.session.day if self.session else self.holding.happened_on  # type: ignore[union-attr]

    @property
    def start(self) -> time | None:
        """When it begins, where that was said."""
        return self.session.start if self.session else None

    @property
    def state(self) -> str:
        """`held`, `cancelled`, `moved` or `planned`, from the records that exist."""
        if self.holding is not None:
            return "held"
        if hasattr(self.session, "cancellation"):
            return "cancelled"
        return "moved" if self.session is not None and self.session.sequence else "planned"

    def waits(self, on: date) -> bool:
        """Whether its day has come and nobody has said yet what became of it."""
        return self.state in {"planned", "moved"} and self.day <= on


def month_plan(office: Office, period: Period) -> list[Row]:
    """The sessions planned for the period and those held without a plan, in order of day and hour."""
    sessions = (
        Session.objects.filter(office=office, day__gte=period.start, day__lt=period.end)
        .select_related("activity__site", "cancellation")
        .order_by("day", "start", "id")
    )
    inside = Q(session__day__gte=period.start, session__day__lt=period.end) | Q(
        session=None, happened_on__gte=period.start, happened_on__lt=period.end
    )
    holdings = _held(Holding.objects.filter(inside, office=office))
    held = {holding.session_id: holding for holding in holdings if holding.session_id}
    rows = [_row(session, held.get(session.pk)) for session in sessions]
    rows += [_row(None, holding) for holding in holdings if not holding.session_id]
    return sorted(rows, key=lambda row: (row.day, row.start or time.min))


def latest_plan(office: Office, on: date) -> Period:
    """The last month with a planned session, no later than the month of `on`; that month where there is none."""
    now = month(on.year, on.month)
    last = Session.objects.filter(office=office, day__lt=now.end).order_by("-day", "-pk").first()
    return month(last.day.year, last.day.month) if last else now


def find_row(standing: Standing, uid: UUID) -> Row | None:
    """The session with this uid and what became of it, if the actor may see its office's records."""
    rows = visible_to(
        Session.objects.select_related("activity__site", "office__network", "cancellation__by"), standing
    )
    session = rows.filter(uid=uid).first()
    if session is None:
        return None
    return _row(session, next(iter(_held(Holding.objects.filter(session=session))), None))


def find_activity(standing: Standing, uid: UUID) -> Activity | None:
    """The series with this uid, if the actor may see its office's records."""
    rows = visible_to(Activity.objects.select_related("office__network", "site", "group", "programme"), standing)
    return rows.filter(uid=uid).first()


def moves(session: Session) -> list[Move]:
    """Every time the session was moved, first to last."""
    return list(session.moves.select_related("by").order_by("pk"))


def usual_roles(activity: Activity) -> tuple[str, ...]:
    """The roles that came to the last sessions of the series, in the order of roles."""
    last = _held(Holding.objects.filter(activity=activity).order_by("-happened_on", "-pk"))[:6]
    came = {row.role for holding in last for row in holding.attendances.all() if row.withdrawal_id is None}
    return tuple(role for role in Role.values if role in came)


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


def _held(rows: QuerySet[Holding]) -> list[Holding]:
    standing = rows.filter(withdrawal=None).select_related("activity__site", "by")
    return list(standing.prefetch_related("attendances"))


def _row(session: Session | None, holding: Holding | None) -> Row:
    came = sum(row.n for row in holding.attendances.all() if row.withdrawal_id is None) if holding else 0
    return Row(session, holding, came)


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
