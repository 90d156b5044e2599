"""Reports of suspected harm, what was done about them, and whom an office calls.

Handling: the most sensitive data that an office has. What was seen, whom it is about, who was told and what was
done lies sealed; it opens for its reporter, the supervisor and the director after a look that was written down.
It is kept although the person is erased: the duty to report and the proof that it was met (Law on the Protection
of Minors, article 11; Personal Information Protection Law, articles 13 and 47) outlive a request. It is not among
what is shown to whoever asks what is held of them, for whoever asks for a child may be whom it is about. Never
exported, never in a search index, in a list of records, in the chain of acts in clear, or in a job. Numbers of
contacts are those of authorities.
"""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.access.sealed import SealedWords
from youju.ground.organisations.models import Identified, Office
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.safeguarding.rules import Whom

WHOM = [(one.value, one.label) for one in Whom]


class SafeguardingContact(Identified):
    """Whom an office calls: one line for each authority."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    whom = models.CharField(_("authority"), max_length=13, choices=WHOM)
    name = models.CharField(_("office or person"), max_length=60, blank=True)
    number = models.CharField(_("number"), max_length=40, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["office", "whom"], name="contact_once_for_an_authority")]


class Sealed(SealedWords, Identified):
    """Somebody wrote it down; what they wrote opens for a look at the report that was written down."""

    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class HarmReport(Sealed):
    """Somebody saw or heard that a child may be harmed; by `key` and `digest` twice is once."""

    SEALED = ("who", "seen")

    office = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name=_("office"))
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("person")
    )
    on = models.DateField(_("date"))
    who = models.BinaryField()
    seen = models.BinaryField()
    key = models.UUIDField(unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        indexes = [models.Index(fields=["office", "-id"], name="report_of_office")]


class Telling(Sealed):
    """Somebody outside was told of it: which authority, who there, when."""

    SEALED = ("name",)

    report = models.ForeignKey(HarmReport, models.PROTECT, related_name="tellings")
    whom = models.CharField(_("authority"), max_length=13, choices=WHOM)
    name = models.BinaryField()
    on = models.DateField(_("date"))
    clock = models.TimeField(_("time"), null=True, blank=True)

    class Meta:
        ordering = ["id"]

    @property
    def about(self) -> UUID:
        return self.report.uid


class FollowUp(Sealed):
    """What was done about a report; the first one of somebody who answers for it ends the alarm."""

    SEALED = ("words",)

    report = models.ForeignKey(HarmReport, models.PROTECT, related_name="follow_ups")
    words = models.BinaryField()

    class Meta:
        ordering = ["id"]

    @property
    def about(self) -> UUID:
        return self.report.uid


class Received(Identified):
    """The supervisor or the director has a report in hand: who, and since when."""

    report = models.OneToOneField(HarmReport, models.PROTECT, related_name="received")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class ReportClosing(Sealed):
    """A report is closed: who took over, and how the child is safe."""

    SEALED = ("words",)

    report = models.OneToOneField(HarmReport, models.PROTECT, related_name="closing")
    words = models.BinaryField()

    @property
    def about(self) -> UUID:
        return self.report.uid


triggers.append_only("safeguarding_received")
# Words may be sealed anew under another key; nothing else of a row changes, and none goes.
_FIXED = {
    "harmreport": "NEW.office_id <> OLD.office_id OR NEW.key <> OLD.key OR NEW.digest <> OLD.digest",
    "telling": "NEW.report_id <> OLD.report_id OR NEW.whom <> OLD.whom",
    "followup": "NEW.report_id <> OLD.report_id",
    "reportclosing": "NEW.report_id <> OLD.report_id",
}
for _table, _fixed in _FIXED.items():
    _always = "NEW.uid <> OLD.uid OR NEW.at <> OLD.at OR NEW.by_id <> OLD.by_id"
    triggers.declare(
        triggers.Guard(f"safeguarding_{_table}", "DELETE"),
        triggers.Guard(f"safeguarding_{_table}", "UPDATE", f"{_always} OR {_fixed}"),
    )
