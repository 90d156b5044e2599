"""One's own unsaved words in a form of a case."""

from uuid import UUID

from youju.ground.access.models import Actor
from youju.services.cases.models import Case, Paper, PaperDraft


def draft_of(by: Actor, case: Case, sort: str, paper: Paper | None) -> PaperDraft | None:
    """What the writer typed for this form and did not save."""
    rows = PaperDraft.objects.filter(by=by, case=case).select_related("case")
    return rows.filter(paper=paper.uid).first() if paper else rows.filter(paper=None, sort=sort).first()


def drafts_of(by: Actor, cases: list[int]) -> list[tuple[UUID, str]]:
    """The forms in which the writer left something, by case and sort; nothing of it is opened."""
    rows = PaperDraft.objects.filter(by=by, case__in=cases).order_by("-at", "-pk")
    return list(rows.values_list("case__uid", "sort"))
