"""What is planned, held, moved or cancelled; and the agenda that other rooms read."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Prefetch, Q

from youju.ground import schedules
from youju.ground.evidence.ports import Occurrence, Planned
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period
from youju.services.activities.models import Activity, Holding, Session
from youju.services.activities.rules import schedule_of


@dataclass(frozen=True)
class Row:
    """One planned session with what became of it; `came` counts all roles of a held one."""

    session: Session
    holding: Holding | None
    came: int

    @property
    def state(self) -> str:
        """`held`, `cancelled`, `moved` or `planned`, from the records that exist."""
        if self.holding is not None:
            return "held"
        if hasattr(self.session, "cancellation"):
            return "cancelled"
        return "moved" if self.session.sequence else "planned"


def calendar_of(network: Network) -> schedules.WorkCalendar:
    """The network's table of special days."""
    rows = network.calendar.values_list("day", "kind", "name", "confirmed")
    return schedules.WorkCalendar(rows)


def month_plan(office: Office, period: Period) -> list[Row]:
    """The sessions planned for the period, in order of day and hour."""
    sessions = (
        Session.objects.filter(office=office, day__gte=period.start, day__lt=period.end)
        .select_related("activity__site", "cancellation")
        .order_by("day", "start", "id")
    )
    held = {
        holding.session_id: holding
        for holding in Holding.objects.standing()
        .filter(office=office, session__day__gte=period.start, session__day__lt=period.end)
        .select_related("activity")
        .prefetch_related("attendances")
    }
    rows = []
    for session in sessions:
        holding = held.get(session.pk)
        came = sum(row.n for row in holding.attendances.all() if row.withdrawal_id is None) if holding else 0
        rows.append(Row(session, holding, came))
    return rows


def activities_in(offices: Collection[int], period: Period) -> list[Activity]:
    """Activities that run in the period."""
    return list(
        Activity.objects.filter(
            Q(until=None) | Q(until__gt=period.start), office__in=offices, since__lt=period.end
        ).select_related("office__network", "site")
    )


def agenda(offices: Collection[int], period: Period) -> list[Planned]:
    """Every running activity with its sessions of the period; without dates its phrase stays as it is."""
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
        if not occurrences and schedule is not None and schedule.is_dated:
            continue
        notes = (activity.description,) if activity.description else ()
        found.append(
            Planned(
                activity.uid, activity.office_id, activity.site_id, activity.name, activity.schedule, notes,
                occurrences,
            )
        )  # fmt: skip
    return found
