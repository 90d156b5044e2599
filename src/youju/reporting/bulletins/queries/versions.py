"""What passages said before: the versions of one, and what was taken out of an issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from youju.ground.access.models import Actor
from youju.reporting.bulletins.models import (
    Issue,
    Line,
    LineVersion,
    Section,
    Story,
    StoryPicture,
    StoryVersion,
    StoryVersionPicture,
)
from youju.reporting.bulletins.queries.passages import line_of, story_of
from youju.reporting.bulletins.rules.crops import Crop

# As many as one looks through; older ones are found at their passage.
SHOWN = 60

Kept = LineVersion | StoryVersion


@dataclass(frozen=True)
class Shown:
    """A picture as a version has it: `uid` is the one that it has in the story."""

    uid: UUID
    file: str
    alt: str
    crop: Crop


@dataclass(frozen=True)
class Said:
    """One version of a passage; `kept` is None for the one that stands."""

    version: int
    by: Actor | None
    at: datetime | None
    row: Line | Story | Kept
    kept: Kept | None
    ended_by: Actor | None = None
    ended_at: datetime | None = None
    taken_out: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """Its texts in the order in which a reader compares them."""
        row = self.row
        return (row.margin, row.sentence) if isinstance(row, Line | LineVersion) else (row.title, row.body)

    @property
    def pictures(self) -> tuple[Shown, ...]:
        """The pictures of a story in their order."""
        if isinstance(self.row, Story):
            return tuple(_shown(row.uid, row) for row in self.row.pictures.all())
        if isinstance(self.row, StoryVersion):
            return tuple(_shown(row.shown, row) for row in self.row.pictures.all())
        return ()


@dataclass(frozen=True)
class Course:
    """A passage through its versions, newest first; `standing` is None once it was taken out."""

    passage: UUID
    section: Section
    standing: Line | Story | None
    versions: tuple[Said, ...]

    def number(self, version: int) -> Said | None:
        return next((each for each in self.versions if each.version == version), None)


def course(issue: Issue, passage: UUID) -> Course | None:
    """The versions of a passage of this issue, standing or taken out; None for one that was never in it."""
    row = line_of(issue, passage) or story_of(issue, passage)
    kept = [*_rows(LineVersion, issue, passage), *_rows(StoryVersion, issue, passage)]
    if row is None and not kept:
        return None
    now = [Said(row.version, row.by, row.at, row, None)] if row is not None else []
    section = row.section if row is not None else kept[0].section
    return Course(passage, section, row, (*now, *map(_said, kept)))


def taken_out(issue: Issue, sections: Sequence[Section] | None = None) -> list[Said]:
    """What was taken out of the issue and has not come back, the latest first."""
    found: list[Kept] = []
    for model, passages in ((LineVersion, Line), (StoryVersion, Story)):
        rows = model.objects.filter(section__issue=issue, taken_out=True)
        if sections is not None:
            rows = rows.filter(section__in=sections)
        standing = passages.objects.filter(section__issue=issue).values_list("uid", flat=True)
        rows = (
            _with_pictures(rows)
            .exclude(passage__in=standing)
            .select_related("section__office", "section__group", "by", "ended_by")
        )
        latest: dict[UUID, Kept] = {}
        for row in rows.order_by("-version"):
            latest.setdefault(row.passage, row)
        found += latest.values()
    return [_said(row) for row in sorted(found, key=lambda row: row.ended_at, reverse=True)[:SHOWN]]


def standing(kept: Kept) -> Line | Story | None:
    """The passage of a kept version as it stands, locked; None where it was taken out."""
    model = Line if isinstance(kept, LineVersion) else Story
    rows = model.objects.select_for_update(of=("self",)).select_related("section__issue__network")
    return rows.filter(uid=kept.passage).first()


def newest(kept: Kept) -> int:
    """The highest version that the passage has had."""
    ended = type(kept).objects.filter(passage=kept.passage).order_by("-version").first()
    row = standing(kept)
    return max(ended.version if ended else 0, row.version if row else 0)


def beside(row: Line | Story) -> list[Line | Story]:
    """The passages of the same section and sort, in order."""
    return list(row.section.lines.all() if isinstance(row, Line) else row.section.stories.all())


def _rows(model: type[LineVersion] | type[StoryVersion], issue: Issue, passage: UUID) -> list[Kept]:
    rows = _with_pictures(model.objects.filter(section__issue=issue, passage=passage))
    return list(
        rows.select_related("section__issue__network", "section__office", "section__group", "by", "ended_by")
    )


def _with_pictures(rows: Any) -> Any:
    return rows.prefetch_related("pictures__picture") if rows.model is StoryVersion else rows


def _shown(uid: UUID, row: StoryPicture | StoryVersionPicture) -> Shown:
    return Shown(uid, row.picture.sha256, row.alt, row.crop)


def _said(row: Kept) -> Said:
    return Said(row.version, row.by, row.at, row, row, row.ended_by, row.ended_at, row.taken_out)
