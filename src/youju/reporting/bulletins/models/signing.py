"""Who answers for what an office prints: signatures and readings, deputies, what was sent back or left out."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor, User
from youju.ground.organisations.models import Identified, Network, Office
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Issue


class Reading(models.TextChoices):
    """What a signature is: the one of the office, or one of three readings in their order."""

    SIGN = "sign", _("sign-off")
    FIRST = "first", _("first reading")
    SECOND = "second", _("second reading")
    LAST = "last", _("last reading")


class Deputies(models.QuerySet["Deputy"]):
    def standing(self, *, on: date) -> Self:
        """Deputies in force on the day (half-open)."""
        return self.filter(since__lte=on, until__gt=on)


class Deputy(Identified):
    """Somebody who signs in another's place: for a role of one office, or for the network editor."""

    class Role(models.TextChoices):
        OFFICE_EDITOR = "office_editor", _("Office editor")
        OFFICE_DIRECTOR = "office_director", _("Office director")
        NETWORK_EDITOR = "network_editor", _("Network editor")

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(_("in place of"), max_length=20, choices=Role)
    user = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("deputy"))
    since = models.DateField(_("since"))
    until = models.DateField(_("until"))
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Deputies.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="deputy_ends_after_the_beginning"),
            models.CheckConstraint(
                condition=Q(role="network_editor", office__isnull=True)
                | (~Q(role="network_editor") & Q(office__isnull=False)),
                name="deputy_of_an_office_or_of_the_network",
            ),
        ]


class SignOff(Identified):
    """Somebody read what the office prints and answers for it, as it was: `content` under `digest`.

    It stands while the same would be printed now. `deputy` says in whose place it was given.
    """

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="signatures")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    reading = models.CharField(max_length=6, choices=Reading)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    content = models.JSONField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["issue", "office"], name="signatures_of_an_office")]


class SentBack(Identified):
    """What an office prints went back to it, with a word about the whole and about passages."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="sent_back")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    note = models.CharField(_("remark"), max_length=300, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class PassageRemark(Identified):
    """One sentence about one passage that was sent back; `place` is the uid of the line or story."""

    sent_back = models.ForeignKey(SentBack, models.PROTECT, related_name="remarks")
    place = models.UUIDField()
    said = models.CharField(_("remark"), max_length=300)

    class Meta:
        ordering = ["id"]


class SignatureWithdrawal(Identified):
    """A signature that no longer counts, because somebody withdrew it or the pages were sent back."""

    signature = models.OneToOneField(SignOff, models.PROTECT, related_name="withdrawal")
    sent_back = models.ForeignKey(SentBack, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class LeftOut(Identified):
    """The issue goes out without the office, which is printed as 本期未收到; taken back until the release."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="left_out")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issue", "office"], name="left_out_once")]


for _table in ("signoff", "sentback", "passageremark", "signaturewithdrawal"):
    triggers.append_only(f"bulletins_{_table}")
triggers.declare(
    triggers.Guard("bulletins_deputy", "DELETE"),
    triggers.Guard("bulletins_leftout", "UPDATE"),
    triggers.Guard(
        "bulletins_leftout", "DELETE", "EXISTS (SELECT 1 FROM bulletins_release r WHERE r.issue_id = OLD.issue_id)"
    ),
)
