"""Unsaved words: one's own, to go on with; of others only that they are writing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from youju.ground.access.models import Actor
from youju.reporting.bulletins.models import Draft, Issue, Line, Section, Story, StoryPicture

# Who has typed nothing for as long is not taken to be writing.
WRITING = timedelta(minutes=2)


@dataclass(frozen=True)
class Writing:
    """Who is at work on an issue, by passage, and by section for a new one."""

    mine: frozenset[UUID] = frozenset()
    others: Mapping[UUID, str] = field(default_factory=dict)


def draft_of(by: Actor, section: Section, passage: Line | Story | StoryPicture | None) -> Draft | None:
    """The reader's own unsaved words for this form."""
    return Draft.objects.beside(by, section, passage).select_related("section", "office").first()


def writing(issue: Issue, by: Actor, at: datetime) -> Writing:
    """The reader's own drafts, and the names of the others who typed in the last two minutes.

    Who writes an asked story aside of the issue is nobody else's business.
    """
    rows = Draft.objects.filter(section__issue=issue, section__aside=False).select_related("by", "section")
    mine, others = set(), {}
    for row in rows.order_by("at"):
        place = row.passage or row.section.uid
        if row.by_id == by.pk:
            mine.add(place)
        elif row.at > at - WRITING:
            others[place] = row.by.label
    return Writing(frozenset(mine), others)
