"""A record is made once, at the moment of service; nothing that was ever recorded disappears."""

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Group, Identified, Office, Site
from youju.ground.programmes.models import Programme
from youju.ground.storage import triggers


class Withdrawal(Identified):
    """Why, when and by whom records were taken out of every count; the record's row points down here."""

    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)


class Correction(Identified):
    """What a record said before it was corrected (or reinstated); `version` is the one that ended."""

    kind = models.CharField(max_length=60)
    record = models.UUIDField(db_index=True)
    version = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    # Field name to printed old value and printed new value, in the order of the form.
    before = models.JSONField()

    class Meta:
        ordering = ["version", "id"]


class Attachment(Identified):
    """A photo of the sheet or a document: decoded and written anew, so that its metadata is gone."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    file = models.FileField(upload_to="attachments/")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class Import(Identified):
    """One file that was read into records, all or what the user agreed to; reversible as a whole."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    withdrawal = models.ForeignKey(Withdrawal, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "kind", "digest"], condition=Q(withdrawal=None), name="import_once"
            )
        ]


class Closing(models.Model):
    """An office's month was released at this moment: what is recorded for it afterwards is a late entry."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "start", "end"], name="closing_once")]


class Records(models.QuerySet["Record"]):
    """The vocabulary of every kind's queryset."""

    def standing(self) -> Self:
        """Records that count: not withdrawn."""
        return self.filter(withdrawal=None)

    def within(self, start: date, end: date) -> Self:
        """What happened in the half-open period."""
        return self.filter(happened_on__gte=start, happened_on__lt=end)

    def latest_first(self) -> Self:
        """The latest day first; of one day in the order of entry, so that a number after a name stays."""
        return self.order_by("-happened_on", "pk")

    def of_offices(self, offices: Iterable[int]) -> Self:
        return self.filter(office__in=offices)


class Record(models.Model):
    """What every kind of record carries.

    `happened_on` is the world's date, `recorded_at` the database's; they are never mixed.
    """

    id = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+", db_index=False, verbose_name=_("office"))
    site = models.ForeignKey(
        Site, models.PROTECT, related_name="+", null=True, blank=True, db_index=False, verbose_name=_("site")
    )
    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="+", null=True, blank=True, db_index=False,
        verbose_name=_("programme"),
    )  # fmt: skip
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="+", null=True, blank=True, db_index=False, verbose_name=_("group")
    )
    happened_on = models.DateField(_("date"))
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField(default=1)
    approximate = models.BooleanField(_("approximate"), default=False)
    withdrawal = models.ForeignKey(Withdrawal, models.PROTECT, null=True, related_name="+", db_index=False)
    imported = models.ForeignKey(Import, models.PROTECT, null=True, related_name="+", db_index=False)
    attachments = models.ManyToManyField(Attachment, related_name="+", blank=True)

    objects = Records.as_manager()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["office", "happened_on", "id"], name="%(class)s_list"),
            models.Index(fields=["imported"], condition=~Q(imported=None), name="%(class)s_imported"),
        ]


class Nil(Record):
    """Nothing of `kind` happened in [happened_on, until): the zero that somebody entered."""

    kind = models.CharField(max_length=60)
    until = models.DateField()

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("happened_on")), name="nil_has_a_period"),
            models.UniqueConstraint(
                fields=["office", "kind", "happened_on", "until"], condition=Q(withdrawal=None), name="nil_once"
            ),
        ]


class Handover(models.Model):
    """From `since` on, until `until`, records of `kind` that match `where` count for the indicator in the office.

    One row per term that is bounded; what lies on the wrong side is refused, so that nothing counts twice.
    """

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    kind = models.CharField(max_length=60)
    where = models.JSONField()
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "indicator", "kind", "where"], name="handover_once")
        ]


for _table in ("evidence_correction", "evidence_closing"):
    triggers.append_only(_table)
triggers.declare(triggers.Guard("evidence_withdrawal", "DELETE"), triggers.Guard("evidence_nil", "DELETE"))
