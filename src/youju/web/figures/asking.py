"""What an address asks of a month: one office or all, one room, words of a label, reported or not."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.figures.months import Course, Line
from youju.web.shell.needs import StaffRequest

# The rooms of the services in the order of a month's page.
ROOMS: dict[str, Promise] = {
    "activities": _("Activities"),
    "cases": _("Cases"),
    "companions": _("Companions"),
    "visits": pgettext_lazy("to homes", "Visits"),
    "ties": _("Ties"),
    "volunteers": _("Volunteers"),
    "interns": _("Interns"),
    "communications": _("Communications"),
    "ledger": _("Ledger"),
}
REPORTED, UNREPORTED = "", "unreported"


@dataclass(frozen=True)
class Asked:
    """One view of a month; `office` None are all side by side."""

    period: Period
    offices: tuple[Office, ...]
    office: Office | None = None
    room: str = ""
    words: str = ""
    state: str = REPORTED

    @property
    def shown(self) -> tuple[Office, ...]:
        return (self.office,) if self.office else self.offices

    @property
    def narrowed(self) -> bool:
        """Whether anything but the office is asked."""
        return bool(self.room or self.words or self.state)

    def address(self, **changes: str) -> str:
        """The same view with something changed."""
        asked = {
            "office": self.office.slug if self.office else "", "room": self.room, "q": self.words,
            "state": self.state, "month": self.period.key, **changes,
        }  # fmt: skip
        path = reverse("figures:month", args=[asked.pop("month")])
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{path}?{query}" if query else path

    def matches(self, line: Line) -> bool:
        """Whether the line is of the room and its label holds every word."""
        label = _plain(str(line.indicator.label))
        in_room = self.room in {"", room(line)}
        return in_room and all(word in label for word in _plain(self.words).split())

    def of(self, line: Line) -> Sequence[Course]:
        """The courses of the line in the offices that are shown."""
        return [course for course, office in zip(line.offices, self.offices, strict=True) if office in self.shown]

    def reported(self, line: Line) -> bool:
        """Whether any of the offices shown reported it."""
        return any(course.figure.value.amount is not None for course in self.of(line))


def asked(request: StaffRequest, period: Period, offices: tuple[Office, ...]) -> Asked:
    """Reads the address. Raises Http404 for an office or a state that does not exist."""
    get = request.GET
    by_slug = {office.slug: office for office in offices}
    slug, state = get.get("office", ""), get.get("state", REPORTED)
    if (slug and slug not in by_slug) or state not in {REPORTED, UNREPORTED}:
        raise Http404
    return Asked(
        period, offices, by_slug.get(slug), get.get("room", "")[:40], get.get("q", "").strip()[:60], state
    )


def room(line: Line) -> str:
    """The service that a line belongs to, as its key says."""
    return line.indicator.key.partition(".")[0]


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
