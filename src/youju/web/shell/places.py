"""The places of the product, at most seven to each person; a place whose address is not built yet is absent."""

from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access import permissions as may
from youju.ground.access.permissions import Permission
from youju.ground.access.queries import Standing

MOST = 7


@dataclass(frozen=True)
class Door:
    """An entry of the rail: whoever holds the permission sees it, once its URL name resolves."""

    name: str
    label: Promise
    icon: str
    opens_for: Permission
    about: str | Promise = ""
    # First words of other addresses that lie in the same place.
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A door that stands open for the reader of this page."""

    label: Promise
    icon: str
    href: str
    current: bool
    about: str | Promise = ""


JOT = Door("desk:new", _("Record"), "pencil", may.RECORDS_RECORD)
# In the order of use: a phone shows the first four in its bar, the others in the menu.
DOORS = (
    Door("home", pgettext_lazy("place", "Desk"), "home", may.OWN_ACCOUNT),
    Door(
        "desk:kinds", pgettext_lazy("place", "Records"), "rectangle-stack", may.RECORDS_SEE,
        _("What was recorded in your office: look up, correct, bring in from a spreadsheet."),
        also=("ledger", "intake"),
    ),
    Door(
        "activities:month", pgettext_lazy("place", "Activities"), "calendar-days", may.RECORDS_SEE,
        _("What is planned, and which sessions still wait for their head-count."),
        also=("calendars",),
    ),
    Door(
        "people:list", _("People"), "user-group", may.PEOPLE_FIND,
        _("Whom your office serves: find, register, and open a card when you need it."),
        also=("volunteers", "companions", "visits", "cases", "safeguarding"),
    ),
    Door(
        "figures:month", pgettext_lazy("place", "Figures"), "chart-bar", may.FIGURES_SEE,
        _("Each number of the month, with its definition and what it is made of."),
        also=("archive",),
    ),
    Door(
        "bulletins:issues", pgettext_lazy("place", "Bulletin"), "newspaper", may.BULLETIN_SEE,
        _("The month's issue: write, look it over, release."),
    ),
    Door(
        "structure:overview", pgettext_lazy("place", "Structure"), "building-office-2", may.STRUCTURE_SEE,
        _("Sites, programmes and partners of your office, and the calendar."),
        also=("devices",),
    ),
    # Whoever manages the network and works in no office has the same place, but another first room.
    Door(
        "structure:network", pgettext_lazy("place", "Structure"), "building-office-2", may.NETWORK_MANAGE,
        _("Offices, calendar, accounts and roles."),
    ),
    Door(
        "audit:log", pgettext_lazy("place", "Audit"), "shield-check", may.AUDIT_READ,
        _("Who did what and when, and whether the chain of acts holds."),
    ),
)  # fmt: skip


def address(name: str, *args: Any) -> str:
    """The address of a URL name; empty while nothing is built there."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def places(standing: Standing, path: str) -> list[Place]:
    """The rail for somebody with this standing who is at `path`."""
    built: dict[str, tuple[Door, str]] = {}
    for door in DOORS:
        href = address(door.name) if opens(door.opens_for, standing) else ""
        if href:
            # Two doors with one icon are one place; the first that opens is taken.
            built.setdefault(door.icon, (door, href))
    shown = list(built.values())[:MOST]
    here = next((href for door, href in shown if _holds(door, href, path)), "")
    return [Place(door.label, door.icon, href, href == here, door.about) for door, href in shown]


def at_home(standing: Standing) -> list[Place]:
    """The places with a word about each, for the desk; the desk itself is left out."""
    return [place for place in places(standing, "/") if not place.current]


def _holds(door: Door, href: str, path: str) -> bool:
    """Whether `path` lies in the door's place: under the same first word. Home holds only itself."""
    room = path.strip("/").partition("/")[0]
    return room in (href.strip("/").partition("/")[0], *door.also)


def jot(standing: Standing) -> str:
    """The address of the round button, for whoever records."""
    return address(JOT.name) if opens(JOT.opens_for, standing) else ""


def opens(permission: Permission, standing: Standing) -> bool:
    """Whether the standing opens a door of this permission; the own account is everybody's."""
    return permission == may.OWN_ACCOUNT or standing.holds(permission)
