"""What else a person is called, and the keys that find a card by any of it.

Handling: names are personal data of the office, not sealed because they are searched; a pseudonym is for print
only and finds nobody. Keys are made from names and go with them. Kept and erased with the person, never exported.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Office
from youju.ground.people.models.dated import Dated
from youju.ground.people.models.persons import Person
from youju.ground.people.rules.names import LONGEST


class Alias(Dated):
    """Another name: what it is for is its sort."""

    class Sort(models.TextChoices):
        NICKNAME = "nickname", _("nickname")
        PSEUDONYM = "pseudonym", _("pseudonym")
        FORMER = "former", _("former name")
        ENGLISH = "english", _("name in Latin letters")

    person = models.ForeignKey(Person, models.PROTECT, related_name="aliases")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    sort = models.CharField(_("sort"), max_length=9, choices=Sort)
    text = models.CharField(_("name"), max_length=LONGEST)
    # As it is compared: folded, without gaps.
    compared = models.CharField(max_length=LONGEST)

    class Meta(Dated.Meta):
        indexes = [models.Index(fields=["office", "compared"], name="alias_compared")]
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["person", "sort"], condition=Q(until=None, sort__in=("nickname", "pseudonym")),
                name="alias_one_of_a_sort",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text


class Key(models.Model):
    """A text by whose beginning the card is found. Compared byte by byte on both stores: see the migration."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", db_index=False)
    person = models.ForeignKey(Person, models.CASCADE, related_name="keys")
    rank = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "rank", "text", "person"], name="key_once"),
        ]
