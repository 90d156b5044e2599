"""Keeping what is typed in a form of a case: sealed, a moment after the hand rests (decisions 0012 and 0033)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.services.cases.actions.permitting import works
from youju.services.cases.models import Case, Paper, PaperDraft
from youju.services.cases.queries.drafts import draft_of


def keep_draft(
    *, case: Case, sort: str, paper: Paper | None, typed: Mapping[str, Any], by: Actor, at: datetime
) -> PaperDraft:  # fmt: skip
    """Keeps everything that stands in an unsaved form. Raises OnlyWhoWorksOnIt, NotGranted."""
    with transaction.atomic():
        row = works(case, by, at)
        draft = draft_of(by, row, sort, paper)
        if draft is None:
            return begin_draft(case=row, sort=sort, paper=paper, typed=typed, by=by, at=at)
        draft.keep(typed)
        draft.at = at
        draft.save(update_fields=["words", "at"])
        return draft


@action
def begin_draft(
    *, case: Case, sort: str, paper: Paper | None, typed: Mapping[str, Any], by: Actor, at: datetime
) -> PaperDraft:  # fmt: skip
    """The first words of a form."""
    draft = PaperDraft(case=case, sort=sort, paper=paper.uid if paper else None, by=by, at=at)
    draft.keep(typed)
    draft.save()
    audit.write(verb="case.begin_draft", by=by, at=at, office=case.office, subject=case.uid)
    return draft


@action
def drop_draft(*, draft: PaperDraft, by: Actor, at: datetime) -> None:
    """Its writer wants it no more."""
    PaperDraft.objects.filter(pk=draft.pk, by=by).delete()
    audit.write(verb="case.drop_draft", by=by, at=at, office=draft.case.office, subject=draft.case.uid)
