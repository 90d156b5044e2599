"""What went out: written once, and never again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Issue
from youju.reporting.figures.models import Freeze, FrozenFigure


class SmallCountConfirmed(Identified):
    """An editor judged that nobody is recognisable from this small count of the issue."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="confirmations")
    key = models.CharField(max_length=100)
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
    media_type = models.CharField(max_length=100)
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


class ErratumPrinted(Identified):
    """The later issue that printed an erratum, once; until this stands, the next release prints it."""

    erratum = models.OneToOneField(Erratum, models.PROTECT, related_name="printed_in")
    release = models.ForeignKey(Release, models.PROTECT, related_name="+")


for _table in ("bulletins_release", "bulletins_storededition", "bulletins_erratum", "bulletins_erratumprinted"):
    triggers.append_only(_table)
