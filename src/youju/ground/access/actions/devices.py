"""Trusting a shared device and forgetting it; a full login on it, a PIN, and the switch of colleagues by PIN."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import check_password, make_password
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.devices import left, pin_of, switcher, what_holds
from youju.ground.access.models import Actor, DeviceTrust, FullLogin, Pin, PinTry, TrustEnd, User
from youju.ground.access.pins import DeviceForgotten, DeviceTrustedAlready, NeedsFullLogin, fit
from youju.ground.access.queries import require
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.organisations.models import Office
from youju.ground.storage import turns
from youju.ground.storage.sealing import digest_of


class NoFactorYet(Refusal):
    message = _("Set up a second factor first: a PIN is short for it, it does not replace it.")


class NoPin(Refusal):
    message = _("You have no PIN.")


@action
def trust_device(*, office: Office, name: str, secret: str, by: Actor, at: datetime) -> DeviceTrust:
    """The browser that holds `secret` is trusted for the office from now on.

    `secret` is what nobody guesses; it comes from outside, as time does, and is not kept.
    Raises DeviceTrustedAlready.
    """
    require(by, permissions.STRUCTURE_MANAGE, office=office, on=localdate(at))
    turns.take(f"devices of {office.pk}")
    if DeviceTrust.objects.filter(office=office, name=name, end=None).exists():
        raise DeviceTrustedAlready
    actor = Actor.objects.create(kind=Actor.Kind.DEVICE, label=name)
    made = DeviceTrust(office=office, name=name, digest=digest_of(secret), actor=actor, at=at, by=by)
    made.full_clean(exclude=["end"])
    made.save()
    audit.write(verb="device.trust", by=by, at=at, office=office, subject=made.uid, values={"name": name})
    return made


@action
def forget_device(*, device: DeviceTrust, by: Actor, at: datetime) -> TrustEnd:
    """Nothing opens on the device any more without a full login, at once. Raises DeviceForgotten."""
    require(by, permissions.STRUCTURE_MANAGE, office=device.office, on=localdate(at))
    held = DeviceTrust.objects.select_for_update(of=("self",)).get(pk=device.pk)
    if held.end_id is not None:
        raise DeviceForgotten
    held.end = TrustEnd.objects.create(at=at, by=by)
    held.save(update_fields=["end"])
    audit.write(verb="device.forget", by=by, at=at, office=held.office, subject=held.uid)
    return held.end


@action
def note_login(*, device: DeviceTrust, by: Actor, at: datetime) -> FullLogin:
    """Whoever acts logged in on the device with everything that a login asks for."""
    if by.user is None or device.end_id is not None:
        raise NotPermitted
    made = FullLogin.objects.create(user=by.user, device=device, holds=what_holds(by.user), at=at)
    audit.write(verb="device.login", by=by, at=at, office=device.office, subject=device.uid)
    return made


@action
def set_pin(*, pin: str, by: Actor, at: datetime) -> Pin:
    """The own PIN, in place of the one before. Raises UnfitPin, EasyPin, NoFactorYet."""
    if by.user is None:
        raise NotPermitted
    if not Authenticator.objects.filter(user=by.user).exists():
        raise NoFactorYet
    made, _new = Pin.objects.update_or_create(user=by.user, defaults={"secret": make_password(fit(pin)), "at": at})
    audit.write(verb="pin.set", by=by, at=at, subject=by.user.uid)
    return made


@action
def drop_pin(*, by: Actor, at: datetime) -> User:
    """Nobody switches to the colleague by PIN any more. Raises NoPin."""
    if by.user is None:
        raise NotPermitted
    gone, _rows = Pin.objects.filter(user=by.user).delete()
    if not gone:
        raise NoPin
    audit.write(verb="pin.drop", by=by, at=at, subject=by.user.uid)
    return by.user


@action
def try_pin(*, device: DeviceTrust, user: User, pin: str, by: Actor, at: datetime) -> PinTry:
    """Writes down whether the PIN is right; by the device, for nobody is logged in.

    A try that failed is kept like one that did not: it returns, and does not raise.
    Raises DeviceForgotten; NeedsFullLogin where the PIN is not good on this device, or locked.
    """
    if by != device.actor or not DeviceTrust.objects.filter(pk=device.pk, end=None).exists():
        raise DeviceForgotten
    turns.take(f"pin of {user.pk}")
    held = switcher(device, user.uid, at=at)
    known = pin_of(user)
    if held is None or known is None or not left(user, device):
        raise NeedsFullLogin
    right = check_password(pin, known.secret)
    made = PinTry.objects.create(user=user, device=device, right=right, at=at)
    verb = "pin.switch" if right else "pin.fail"
    audit.write(verb=verb, by=by, at=at, office=device.office, subject=user.uid)
    return made
