"""That a person was erased: who did it and when. The card that is left says nothing and holds records together.

Handling: names an emptied card and nobody; why it was asked stands salted in the chain of acts. Kept with the
card, never exported.
"""

from django.db import models

from youju.ground.access.models import Actor
from youju.ground.organisations.models import Identified
from youju.ground.people.models.persons import Person


class Erasure(Identified):
    """The card is empty since. `keeps_until`: what had to stay of it is kept for so long; None once it went."""

    person = models.OneToOneField(Person, models.PROTECT, related_name="erasure")
    keeps_until = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Actor, models.PROTECT, related_name="+")
