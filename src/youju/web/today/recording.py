"""For whoever records: the forms, the sessions of today and those that wait for their people, the last entries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse

from youju.ground.access.models import Actor
from youju.ground.access.queries import Standing
from youju.ground.evidence.kinds import kinds
from youju.ground.evidence.recent import Recent, last_entries
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.services.activities.queries import month_plan
from youju.web.activities import board
from youju.web.shell.places import address

# How far back a session may lie that still waits for its people, and how many are shown.
BACK = timedelta(days=31)
SHOWN = 6


@dataclass(frozen=True)
class Link:
    """A way on."""

    label: str
    href: str


@dataclass(frozen=True)
class Entry:
    """An own entry as one line."""

    label: str
    kind: str
    href: str
    at: datetime
    happened_on: str
    withdrawn: bool


@dataclass(frozen=True)
class Waiting:
    """A session whose day has passed and of which nobody has said what became of it."""

    day: date
    line: board.Line


@dataclass(frozen=True)
class Sessions:
    """The sessions of one office: those of today, and the latest that still wait (`more` are not shown)."""

    office: Office
    today: tuple[board.Line, ...]
    waiting: tuple[Waiting, ...]
    more: int
    href: str

    @property
    def nothing(self) -> bool:
        return not self.today and not self.waiting


def forms(last: str) -> list[Link]:
    """A form for each kind, the one used last first."""
    enterable = sorted((kind for kind in kinds() if kind.enterable), key=lambda kind: kind.key != last)
    return [Link(str(kind.label), reverse("desk:new", args=[kind.slug])) for kind in enterable]


def sessions(offices: Collection[Office], today: date) -> list[Sessions]:
    """What is on today in each office, and what is still to be recorded of the month that ends today."""
    tomorrow = today + timedelta(days=1)
    found = []
    for office in offices:
        rows = month_plan(office, Period(today - BACK, tomorrow))
        past = [row for row in rows if row.day < today and row.waits(today)]
        found.append(
            Sessions(
                office,
                tuple(board.line(row, today) for row in rows if row.day == today),
                tuple(Waiting(row.day, board.line(row, today)) for row in past[::-1][:SHOWN]),
                max(0, len(past) - SHOWN),
                f"{reverse('activities:month')}?office={office.slug}",
            )
        )
    return found


def entries(standing: Standing, by: Actor) -> list[Entry]:
    """The colleague's own last entries."""
    return [_line(recent) for recent in last_entries(standing, by=by)]


def _line(recent: Recent) -> Entry:
    kind, record = recent.kind, recent.record
    printed = kind.printed(record)
    words = [printed[name] for name in kind.columns if name != "happened_on" and printed.get(name)]
    return Entry(
        " · ".join(words[:3]) or str(kind.label), str(kind.label),
        address("desk:record", kind.slug, record.uid), recent.at, record.happened_on.isoformat(),
        record.withdrawal_id is not None,
    )  # fmt: skip
