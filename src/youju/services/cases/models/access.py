"""Whoever opened a case in an emergency, why, and that its supervisor knows; what was taken along.

Handling: names colleagues; the reason of an emergency may speak of the person, so it is sealed like the papers.
Why a list was taken along is said without a name. Kept as the case.
"""

from django.db import models

from youju.ground.access.models import Actor, Grant
from youju.ground.organisations.models import Identified, Office
from youju.ground.storage import triggers
from youju.services.cases.models.cases import Case
from youju.services.cases.models.sealed import SealedText


class EmergencyLook(SealedText):
    """Break-glass: the case opened for whoever had no other right to it, until the grant runs out."""

    SEALED = ("reason",)

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    grant = models.OneToOneField(Grant, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class EmergencySeen(models.Model):
    """The supervisor has taken note."""

    look = models.OneToOneField(EmergencyLook, models.PROTECT, related_name="seen")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


class CaseExport(Identified):
    """Somebody took a list of cases, or the bundle of one, along: how many and what for."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=10)
    rows = models.PositiveIntegerField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


triggers.append_only("cases_caseexport")
triggers.append_only("cases_emergencyseen")
triggers.declare(triggers.Guard("cases_emergencylook", "DELETE"))
