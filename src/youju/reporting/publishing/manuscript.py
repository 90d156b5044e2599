"""The manuscript: the issue as a .docx that leaders mark up before they sign off, with changes tracked."""

from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from youju.reporting.publishing import pictures, words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.bundles import bundle, unbundled
from youju.reporting.publishing.content import Block, Issue, Line, Number, Picture, Place, Run, Story
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.prose import (
    colophon,
    correction,
    correction_reason,
    number,
    reading_notes,
    released_at,
    remarks,
    spelled,
    title,
)

UNRELEASED = datetime(1970, 1, 1, tzinfo=UTC)
ACCENT, QUIET = RGBColor(0xB5, 0x45, 0x2C), RGBColor(0x65, 0x5B, 0x52)
# Faces that every office's word processor has; without a face of its own Chinese falls back to whatever is there.
SONG, HEI = "宋体", "黑体"
LATIN = "Times New Roman"
MARGIN, SENTENCE = Cm(3.2), Cm(12.6)
# A picture takes no more room than a leader needs to recognise it.
TALLEST, SMALLER, WIDEST = Cm(8), Cm(5), Cm(12)


def render(issue: Issue) -> bytes:
    """The whole issue as a .docx (Office Open XML), the same bytes every time; tokens read as printed."""
    return _Manuscript(printable(issue)).whole()


class _Manuscript:
    """One issue while it is typed out."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.doc: Doc = Document()

    def whole(self) -> bytes:
        issue = self.issue
        self.set_up()
        self.doc.add_paragraph(title(issue), style="Title")
        self.quiet(issue.network)
        if issue.released_at is None:
            self.said(words.MARK_UP, words.DRAFT)
        for notice in issue.notices:
            self.said(correction(notice), words.NOTICES)
        self.section(words.LETTER, lambda: self.passage(issue.letter), issue.letter)
        self.section(words.HEADLINES, lambda: self.stories(issue.headlines), issue.headlines)
        self.section(words.CROWDFUNDING, lambda: self.stories(issue.crowdfunding), issue.crowdfunding)
        self.section(words.RESULTS, self.results, issue.results)
        self.section(words.PRACTICE, lambda: self.stories(issue.practice), issue.practice)
        self.section(words.PREVIEW, self.preview, issue.preview)
        self.section(words.GIVING, lambda: self.passage(issue.giving), issue.giving)
        self.section(words.NOTICES, self.notices, issue.notices)
        self.section(words.COLOPHON, self.imprint, issue)
        return self.packed()

    def set_up(self) -> None:
        issue, doc = self.issue, self.doc
        moment = (released_at(issue) or UNRELEASED).astimezone(UTC).replace(tzinfo=None)
        about = doc.core_properties
        about.title, about.author, about.last_modified_by = title(issue)[:255], issue.network[:255], ""
        about.comments, about.identifier, about.language = "", issue.uid[:255], "zh-CN"
        about.revision, about.version = issue.revision, str(issue.revision)
        about.created = about.modified = moment
        for name, face, size in (
            ("Normal", SONG, 11), ("Title", HEI, 24), ("Heading 1", HEI, 18), ("Heading 2", HEI, 14),
            ("Heading 3", HEI, 12), ("Heading 4", HEI, 11), ("List Bullet", SONG, 11), ("Header", SONG, 9),
        ):  # fmt: skip
            _face(doc.styles[name], face, size)
        doc.styles["Normal"].paragraph_format.space_after = Pt(6)
        doc.styles["Normal"].paragraph_format.line_spacing = 1.4
        # The template rules its title in blue.
        for border in doc.styles["Title"].element.xpath(".//w:pBdr"):
            border.getparent().remove(border)
        page = doc.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.6)
        mark = (
            f"{words.DRAFT} · {words.DRAFT_NOTE}"
            if issue.released_at is None
            else f"{issue.bulletin}{issue.month}"
        )
        heading = page.header.paragraphs[0]
        heading.add_run(mark).font.color.rgb = ACCENT if issue.released_at is None else QUIET
        heading.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        # What a leader changes is seen as a change.
        doc.settings.element.insert(0, OxmlElement("w:trackRevisions"))

    def section(self, heading: str, write: Any, content: object) -> None:
        if content:
            self.doc.add_heading(heading, 1)
            write()

    def quiet(self, said: str, *, leads: bool = False) -> None:
        """Small print; what `leads` stays with the words that follow."""
        if said:
            paragraph = self.doc.add_paragraph()
            paragraph.add_run(said).font.color.rgb = QUIET
            paragraph.paragraph_format.keep_with_next = leads

    def said(self, text: str, lead: str) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.add_run(f"{lead}：").font.color.rgb = ACCENT
        paragraph.add_run(text)

    def sentence(self, paragraph: Any, runs: Iterable[Run]) -> None:
        """Words, with the figures in the accent: those follow the records and are not written over."""
        for run in runs:
            written = paragraph.add_run(spelled((run,)))
            if isinstance(run, Number):
                written.font.color.rgb = ACCENT

    def passage(self, blocks: Iterable[Block], heading: int = 3) -> None:
        for block in blocks:
            if block.kind == "h3":
                paragraph = self.doc.add_heading("", heading)
            else:
                paragraph = self.doc.add_paragraph(style="List Bullet" if block.kind == "li" else "Normal")
            self.sentence(paragraph, block.runs)

    def stories(self, stories: Iterable[Story]) -> None:
        for story in stories:
            self.doc.add_heading(story.title, 2)
            self.quiet(story.office, leads=True)
            for picture in story.pictures:
                self.picture(picture, SMALLER if len(story.pictures) > 1 else TALLEST)
            self.passage(story.blocks)
            link = absolute(self.issue.address, story.link)
            if link:
                self.said(link, words.READ_ON)

    def picture(self, photo: Picture, tallest: int) -> None:
        """The photo small, and its description beneath: that is read before a release, too."""
        if pictures.printed(photo):
            shown = self.shown(photo, tallest)
            if shown is not None:
                shown._inline.docPr.set("descr", photo.alt)
        self.said(photo.alt or words.NO_DESCRIPTION, words.PICTURE_TEXT)

    def shown(self, photo: Picture, tallest: int) -> Any:
        """The photo on the page; None for one that the library cannot read, whose words then stand alone."""
        fits = min(WIDEST, tallest * photo.width // max(1, photo.height))
        try:
            return self.doc.add_picture(BytesIO(photo.data), width=max(fits, Cm(1)))
        # It raises whatever it meets, a bare Exception among them.
        except Exception:
            return None

    def results(self) -> None:
        for result in self.issue.results:
            self.doc.add_heading(result.office, 2)
            for group in result.groups:
                if group.title:
                    self.doc.add_heading(group.title, 3)
                self.lines(group.lines)
            if result.note or not result.groups:
                self.doc.add_paragraph(result.note or words.NOTHING_RECEIVED)
        notes = "".join(reading_notes(self.issue))
        if notes:
            self.said(notes, words.READING)

    def lines(self, lines: tuple[Line, ...]) -> None:
        """The numbers of the margin on the left, their sentences on the right."""
        table = self.doc.add_table(rows=0, cols=2)
        table.autofit = False
        for column, width in zip(table.columns, (MARGIN, SENTENCE), strict=True):
            column.width = width
        for line in lines:
            margin, sentence = table.add_row().cells
            margin.width, sentence.width = MARGIN, SENTENCE
            margin._tc.getparent().get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            shown = margin.paragraphs[0].add_run(number(line.margin) if line.margin else "")
            shown.font.color.rgb, shown.font.size = ACCENT, Pt(14)
            margin.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self.sentence(sentence.paragraphs[0], line.sentence)

    def place(self, place: Place) -> None:
        self.doc.add_heading(place.name, 3)
        for entry in place.entries:
            paragraph = self.doc.add_paragraph()
            paragraph.add_run(f"{entry.when}　").font.color.rgb = QUIET
            paragraph.add_run("；".join((entry.title, *remarks(entry))))
        facts = (
            (words.ADDRESS, place.address), (words.DIRECTIONS, place.directions), (words.PHONE, place.phone),
            (words.CONTACTS, place.contacts),
        )  # fmt: skip
        self.quiet("；".join(f"{label}：{value}" for label, value in facts if value))

    def preview(self) -> None:
        for preview in self.issue.preview:
            self.doc.add_heading(preview.office, 2)
            for place in preview.places:
                self.place(place)

    def notices(self) -> None:
        for notice in self.issue.notices:
            self.doc.add_paragraph(correction(notice) + correction_reason(notice))

    def imprint(self) -> None:
        for label, value in colophon(self.issue):
            self.quiet(f"{label}：{value}")

    def packed(self) -> bytes:
        out = BytesIO()
        self.doc.save(out)
        # The library packs with the time of day.
        return bundle(unbundled(out.getvalue()), tight=True)


def _face(style: Any, face: str, size: int) -> None:
    """The style's face for Latin and for Chinese, upright, in the ink of the house."""
    style.font.name, style.font.size, style.font.italic, style.font.bold = LATIN, Pt(size), False, False
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)
    fonts.set(qn("w:eastAsia"), face)
    if style.name.startswith(("Heading", "Title")):
        style.font.color.rgb = RGBColor(0x2B, 0x25, 0x21)
