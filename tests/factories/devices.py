"""A shared device for tests: a browser that an editor trusted, and colleagues who logged in on it fully."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import make_password
from django.test import Client

from tests.factories.world import NOW, Colleague, World
from youju.ground.access import actions
from youju.ground.access.models import DeviceTrust
from youju.ground.access.queries import actor_of
from youju.web.shell.switching import COOKIE

SECRET, PIN, PASSWORD = "a-secret-that-nobody-guesses", "730194", "青石路上有一间图书角"
TOTP_SECRET = "JBSWY3DPEHPK3PXP"


def trusted(world: World, name: str = "门口平板", secret: str = SECRET, **more: Any) -> DeviceTrust:
    """A device of the northern office, trusted by its editor."""
    by = world.colleague("office_editor", more.get("office", world.north)).actor
    said = {"office": world.north, "name": name, "secret": secret, "by": by, "at": NOW} | more
    return actions.trust_device(**said)


def browser(secret: str = SECRET) -> Client:
    """The browser of the device; nobody is logged in."""
    client = Client()
    client.cookies[COOKIE] = secret
    return client


def with_password(colleague: Colleague) -> Colleague:
    """Somebody who can log in with password and six digits."""
    colleague.user.password = make_password(PASSWORD)
    colleague.user.save(update_fields=["password"])
    Authenticator.objects.filter(user=colleague.user).delete()
    Authenticator.objects.create(user=colleague.user, type="totp", data={"secret": TOTP_SECRET})
    return colleague


def log_in_fully(client: Client, colleague: Colleague) -> Any:
    """Password, then the digits of this moment."""
    client.post("/accounts/login/", {"login": colleague.user.username, "password": PASSWORD})
    code = f"{hotp_value(TOTP_SECRET, next(iter(yield_hotp_counters_from_time()))):06}"
    return client.post("/accounts/2fa/authenticate/", {"code": code})


def ready(world: World, device: DeviceTrust, number: int = 1, role: str = "social_worker") -> Colleague:
    """A colleague who may switch on the device by `PIN`."""
    who = world.colleague(role, world.north, number)
    by = actor_of(who.user)
    actions.note_login(device=device, by=by, at=NOW)
    actions.set_pin(pin=PIN, by=by, at=NOW)
    return who


def switch(client: Client, who: Colleague, pin: str = PIN) -> Any:
    return client.post("/devices/switch/", {"who": str(who.user.uid), "pin": pin})
