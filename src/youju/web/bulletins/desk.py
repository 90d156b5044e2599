"""Everything the editing screen shows of an issue, read at once and drawn for one reader."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.utils.functional import Promise

from youju.reporting.bulletins.models import Section
from youju.reporting.bulletins.queries import Finding, Reader, Reviewed, parts_of, review
from youju.reporting.bulletins.queries.drafts import Writing, writing
from youju.reporting.bulletins.queries.issues import texts_of
from youju.reporting.bulletins.queries.photos import consents
from youju.reporting.bulletins.rules.checks.asked import COMMISSION
from youju.web.bulletins import words
from youju.web.bulletins.chapters import Chapter, chapters
from youju.web.bulletins.drawings import LineFace, SectionFace, StoryFace
from youju.web.bulletins.faces import Painter
from youju.web.bulletins.panel import Grave, Item, Lister, mark_of
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
    reviewed: Reviewed

    @property
    def shown(self) -> tuple[Chapter, ...]:
        return tuple(chapter for chapter in self.chapters if self.part in {EVERYTHING, chapter.name})

    @property
    def here_found(self) -> list[Finding]:
        """The findings of what is shown, in the order in which an editor looks at them."""
        order = list(words.CHECKS)
        rows = (row for row in self.findings if self._shows(row))
        return sorted(rows, key=lambda finding: order.index(finding.check))

    @property
    def groups(self) -> list[Grave]:
        """The findings of what is shown, the gravest first."""
        return self._lister.groups(self.here_found)

    @property
    def seen(self) -> list[Item]:
        """What somebody let stand, with the reason."""
        return [self._lister.item(row.finding, row) for row in self.reviewed.seen if self._shows(row.finding)]

    @property
    def _lister(self) -> Lister:
        writable = {
            place: face.writable
            for chapter in self.chapters
            for face in chapter.sections
            for place in _places_of(face)
        }
        return Lister(self.here, self.part, writable)

    def _shows(self, finding: Finding) -> bool:
        """Whether a finding belongs to what is shown; a plan to the chapter of its office, a commission to all."""
        if finding.check == COMMISSION:
            return self.part == EVERYTHING
        if finding.office is not None:
            offices = {chapter.office.pk for chapter in self.shown if chapter.office}
            return self.part == EVERYTHING or finding.office in offices
        return any(finding.place in _places_of(face) for chapter in self.shown for face in chapter.sections)

    @property
    def found(self) -> list[Found]:
        """The findings of what is shown by check, each leading to its passage."""
        return [
            Found(check, words.CHECKS[check], tuple((row, self._jump(row)) for row in group))
            for check, group in groupby(self.here_found, key=lambda finding: finding.check)
        ]

    def _jump(self, finding: Finding) -> str:
        """Where on this screen a finding is looked at: its passage, or its place in the list."""
        listed = finding.office is not None or finding.check == COMMISSION
        mark = f"f-{finding.digest[:16]}" if listed else mark_of(finding)
        return f"?part={self.part}#{mark}"

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
        reader, reviewed = Reader.of_release(here.release), Reviewed((), ())
    else:
        reader = Reader.of(here.issue, texts_of(parts))
        reviewed = _told(here, review(here.issue, parts, reader))
    said = consents(row.picture_id for part in parts for story in part.stories for row in story.pictures.all())
    painter = Painter.of(here, reader, reviewed.open, said)
    made = tuple(chapters([painter.section(part) for part in parts], reviewed.open))
    own = [chapter.name for chapter in made if chapter.office and chapter.office.pk in here.writes]
    part = asked if asked in {chapter.name for chapter in made} | {EVERYTHING} else ""
    if not part:
        part = own[0] if own and not here.composes and here.release is None else EVERYTHING
    at_work = writing(here.issue, here.reader, here.now) if here.writable else Writing()
    return Desk(here, painter, made, reviewed.open, part, at_work, reviewed)


def _told(here: Room, found: Reviewed) -> Reviewed:
    """What was asked from whom is told to whoever composes the issue: offices do not hear of each other's."""
    if here.composes:
        return found
    return Reviewed(
        tuple(row for row in found.open if row.check != COMMISSION),
        tuple(row for row in found.seen if row.finding.check != COMMISSION),
    )


def _places_of(face: SectionFace) -> Iterable[UUID]:
    yield face.section.uid
    yield from (row.line.uid for row in face.lines)
    yield from (row.story.uid for row in face.stories)
