"""Who acts, in which office, with which role; and the chain of what was done."""

import uuid
from collections.abc import Iterator
from datetime import date
from typing import Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.roles import ROLES
from youju.ground.organisations.models import Identified, Network, Office
from youju.ground.storage import triggers


class User(Identified, AbstractUser):
    """A member of staff who logs in."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField(_("name"), max_length=60)

    # How often the second factor was reset; sessions from before a reset are no longer good.
    factor_resets = models.PositiveSmallIntegerField(default=0)

    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must carry to stay open: it changes with the password and with each reset."""
        return self._after_resets(super().get_session_auth_hash())

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        """The same for secret keys that were rotated out."""
        yield from map(self._after_resets, super().get_session_auth_fallback_hash())

    def _after_resets(self, password_hash: str) -> str:
        return f"{password_hash}.{self.factor_resets}" if self.factor_resets else password_hash


class Actor(Identified):
    """Whoever writes: a colleague, a volunteer, a device, a public link, the system, an importer."""

    class Kind(models.TextChoices):
        USER = "user", _("colleague")
        VOLUNTEER = "volunteer", _("volunteer")
        DEVICE = "device", _("device")
        LINK = "link", _("public link")
        SYSTEM = "system", _("system")

    kind = models.CharField(max_length=10, choices=Kind)
    label = models.CharField(max_length=60)
    user = models.OneToOneField(User, models.PROTECT, null=True, blank=True, related_name="actor")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="user", user__isnull=False) | (~Q(kind="user") & Q(user__isnull=True)),
                name="actor_user_exactly_for_colleagues",
            )
        ]

    def __str__(self) -> str:
        return self.label


class Memberships(models.QuerySet["Membership"]):
    def standing(self, *, on: date) -> Self:
        """Memberships in force on the day (half-open)."""
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)


class Membership(Identified):
    """A role, held in one office or for the whole network, from one day until another (half-open)."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships", verbose_name=_("user"))
    network = models.ForeignKey(Network, models.PROTECT, related_name="+", verbose_name=_("network"))
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("office")
    )
    role = models.CharField(_("role"), max_length=20, choices=[(key, role.label) for key, role in ROLES.items()])
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    objects = Memberships.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=models.F("since")),
                name="membership_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {ROLES[self.role].label}"


class FactorReset(Identified):
    """The second factor of a colleague was lost and forgotten: when, by whom and why."""

    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=200)


class Grant(Identified):
    """The only way to see a person: who may see whom, for what purpose, on what basis, from when until when."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    subject = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=40)
    basis = models.CharField(max_length=80)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)


class View(models.Model):
    """One look at sealed or personal data, written before the data is read."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    subject = models.UUIDField(db_index=True)
    purpose = models.CharField(max_length=40)


class AuditEntry(models.Model):
    """One act: when, who, which verb, on what. Values are present only as a salted commitment."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    verb = models.CharField(max_length=60)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", null=True)
    subject = models.UUIDField(null=True, db_index=True)
    rows = models.PositiveIntegerField(default=1)
    commitment = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["office", "id"], name="audit_by_office")]


class AuditSalt(models.Model):
    """The salt of a commitment, apart so that erasure can drop it and leave the chain whole."""

    entry = models.OneToOneField(AuditEntry, models.PROTECT, related_name="salt")
    salt = models.BinaryField(max_length=16)


class AuditSeal(models.Model):
    """An entry's place in the chain: its number and the hash over its content and the seal before it."""

    number = models.PositiveBigIntegerField(primary_key=True)
    entry = models.OneToOneField(AuditEntry, models.PROTECT, related_name="seal")
    hash = models.CharField(max_length=64, unique=True)


for _table in ("access_auditentry", "access_auditseal", "access_factorreset", "access_view"):
    triggers.append_only(_table)
