"""Which cases have been closed for longer than their papers are kept, and where their sealed words lie."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import QuerySet

from youju.services.cases.models import (
    PAPERS,
    AssessmentMark,
    Case,
    CaseGoal,
    EarlierWords,
    EmergencyLook,
    Hardship,
    PaperOnly,
    PlanStep,
)
from youju.services.cases.queries.papers import last_of
from youju.services.cases.rules.papers import PaperSort, closed
from youju.services.cases.rules.retaining import kept_until

# By which columns rows with sealed words belong to a case; drafts and scans are deleted whole.
WORDS: tuple[tuple[Any, str], ...] = (
    *((model, "case") for model in PAPERS.values()), (PaperOnly, "case"), (AssessmentMark, "assessment__case"),
    (CaseGoal, "plan__case"), (PlanStep, "goal__plan__case"), (Hardship, "case"), (EarlierWords, "case"),
    (EmergencyLook, "case"),
)  # fmt: skip


def sealed_rows(cases: Collection[int]) -> list[QuerySet[Any]]:
    """Every row with sealed words of these cases, by table."""
    return [model.objects.filter(pk__in=_keys(model, column, cases)) for model, column in WORDS]


def _keys(model: Any, column: str, cases: Collection[int]) -> Any:
    return model.objects.filter(**{f"{column}__in": cases}).order_by().values("pk")


def due(on: date, *, ahead: date | None = None) -> list[int]:
    """The cases whose papers have been kept long enough; with a later day, those that will have been by then."""
    rows = Case.objects.filter(emptied_on=None).values_list("pk", flat=True)
    return [
        case
        for case, last in last_of(rows).items()
        if closed(last) and kept_until(max(last[PaperSort.CLOSURE], _last(last))) <= (ahead or on)
    ]


def _last(last: dict[PaperSort, date]) -> date:
    """The day of the last paper, a follow-up perhaps."""
    return max(last.values())
