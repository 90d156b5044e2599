"""The papers of cases without their words: what the rules need, asked once for many cases."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, Max, QuerySet, Value

from youju.services.cases.models import PAPERS, Case, Paper, PaperOnly, Pause
from youju.services.cases.rules.papers import PaperSort


def last_of(cases: "QuerySet[Case] | Iterable[int]") -> dict[int, dict[PaperSort, date]]:
    """The last day of each sort of paper, by case; one query, however many cases and papers there are."""
    rows = [_lasts(model, cases, Value(sort.value, CharField())) for sort, model in PAPERS.items()]
    rows.append(_lasts(PaperOnly, cases, F("of")))
    found: dict[int, dict[PaperSort, date]] = {}
    for case, sort, last in rows[0].union(*rows[1:], all=True):
        papers = found.setdefault(case, {})
        papers[PaperSort(sort)] = max(last, papers.get(PaperSort(sort), last))
    return found


def last_days_of(case: Case) -> dict[PaperSort, date]:
    """The same for one case."""
    return last_of([case.pk]).get(case.pk, {})


def _lasts(model: type[Any], cases: Any, sort: Any) -> QuerySet[Any]:
    rows = model.objects.standing().filter(case__in=cases).order_by().values("case")
    return rows.annotate(said_sort=sort, last=Max("happened_on")).values_list("case", "said_sort", "last")


def resumes(cases: "QuerySet[Case] | Iterable[int]") -> dict[int, date]:
    """Until when paused cases rest, as their last pause says."""
    rows = Pause.objects.standing().filter(case__in=cases, until__isnull=False)
    pairs = rows.order_by("happened_on", "pk").values_list("case", "until")
    return {case: until for case, until in pairs if until is not None}


def paper_of(case: Case, uid: UUID) -> Paper | None:
    """The paper of the case with this outer name, of whatever sort."""
    for model in (*PAPERS.values(), PaperOnly):
        row: Paper | None = model.objects.filter(case=case, uid=uid).select_related("by").first()  # type: ignore[attr-defined]
        if row is not None:
            row.case = case
            return row
    return None


def newest(case: Case, sort: PaperSort) -> Any:
    """The newest standing paper of the sort, or None."""
    rows: Any = PAPERS[sort].objects.standing().filter(case=case)
    row = rows.order_by("-happened_on", "-pk").first()
    if row is not None:
        row.case = case
    return row
