"""Released figures: what was printed, by which definition, from which records; written once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Network
from youju.ground.storage import triggers


class Freeze(Identified):
    """The figures of one release under one root hash (hex SHA-256 over the leaves of its figures)."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    root = models.CharField(max_length=64)


class FrozenFigure(Identified):
    """One figure as it was released. `scope` holds the ids that decided; `leaf` commits to all of it."""

    freeze = models.ForeignKey(Freeze, models.PROTECT, related_name="figures")
    key = models.CharField(max_length=100)
    label = models.CharField(max_length=120)
    definition = models.TextField()
    definition_digest = models.CharField(max_length=64)
    unit = models.CharField(max_length=14)
    printed_unit = models.CharField(max_length=8)
    reading = models.CharField(max_length=10)
    disclosure = models.CharField(max_length=13)
    scope_label = models.CharField(max_length=200)
    scope_digest = models.CharField(max_length=64)
    scope = models.JSONField()
    amount = models.BigIntegerField(_("value"), null=True)
    records = models.PositiveIntegerField()
    approximate = models.BooleanField()
    at_least = models.BooleanField()
    # A late line names the released figure that it completes; its evidence is what moved since.
    completes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="late")
    # What the public reads: a small count of people served may have been widened or hidden.
    suppressed = models.BooleanField(default=False)
    leaf = models.CharField(max_length=64)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["freeze", "key", "scope_digest"], name="figure_frozen_once")
        ]


class FrozenEvidence(models.Model):
    """The records behind one term of a frozen figure.

    `blob` is compressed JSON: rows of [id, contribution, salt, digest], sorted by digest. Erasure drops id and
    salt of a row and keeps its digest and contribution, so the figure still adds up and the leaf still fits.
    """

    figure = models.ForeignKey(FrozenFigure, models.PROTECT, related_name="evidence")
    term = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=60)
    rows = models.PositiveIntegerField()
    blob = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "term"], name="evidence_frozen_once")]


for _table in ("figures_freeze", "figures_frozenfigure", "figures_frozenevidence"):
    triggers.append_only(_table)
