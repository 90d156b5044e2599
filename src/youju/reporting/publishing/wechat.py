"""The WeChat edition: an article for the editor of a 公众号, which keeps inline styles and little else."""

from collections.abc import Iterable

from youju.reporting.publishing import codes, pictures, words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import Block, Figure, Issue, Line, Link, Picture, Place, Run, Story
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.markup import Child, Markup, element, joined
from youju.reporting.publishing.prose import (
    colophon,
    correction,
    correction_reason,
    parts,
    passages,
    plain,
    reading_notes,
    remarks,
    title,
)

ACCENT, QUIET, RULE = "#b5452c", "#655b52", "#e6ddd0"
TEXT = "margin:0 0 12px;font-size:16px;line-height:1.75;text-align:left"
QUOTE = f"{TEXT};padding:0 0 0 16px;color:{QUIET}"
SMALL = f"margin:0 0 8px;word-break:break-word;font-size:14px;line-height:1.75;color:{QUIET}"
H1 = "margin:0 0 16px;font-size:28px;line-height:1.4;font-weight:normal"
H2 = (
    "margin:40px 0 16px;padding:0 0 8px;font-size:20px;line-height:1.4;font-weight:normal;"
    f"border-bottom:2px solid {ACCENT}"
)
H3 = "margin:24px 0 8px;font-size:17px;line-height:1.5;font-weight:bold"
H4 = f"margin:16px 0 8px;font-size:16px;line-height:1.5;font-weight:normal;color:{ACCENT}"
NUMBER = f"padding:8px 12px 8px 0;border-bottom:1px solid {RULE}"
SENTENCE = f"padding:10px 0;font-size:16px;line-height:1.75;border-bottom:1px solid {RULE}"
DRAFT = f"margin:0 0 16px;padding:12px;font-size:16px;color:{ACCENT};border:2px solid {ACCENT}"
MARGIN_WIDTH = 104
QR = "qr.png"


def render(issue: Issue) -> bytes:
    """The article as an HTML fragment, UTF-8.

    Photos are numbered placeholders that a person replaces in WeChat's editor by the files of materials.py;
    links, which an article may not carry, are footnotes with their addresses at the end.
    """
    return Article(printable(issue)).whole().encode()


class Article:
    """One article while it is set: it counts its pictures and its links."""

    def __init__(self, issue: Issue) -> None:
        self.issue = issue
        self.pictures = 0
        self.files: dict[str, bytes] = {}
        self.links: list[str] = []

    def whole(self) -> Markup:
        issue = self.issue
        return element(
            "section",
            element("p", f"{words.DRAFT}：{words.DRAFT_NOTE}", style=DRAFT) if issue.released_at is None else None,
            element("p", issue.network, style=SMALL),
            element("h1", title(issue), style=H1),
            self.picture(issue.cover),
            *(element("p", f"{words.NOTICES}：{correction(notice)}", style=TEXT) for notice in issue.notices),
            self.section(words.LETTER, self.passage(issue.letter)),
            self.section(words.HEADLINES, self.stories(issue.headlines)),
            self.section(words.CROWDFUNDING, self.stories(issue.crowdfunding)),
            self.section(words.RESULTS, self.results()),
            self.section(words.PRACTICE, self.stories(issue.practice)),
            self.section(words.PREVIEW, self.preview()),
            self.section(words.GIVING, self.passage(issue.giving)),
            self.section(words.NOTICES, self.notices()),
            self.footnotes(),
            self.section(words.COLOPHON, self.imprint()),
        )

    def section(self, heading: str, content: Markup) -> Markup:
        return joined((element("h2", heading, style=H2), content)) if content else Markup()

    def passage(self, blocks: Iterable[Block]) -> Markup:
        pieces = []
        for kind, group in passages(blocks):
            for block in group:
                said = self.sentence(block.runs)
                if kind == "h3":
                    pieces.append(element("h4", said, style=H4))
                else:
                    style = QUOTE if kind == "quote" else TEXT
                    pieces.append(element("p", "· " if kind == "li" else None, said, style=style))
        return joined(pieces)

    def sentence(self, runs: Iterable[Run]) -> Markup:
        """Words; each link is the number of its footnote."""
        pieces: list[Child] = []
        for run in runs:
            pieces.append(plain((run,)))
            if isinstance(run, Link):
                pieces.append(self.footnote(run.address))
        return joined(pieces)

    def footnote(self, address: str) -> Child:
        """The mark that stands for an address which the article may not carry; none for one that is unsafe."""
        found = absolute(self.issue.address, address)
        if not found:
            return None
        self.links.append(found)
        return element("span", f"[{len(self.links)}]", style=f"font-size:14px;color:{ACCENT}")

    def picture(self, photo: Picture | None) -> Markup:
        """Where the editor puts a photo, and which file it is; one that cannot be printed has words only."""
        if photo is None:
            return Markup()
        if not pictures.printed(photo):
            return element("p", photo.alt, style=SMALL) if photo.alt else Markup()
        return self.placeholder(f"{self.pictures + 1:02}{pictures.ending(photo)}", photo.alt, photo.data)

    def placeholder(self, file: str, said: str, data: bytes) -> Markup:
        self.pictures += 1
        self.files[file] = data
        return element("p", f"[{words.PICTURE}{self.pictures}：{said}（{file}）]", style=SMALL)

    def stories(self, stories: Iterable[Story]) -> Markup:
        return joined(self.story(story) for story in stories)

    def story(self, story: Story) -> Markup:
        mark = self.footnote(story.link)
        return joined(
            (
                element("h3", story.title, mark, style=H3),
                element("p", story.office, style=SMALL) if story.office else None,
                *(self.picture(photo) for photo in story.pictures),
                self.passage(story.blocks),
            )
        )

    def number(self, figure: Figure | None) -> Markup:
        if figure is None:
            return Markup()
        before, digits, after = parts(figure)
        small = f"margin:0 2px;font-size:{14 if digits else 18}px;color:{QUIET}"
        return joined(
            (
                element("span", before, style=small) if before else None,
                element("span", digits, style=f"font-size:24px;line-height:1.4;color:{ACCENT}")
                if digits
                else None,
                element("span", after, style=small) if after else None,
            )
        )

    def row(self, line: Line) -> Markup:
        return element(
            "tr",
            element("td", self.number(line.margin), width=MARGIN_WIDTH, align="right", valign="top", style=NUMBER),
            element("td", self.sentence(line.sentence), valign="top", style=SENTENCE),
        )

    def results(self) -> Markup:
        pieces = []
        for result in self.issue.results:
            pieces.append(element("h3", result.office, style=H3))
            for group in result.groups:
                if group.title:
                    pieces.append(element("h4", group.title, style=H4))
                rows = element("tbody", *(self.row(line) for line in group.lines))
                pieces.append(
                    element("table", rows, width="100%", style="border-collapse:collapse;table-layout:fixed")
                )
            if result.note or not result.groups:
                pieces.append(element("p", result.note or words.NOTHING_RECEIVED, style=TEXT))
        notes = "".join(reading_notes(self.issue)) if pieces else ""
        return joined([*pieces, element("p", f"{words.READING}：{notes}", style=SMALL) if notes else None])

    def place(self, place: Place) -> Markup:
        facts = (
            (words.ADDRESS, place.address),
            (words.DIRECTIONS, place.directions),
            (words.PHONE, place.phone),
            (words.CONTACTS, place.contacts),
        )
        pieces = [element("h4", place.name, style=H4)]
        for entry in place.entries:
            said = "；".join((entry.title, *remarks(entry)))
            when = element("span", entry.when, style=f"color:{QUIET}")
            pieces.append(element("p", when, "　", said, style=TEXT))
        pieces += [element("p", f"{label}：{value}", style=SMALL) for label, value in facts if value]
        return joined(pieces)

    def preview(self) -> Markup:
        pieces = []
        for preview in self.issue.preview:
            pieces.append(element("h3", preview.office, style=H3))
            pieces += [self.place(place) for place in preview.places]
        return joined(pieces)

    def notices(self) -> Markup:
        return joined(
            element("p", correction(notice), correction_reason(notice), style=TEXT)
            for notice in self.issue.notices
        )

    def footnotes(self) -> Markup:
        listed = [element("p", f"[{number}] {link}", style=SMALL) for number, link in enumerate(self.links, 1)]
        return self.section(words.FOOTNOTES, joined(listed))

    def imprint(self) -> Markup:
        lines = [element("p", f"{label}：{value}", style=SMALL) for label, value in colophon(self.issue)]
        original = absolute(self.issue.address, self.issue.address)
        code = codes.picture(original)
        if original:
            lines.append(element("p", f"{words.ORIGINAL}：{original}", style=SMALL))
        if code:
            lines.append(self.placeholder(QR, words.SCAN_ORIGINAL, code))
        return joined(lines)
