"""Every view says which permission it needs; a view that says nothing is refused by the build and at run time."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from django.http import HttpRequest, HttpResponseBase

from youju.ground.access.models import Actor
from youju.ground.access.permissions import Permission
from youju.ground.access.queries import Standing

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


class StaffRequest(HttpRequest):
    """A request that passed the doorkeeper: who asks, what they may, and when it is.

    `now` and `today` are read once here; below web nothing reads the clock.
    """

    actor: Actor
    standing: Standing
    now: datetime
    today: date


def needs(permission: Permission, *, visitors: str = "") -> Callable[[View], View]:
    """Declares the permission of a view; the doorkeeper enforces it before the view runs.

    `visitors` names the page for whoever is not logged in; without it they are asked to log in.
    """

    def declare(view: View) -> View:
        view.needs = permission  # type: ignore[attr-defined]
        view.visitors = visitors  # type: ignore[attr-defined]
        return view

    return declare
