"""An issue in the making and what was released of it; the released part is written once."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Group, Identified, Network, Office
from youju.ground.storage import triggers
from youju.reporting.figures.models import Freeze, FrozenFigure


class Issue(Identified):
    """One month's bulletin of a network. It is released when a Release exists."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+", verbose_name=_("network"))
    start = models.DateField(_("from"))
    end = models.DateField(_("until"))

    class Meta:
        ordering = ["-start"]
        constraints = [
            models.UniqueConstraint(fields=["network", "start", "end"], name="issue_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="issue_has_a_period"),
        ]

    def __str__(self) -> str:
        return f"{self.network.bulletin} {self.start:%Y-%m}"


class SectionKind(models.TextChoices):
    """The sections of an issue, in the order of the printed bulletin."""

    LETTER = "letter", _("letter")
    HEADLINES = "headlines", _("headlines")
    CROWDFUNDING = "crowdfunding", _("crowdfunding progress")
    RESULTS = "results", _("results")
    PRACTICE = "practice", _("practice")
    GIVING = "giving", _("giving")


class Section(Identified):
    """A part of an issue; results stand once for each office and, inside it, each group."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="sections")
    kind = models.CharField(max_length=12, choices=SectionKind)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="results") | Q(office__isnull=False), name="results_belong_to_an_office"
            )
        ]


class Story(Identified):
    """Words of a section: paragraphs parted by blank lines, `## ` before a sub-heading, `- ` before an item."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="stories")
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("title"), max_length=80, blank=True)
    body = models.TextField(_("text"), blank=True)
    link = models.URLField(_("link"), max_length=400, blank=True)
    picture = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    alt = models.CharField(_("what the picture shows"), max_length=120, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]


class Line(Identified):
    """A result: the token of the margin number (or none) and a sentence with tokens."""

    section = models.ForeignKey(Section, models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField(default=0)
    margin = models.CharField(_("margin number"), max_length=120, blank=True)
    sentence = models.TextField(_("sentence"), max_length=600)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "id"]


class SmallCountConfirmed(Identified):
    """An editor judged that nobody is recognisable from this small count of the issue."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="confirmations")
    key = models.CharField(max_length=80)
    scope_digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issue", "key", "scope_digest"], name="small_count_confirmed_once")
        ]


class Release(Identified):
    """A revision of an issue that went out; the latest one is served, every one stays reachable."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="releases")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="+")
    audit_head = models.CharField(max_length=64)

    class Meta:
        ordering = ["revision"]
        constraints = [models.UniqueConstraint(fields=["issue", "revision"], name="revision_once")]


class StoredEdition(models.Model):
    """One edition of a release, byte for byte as it was sent."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="editions")
    name = models.CharField(max_length=60)
    media_type = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "name"], name="edition_once")]


class Erratum(Identified):
    """A released figure was wrong: what was printed, what is right and why, decided by an editor."""

    figure = models.ForeignKey(FrozenFigure, models.PROTECT, related_name="+")
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="errata")
    printed = models.CharField(max_length=60)
    corrected = models.CharField(max_length=60)
    reason = models.CharField(_("reason"), max_length=300)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]


for _table in ("bulletins_release", "bulletins_storededition", "bulletins_erratum"):
    triggers.append_only(_table)

_RELEASED = "EXISTS (SELECT 1 FROM bulletins_release r WHERE r.issue_id = {issue})"
_OF_SECTION = _RELEASED.format(issue="(SELECT s.issue_id FROM bulletins_section s WHERE s.id = {row}.section_id)")
for _operation, _row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
    triggers.declare(
        triggers.Guard("bulletins_section", _operation, _RELEASED.format(issue=f"{_row}.issue_id")),
        triggers.Guard("bulletins_story", _operation, _OF_SECTION.format(row=_row)),
        triggers.Guard("bulletins_line", _operation, _OF_SECTION.format(row=_row)),
    )
