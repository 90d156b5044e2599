"""Writes who may open what, from the routes, permissions and roles themselves: the source of docs/access.md."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import override

from youju.ground.access.permissions import ALL, OWN_ACCOUNT, PUBLIC, Permission
from youju.ground.access.roles import ROLES, Role
from youju.web.shell.middleware import needed

INTRODUCTION = """\
# Who may do what

Written by `youju access-table > docs/access.md` from the routes, the permissions and the roles; a test
compares. A permission is held office by office, or for the whole network where it says so. Which rows a
person sees behind a door is decided by `visible_to`: those of the offices where the permission is held.
"""


@dataclass(frozen=True)
class Route:
    """One address of the site map, the view behind it and what that view asks for."""

    address: str
    view: Callable[..., HttpResponseBase]
    permission: Permission

    @property
    def kept_by_library(self) -> bool:
        """Whether the view is a library's and keeps its own door: login, second factor, language."""
        return not self.view.__module__.startswith("youju.")

    @property
    def room(self) -> str:
        """The module that answers, without the product's name."""
        return self.view.__module__.removeprefix("youju.")


def routes(entries: Iterable[Any] | None = None, prefix: str = "/") -> Iterator[Route]:
    """Every route in the order of the site map. Raises ImproperlyConfigured for a view that declares nothing."""
    for entry in get_resolver().url_patterns if entries is None else entries:
        address = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from routes(entry.url_patterns, address)
        elif isinstance(entry, URLPattern):
            yield Route(address, entry.callback, needed(entry.callback))


def table() -> str:
    """The whole page as Markdown, in English, the same on every machine."""
    with override("en"):
        return "\n".join([INTRODUCTION, *_permissions(), "", *_routes()]) + "\n"


def _permissions() -> list[str]:
    asked = [permission for permission in ALL if permission not in (PUBLIC, OWN_ACCOUNT)]
    rows = ["## Permissions and roles", "", _row("Permission", *(f"{role.label}" for role in ROLES.values()))]
    rows.append(_row(*["---"] * (len(ROLES) + 1)))
    for permission in asked:
        label = f"{permission.label}{' (network)' if permission.network else ''}"
        rows.append(_row(label, *("●" if permission in role.permits else "" for role in ROLES.values())))
    return rows


def _routes() -> list[str]:
    rows = ["## Doors", "", _row("Address", "Answers", "Needs", "Who"), _row(*["---"] * 4)]
    for route in routes():
        asks = ("kept by the library", "—") if route.kept_by_library else _asks(route.permission)
        rows.append(_row(f"`{route.address}`", route.room, *asks))
    return rows


def _asks(permission: Permission) -> tuple[str, str]:
    if permission == PUBLIC:
        return str(permission.label), "anybody"
    holders: list[type[Role]] = [role for role in ROLES.values() if permission in role.permits]
    if len(holders) == len(ROLES):
        return str(permission.label), "every role"
    return str(permission.label), ", ".join(str(role.label) for role in holders) or "nobody"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
