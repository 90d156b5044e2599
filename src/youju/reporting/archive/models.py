"""Printed issues and the figures read out of them, what a person judged of each, and the publisher's words.

A reading is written once; what somebody says of a printed figure is a Judgement, and the figure points down at the
one that stands. Printed figures never become records: they stand beside computed ones.

Handling: the text of a printed issue is what its publisher released, names and stories included; it is kept as
long as the issue and read by colleagues only. A file that waits loses its bytes once it was read. Judgements and
words name offices and indicators, no person.
"""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Network, Office
from youju.ground.storage import triggers


class PrintedIssue(Identified):
    """One printed bulletin, named by the digest of its text; it reports on `start` to `end` (half-open)."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    title = models.CharField(_("title"), max_length=200)
    start = models.DateField()
    end = models.DateField()
    file = models.CharField(_("file"), max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-start", "-id"]
        constraints = [models.UniqueConstraint(fields=["network", "digest"], name="issue_read_once")]
        indexes = [models.Index(fields=["network", "-start"], name="printed_issues_by_month")]


class Publication(Identified):
    """An editor put the kept figures of a printed issue on the public pages; `ended_at` is when they left them."""

    issue = models.ForeignKey(PrintedIssue, models.PROTECT, related_name="publications")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["issue"], condition=models.Q(ended_at=None), name="printed_issue_is_public_once"
            )
        ]


class PrintedFigures(models.QuerySet["PrintedFigure"]):
    def standing(self) -> Self:
        """Those that a person confirmed or corrected."""
        return self.filter(judgement__verdict__in=(Verdict.CONFIRMED, Verdict.CORRECTED))

    def open(self) -> Self:
        """Those that nobody has judged yet."""
        return self.filter(judgement=None)


class PrintedFigure(Identified):
    """A number as it stands in print: `value` in `unit`, on `line` (from 1), columns `first` to `last` of it."""

    issue = models.ForeignKey(PrintedIssue, models.PROTECT, related_name="figures")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    unit = models.CharField(max_length=40, blank=True)
    what = models.CharField(max_length=120, blank=True)
    sentence = models.TextField(blank=True)
    office = models.CharField(max_length=120, blank=True)
    section = models.CharField(max_length=120, blank=True)
    # The key of a period, as the reader understood it; empty is the issue's own.
    period = models.CharField(max_length=24, blank=True)
    margin = models.BooleanField(default=False)
    approximate = models.BooleanField(default=False)
    cumulative = models.BooleanField(default=False)
    judgement = models.ForeignKey("Judgement", models.PROTECT, null=True, blank=True, related_name="standing_for")

    objects = PrintedFigures.as_manager()

    class Meta:
        ordering = ["issue", "position"]
        constraints = [models.UniqueConstraint(fields=["issue", "position"], name="printed_figure_in_its_place")]


class Verdict(models.TextChoices):
    CONFIRMED = "confirmed", _("confirmed")
    CORRECTED = "corrected", _("corrected")
    REJECTED = "rejected", _("rejected")


class Judgement(Identified):
    """What somebody said of a printed figure. Without an indicator it is confirmed, and part of no series.

    `amount` is in the stored unit of the indicator (minutes, fen, bytes, pieces); `office` None is the whole
    network; `redefined` says in words where the printed definition was another than today's.
    """

    figure = models.ForeignKey(PrintedFigure, models.PROTECT, related_name="judgements")
    verdict = models.CharField(max_length=9, choices=Verdict)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.CharField(max_length=40, blank=True)
    indicator = models.CharField(max_length=100, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    amount = models.BigIntegerField(null=True)
    approximate = models.BooleanField(default=False)
    redefined = models.CharField(_("defined otherwise"), max_length=200, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["indicator", "start"], name="judgements_of_a_series")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(indicator="") | models.Q(amount__isnull=False, start__isnull=False),
                name="a_point_of_a_series_has_value_and_time",
            )
        ]


class PrintedFinding(Identified):
    """What the checks found odd in a printed issue: where, and in one sentence."""

    issue = models.ForeignKey(PrintedIssue, models.PROTECT, related_name="findings")
    check_name = models.CharField(max_length=20)
    severity = models.CharField(max_length=8)
    line = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["issue", "line", "id"]


class WaitingFile(Identified):
    """One file of a batch: it waits, becomes an issue or is refused with a sentence; then its bytes go."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    batch = models.UUIDField(db_index=True)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    data = models.BinaryField()
    issue = models.ForeignKey(PrintedIssue, models.PROTECT, null=True, blank=True, related_name="+")
    # Read before: the issue was there, and nothing changed.
    again = models.BooleanField(default=False)
    refused = models.TextField(blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["batch", "position"]


class PublisherWord(Identified):
    """What a publisher calls an office or an indicator, as corrections taught it; editors may strike it."""

    class Kind(models.TextChoices):
        OFFICE = "office", _("office")
        INDICATOR = "indicator", _("figure")

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    publisher = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=9, choices=Kind)
    printed = models.CharField(max_length=170)
    # Office None of an office's word is the whole network.
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    indicator = models.CharField(max_length=100, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["publisher", "kind", "printed"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "publisher", "kind", "printed"], name="a_publishers_word_means_one_thing"
            )
        ]


for _table in ("printedissue", "judgement", "printedfinding"):
    triggers.append_only(f"archive_{_table}")
# Of a printed figure only the judgement that stands may change.
_AS_READ = " OR ".join(
    f"NEW.{column} <> OLD.{column}" for column in ("value", "unit", "line", "issue_id", "sentence")
)
triggers.declare(
    triggers.Guard("archive_printedfigure", "UPDATE", _AS_READ), triggers.Guard("archive_printedfigure", "DELETE")
)
