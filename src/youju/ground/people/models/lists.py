"""Files from which an office's people were brought in: the same file is not read twice.

Handling: the name of a file and its digest, the number of its rows; no person, not exported, kept with the office.
"""

from django.db import models

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified, Office


class PeopleList(Identified):
    """One file of people that was read into cards."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["office", "digest"], name="people_list_once")]
