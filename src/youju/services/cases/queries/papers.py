"""The papers of cases without their words: what the rules need, asked once for many cases."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from youju.services.cases.models import PAPERS, Case, Paper, PaperOnly, Pause
from youju.services.cases.rules.papers import PaperSort

AT_ONCE = 500


def _lasts(model: type[Any], sort: str, *more: str) -> str:
    return (
        f"SELECT case_id, {sort}, MAX(happened_on) FROM {model._meta.db_table} WHERE withdrawal_id IS NULL"
        f" AND case_id IN (SELECT id FROM wanted) GROUP BY {', '.join(['case_id', *more])}"
    )


_LASTS = "WITH wanted AS (SELECT id FROM cases_case WHERE id IN ({wanted})) " + " UNION ALL ".join(
    [*(_lasts(model, f"'{sort.value}'") for sort, model in PAPERS.items()), _lasts(PaperOnly, "of", "of")]
)


def last_of(cases: "QuerySet[Case] | Iterable[int]") -> dict[int, dict[PaperSort, date]]:
    """The last day of each sort of paper, by case; one query, however many cases and papers there are.

    The question is written once: to build it anew of fifteen tables took longer than to answer it.
    """
    keys = list(cases.values_list("pk", flat=True)) if isinstance(cases, QuerySet) else list(cases)
    found: dict[int, dict[PaperSort, date]] = {}
    for at in range(0, len(keys), AT_ONCE):
        some = keys[at : at + AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(_LASTS.format(wanted=", ".join(["%s"] * len(some))), some)
            for case, sort, last in cursor.fetchall():
                papers = found.setdefault(case, {})
                day = last if isinstance(last, date) else date.fromisoformat(last)
                papers[PaperSort(sort)] = max(day, papers.get(PaperSort(sort), day))
    return found


def last_days_of(case: Case) -> dict[PaperSort, date]:
    """The same for one case."""
    return last_of([case.pk]).get(case.pk, {})


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
