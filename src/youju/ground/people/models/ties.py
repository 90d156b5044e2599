"""Whom a person lives with, who is responsible for a child, who may fetch it; school, languages, tags.

Handling: personal data of the office; a named adult is kept by name only. Kept while it holds and as long after as
the person, erased with the person, never exported by itself. A household is a number of persons and names nobody.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models.dated import Dated
from youju.ground.people.models.persons import Person
from youju.ground.people.rules.names import LONGEST


class Household(Identified):
    """Persons who live together; figures count 户 by it."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))


class Living(Dated):
    """A person belongs to a household for a while."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="living")
    household = models.ForeignKey(Household, models.PROTECT, related_name="living")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="living_in_one_household"),
        ]


class Adult(Dated):
    """An adult beside a child: somebody registered, or a written name."""

    class Relation(models.TextChoices):
        MOTHER = "mother", _("mother")
        FATHER = "father", _("father")
        GRANDPARENT = "grandparent", _("grandparent")
        RELATIVE = "relative", _("other relative")
        NEIGHBOUR = "neighbour", _("neighbour or friend")
        INSTITUTION = "institution", _("institution")
        OTHER = "other", _("other")

    child = models.ForeignKey(Person, models.PROTECT, related_name="%(class)ss")
    adult = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="%(class)s_of")
    name = models.CharField(_("name"), max_length=LONGEST, blank=True)
    relation = models.CharField(_("relation"), max_length=11, choices=Relation)

    class Meta(Dated.Meta):
        abstract = True
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(adult__isnull=False, name="") | Q(adult=None) & ~Q(name=""),
                name="%(class)s_person_or_name",
            ),
        ]

    def __str__(self) -> str:
        return str(self.adult) if self.adult else self.name


class Guardianship(Adult):
    """Who is responsible for a child, and may consent for it."""

    class Meta(Adult.Meta):
        pass


class Pickup(Adult):
    """Who may fetch a child."""

    class Meta(Adult.Meta):
        pass


class Schooling(Dated):
    """The school a person goes to, and the class."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="schooling")
    school = models.CharField(_("school"), max_length=60)
    form = models.CharField(_("class"), max_length=30, blank=True)

    class Meta(Dated.Meta):
        pass


class Speaking(Dated):
    """A language or dialect that a person speaks."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="languages")
    language = models.CharField(_("language"), max_length=30)

    class Meta(Dated.Meta):
        pass


class Tag(Identified):
    """An office's own word for some of its people."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    name = models.CharField(_("tag"), max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "name"], name="tag_name_in_office")]

    def __str__(self) -> str:
        return self.name


class Tagging(Dated):
    """A person bears a tag for a while."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="taggings")
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="taggings")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "tag"], condition=Q(until=None), name="tagging_once"),
        ]
