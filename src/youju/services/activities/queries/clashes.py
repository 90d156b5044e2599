"""What a series or a session would clash with before it is saved: room, colleague, days off, school mornings.

Of another office nothing is told but that a colleague who works in both is taken there at that time.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from django.db.models import Q
from django.utils.translation import gettext

from youju.ground.access.models import User
from youju.ground.organisations.models import CalendarDay, Office
from youju.ground.organisations.queries import calendar_of, marked_days
from youju.ground.periods import Period, month
from youju.ground.schedules import Slot, Taken, at_once, on_days_off, on_school_mornings, open_house, shut_out
from youju.services.activities.models import FOR_PUPILS, Activity, Holidays, Session
from youju.services.activities.queries.planning import activities_in, missing, slots
from youju.services.activities.rules.clashing import Clash, Sort

# So far ahead a series is compared with what others plan; beyond it nobody has planned yet.
AHEAD = timedelta(weeks=26)


@dataclass(frozen=True, eq=False)
class Use:
    """One series with the times it takes its room, and those at which one colleague leads it."""

    activity: Activity
    slots: tuple[tuple[Slot, User | None], ...]

    @property
    def steady(self) -> bool:
        """Whether it is there on most days of some month."""
        by_month: dict[tuple[int, int], list[Slot]] = {}
        for slot, _leader in self.slots:
            by_month.setdefault((slot.day.year, slot.day.month), []).append(slot)
        return any(map(open_house, by_month.values()))


def of_series(activity: Activity, *, on: date) -> tuple[Clash, ...]:
    """What the series, saved or not, clashes with from the day `on`: what is planned of it and what it names."""
    start = max(on, activity.since)
    end = min(on + AHEAD, activity.until) if activity.until else max(on, activity.since) + AHEAD
    if end <= start:
        return ()
    period = Period(start, end)
    sessions = _sessions(activity.office, period).get(activity.pk, ()) if activity.pk else ()
    known = slots([activity.office_id], period).get(activity.pk, set()) if activity.pk else set()
    return _found(_use(activity, period, sessions, known), period)


def of_month(activity: Activity, period: Period) -> tuple[Clash, ...]:
    """What the sessions clash with that the schedule names in the period and nobody has planned yet."""
    known = slots([activity.office_id], period).get(activity.pk, set())
    own = _use(activity, period, (), known)
    return _found(own, period) if own.slots else ()


def of_session(session: Session, day: date, start: time | None, end: time | None) -> tuple[Clash, ...]:
    """What the session would clash with at that time."""
    own = Use(session.activity, ((Slot(day, start, end), session.leader),))
    return _found(own, month(day.year, day.month))


def _found(own: Use, period: Period) -> tuple[Clash, ...]:
    days = {slot.day for slot, _leader in own.slots}
    clashes = [*_of_days(own, period)]
    others = [use for use in _others(own, period) if any(slot.day in days for slot, _leader in use.slots)]
    clashes += _of_places(own, others)
    clashes += _of_leaders(own, [*others, *_elsewhere(own, period)])
    order = list(Sort)
    return tuple(sorted(clashes, key=lambda c: (order.index(c.sort), c.other, c.day, c.start or time.min)))


def _of_days(own: Use, period: Period) -> Iterator[Clash]:
    """Days off that nobody meant to keep, and mornings on which children are at school."""
    activity, found = own.activity, [slot for slot, _leader in own.slots]
    marked: dict[str, dict[date, str]] = {kind: {} for kind in CalendarDay.Kind.values}
    for row in marked_days([activity.office.network_id], period):
        marked[row.kind][row.day] = row.name
    off, made_up = marked[CalendarDay.Kind.OFF], marked[CalendarDay.Kind.WORKDAY]
    if activity.holidays != Holidays.KEEP:
        for day in on_days_off(found, off, activity.name):
            yield Clash(Sort.DAY_OFF, day, None, None, off[day])
    if activity.activity_kind in FOR_PUPILS:
        for day in on_school_mornings(found, made_up):
            yield Clash(Sort.SCHOOL, day, None, None, made_up[day])


def _of_places(own: Use, others: Iterable[Use]) -> Iterator[Clash]:
    """Others in the same room by name, or at the same site where no two rooms are known and neither is a house."""
    site = own.activity.site
    if site is None or not site.is_place:
        return
    there = [use for use in others if use.activity.site_id == site.pk]
    rivals = [use for use in there if not shut_out(use.activity.room, own.activity.room)]
    steady = own.steady
    for other, theirs in _both(own, rivals, lambda use: ((slot, site.pk) for slot, _leader in use.slots)):
        one_room = bool(own.activity.room) and other.activity.room == own.activity.room
        if one_room or not (steady or other.steady):
            where = f"{site.name} · {own.activity.room}" if one_room else site.name
            sort = Sort.ROOM if one_room else Sort.SITE
            yield _against(sort, other, theirs.slot, where)


def _of_leaders(own: Use, others: Iterable[Use]) -> Iterator[Clash]:
    """Others that the same colleague leads at the same time."""
    names: dict[Hashable, str] = {leader.pk: leader.name for _slot, leader in own.slots if leader is not None}

    def led(use: Use) -> Iterator[tuple[Slot, int]]:
        return ((slot, leader.pk) for slot, leader in use.slots if leader is not None and leader.pk in names)

    for other, theirs in _both(own, others, led):
        clash = _against(Sort.LEADER, other, theirs.slot, names[theirs.of])
        abroad = other.activity.office_id != own.activity.office_id
        yield replace(clash, other=gettext("a session of another office")) if abroad else clash


def _elsewhere(own: Use, period: Period) -> list[Use]:
    """What the own leaders lead in other offices: planned sessions alone, for a colleague with two memberships."""
    leaders = {leader.pk for _slot, leader in own.slots if leader is not None}
    if not leaders:
        return []
    led = Q(stand_in__in=leaders) | Q(stand_in=None, activity__leader__in=leaders)
    rows = Session.objects.filter(led, day__gte=period.start, day__lt=period.end, cancellation=None)
    rows = rows.exclude(office=own.activity.office_id).select_related("activity__leader", "stand_in")
    found: dict[int, list[Session]] = {}
    for session in rows.order_by("day", "start", "pk"):
        found.setdefault(session.activity_id, []).append(session)
    return [
        Use(some[0].activity, tuple((Slot(s.day, s.start, s.end), s.leader) for s in some))
        for some in found.values()
    ]


def _against(sort: Sort, other: Use, slot: Slot, what: str) -> Clash:
    return Clash(sort, slot.day, slot.start, slot.end, other.activity.name, what)


def _both(
    own: Use, others: Iterable[Use], taking: Callable[[Use], Iterable[tuple[Slot, int]]]
) -> Iterator[tuple[Use, Taken[int]]]:
    """Every slot of another one that takes what the own one takes at the same time, once."""
    uses = [own, *others]
    taken = [Taken(place, of, slot) for place, use in enumerate(uses) for slot, of in taking(use)]
    told: set[Taken[int]] = set()
    for one, other in at_once(taken):
        theirs = other if one.by == 0 else one
        if 0 in (one.by, other.by) and theirs not in told:
            told.add(theirs)
            yield uses[theirs.by], theirs


def _others(own: Use, period: Period) -> list[Use]:
    """Other series of the office that share its site or a colleague, with what is planned of them and named."""
    activity = own.activity
    leaders = {leader.pk for _slot, leader in own.slots if leader is not None}
    planned = _sessions(activity.office, period)
    running = {each.pk: each for each in activities_in([activity.office_id], period)}
    # A session may have been moved beyond the end of its series.
    running |= {pk: sessions[0].activity for pk, sessions in planned.items() if pk not in running}
    known, found = slots([activity.office_id], period), []
    for pk, other in running.items():
        sessions = planned.get(pk, ())
        shares = activity.site_id is not None and other.site_id == activity.site_id
        led = other.leader_id in leaders or any(s.leader is not None and s.leader.pk in leaders for s in sessions)
        if pk != activity.pk and (shares or led):
            found.append(_use(other, period, sessions, known.get(pk, set())))
    return found


def _sessions(office: Office, period: Period) -> dict[int, list[Session]]:
    """What stands in the plan of the period, by series; what was called off takes nothing."""
    rows = Session.objects.filter(
        office=office, day__gte=period.start, day__lt=period.end, cancellation=None
    ).select_related("activity__site", "activity__leader", "stand_in")
    found: dict[int, list[Session]] = {}
    for session in rows.order_by("day", "start", "pk"):
        found.setdefault(session.activity_id, []).append(session)
    return found


def _use(
    activity: Activity, period: Period, sessions: Iterable[Session], known: Collection[tuple[date, int]]
) -> Use:
    """What the series takes: its sessions, those of its schedule that nobody has planned yet among them."""
    planned = [(Slot(s.day, s.start, s.end), s.stand_in or activity.leader) for s in sessions]
    named = missing(activity, period, calendar_of(activity.office.network), known)
    return Use(activity, (*planned, *((Slot(s.day, s.start, s.end), activity.leader) for s in named)))
