"""What a pair did: a meeting or a call, its place and its minutes. It belongs to the pair, not to the child.

Handling: names nobody; it points at a pairing. `what` is one plain line, refused where it holds the child's name,
emptied when the child or the volunteer is erased. Kept as every record that a figure counts, exported with the
records of the office.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record
from youju.services.companions.models.pairings import Pairing
from youju.services.companions.rules.helps import Seen, Way
from youju.services.volunteers.models import Service


class PairContact(Record):
    """One meeting or call. The volunteer's minutes exist once, in `service`; these are the same, for the pair."""

    pairing = models.ForeignKey(Pairing, models.PROTECT, related_name="contacts", verbose_name=_("pair"))
    way = models.CharField(_("meeting or call"), max_length=7, choices=Way)
    # Empty for a call alone.
    seen = models.CharField(_("safe because of"), max_length=7, choices=Seen, blank=True)
    place = models.CharField(_("where"), max_length=60, blank=True)
    what = models.CharField(_("what you did"), max_length=80, blank=True)
    minutes = models.PositiveIntegerField(_("minutes"))
    # A session that builds the child's abilities.
    ability = models.BooleanField(_("built abilities"), default=False)
    service = models.OneToOneField(Service, models.PROTECT, related_name="+")

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(way="call") | ~Q(seen=""), name="a_meeting_is_seen"),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="a_contact_takes_time"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["pairing", "happened_on"], name="paircontact_of_a_pair"),
        ]

    def __str__(self) -> str:
        return f"{self.pairing} {self.happened_on}"
