"""A month of sessions as it is drawn: days with what the calendar calls them, weeks, how many in each state."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youju.ground.organisations.models import CalendarDay
from youju.ground.periods import Period
from youju.services.activities.queries import Row

WEEKDAYS = (
    gettext_lazy("Monday"), gettext_lazy("Tuesday"), gettext_lazy("Wednesday"), gettext_lazy("Thursday"),
    gettext_lazy("Friday"), gettext_lazy("Saturday"), gettext_lazy("Sunday"),
)  # fmt: skip
SATURDAY = 5

WAITING, HELD, CANCELLED, PLANNED = "waiting", "held", "cancelled", "planned"
# What a chip says of a session, and the colour of the state; in the order of the chips above the month.
STATES: dict[str, tuple[Promise, str]] = {
    WAITING: (pgettext_lazy("session", "to be recorded"), "warn"),
    HELD: (pgettext_lazy("session", "held"), "good"),
    PLANNED: (pgettext_lazy("session", "planned"), ""),
    CANCELLED: (pgettext_lazy("session", "cancelled"), "bad"),
}


@dataclass(frozen=True)
class Line:
    """One session on its day; `moved_from` where it was planned for another one."""

    name: str
    hours: str
    site: str
    state: str
    href: str
    came: int
    moved_from: date | None
    start: time | None = None
    end: time | None = None
    room: str = ""
    leader: str = ""

    @property
    def label(self) -> Promise:
        return STATES[self.state][0]

    @property
    def place(self) -> str:
        """Site and room in one."""
        return " · ".join(filter(None, (self.site, self.room)))

    @property
    def colour(self) -> str:
        return STATES[self.state][1]


@dataclass(frozen=True)
class Day:
    """A day of the calendar; `outside` the month it is only there to fill the week."""

    date: date
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    off: bool = False
    workday: bool = False
    outside: bool = False
    today: bool = False

    @property
    def weekday(self) -> Promise:
        return WEEKDAYS[self.date.weekday()]

    @property
    def weekend(self) -> bool:
        return self.date.weekday() >= SATURDAY


def state_of(row: Row, today: date) -> str:
    """What a reader needs to know: recorded, called off, still to be recorded, or still to come."""
    if row.state in {HELD, CANCELLED}:
        return row.state
    return WAITING if row.waits(today) else PLANNED


def line(row: Row, today: date) -> Line:
    """The row as a line that leads to its session, or to the record of one held without a plan."""
    session = row.session
    if session is not None:
        href = reverse("activities:session", args=[session.uid])
    else:
        href = reverse("desk:record", args=["activities-session", row.holding.uid])  # type: ignore[union-attr]
    moved = session is not None and session.planned_on != session.day
    return Line(
        str(row.activity), hours(row.start, row.end), str(row.site or ""), state_of(row, today), href, row.came,
        session.planned_on if session and moved else None, row.start, row.end,
        row.activity.room if row.site == row.activity.site else "", str(row.leader or ""),
    )  # fmt: skip


def hours(start: time | None, end: time | None) -> str:
    """15:00–18:30, or 19:30 where the end is open."""
    if start is None:
        return ""
    return f"{start:%H:%M}–{end:%H:%M}" if end else f"{start:%H:%M}"


def days(
    rows: Iterable[Row], period: Period, marked: Iterable[CalendarDay], *, today: date, state: str = ""
) -> list[Day]:
    """Every day of the month with its sessions (of one state, where asked) and what the calendar calls it."""
    lines: dict[date, list[Line]] = {}
    for row in rows:
        made = line(row, today)
        if state in {"", made.state}:
            lines.setdefault(row.day, []).append(made)
    kinds: dict[date, dict[str, list[str]]] = {}
    for mark in marked:
        kinds.setdefault(mark.day, {}).setdefault(mark.kind, []).append(mark.name)
    return [_day(day, lines.get(day, ()), kinds.get(day, {}), today) for day in period]


def _day(day: date, lines: Sequence[Line], kinds: Mapping[str, list[str]], today: date) -> Day:
    names = dict.fromkeys(name for own in kinds.values() for name in own)
    return Day(
        day, tuple(lines), tuple(names),
        off=CalendarDay.Kind.OFF in kinds, workday=CalendarDay.Kind.WORKDAY in kinds, today=day == today,
    )  # fmt: skip


def weeks(found: Sequence[Day]) -> list[list[Day]]:
    """The days as rows from Monday to Sunday, filled up with days of the neighbouring months."""
    first, last = found[0].date, found[-1].date
    before = [Day(first - timedelta(days=n), outside=True) for n in range(first.weekday(), 0, -1)]
    after = [Day(last + timedelta(days=n), outside=True) for n in range(1, 7 - last.weekday())]
    filled = [*before, *found, *after]
    return [filled[place : place + 7] for place in range(0, len(filled), 7)]


def counts(rows: Iterable[Row], today: date) -> dict[str, int]:
    """How many sessions are in each state."""
    found = dict.fromkeys(STATES, 0)
    for row in rows:
        found[state_of(row, today)] += 1
    return found


def title(day: date) -> str:
    """A day in words: 3月5日 周一."""
    return _("{month}/{day} {weekday}").format(month=day.month, day=day.day, weekday=WEEKDAYS[day.weekday()])
