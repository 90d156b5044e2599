"""What changed from assessment to assessment: for the radar and the timeline."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from youju.services.cases.models import Assessment, AssessmentMark, Case
from youju.services.cases.rules.assessing import Mark


@dataclass(frozen=True)
class Assessed:
    """One assessment by its steps alone; nothing of it is sealed."""

    day: date
    marks: dict[str, Mark]
    gained: int | None
    eased: int | None


def assessed(case: Case) -> list[Assessed]:
    """All standing assessments of the case, the first first."""
    rows = list(Assessment.objects.standing().filter(case=case).order_by("happened_on", "pk"))
    marks: dict[int, dict[str, Mark]] = {row.pk: {} for row in rows}
    for mark in AssessmentMark.objects.filter(assessment__in=rows).defer("words").order_by("pk"):
        marks[mark.assessment_id][mark.domain] = Mark(mark.need, mark.strength)
    return [Assessed(row.happened_on, marks[row.pk], row.gained, row.eased) for row in rows]


def beside(paper: Assessment) -> tuple[Assessment | None, Assessment | None]:
    """The standing assessments of the case right before and right after this one."""
    rows = Assessment.objects.standing().filter(case=paper.case_id).order_by("happened_on", "pk")
    same = Q(happened_on=paper.happened_on)
    before = rows.filter(Q(happened_on__lt=paper.happened_on) | same & Q(pk__lt=paper.pk)).last()
    return before, rows.filter(Q(happened_on__gt=paper.happened_on) | same & Q(pk__gt=paper.pk)).first()


def marks_of(assessment: Assessment) -> dict[str, Mark]:
    """The steps of one assessment, by domain."""
    rows = AssessmentMark.objects.filter(assessment=assessment).order_by("pk")
    return {row.domain: Mark(row.need, row.strength) for row in rows.defer("words")}
