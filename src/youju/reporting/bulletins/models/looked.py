"""What an editor has looked at before release: a finding waved through, and who is in a picture."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Identified
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Issue


class Dismissal(Identified):
    """Somebody looked at a finding and said why it may stand.

    `digest` covers what was found and what it was found in: when either changes, this says nothing any more.
    """

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="dismissals")
    finding = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    reason = models.CharField(_("reason"), max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.UniqueConstraint(fields=["issue", "digest"], name="finding_dismissed_once")]


class PictureStatement(Identified):
    """Who is in a picture and whether they agreed; the latest statement stands, earlier ones stay."""

    class Consent(models.TextChoices):
        NOBODY = "nobody", _("nobody can be recognised")
        ADULTS = "adults", _("adults, and they agreed")
        GUARDIANS = "guardians", _("children, with their guardians' written consent")
        NOT_YET = "not_yet", _("somebody who has not agreed yet")

    picture = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    consent = models.CharField(_("who is in the picture"), max_length=10, choices=Consent)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]


triggers.append_only("bulletins_picturestatement")
