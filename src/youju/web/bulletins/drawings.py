"""What the screen of an issue draws: passages and sections as their reader sees them, nothing left to look up."""

from dataclasses import dataclass

from django.utils.functional import Promise

from youju.reporting.bulletins.models import Line, Section, SectionKind, Story, StoryPicture
from youju.reporting.bulletins.queries import Finding

# Kinds whose stories are words of the issue itself, without title, office or picture.
PLAIN = (SectionKind.LETTER, SectionKind.GIVING)


@dataclass(frozen=True)
class Run:
    """A stretch of a sentence; a figure leads to its page."""

    text: str
    href: str = ""
    unknown: bool = False


@dataclass(frozen=True)
class Chip:
    """A figure beside its sentence: what it is, what it says now, whose it is where that is not the section's."""

    label: str
    said: str
    href: str
    whose: str = ""
    unknown: bool = False


@dataclass(frozen=True)
class Margin:
    """The number in the margin."""

    number: str
    unit: str
    href: str
    label: str
    unreported: bool = False
    unknown: bool = False


@dataclass(frozen=True)
class Remark:
    """A finding at its passage; `figure` is what an editor may confirm there."""

    finding: Finding
    title: str
    state: str
    confirm: bool


@dataclass(frozen=True)
class LineFace:
    line: Line
    margin: Margin | None
    runs: tuple[Run, ...]
    chips: tuple[Chip, ...]
    remarks: tuple[Remark, ...]
    writable: bool
    first: bool = False
    last: bool = False


@dataclass(frozen=True)
class PictureFace:
    """A picture of a story; `said` is the word about who is in it, `fit` whether it may go out with that."""

    picture: StoryPicture
    said: str | Promise
    fit: bool
    first: bool
    last: bool


@dataclass(frozen=True)
class StoryFace:
    """A story; `paragraphs` are (kind, runs) with kind p, h3, li or quote."""

    story: Story
    pictures: tuple[PictureFace, ...]
    title: tuple[Run, ...]
    paragraphs: tuple[tuple[str, tuple[Run, ...]], ...]
    chips: tuple[Chip, ...]
    remarks: tuple[Remark, ...]
    writable: bool
    plain: bool = False
    first: bool = False
    last: bool = False

    @property
    def said_below(self) -> tuple[Remark, ...]:
        """The findings below the text: that a picture lacks its words stands at the picture itself."""
        return tuple(row for row in self.remarks if row.finding.check != "alt")


@dataclass(frozen=True)
class SectionFace:
    section: Section
    heading: str
    lines: tuple[LineFace, ...]
    stories: tuple[StoryFace, ...]
    remarks: tuple[Remark, ...]
    writable: bool

    @property
    def found(self) -> int:
        """How many findings stand in it."""
        lines, stories = sum(len(row.remarks) for row in self.lines), sum(len(row.remarks) for row in self.stories)
        return len(self.remarks) + lines + stories

    @property
    def is_late(self) -> bool:
        """Whether something came to earlier months' figures that a late line could say."""
        return any(remark.finding.check == "late" for remark in self.remarks)

    @property
    def is_results(self) -> bool:
        return self.section.kind == SectionKind.RESULTS

    @property
    def plain(self) -> bool:
        return self.section.kind in PLAIN

    @property
    def takes(self) -> str:
        """Which passages may be put here: lines of the same office, or stories."""
        if not self.writable or self.plain:
            return ""
        office = self.section.office
        return f"lines-{office.slug}" if self.is_results and office else "stories"

    @property
    def takes_more(self) -> bool:
        """The letter and the words of giving are one text each."""
        return self.writable and not (self.plain and self.stories)
