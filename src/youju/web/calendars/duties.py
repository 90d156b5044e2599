"""Calendars as other programs read them: addresses, and the sessions of whoever leads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.organisations.queries import Furnished
from youju.reporting.publishing import ical
from youju.reporting.publishing.content import Occurrence
from youju.services.activities.queries import Row
from youju.web.activities.board import title


@dataclass(frozen=True)
class Feed:
    """A public calendar by its name: the address for programs that know webcal, and the plain one."""

    name: str
    https: str

    @property
    def webcal(self) -> str:
        return f"webcal://{self.https.partition('://')[2]}"


def address_of(secret: str) -> str:
    """Where a program finds the calendar behind the secret."""
    return settings.PUBLIC_ADDRESS + reverse("calendars:behind", args=[secret])


def public_feeds(found: Furnished, on: date) -> list[Feed]:
    """The office's own and one of each site that is open."""
    slug, own = found.office.slug, found.office.name
    feeds = [Feed(own, settings.PUBLIC_ADDRESS + reverse("public:office_feed", args=[slug]))]
    for site in found.sites:
        if not site.closed_on(on):
            path = reverse("public:site_feed", args=[slug, site.uid])
            feeds.append(Feed(site.name, settings.PUBLIC_ADDRESS + path))
    return feeds


def calendar(owner: str, rows: Iterable[Row], written: datetime) -> bytes:
    """What the colleague leads, without any other person."""
    return ical.personal(
        _("{name}: what I lead").format(name=owner), map(_duty, rows), address=settings.PUBLIC_ADDRESS,
        written=written,
    )  # fmt: skip


def _duty(row: Row) -> ical.Duty:
    session, activity = row.session, row.activity
    if session is None:
        raise ValueError("What was held without a plan is on nobody's calendar.")
    moved = session.planned_on != session.day
    return ical.Duty(
        Occurrence(
            str(session.uid), session.sequence, session.day, session.start, session.end,
            cancelled=row.state == "cancelled",
        ),
        str(activity),
        " · ".join(filter(None, (str(row.site or ""), activity.room))),
        (
            str(activity.office), activity.schedule,
            _("moved from {day}").format(day=title(session.planned_on)) if moved else "",
        ),
        settings.PUBLIC_ADDRESS + reverse("activities:session", args=[session.uid]),
    )  # fmt: skip
