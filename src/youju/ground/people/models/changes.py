"""What a card said before it was changed: who reads its history learns what was corrected, by whom and when.

Handling: personal data of the office like the card itself; kept and erased with it, never exported by itself.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified
from youju.ground.people.models.persons import Person


class Change(Identified):
    """One detail as it stood until it was changed; empty where nothing was known."""

    class Detail(models.TextChoices):
        NAME = "name", _("name")
        BIRTH = "birth", _("birth")
        SEX = "sex", _("sex")
        SITE = "site", _("site")
        KNOWN_SINCE = "known_since", _("known since")

    person = models.ForeignKey(Person, models.PROTECT, related_name="changes")
    detail = models.CharField(max_length=11, choices=Detail)
    before = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
