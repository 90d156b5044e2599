"""The places of the product, at most seven to each person; a place whose address is not built yet is absent."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    """An entry of the rail: whoever holds one of the permissions sees it, once its URL name resolves."""

    name: str
    label: Promise
    icon: str
    opens_for: Sequence[Permission]


@dataclass(frozen=True)
class Place:
    """A door that stands open for the reader of this page."""

    label: Promise
    icon: str
    href: str
    current: bool


JOT = Door("desk:new", _("Record"), "pencil", (may.RECORDS_RECORD,))
# In the order of use: a phone shows the first four in its bar, the others in the menu.
DOORS = (
    Door("home", pgettext_lazy("place", "Desk"), "home", (may.OWN_ACCOUNT,)),
    Door("desk:kinds", pgettext_lazy("place", "Records"), "rectangle-stack", (may.RECORDS_SEE,)),
    Door("activities:month", pgettext_lazy("place", "Activities"), "calendar-days", (may.RECORDS_SEE,)),
    Door("figures:month", pgettext_lazy("place", "Figures"), "chart-bar", (may.FIGURES_SEE,)),
    Door("bulletins:issues", pgettext_lazy("place", "Bulletin"), "newspaper", (may.BULLETIN_SEE,)),
    Door(
        "structure:overview", pgettext_lazy("place", "Structure"), "building-office-2",
        (may.STRUCTURE_SEE, may.NETWORK_MANAGE, may.ACCOUNTS_MANAGE),
    ),
    Door("audit:log", pgettext_lazy("place", "Audit"), "shield-check", (may.AUDIT_READ,)),
)  # fmt: skip


def address(name: str) -> str:
    """The address of a URL name without arguments; empty while nothing is built there."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def places(standing: Standing, path: str) -> list[Place]:
    """The rail for somebody with this standing who is at `path`."""
    open_doors = [
        (door, address(door.name)) for door in DOORS if any(opens(p, standing) for p in door.opens_for)
    ]
    built = [(door, href) for door, href in open_doors if href][:MOST]
    here = max((href for _door, href in built if path.startswith(href)), key=len, default="")
    # Home's address begins every other one, so it is current only for itself.
    here = "" if here == "/" != path else here
    return [Place(door.label, door.icon, href, href == here) for door, href in built]


def jot(standing: Standing) -> str:
    """The address of the round button, for whoever records."""
    return address(JOT.name) if opens(JOT.opens_for[0], standing) else ""


def opens(permission: Permission, standing: Standing) -> bool:
    """Whether the standing opens a door of this permission; the own account is everybody's."""
    return permission == may.OWN_ACCOUNT or standing.holds(permission)
