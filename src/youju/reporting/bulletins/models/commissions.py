"""Commissions: a story that the network editor asked an office for, and what became of it, each as a row."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Issue, Section
from youju.reporting.bulletins.rules.commissions import LONGEST, SHORTEST


class State(models.TextChoices):
    """What has become of a commission; late is one that was asked for, whose day is over."""

    ASKED = "asked", _("asked for")
    DELIVERED = "delivered", _("delivered")
    TAKEN = "taken", _("taken in")
    OFF = "off", _("called off")


class Commissions(models.QuerySet["Commission"]):
    def told(self) -> Self:
        """Each with `off`, `handed` and `taken`: what stands of it."""
        own = {"commission": OuterRef("pk")}
        return self.annotate(
            off=Exists(CalledOff.objects.filter(**own)),
            handed=Exists(Delivery.objects.filter(given_back=None, **own)),
            taken=Exists(CommissionTaken.objects.filter(put_aside=None, **own)),
        )

    def open(self) -> Self:
        """Neither taken in nor called off: something still has to happen."""
        return self.told().filter(off=False, taken=False)

    def waited_for(self) -> Self:
        """Those that their office still has to deliver."""
        return self.open().filter(handed=False)

    def late(self, *, on: date) -> Self:
        """Waited for, and the day is over."""
        return self.waited_for().filter(due__lt=on)


class Commission(Identified):
    """A story of about `length` characters, wanted from `office` until the end of the day `due`.

    It is written as the story `story` in the section `section`, which stands aside.
    """

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="commissions")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    section = models.OneToOneField(Section, models.PROTECT, related_name="commission")
    story = models.UUIDField(unique=True)
    title = models.CharField(_("working title"), max_length=80)
    wanted = models.CharField(_("what is wanted"), max_length=300, blank=True)
    length = models.PositiveIntegerField(_("length in characters"))
    due = models.DateField(_("until"))
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    # What `told` says of it.
    off: bool
    handed: bool
    taken: bool

    objects = Commissions.as_manager()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(length__gte=SHORTEST, length__lte=LONGEST), name="commission_of_a_sensible_length"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def state(self) -> State:
        """What has become of it; only of one that was `told`."""
        if self.off:
            return State.OFF
        return State.TAKEN if self.taken else State.DELIVERED if self.handed else State.ASKED


class Delivery(Identified):
    """The office says that the story is done; it stands until it is given back. `characters` it had then."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="deliveries")
    characters = models.PositiveIntegerField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class GivenBack(Identified):
    """A delivered story goes back to its office, with the reason why."""

    delivery = models.OneToOneField(Delivery, models.PROTECT, related_name="given_back")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class CommissionTaken(Identified):
    """The delivered story went into a section of the issue; it stands there until somebody puts it aside again."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="takings")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class PutAside(Identified):
    """The story that was taken in stands aside again, delivered as before."""

    taken = models.OneToOneField(CommissionTaken, models.PROTECT, related_name="put_aside")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class CalledOff(Identified):
    """The story is not wanted any more, with the reason why."""

    commission = models.OneToOneField(Commission, models.PROTECT, related_name="called_off")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class CommissionReminder(Identified):
    """The office was reminded on `day`: once a day at most."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="reminders")
    day = models.DateField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "day"], name="commission_reminded_once_a_day")
        ]


for _table in (
    "commission", "delivery", "givenback", "commissiontaken", "putaside", "calledoff", "commissionreminder",
):  # fmt: skip
    triggers.append_only(f"bulletins_{_table}")
