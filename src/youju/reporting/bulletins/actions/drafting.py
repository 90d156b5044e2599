"""Keeping what somebody has typed and not saved, so that neither a killed browser nor a conflict loses a word.

A draft is its writer's own paper and no part of the issue. Beginning one and throwing it away stand in the audit
chain; what is typed in between does not: see docs/decisions/0012-drafts-and-the-chain.md.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.organisations.models import Office
from youju.reporting.bulletins.actions.permitting import may_write
from youju.reporting.bulletins.models import Draft, Line, Section, Story, StoryPicture
from youju.reporting.bulletins.models.drafts import Typed


def keep_draft(
    *, section: Section, passage: Line | Story | StoryPicture | None, base: int, typed: Typed, by: Actor,
    at: datetime, office: Office | None = None,
) -> Draft | None:  # fmt: skip
    """Keeps the words of an unsaved form. Words that say what stands anyway end the draft: then None."""
    with transaction.atomic():
        may_write(section, by, at, office)
        mine = Draft.objects.beside(by, section, passage)
        if passage is not None and typed.same_as(passage):
            mine.delete()
            return None
        words = {**typed.words, "office": office, "section": section, "base": base, "at": at}
        if not mine.update(**words):
            begin_draft(section=section, passage=passage, words=words, by=by, at=at)
        return mine.get()


@action
def begin_draft(
    *,
    section: Section,
    passage: Line | Story | StoryPicture | None,
    words: Mapping[str, Any],
    by: Actor,
    at: datetime,
) -> None:
    """The first words of a form."""
    Draft.objects.create(by=by, passage=passage.uid if passage is not None else None, **words)
    subject = passage.uid if passage is not None else section.uid
    audit.write(verb="draft.begin", by=by, at=at, office=section.office, subject=subject)


@action
def drop_draft(*, draft: Draft, by: Actor, at: datetime) -> None:
    """Its writer wants it no more."""
    Draft.objects.filter(pk=draft.pk, by=by).delete()
    audit.write(verb="draft.drop", by=by, at=at, subject=draft.passage or draft.section.uid)
