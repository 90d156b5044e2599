"""Papers of the work itself: intake, consent, contacts, supervision, referral, and what lies on paper only.

Handling: as every paper of a case (models/sealed.py); plain are only days, sorts, minutes and yes or no, which the
figures count. `place` says in which cabinet a paper lies and nothing of anybody.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from youju.ground.evidence.models import Record
from youju.ground.organisations.models import Partner
from youju.ground.storage import triggers
from youju.services.cases.models.sealed import Paper
from youju.services.cases.rules.papers import ON_PAPER, PaperSort


class Came(models.TextChoices):
    """Through whom a case came."""

    OWN = "own", pgettext_lazy("came", "by themselves")
    FAMILY = "family", pgettext_lazy("came", "family or neighbours")
    CENTRE = "centre", pgettext_lazy("came", "our own activities")
    VISIT = "visit", pgettext_lazy("came", "a home visit")
    SCHOOL = "school", pgettext_lazy("came", "school")
    AUTHORITY = "authority", pgettext_lazy("came", "community or authorities")
    PARTNER = "partner", pgettext_lazy("came", "another organisation")
    OTHER = "other", pgettext_lazy("came", "other")


class Intake(Paper):
    """Who came, through whom, with what request, and how urgent it is."""

    SORT = PaperSort.INTAKE
    SEALED = ("request", "situation", "arranged")

    came = models.CharField(_("came through"), max_length=9, choices=Came)
    urgent = models.BooleanField(_("urgent"), default=False)


class InformedConsent(Paper):
    """The person, or a guardian, agreed to the service and to its records."""

    SORT = PaperSort.CONSENT
    SEALED = ("signed_by", "told")

    own = models.BooleanField(_("by the person"), default=False)
    guardian = models.BooleanField(_("by a guardian"), default=False)


class Contact(Paper):
    """One contact: how, for how long, towards which goal, and what is next."""

    class Way(models.TextChoices):
        VISIT = "visit", pgettext_lazy("contact", "home visit")
        TALK = "talk", pgettext_lazy("contact", "talk at the office")
        PHONE = "phone", pgettext_lazy("contact", "telephone")
        ONLINE = "online", pgettext_lazy("contact", "messages or video")
        SCHOOL = "school", pgettext_lazy("contact", "at school")
        ACCOMPANY = "accompany", pgettext_lazy("contact", "accompanied somewhere")
        GROUP = "group", pgettext_lazy("contact", "in a group or activity")
        OTHERS = "others", pgettext_lazy("contact", "with others for the person")

    SORT = PaperSort.CONTACT
    SEALED = ("happened", "seen", "next_step")

    way = models.CharField(_("kind of contact"), max_length=9, choices=Way)
    # With the person or the family; and for them: travel, records, talks with others.
    direct = models.PositiveSmallIntegerField(_("direct minutes"), default=0)
    indirect = models.PositiveSmallIntegerField(_("indirect minutes"), default=0)
    goal = models.ForeignKey("cases.CaseGoal", models.PROTECT, null=True, blank=True, related_name="+")
    next_on = models.DateField(_("next time"), null=True, blank=True)

    class Meta(Paper.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(direct__gt=0) | Q(indirect__gt=0), name="contact_takes_time")
        ]


class Supervision(Paper):
    """What the supervisor says of the case or of a paper; `verdict` approves a paper or sends it back."""

    class Verdict(models.TextChoices):
        COMMENT = "comment", pgettext_lazy("verdict", "comment")
        APPROVED = "approved", pgettext_lazy("verdict", "approved")
        BACK = "back", pgettext_lazy("verdict", "sent back")

    SORT = PaperSort.SUPERVISION
    SEALED = ("said", "agreed")

    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict)
    # The outer name of the paper that it is about; without one it is about the case.
    about = models.UUIDField(null=True, blank=True, db_index=True)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)

    class Meta(Paper.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict="comment") | Q(about__isnull=False), name="a_verdict_is_about_a_paper"
            )
        ]


class CaseReferral(Paper):
    """The person goes to somebody else for something, or altogether; `papers` say sealed what goes along."""

    SORT = PaperSort.REFERRAL
    SEALED = ("to", "why", "papers")

    partner = models.ForeignKey(Partner, models.PROTECT, null=True, blank=True, related_name="+")
    # Whether somebody else goes on with the case, or helps beside us.
    whole = models.BooleanField(_("the whole case goes"), default=False)


class PaperOnly(Paper):
    """A paper that exists on paper: since when, where it lies, of which sort. It counts for the stage."""

    SEALED = ("note",)

    of = models.CharField(_("paper"), max_length=11, choices=[(sort.value, sort.label) for sort in ON_PAPER])
    place = models.CharField(_("where it lies"), max_length=60)

    @property
    def sort(self) -> PaperSort:
        return PaperSort(self.of)


for _model in (Intake, InformedConsent, Supervision, CaseReferral, PaperOnly):
    assert issubclass(_model, Record)
    triggers.declare(triggers.Guard(_model._meta.db_table, "DELETE"))
