"""A visit to a home: whether somebody was there, how long it took, and what was found, which lies sealed.

Handling: names persons of the office by their cards; what was found and which needs were seen is sealed and opens
after a look at this visit that was written down, for the team, its author and the supervisor. Kept as every
record; erasure takes the words and leaves the numbers. Never exported with its words; a network sees numbers.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.access.sealed import SealedWords
from youju.ground.evidence.models import Record
from youju.ground.people.models import Household, Person
from youju.services.visits.models.rounds import Stop, VisitRound


class Outcome(models.TextChoices):
    """What became of a visit; only where somebody was met it counts."""

    MET = "met", pgettext_lazy("visit", "met")
    NOT_HOME = "not_home", pgettext_lazy("visit", "not at home")
    NOT_WANTED = "not_wanted", pgettext_lazy("visit", "not wanted")


class Whom(models.TextChoices):
    """As whom somebody who was met is counted, by their age on the day."""

    CHILD = "child", pgettext_lazy("visit", "child")
    ADULT = "adult", pgettext_lazy("visit", "adult")
    ELDER = "elder", pgettext_lazy("visit", "elder")


class Visit(SealedWords, Record):
    """One visit, in a round or without one; nameless where only the number of a paper list is known.

    `household` is the one that stood on the day. `key` came from the page on which it was written, `digest` tells
    whether the same key says the same: what waited in an envelope is taken once.
    """

    SEALED = ("findings", "needs")

    round = models.ForeignKey(VisitRound, models.PROTECT, null=True, blank=True, related_name="+")
    stop = models.ForeignKey(Stop, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    household = models.ForeignKey(Household, models.PROTECT, null=True, blank=True, related_name="+")
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    minutes = models.PositiveIntegerField(_("minutes"), null=True, blank=True)
    arrived = models.TimeField(_("arrived"), null=True, blank=True)
    brought = models.CharField(_("brought"), max_length=120, blank=True)
    findings = models.BinaryField(blank=True)
    needs = models.BinaryField(blank=True)
    key = models.UUIDField(null=True, unique=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta(Record.Meta):
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["round", "stop"], condition=Q(withdrawal=None), name="visit_of_round"),
            models.Index(fields=["person", "-happened_on"], condition=~Q(person=None), name="visit_of_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stop"], condition=Q(withdrawal=None, stop__isnull=False), name="a_stop_is_visited_once"
            ),
            models.CheckConstraint(
                condition=Q(outcome="met") | Q(minutes=None), name="no_minutes_where_nobody_was_met"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.happened_on} {self.get_outcome_display()}"


class Met(Record):
    """Somebody who was met at a visit. What figures ask for is copied from the visit and kept equal to it."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="met")
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("person")
    )
    whom = models.CharField(_("whom"), max_length=5, choices=Whom)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "person"], condition=Q(withdrawal=None, person__isnull=False),
                name="met_once_at_a_visit",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.happened_on} {self.get_whom_display()}"


# What a row of whom was met copies from its visit.
COPIED = ("office", "site", "group", "programme", "happened_on")
