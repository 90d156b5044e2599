"""What was printed wrong, as somebody proposes it: signed by the offices concerned, decided or turned down."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Issue
from youju.reporting.bulletins.models.release import Erratum
from youju.reporting.bulletins.models.signing import Deputy
from youju.reporting.figures.models import FrozenFigure


class ErratumProposal(Identified):
    """An editor holds that a released figure was wrong. Nothing is printed until the network editor decides."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="proposals")
    figure = models.ForeignKey(FrozenFigure, models.PROTECT, related_name="+")
    corrected = models.CharField(max_length=60)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class ErratumSignature(Identified):
    """An office answers for the proposal as it stands; a proposal never changes. `deputy` as of a SignOff."""

    proposal = models.ForeignKey(ErratumProposal, models.PROTECT, related_name="signatures")
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Deputy, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["proposal", "office"], name="erratum_signed_once")]


class ErratumRefusal(Identified):
    """The proposal is over without an erratum: withdrawn by whoever made it, or declined by somebody asked."""

    proposal = models.OneToOneField(ErratumProposal, models.PROTECT, related_name="refusal")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class ErratumDecision(Identified):
    """The proposal became an erratum."""

    proposal = models.OneToOneField(ErratumProposal, models.PROTECT, related_name="decision")
    erratum = models.OneToOneField(Erratum, models.PROTECT, related_name="decision")


for _table in ("erratumproposal", "erratumsignature", "erratumrefusal", "erratumdecision"):
    triggers.append_only(f"bulletins_{_table}")
