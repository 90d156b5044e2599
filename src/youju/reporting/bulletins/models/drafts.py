"""What somebody has typed and not yet saved: their own paper beside the issue, read by nobody else."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.reporting.bulletins.models.issue import Section


class Draft(Identified):
    """The words of one unsaved form: of a passage at version `base`, or without `passage` of a new one."""

    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    passage = models.UUIDField(null=True)
    base = models.PositiveIntegerField(default=0)
    margin = models.CharField(_("margin number"), max_length=200, blank=True)
    sentence = models.TextField(_("sentence"), max_length=2_000, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    body = models.TextField(_("text"), max_length=40_000, blank=True)
    link = models.CharField(_("link"), max_length=400, blank=True)
    alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["section", "at"])]
        constraints = [
            models.UniqueConstraint(
                fields=["by", "passage"], condition=Q(passage__isnull=False), name="draft_of_a_passage_once"
            ),
            models.UniqueConstraint(
                fields=["by", "section"], condition=Q(passage__isnull=True), name="draft_of_a_new_passage_once"
            ),
        ]
