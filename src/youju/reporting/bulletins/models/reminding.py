"""Reminders: what an office was told about its closing day, by the timetable or by one tap."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers


class Reminder(Identified):
    """On `day` the office was reminded of the month [start, end); the timetable does it once a day at most."""

    class Occasion(models.TextChoices):
        AHEAD = "ahead", _("before the closing day")
        TODAY = "today", _("on the closing day")
        LATE = "late", _("after the closing day")
        ASKED = "asked", _("by the network editor")

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    start = models.DateField()
    end = models.DateField()
    day = models.DateField()
    occasion = models.CharField(max_length=5, choices=Occasion)
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="reminder_of_a_period"),
            models.UniqueConstraint(
                fields=["office", "start", "end", "day"], condition=~Q(occasion="asked"),
                name="reminded_once_a_day",
            ),
        ]  # fmt: skip


triggers.append_only("bulletins_reminder")
