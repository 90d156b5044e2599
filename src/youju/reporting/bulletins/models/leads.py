"""Leads: what a colleague leaves after a session for the bulletin, and what became of it."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers
from youju.reporting.bulletins.models.issue import Issue
from youju.reporting.bulletins.models.passages import Story


class Leads(models.QuerySet["Lead"]):
    def told(self) -> Self:
        """Each with `taken` and `aside`: whether a story stands that has it, and whether it was put by."""
        standing = LeadTaken.objects.standing().filter(lead=OuterRef("pk"))
        return self.annotate(
            taken=Exists(standing), aside=Exists(LeadSetAside.objects.filter(lead=OuterRef("pk")))
        )


class Lead(Identified):
    """A sentence of an office with up to nine photos; `kind` and `record` say after what it was left."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    said = models.CharField(_("one sentence"), max_length=300)
    worth = models.BooleanField(_("worth a story"), default=False)
    kind = models.CharField(max_length=60, blank=True)
    record = models.UUIDField(null=True, blank=True)
    happened_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = Leads.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["office", "at"], name="leads_of_an_office")]


class LeadPhoto(Identified):
    """One of the photos of a lead; who is on it is a PictureStatement."""

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="photos")
    picture = models.ForeignKey(Attachment, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["lead", "picture"], name="photo_once_in_a_lead")]


class LeadsTaken(models.QuerySet["LeadTaken"]):
    def standing(self) -> Self:
        """Those whose story is there and which nobody has put back."""
        return self.filter(story__in=Story.objects.values("uid"), put_back=None)


class LeadTaken(Identified):
    """The lead went into a story: `story` is its uid, whose row may be gone since.

    `made` tells a story that was made of it from one that was there; `body` is the text that it brought.
    """

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="takings")
    issue = models.ForeignKey(Issue, models.PROTECT, related_name="+")
    story = models.UUIDField()
    made = models.BooleanField(default=True)
    body = models.TextField(blank=True)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = LeadsTaken.as_manager()

    class Meta:
        ordering = ["id"]


class LeadPutBack(Identified):
    """What a lead had brought into a story is out of it again."""

    taken = models.OneToOneField(LeadTaken, models.PROTECT, related_name="put_back")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class LeadSetAside(Identified):
    """The lead is not wanted for now; the row goes when somebody takes it up again."""

    lead = models.OneToOneField(Lead, models.PROTECT, related_name="set_aside")
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()


for _table in ("lead", "leadphoto", "leadtaken", "leadputback"):
    triggers.append_only(f"bulletins_{_table}")
