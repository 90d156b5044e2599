"""The calendar as a reader asks for it: from which day, which office, which site; the address keeps it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise

from youju.ground.periods import Period
from youju.reporting.bulletins.queries.ahead import Ahead, Happening, Undated, Where
from youju.web.activities.board import WEEKDAYS, hours

WEEKS = 4


@dataclass(frozen=True)
class Asked:
    """What the address asks for; a day that cannot be read is today."""

    start: date
    office: str
    site: UUID | None

    @classmethod
    def of(cls, query: QueryDict, today: date) -> "Asked":
        try:
            site = UUID(str(query["site"])) if query.get("site") else None
        except ValueError:
            site = UUID(int=0)
        return cls(_day(query.get("from", "")) or today, query.get("office", ""), site)

    @property
    def window(self) -> Period:
        return Period(self.start, self.start + timedelta(weeks=WEEKS))

    def address(self, start: date, today: date) -> str:
        """The same question from another day."""
        words = {"office": self.office, "site": self.site, "from": "" if start == today else start.isoformat()}
        query = urlencode({name: value for name, value in words.items() if value})
        return reverse("public:calendar") + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Line:
    """A session of the list; `hours` is empty where the day is all that is known."""

    happening: Happening
    hours: str
    # Behind which one signs up for it now; empty where one just comes.
    code: str = ""


@dataclass(frozen=True)
class Day:
    """One day of the list."""

    date: date
    lines: tuple[Line, ...]
    today: bool

    @property
    def weekday(self) -> Promise:
        return WEEKDAYS[self.date.weekday()]


@dataclass(frozen=True)
class Feed:
    """A calendar to subscribe to: the address for programs that know webcal, and the plain one."""

    name: str
    webcal: str
    https: str


def days(found: Ahead, today: date, codes: Mapping[UUID, str] | None = None) -> list[Day]:
    """Day by day; `codes` are those of sessions that can be signed up for now, by their uid."""
    known = codes or {}
    return [
        Day(day, tuple(Line(row, hours(row.start, row.end), known.get(row.uid, "")) for row in rows), day == today)
        for day, rows in found.days
    ]


def places_of(undated: Iterable[Undated]) -> list[Undated]:
    return sorted(undated, key=lambda row: (row.office.position, row.title))


def feed(where: Where, network: str) -> Feed:
    """The live calendar of what the reader looks at."""
    if where.site is not None:
        path = reverse("public:site_feed", args=[where.offices[where.site.office_id].slug, where.site.uid])
    elif where.office is not None:
        path = reverse("public:office_feed", args=[where.office.slug])
    else:
        path = reverse("public:feed_of_all")
    address = settings.PUBLIC_ADDRESS + path
    return Feed(str(where.site or where.office or network), f"webcal://{address.partition('://')[2]}", address)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    # The window has to end within the calendar.
    return day if day is not None and 1900 <= day.year < 2200 else None
