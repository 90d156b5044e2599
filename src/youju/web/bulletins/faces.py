"""How passages look while they are written: margin, sentence, the figures in it, what was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from youju.ground.organisations.models import Office
from youju.reporting.bulletins.models import Line, PictureStatement, Section, SectionKind, Story
from youju.reporting.bulletins.queries import Finding, Reader, Resolved
from youju.reporting.bulletins.queries.issues import Parts
from youju.reporting.bulletins.rules import DateToken, FigureToken, Link, Quoted
from youju.reporting.bulletins.rules.blocks import blocks
from youju.reporting.bulletins.rules.checks import Severity
from youju.reporting.bulletins.rules.checks.pictures import CONSENTS
from youju.web.bulletins import addresses, words
from youju.web.bulletins.drawings import (
    PLAIN,
    Chip,
    LineFace,
    Margin,
    PictureFace,
    Remark,
    Run,
    SectionFace,
    StoryFace,
)
from youju.web.bulletins.rooms import Room

_STATES = {Severity.STOPS: "bad", Severity.LOOK: "warn", Severity.HINT: "hint"}


@dataclass(frozen=True)
class Painter:
    """Draws the passages of one issue for one reader."""

    here: Room
    reader: Reader
    findings: Mapping[UUID, tuple[Finding, ...]]
    consents: Mapping[int, str]

    @classmethod
    def of(
        cls,
        here: Room,
        reader: Reader,
        findings: Iterable[Finding] = (),
        consents: Mapping[int, str] | None = None,
    ) -> "Painter":
        by_place: dict[UUID, tuple[Finding, ...]] = {}
        for finding in findings:
            by_place[finding.place] = (*by_place.get(finding.place, ()), finding)
        return cls(here, reader, by_place, consents or {})

    def section(self, part: Parts) -> SectionFace:
        section = part.section
        lines, stories = len(part.lines) - 1, len(part.stories) - 1
        return SectionFace(
            section,
            heading(section),
            tuple(self.line(row, section, place == 0, place == lines) for place, row in enumerate(part.lines)),
            tuple(
                self.story(row, section, place == 0, place == stories) for place, row in enumerate(part.stories)
            ),
            self.remarks(section.uid),
            self.here.may_write(section),
        )

    def line(self, line: Line, section: Section, first: bool = False, last: bool = False) -> LineFace:
        office = section.office
        return LineFace(
            line,
            self.margin(line.margin, office),
            self.runs(line.sentence, office),
            self.chips([line.margin, line.sentence], office),
            self.remarks(line.uid),
            self.here.may_write(section),
            first,
            last,
        )

    def story(self, story: Story, section: Section, first: bool = False, last: bool = False) -> StoryFace:
        office = story.office or section.office
        return StoryFace(
            story,
            self.pictures(story),
            self.runs(story.title, office),
            tuple((kind, self.runs(text, office)) for kind, text in blocks(story.body)),
            self.chips([story.title, story.body], office),
            self.remarks(story.uid),
            self.here.may_write(section),
            section.kind in PLAIN,
            first,
            last,
        )

    def pictures(self, story: Story) -> tuple[PictureFace, ...]:
        rows = list(story.pictures.all())
        found = []
        for place, row in enumerate(rows):
            consent = self.consents.get(row.picture_id, "")
            said = PictureStatement.Consent(consent).label if consent else ""
            fit = CONSENTS.get(consent, False)
            found.append(PictureFace(row, said, fit, place == 0, place == len(rows) - 1))
        return tuple(found)

    def margin(self, text: str, office: Office | None) -> Margin | None:
        row = self.reader.margin(text, office)
        if row is None:
            return None
        if row.figure is None:
            return Margin("?", "", "", row.refusal, unknown=True)
        unreported = row.figure.value.amount is None
        return Margin(row.number, row.unit, self.href(row, office), str(row.figure.indicator.label), unreported)

    def runs(self, text: str, office: Office | None) -> tuple[Run, ...]:
        return tuple(self._run(piece, office) for piece in self.reader.pieces(text, office))

    def chips(self, texts: Iterable[str], office: Office | None) -> tuple[Chip, ...]:
        """Every figure of the texts once, in order."""
        found: dict[object, Chip] = {}
        for text in texts:
            for row in self.reader.pieces(text, office):
                if isinstance(row, Resolved):
                    found.setdefault(row.name or str(row.token), self.chip(row, office))
        return tuple(found.values())

    def chip(self, row: Resolved, office: Office | None) -> Chip:
        if row.figure is None:
            return Chip(row.refusal, str(row.token), "", unknown=True)
        label = str(row.figure.indicator.label)
        return Chip(label, row.number + row.unit, self.href(row, office), self._whose(row.token))

    def href(self, row: Resolved, office: Office | None) -> str:
        return addresses.figure(self.here.period, row, office.slug if office else "")

    def remarks(self, place: UUID) -> tuple[Remark, ...]:
        return tuple(
            Remark(
                finding, str(words.CHECKS[finding.check]), _STATES[finding.severity],
                finding.check == "small" and self.here.may_release,
            )
            for finding in self.findings.get(place, ())
        )  # fmt: skip

    def _whose(self, token: FigureToken) -> str:
        """Whose figure a token asks for, in short: cities, and the title of a group."""
        known = self.reader.offices
        offices = [known.by_slug[slug] for slug in token.offices]
        if not offices:
            return ""
        if token.group:
            titles = [
                group.title for office in offices for group in office.groups.all() if group.slug == token.group
            ]
            return " · ".join(["、".join(office.city for office in offices), *dict.fromkeys(filter(None, titles))])
        if len(offices) == len(known.by_slug) > 1:
            return _("all offices together")
        return "、".join(office.city for office in offices)

    def _run(self, piece: object, office: Office | None) -> Run:
        if isinstance(piece, Resolved):
            if piece.figure is None:
                return Run(piece.said, unknown=True)
            return Run(piece.said, self.href(piece, office))
        if isinstance(piece, DateToken):
            return Run(words.day(piece.day))
        if isinstance(piece, Link):
            return Run(piece.text, piece.address)
        return Run(piece.text if isinstance(piece, Quoted) else str(piece))


def heading(section: Section) -> str:
    """A section as the screen calls it; results by their office's group."""
    if section.aside:
        return _("Asked story")
    if section.kind != SectionKind.RESULTS:
        return capfirst(section.get_kind_display())
    title = section.group.title if section.group else ""
    return title or _("Results")
