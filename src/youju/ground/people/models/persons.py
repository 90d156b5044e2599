"""A person belongs to one office; two cards of one person become one without losing either.

Handling: name, birth and sex are personal data of the office, kept while the person is served and until erased on
request, never exported by themselves; a network sees numbers of persons and never this table. Merges and what was
kept apart name cards and no person, and stay.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office, Site
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.names import LONGEST
from youju.ground.storage import triggers


class Person(Identified):
    """One card. `canonical` points at the card that speaks for this one since they were merged."""

    class Sex(models.TextChoices):
        FEMALE = "f", _("female")
        MALE = "m", _("male")

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("site"))
    name = models.CharField(_("name"), max_length=LONGEST)
    # How the name is read (林小舟 is linxiaozhou): a list goes by it from A to Z.
    reading = models.CharField(max_length=LONGEST, blank=True, editable=False)
    # Both ends of what is known: one day, or the first and last day of a year.
    born_from = models.DateField(null=True, blank=True)
    born_until = models.DateField(null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    known_since = models.DateField(_("known since"), null=True, blank=True)
    canonical = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(born_from=None, born_until=None) | Q(born_until__gte=F("born_from")),
                name="person_born_within_what_is_known",
            ),
            models.CheckConstraint(condition=~Q(canonical=F("id")), name="person_is_no_copy_of_itself"),
        ]
        indexes = [
            models.Index(fields=["office", "canonical", "id"], name="person_list"),
            models.Index(fields=["office", "canonical", "reading", "id"], name="person_by_reading"),
            # Who may be the one that is typed in: read alike, born then.
            models.Index(fields=["office", "reading", "born_from"], name="person_alike"),
        ]

    def __str__(self) -> str:
        # Nobody is registered without a name: an empty one was erased.
        return self.name or gettext("erased")

    @property
    def birth(self) -> Birth | None:
        if self.born_from is None or self.born_until is None:
            return None
        return Birth(self.born_from, self.born_until)

    @birth.setter
    def birth(self, birth: Birth | None) -> None:
        self.born_from, self.born_until = (birth.earliest, birth.latest) if birth else (None, None)


class Merge(Identified):
    """Two cards were found to be one person: `person` speaks through `into` from then on."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    into = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Unmerge(Identified):
    """A merge was a mistake: the card speaks for itself again, whole as it was."""

    merge = models.OneToOneField(Merge, models.PROTECT, related_name="undone")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Apart(Identified):
    """Somebody looked and found two people: the pair is not suggested again. `first` has the lower key."""

    first = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="apart_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="apart_in_order"),
        ]


for _table in ("people_merge", "people_unmerge"):
    triggers.append_only(_table)
