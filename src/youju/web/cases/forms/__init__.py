"""What is typed of a case, one short form a paper."""

from youju.services.cases.rules.papers import PaperSort
from youju.web.cases.forms.assessing import AssessmentForm
from youju.web.cases.forms.base import PaperForm
from youju.web.cases.forms.ending import ClosureForm, FollowUpForm, LostForm, PauseForm, ReopeningForm
from youju.web.cases.forms.planning import PlanForm, ReviewForm
from youju.web.cases.forms.working import (
    ConsentForm,
    ContactForm,
    IntakeForm,
    PaperOnlyForm,
    ReferralForm,
    SupervisionForm,
)

FORMS: dict[PaperSort, type[PaperForm]] = {
    PaperSort.INTAKE: IntakeForm, PaperSort.CONSENT: ConsentForm, PaperSort.ASSESSMENT: AssessmentForm,
    PaperSort.PLAN: PlanForm, PaperSort.CONTACT: ContactForm, PaperSort.SUPERVISION: SupervisionForm,
    PaperSort.REFERRAL: ReferralForm, PaperSort.REVIEW: ReviewForm, PaperSort.PAUSE: PauseForm,
    PaperSort.LOST: LostForm, PaperSort.CLOSURE: ClosureForm, PaperSort.REOPENING: ReopeningForm,
    PaperSort.FOLLOW_UP: FollowUpForm,
}  # fmt: skip
# What an address calls the form of a paper that lies on paper only.
ON_PAPER = "on_paper"

__all__ = ["FORMS", "ON_PAPER", "PaperForm", "PaperOnlyForm"]
