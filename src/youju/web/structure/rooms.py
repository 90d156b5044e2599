"""The rooms of the structure that stand open for a reader, as chips on top of each page."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.access.permissions import (
    ACCOUNTS_MANAGE,
    NETWORK_MANAGE,
    OWN_ACCOUNT,
    STRUCTURE_MANAGE,
    STRUCTURE_SEE,
    Permission,
)
from youju.web.shell.needs import StaffRequest
from youju.web.shell.places import opens

_ROOMS: tuple[tuple[str, Permission, Promise], ...] = (
    ("structure:overview", STRUCTURE_SEE, _("Sites, partners, programmes")),
    ("devices:devices", STRUCTURE_MANAGE, _("Shared devices")),
    ("structure:network", NETWORK_MANAGE, _("Network and offices")),
    ("structure:calendar", OWN_ACCOUNT, _("Calendar")),
    ("structure:accounts", ACCOUNTS_MANAGE, _("Accounts and roles")),
)


@dataclass(frozen=True)
class Room:
    label: Promise
    href: str
    current: bool


def rooms(request: StaffRequest) -> list[Room]:
    """The open rooms in their order; the one that `request` is in is marked."""
    return [
        Room(label, reverse(name), request.path == reverse(name))
        for name, permission, label in _ROOMS
        if opens(permission, request.standing)
    ]
