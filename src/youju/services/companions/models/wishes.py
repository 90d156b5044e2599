"""What a child needs and wishes, what a volunteer offers, siblings, conflicts, a child's no: dated rows.

Handling: that a child waits for a companion, for what and when it has time, is personal data of the office like an
enrolment; shown to whoever may open its people's cards, never exported by itself, to nobody of the network. No
free words are kept of a child. What is ended stays as history; erased with the person, the rows then point at an
emptied card. Of a volunteer the same, as long as the minutes are kept.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.organisations.models import Office, Site
from youju.ground.people.models import Dated, Person
from youju.services.companions.rules.helps import Help
from youju.services.volunteers.models import Volunteer

MOST_CHILDREN = 5


class Need(Dated):
    """A child waits for a companion, or has one, for this; one need of a child stands at a time."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("child"))
    site = models.ForeignKey(Site, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("site"))
    language = models.CharField(_("language"), max_length=30, blank=True)
    companion_sex = models.CharField(
        pgettext_lazy("wish of a child", "a woman or a man"), max_length=1, choices=Person.Sex, blank=True
    )

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person"], condition=Q(until=None), name="one_need_of_a_child"),
        ]
        indexes = [models.Index(fields=["office", "until"], name="need_standing")]


class NeedHelp(models.Model):
    """One thing that a child wishes for."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="helps")
    help = models.CharField(max_length=8, choices=Help)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["need", "help"], name="need_help_once")]


class NeedHours(models.Model):
    """The child has time on this weekday (0 is Monday), in minutes of the day, half-open."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weekday", "begins"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="child_has_time_on_a_weekday"),
            models.CheckConstraint(
                condition=Q(ends__gt=F("begins"), ends__lte=1440), name="child_has_time_within_a_day"
            ),
        ]


class CompanionOffer(Dated):
    """A volunteer accompanies children: how many at a time, in which languages; hours are the volunteer's own."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="+", verbose_name=_("volunteer"))
    most = models.PositiveSmallIntegerField(_("children at a time"), default=1)
    languages = models.CharField(_("languages"), max_length=80, blank=True)
    child_sex = models.CharField(
        pgettext_lazy("wish of a companion", "a girl or a boy"), max_length=1, choices=Person.Sex, blank=True
    )

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["volunteer"], condition=Q(until=None), name="one_offer_of_a_companion"
            ),
            models.CheckConstraint(condition=Q(most__gte=1, most__lte=MOST_CHILDREN), name="offer_is_for_a_few"),
        ]


class OfferHelp(models.Model):
    """One thing that a companion offers."""

    offer = models.ForeignKey(CompanionOffer, models.CASCADE, related_name="helps")
    help = models.CharField(max_length=8, choices=Help)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["offer", "help"], name="offer_help_once")]


class SiblingWish(Dated):
    """Two children wish for one companion together, or for one each; `person` has the lower key."""

    class Sort(models.TextChoices):
        TOGETHER = "together", pgettext_lazy("siblings", "the same companion")
        APART = "apart", pgettext_lazy("siblings", "a companion each")

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    other = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sort = models.CharField(max_length=8, choices=Sort)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(person__lt=F("other")), name="siblings_in_order"),
            models.UniqueConstraint(
                fields=["person", "other"], condition=Q(until=None), name="one_wish_of_siblings"
            ),
        ]


class NotWith(Dated):
    """Somebody knows why these two must not be a pair, and does not say it here."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("child"))
    volunteer = models.ForeignKey(Volunteer, models.PROTECT, related_name="+", verbose_name=_("volunteer"))

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "volunteer"], condition=Q(until=None), name="not_with_once"),
        ]


class Decline(Dated):
    """The child said no: to this companion, or to any where `volunteer` is empty. No reason is asked.

    It stands until the child says something else.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("child"))
    volunteer = models.ForeignKey(
        Volunteer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("volunteer")
    )

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(fields=["person", "volunteer"], condition=Q(until=None), name="declined_once"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None, volunteer=None), name="declined_all_once"
            ),
        ]
