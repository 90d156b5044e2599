"""Everything the editing screen shows of an issue, read at once and drawn for one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.utils.functional import Promise

from youju.reporting.bulletins.models import Section
from youju.reporting.bulletins.queries import Finding, Reader, findings, parts_of
from youju.reporting.bulletins.queries.drafts import Writing, writing
from youju.reporting.bulletins.queries.issues import texts_of
from youju.web.bulletins import words
from youju.web.bulletins.chapters import Chapter, chapters
from youju.web.bulletins.faces import LineFace, Painter, SectionFace, StoryFace
from youju.web.bulletins.rooms import Room

EVERYTHING = "all"


@dataclass(frozen=True)
class Found:
    """The findings of one check, each with where it leads."""

    check: str
    label: Promise
    items: tuple[tuple[Finding, str], ...]


@dataclass(frozen=True)
class Desk:
    """An issue on the editing screen; `part` is the chapter that is shown, or all of them."""

    here: Room
    painter: Painter
    chapters: tuple[Chapter, ...]
    findings: tuple[Finding, ...]
    part: str
    writing: Writing

    @property
    def shown(self) -> tuple[Chapter, ...]:
        return tuple(chapter for chapter in self.chapters if self.part in {EVERYTHING, chapter.name})

    @property
    def here_found(self) -> list[Finding]:
        """The findings of what is shown, in the order in which an editor looks at them."""
        places = {place for chapter in self.shown for place in _places(chapter)}
        order = list(words.CHECKS)
        return sorted(
            (row for row in self.findings if row.place in places), key=lambda finding: order.index(finding.check)
        )

    @property
    def found(self) -> list[Found]:
        """The findings of what is shown by check, each leading to its passage."""
        return [
            Found(check, words.CHECKS[check], tuple((row, f"?part={self.part}#p-{row.place}") for row in group))
            for check, group in groupby(self.here_found, key=lambda finding: finding.check)
        ]

    def line(self, uid: UUID) -> LineFace | None:
        """A line as it is drawn here; None for one that is gone."""
        rows = (face for section in self.sections for face in section.lines)
        return next((face for face in rows if face.line.uid == uid), None)

    def story(self, uid: UUID) -> StoryFace | None:
        rows = (face for section in self.sections for face in section.stories)
        return next((face for face in rows if face.story.uid == uid), None)

    def section(self, section: Section) -> SectionFace:
        return next(face for face in self.sections if face.section.pk == section.pk)

    @property
    def sections(self) -> Iterable[SectionFace]:
        return (face for chapter in self.chapters for face in chapter.sections)


def lay(here: Room, asked: str = "") -> Desk:
    """Reads the issue as it stands now; an office's editor begins with the own office."""
    parts = parts_of(here.issue)
    if here.release is not None:
        reader, found = Reader.of_release(here.release), []
    else:
        reader = Reader.of(here.issue, texts_of(parts))
        found = findings(here.issue, parts, reader)
    painter = Painter.of(here, reader, found)
    made = tuple(chapters([painter.section(part) for part in parts]))
    own = [chapter.name for chapter in made if chapter.office and chapter.office.pk in here.writes]
    part = asked if asked in {chapter.name for chapter in made} | {EVERYTHING} else ""
    if not part:
        part = own[0] if own and not here.composes and here.release is None else EVERYTHING
    at_work = writing(here.issue, here.reader, here.now) if here.writable else Writing()
    return Desk(here, painter, made, tuple(found), part, at_work)


def _places(chapter: Chapter) -> Iterable[UUID]:
    for face in chapter.sections:
        yield face.section.uid
        yield from (row.line.uid for row in face.lines)
        yield from (row.story.uid for row in face.stories)
