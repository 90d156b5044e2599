"""Interns of an office, and the supervision they were given.

Handling: name, school and tasks of somebody who learns at the office; personal data of a worker, not of a person
served, seen by whoever sees the records of the office. Kept like the records of volunteers, never exported by
themselves.
"""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.evidence.models import Record


class Form(models.TextChoices):
    """How supervision was given."""

    ALONE = "alone", _("one to one")
    GROUP = "group", _("in a group")
    LIVE = "live", _("beside the work")


class Internship(Record):
    """Somebody of a school learns at the office, from `happened_on` to the last day."""

    name = models.CharField(_("intern"), max_length=40)
    school = models.CharField(_("school"), max_length=60)
    course = models.CharField(_("course"), max_length=40, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    supervisor = models.CharField(_("supervisor"), max_length=40)
    tasks = models.CharField(_("tasks"), max_length=300, blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day=None) | Q(last_day__gte=F("happened_on")), name="internship_ends_after"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.school})"


class Guidance(Record):
    """Minutes of supervision that an intern was given on a day."""

    internship = models.ForeignKey(
        Internship, models.PROTECT, related_name="+", db_index=False, verbose_name=_("intern")
    )
    form = models.CharField(_("form"), max_length=5, choices=Form)
    minutes = models.PositiveIntegerField(_("minutes"))
    topic = models.CharField(_("topic"), max_length=120, blank=True)

    class Meta(Record.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.happened_on}"
