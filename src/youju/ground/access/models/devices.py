"""Shared devices that a manager trusts for an office, and the short numbers by which colleagues switch on them.

Handling: names colleagues and no person that is served. Of the secret in the device's browser only a hash is kept,
of a PIN only what the password hasher makes of it; a PIN goes when it is changed or given up. Never exported.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models.accounts import Actor, User
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers


class TrustEnd(Identified):
    """The device is not trusted any more: who said so and when."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class DeviceTrust(Identified):
    """One browser of one shared device, known again by the secret in its cookie; it writes as `actor`."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    name = models.CharField(_("name"), max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    actor = models.OneToOneField(Actor, models.PROTECT, related_name="device")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    end = models.OneToOneField(TrustEnd, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "name"], condition=Q(end=None), name="device_name_once_in_office"
            )
        ]

    def __str__(self) -> str:
        return self.name


class FullLogin(models.Model):
    """A colleague logged in on the device with password and second factor, or with a passkey.

    `holds` is a hash of what a session had to carry then: a new password or a reset of the factor ends it.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    device = models.ForeignKey(DeviceTrust, models.PROTECT, related_name="+")
    holds = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["device", "at"], name="full_login_on_device")]


class Pin(Identified):
    """The six digits by which a colleague switches on shared devices, as the password hasher keeps them."""

    user = models.OneToOneField(User, models.PROTECT, related_name="+")
    secret = models.CharField(max_length=200)
    at = models.DateTimeField()


class PinTry(models.Model):
    """One try of somebody's PIN on a device; too many that failed in a row lock it."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    device = models.ForeignKey(DeviceTrust, models.PROTECT, related_name="+")
    right = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="pin_tries_of_user")]


for _table in ("access_trustend", "access_fulllogin", "access_pintry"):
    triggers.append_only(_table)
triggers.declare(triggers.Guard("access_devicetrust", "DELETE"))
