"""Assessments: needs and strengths by domain, with what was seen.

Handling: as every paper of a case (models/sealed.py). The steps of the scale are plain, because the figures count
what changed; what was seen is sealed with the mark.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from youju.ground.storage import triggers
from youju.services.cases.models.cases import Case
from youju.services.cases.models.sealed import Paper, SealedText
from youju.services.cases.rules.assessing import Domain, Step
from youju.services.cases.rules.papers import PaperSort


class Assessment(Paper):
    """One assessment. `gained` and `eased` compare it with the one before: None for the first."""

    SORT = PaperSort.ASSESSMENT
    SEALED = ("summary", "wishes")

    gained = models.SmallIntegerField(_("strength gained"), null=True)
    eased = models.SmallIntegerField(_("need eased"), null=True)


class AssessmentMark(SealedText):
    """Need and strength in one domain, and what was seen."""

    SEALED = ("seen",)

    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="marks")
    domain = models.CharField(_("domain"), max_length=6, choices=Domain)
    need = models.PositiveSmallIntegerField(_("need"), choices=Step)
    strength = models.PositiveSmallIntegerField(_("strength"), choices=Step)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "domain"], name="domain_marked_once"),
            models.CheckConstraint(condition=Q(need__lte=4, strength__lte=4), name="marks_on_the_scale"),
        ]

    @property
    def case(self) -> Case:
        return self.assessment.case


triggers.declare(
    triggers.Guard("cases_assessmentmark", "DELETE"),
    # Only erasure, retention and a new key touch a mark: its words, never its steps.
    triggers.Guard(
        "cases_assessmentmark", "UPDATE",
        " OR ".join(f"NEW.{name} <> OLD.{name}" for name in ("assessment_id", "domain", "need", "strength")),
    ),
)  # fmt: skip
