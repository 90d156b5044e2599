"""Every tap of a roll call as it was taken: what came twice is known by its key, and what was said stays.

Handling: a mark may name a person of the office and says that they were there, absent or declined at one session;
kept with the attendance it led to, pointing at a card that erasure empties, never exported.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.people.models import Person
from youju.ground.storage import triggers
from youju.services.activities.models.holdings import Holding
from youju.services.activities.models.planning import Role, Session
from youju.services.activities.rules.marks import Said


class Mark(models.Model):
    """One tap; `key` came from the page that was tapped, `digest` tells whether the same key says the same."""

    key = models.UUIDField(unique=True)
    digest = models.CharField(max_length=64)
    session = models.ForeignKey(Session, models.PROTECT, related_name="+", db_index=False)
    said = models.CharField(max_length=8, choices=[(said.value, said.name) for said in Said])
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=16, choices=Role)
    n = models.PositiveIntegerField(_("number"), default=1)
    minutes = models.PositiveIntegerField(_("minutes"), null=True)
    # The record of the session, where this mark was the first and made it.
    holding = models.ForeignKey(Holding, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["session", "person", "id"], name="mark_of_session")]
        constraints = [
            models.CheckConstraint(condition=Q(n__gte=1), name="mark_says_somebody"),
            models.CheckConstraint(condition=Q(person=None) | Q(n=1), name="mark_of_a_named_person_is_one"),
        ]


triggers.append_only("activities_mark")
