"""Consent per purpose and channel, and its withdrawal, which is never taken back but by new consent.

Handling: personal data of the office, the proof that use was allowed; kept as long as anything that was used under
it, also after erasure of the rest (basis: proof of lawful use), never exported.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.access.models import Actor
from youju.ground.evidence.models import Attachment
from youju.ground.organisations.models import Identified
from youju.ground.people.models.dated import Dated
from youju.ground.people.models.persons import Person
from youju.ground.people.models.ties import Guardianship
from youju.ground.people.rules.purposes import Agreed, Channel
from youju.ground.storage import triggers


class Consent(Dated):
    """One purpose in one channel: by the person, by a guardian, or by both, with its paper."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    purpose = models.CharField(_("purpose"), max_length=8, choices=Agreed)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    guardian = models.ForeignKey(Guardianship, models.PROTECT, null=True, blank=True, related_name="+")
    own = models.BooleanField(_("the person consents"), default=False)
    document = models.ForeignKey(Attachment, models.PROTECT, null=True, blank=True, related_name="+")
    paper = models.CharField(_("where the paper is kept"), max_length=60, blank=True)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(own=True) | Q(guardian__isnull=False), name="consent_is_somebodys"),
            models.CheckConstraint(condition=Q(document__isnull=False) | ~Q(paper=""), name="consent_has_a_paper"),
        ]


class ConsentWithdrawal(Identified):
    """From this moment on no earlier consent to the purpose in the channel stands, whichever card it is on."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="withdrawals")
    purpose = models.CharField(_("purpose"), max_length=8, choices=Agreed)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")


triggers.append_only("people_consentwithdrawal")
