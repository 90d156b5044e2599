"""How a case rests, is lost, ends, begins again, and how it went afterwards.

Handling: as every paper of a case (models/sealed.py); plain are the reasons of a closed list, the days, and what
was gone through before the end.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.storage import triggers
from youju.services.cases.models.sealed import Paper
from youju.services.cases.rules.papers import PaperSort


class Pause(Paper):
    """The work rests, until a day where one is known."""

    SORT = PaperSort.PAUSE
    SEALED = ("why", "arranged")

    until = models.DateField(_("until"), null=True, blank=True)


class LostContact(Paper):
    """Nobody is reached any more: what was tried."""

    SORT = PaperSort.LOST
    SEALED = ("tried", "ahead")

    attempts = models.PositiveSmallIntegerField(_("times tried"), default=1)


class Closure(Paper):
    """The case ends: why, with what was gone through. `step` takes it out of the number of open cases."""

    class Reason(models.TextChoices):
        REACHED = "reached", pgettext_lazy("closure", "goals reached")
        WISH = "wish", pgettext_lazy("closure", "the person or the family wishes it")
        REFERRED = "referred", pgettext_lazy("closure", "referred to others")
        MOVED = "moved", pgettext_lazy("closure", "moved away")
        LOST = "lost", pgettext_lazy("closure", "contact lost")
        AGE = "age", pgettext_lazy("closure", "grown out of the service")
        OTHER = "other", pgettext_lazy("closure", "other")

    SORT = PaperSort.CLOSURE
    SEALED = ("summary", "ahead")

    reason = models.CharField(_("why it ends"), max_length=8, choices=Reason)
    goals_looked_at = models.BooleanField(default=False)
    person_told = models.BooleanField(default=False)
    passed_on = models.BooleanField(default=False)
    follow_up_agreed = models.BooleanField(default=False)
    papers_filed = models.BooleanField(default=False)
    step = models.SmallIntegerField(default=-1)

    class Meta(Paper.Meta):
        constraints = [models.CheckConstraint(condition=Q(step=-1), name="closure_ends_one")]


class Reopening(Paper):
    """The case begins anew."""

    SORT = PaperSort.REOPENING
    SEALED = ("why",)

    step = models.SmallIntegerField(default=1)

    class Meta(Paper.Meta):
        constraints = [models.CheckConstraint(condition=Q(step=1), name="reopening_opens_one")]


class FollowUp(Paper):
    """After the end somebody asked how it goes."""

    SORT = PaperSort.FOLLOW_UP
    SEALED = ("found",)

    well = models.BooleanField(_("it goes on well"), default=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)


for _model in (Pause, LostContact, FollowUp):
    triggers.declare(triggers.Guard(_model._meta.db_table, "DELETE"))
