"""A child and its companion: since when, in which rhythm, who looks after the two, and how it ended.

Handling: a pairing says that a child is accompanied and by whom: personal data of the office, shown to whoever may
open its people's cards and to the colleague who looks after the pair, to nobody of the network. Among the records
of the office it is called by its number and the volunteer, never by the child. Kept as long as the figures it
counts in; erasure empties the cards it points at and the words of its end. Exported for a stated reason.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.models import Actor, User
from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.companions.rules.helps import WhyEnded
from youju.services.companions.rules.rhythm import LONGEST, SHORTEST, USUAL
from youju.services.volunteers.models import Volunteer


class Ending(Record):
    """A pair parted, for a reason; `change` takes the pair from those that stand."""

    reason = models.CharField(_("reason"), max_length=8, choices=WhyEnded)
    words = models.CharField(_("in a few words"), max_length=200, blank=True)
    change = models.SmallIntegerField(pgettext_lazy("figure", "change"), default=-1)

    class Meta(Record.Meta):
        constraints = [models.CheckConstraint(condition=Q(change=-1), name="an_ending_ends_one")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.happened_on}"


class Pairing(Record):
    """`volunteer` accompanies `child` since `happened_on`; `number` counts in the office and names the pair."""

    number = models.PositiveIntegerField(_("number"))
    child = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("child"))
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="+", verbose_name=_("volunteer"))
    coordinator = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("looked after by"))
    # Days from one contact to the next.
    rhythm = models.PositiveSmallIntegerField(_("rhythm in days"), default=USUAL)
    # It points at what ended it; taken back, it stands again.
    ending = models.OneToOneField(Ending, models.PROTECT, null=True, blank=True, related_name="pairing")

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["office", "number"], name="pairing_number_in_office"),
            models.UniqueConstraint(
                fields=["child"], condition=Q(ending=None, withdrawal=None), name="one_companion_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(rhythm__gte=SHORTEST, rhythm__lte=LONGEST), name="a_pair_has_a_rhythm"
            ),
        ]

    def __str__(self) -> str:
        # Wherever records are listed: the number and the volunteer, never the child.
        return f"{self.number} {self.volunteer}"

    @classmethod
    def together(cls) -> "models.QuerySet[Pairing]":
        """Pairs that stand: not withdrawn, not parted."""
        return cls.objects.filter(withdrawal=None, ending=None)

    @property
    def stands(self) -> bool:
        return self.withdrawal_id is None and self.ending_id is None


class Appointment(Identified):
    """When the two meet next; a new one takes the place of the last, which stays as history."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="appointments")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    day = models.DateField(_("date"))
    start = models.TimeField(_("from"), null=True, blank=True)
    place = models.CharField(_("where"), max_length=60, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    # Another one took its place, or it was called off.
    gone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["pairing"], condition=Q(gone_at=None), name="one_next_meeting")
        ]


triggers.declare(triggers.Guard("companions_appointment", "DELETE"))
