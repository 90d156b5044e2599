"""A shared device as its browser proves it, and sessions that were opened there by PIN."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse

from youju.ground.access.devices import trusted
from youju.ground.access.models import DeviceTrust, User
from youju.ground.access.pins import IDLE

COOKIE = "device"
# A browser forgets no cookie of its own accord for longer than this; then a manager trusts it anew.
YEAR = 365 * 24 * 3600
# Stands in a session that a PIN opened: on which device. What needs a full login is withheld in it.
BY_PIN = "opened_by_pin"


def device_of(request: Any) -> DeviceTrust | None:
    """The trusted device that asks, if it is one; looked up once for each request."""
    if not hasattr(request, "trusted_device"):
        request.trusted_device = trusted(request.COOKIES.get(COOKIE, "")[:100])
    found: DeviceTrust | None = request.trusted_device
    return found


def remember(answer: HttpResponse, secret: str) -> None:
    """The browser holds the secret from now on; no script reads it."""
    answer.set_cookie(
        COOKIE, secret, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def open_by_pin(request: HttpRequest, user: User, device: DeviceTrust) -> None:
    """Whoever was logged in before is not any more; the new session is short, and says how it was opened."""
    request.session.flush()
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[BY_PIN] = str(device.uid)
    request.session.set_expiry(int(IDLE.total_seconds()))


def by_pin(request: HttpRequest) -> bool:
    """Whether the session was opened by PIN."""
    return BY_PIN in request.session


def holds(request: HttpRequest) -> bool:
    """Whether the session is still good: one that a PIN opened goes with the trust in its device.

    A hand on the page puts its end off; what a page asks for by itself does not.
    """
    said = request.session.get(BY_PIN)
    if said is None:
        return True
    device = device_of(request)
    if device is None or str(device.uid) != said:
        return False
    if request.method == "POST" or request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate":
        request.session.modified = True
    return True


def logged_in_fully(request: HttpRequest) -> None:
    """A full login has no shorter session than others, also where a PIN opened the one before."""
    if request.session.pop(BY_PIN, None) is not None:
        request.session.set_expiry(None)
