"""Rows of casework: the case, its papers, who opens it, what is typed and not yet saved."""

from youju.services.cases.models.access import CaseExport, EmergencyLook, EmergencySeen
from youju.services.cases.models.assessing import Assessment, AssessmentMark
from youju.services.cases.models.cases import Case, Category, Hardship
from youju.services.cases.models.drafts import PaperDraft
from youju.services.cases.models.ending import Closure, FollowUp, LostContact, Pause, Reopening
from youju.services.cases.models.planning import CaseGoal, CasePlan, CaseReview, GoalOutcome, PlanStep
from youju.services.cases.models.sealed import EarlierWords, Paper, Scan, SealedText
from youju.services.cases.models.supervising import Away, Digest
from youju.services.cases.models.working import (
    CaseReferral,
    Contact,
    InformedConsent,
    Intake,
    PaperOnly,
    Supervision,
)
from youju.services.cases.rules.papers import PaperSort

# The typed model of each sort; what lies on paper only says of itself which sort it is.
PAPERS: dict[PaperSort, type[Paper]] = {
    PaperSort.INTAKE: Intake, PaperSort.CONSENT: InformedConsent, PaperSort.ASSESSMENT: Assessment,
    PaperSort.PLAN: CasePlan, PaperSort.CONTACT: Contact, PaperSort.SUPERVISION: Supervision,
    PaperSort.REFERRAL: CaseReferral, PaperSort.REVIEW: CaseReview, PaperSort.PAUSE: Pause,
    PaperSort.LOST: LostContact, PaperSort.CLOSURE: Closure, PaperSort.REOPENING: Reopening,
    PaperSort.FOLLOW_UP: FollowUp,
}  # fmt: skip

__all__ = [
    "PAPERS",
    "Assessment",
    "AssessmentMark",
    "Away",
    "Case",
    "CaseExport",
    "CaseGoal",
    "CasePlan",
    "CaseReferral",
    "CaseReview",
    "Category",
    "Closure",
    "Contact",
    "Digest",
    "EarlierWords",
    "EmergencyLook",
    "EmergencySeen",
    "FollowUp",
    "GoalOutcome",
    "Hardship",
    "InformedConsent",
    "Intake",
    "LostContact",
    "Paper",
    "PaperDraft",
    "PaperOnly",
    "Pause",
    "PlanStep",
    "Reopening",
    "Scan",
    "SealedText",
    "Supervision",
]
