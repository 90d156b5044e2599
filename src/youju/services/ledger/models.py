"""The ledger: what an office decides to count, without code, over the measures of the count grammar."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.models import Record
from youju.ground.measures.indicators import Disclosure, Reading
from youju.ground.measures.units import UNITS
from youju.ground.organisations.models import SLUG, Identified, Network, Office
from youju.ground.storage import triggers


class TallyKind(Identified):
    """One thing that is counted, in one version of its definition; a changed definition is a new version.

    An office's own kind has an office; without one it is the network's and every office may use it.
    """

    network = models.ForeignKey(Network, models.PROTECT, related_name="+", verbose_name=_("network"))
    office = models.ForeignKey(
        Office, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("office")
    )
    key = models.SlugField(_("key"), validators=[SLUG])
    version = models.PositiveIntegerField(_("version"), default=1)
    label = models.CharField(_("label"), max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["key", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["network", "key", "version"], name="tally_kind_version_once")
        ]

    def __str__(self) -> str:
        return self.label


class TallyMeasure(models.Model):
    """One number of a kind: its unit, its printed definition, what it says about time, whose number it is."""

    kind = models.ForeignKey(TallyKind, models.PROTECT, related_name="measures")
    unit = models.CharField(_("unit"), max_length=14, choices=[(key, unit.label) for key, unit in UNITS.items()])
    label = models.CharField(_("label"), max_length=60)
    definition = models.CharField(_("definition"), max_length=300)
    counter = models.CharField(_("measure word"), max_length=4, blank=True)
    reading = models.CharField(
        _("reading"), max_length=10, choices=[(r.value, r.value) for r in Reading], default=Reading.FLOW
    )
    since = models.DateField(_("since"), null=True, blank=True)
    # An entry says what stands, instead of adding to what was entered before.
    stated = models.BooleanField(_("each entry states the total"), default=False)
    disclosure = models.CharField(
        _("whose number"), max_length=13, choices=[(d.value, d.value) for d in Disclosure],
        default=Disclosure.SERVED,
    )  # fmt: skip

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "unit"], name="tally_measure_once"),
            models.CheckConstraint(
                condition=~Q(reading="cumulative") | Q(since__isnull=False), name="cumulative_says_since_when"
            ),
            models.CheckConstraint(
                condition=Q(stated=True)
                | ~Q(reading="stock") & ~Q(unit__in=[key for key, unit in UNITS.items() if unit.distinct]),
                name="stocks_and_distinct_counts_are_stated",
            ),
        ]

    def __str__(self) -> str:
        return self.label


class Tally(Record):
    """A count stated for [happened_on, until): one column for each measure of the grammar.

    `statement`: says of persons, households, stocks or totals what stands; one for a period and scope.
    """

    tally_kind = models.ForeignKey(TallyKind, models.PROTECT, related_name="+", verbose_name=_("what is counted"))
    until = models.DateField(_("until"))
    statement = models.BooleanField(default=False)
    note = models.CharField(_("note"), max_length=200, blank=True)

    attendances = models.PositiveIntegerField(null=True, blank=True)
    persons = models.PositiveIntegerField(null=True, blank=True)
    households = models.PositiveIntegerField(null=True, blank=True)
    organisations = models.PositiveIntegerField(null=True, blank=True)
    cases = models.PositiveIntegerField(null=True, blank=True)
    days = models.PositiveIntegerField(null=True, blank=True)
    sessions = models.PositiveIntegerField(null=True, blank=True)
    minutes = models.PositiveBigIntegerField(null=True, blank=True)
    money = models.PositiveBigIntegerField(null=True, blank=True)
    items = models.PositiveIntegerField(null=True, blank=True)
    copies = models.PositiveIntegerField(null=True, blank=True)
    titles = models.PositiveIntegerField(null=True, blank=True)
    pieces = models.PositiveIntegerField(null=True, blank=True)
    characters = models.PositiveBigIntegerField(null=True, blank=True)
    photos = models.PositiveIntegerField(null=True, blank=True)
    bytes = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("happened_on")), name="tally_has_a_period"),
            models.CheckConstraint(
                condition=~Q(**{f"{unit}__isnull": True for unit in UNITS}), name="tally_counts_something"
            ),
            models.UniqueConstraint(
                "office", Coalesce("site", 0), Coalesce("programme", 0), Coalesce("group", 0), "tally_kind",
                "happened_on", "until",
                condition=Q(withdrawal=None, statement=True), name="statement_once",
            ),
        ]  # fmt: skip


for _table in ("ledger_tallykind", "ledger_tallymeasure"):
    triggers.append_only(_table)
