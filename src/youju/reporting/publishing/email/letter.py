"""The letter as HTML that mail clients keep: MJML for the frame, styles inlined, dark mode left in its at-rule."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import css_inline
from mjml import mjml2html

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import Block, Figure, Issue, Link, Number, Place, Run, Story
from youju.reporting.publishing.email.photos import shown
from youju.reporting.publishing.email.reader import UNSUBSCRIBE
from youju.reporting.publishing.markup import Markup, element, escaped, joined
from youju.reporting.publishing.prose import (
    colophon,
    correction,
    correction_reason,
    cover_month,
    parts,
    passages,
    reading_notes,
    remarks,
    title,
)

SANS = "PingFang SC,Microsoft YaHei,Noto Sans CJK SC,sans-serif"
# Frame rules of MJML that the letter's own cells and paragraphs do without: inlined a few hundred times
# they are half the message.
LEANER = (
    ("table, td { border-collapse", "table { border-collapse"),
    ("p { display: block; margin: 13px 0; }", ""),
)
MARGIN_WIDTH = 112


@cache
def _style() -> Markup:
    folder = files("youju.reporting.publishing") / "templates"
    return Markup((folder / "letter.css").read_text(encoding="utf-8"))


def letter(issue: Issue, short: bool = False) -> str:
    """The whole letter; `short` says that the web page tells more. The issue must be printable already."""
    page = absolute(issue.address, issue.address)
    body = joined(
        (
            _opening(issue, page, short),
            _section(words.LETTER, _passage(issue, issue.letter)),
            _section(words.HEADLINES, _stories(issue, issue.headlines)),
            _section(words.CROWDFUNDING, _stories(issue, issue.crowdfunding)),
            _section(words.RESULTS, _results(issue)),
            _section(words.PRACTICE, _stories(issue, issue.practice)),
            _section(words.PREVIEW, _preview(issue)),
            _section(words.GIVING, _passage(issue, issue.giving)),
            _section(words.NOTICES, _notices(issue)),
            _section(words.COLOPHON, _imprint(issue)),
        )
    )
    text = element("mj-text", body, padding="0 16px", font_size="16px", line_height="1.75", color="#2b2521")
    column = element("mj-section", element("mj-column", text), padding="24px 0 40px")
    head = element(
        "mj-head",
        element("mj-title", title(issue)),
        element("mj-attributes", element("mj-all", font_family=SANS)),
        element("mj-style", _style()),
    )
    frame = element("mj-body", column, background_color="#fbf8f2", width="600px", css_class="body")
    source = element("mjml", head, frame, lang="zh-Hans")
    inliner = css_inline.CSSInliner(keep_at_rules=True, minify_css=True, load_remote_stylesheets=False)
    framed = mjml2html(source, fonts={})
    for rule, leaner in LEANER:
        framed = framed.replace(rule, leaner, 1)
    return str(inliner.inline(framed))


def _opening(issue: Issue, page: str, short: bool) -> Markup:
    year, month = cover_month(issue)
    draft = issue.released_at is None
    view = element("a", words.WEB, href=page) if page else None
    return joined(
        (
            element("p", words.DRAFT, "：", words.DRAFT_NOTE, class_="draft") if draft else None,
            element("p", issue.network, class_="q"),
            element("h1", issue.bulletin),
            element("p", element("span", year, class_="q"), " ", element("span", month, class_="month")),
            element("p", words.TOLD_SHORT, "。", class_="q") if short else None,
            element("p", view, class_="q") if view else None,
            shown(issue, (issue.cover,)) if issue.cover else None,
            *(element("p", words.NOTICES, "：", correction(notice), class_="alert") for notice in issue.notices),
        )
    )


def _section(heading: str, content: Markup) -> Markup:
    return joined((element("h2", heading), content)) if content else Markup()


def _sentence(issue: Issue, runs: Iterable[Run], beside: Figure | None = None) -> Markup:
    """Words with linked figures; the figure that stands beside the sentence is linked there already."""
    pieces = []
    for run in runs:
        if isinstance(run, Number) and run.figure != beside:
            address = absolute(issue.address, run.figure.anchor)
            pieces.append(element("a", run.shown, href=address, class_="n") if address else escaped(run.shown))
        elif isinstance(run, Link) and (address := absolute(issue.address, run.address)):
            pieces.append(element("a", run.text, href=address))
        else:
            pieces.append(escaped(run.shown if isinstance(run, Number) else run.text))
    return joined(pieces)


def _passage(issue: Issue, blocks: Iterable[Block]) -> Markup:
    pieces = []
    for kind, group in passages(blocks):
        for block in group:
            lead = "· " if kind == "li" else None
            said = _sentence(issue, block.runs)
            pieces.append(
                element("h4" if kind == "h3" else "p", lead, said, class_="q" if kind == "quote" else None)
            )
    return joined(pieces)


def _stories(issue: Issue, stories: Iterable[Story]) -> Markup:
    pieces = []
    for story in stories:
        link = absolute(issue.address, story.link)
        pieces += [
            element("h3", story.title),
            element("p", story.office, class_="q") if story.office else None,
            shown(issue, story.pictures),
            _passage(issue, story.blocks),
            element("p", element("a", words.READ_ON, href=link)) if link else None,
        ]
    return joined(pieces)


def _number(issue: Issue, figure: Figure) -> Markup:
    before, digits, after = parts(figure)
    shown = joined(
        (
            element("span", before, class_="u" if digits else "o") if before else None,
            digits,
            element("span", after, class_="u") if after else None,
        )
    )
    address = absolute(issue.address, figure.anchor)
    return element("a", shown, href=address) if address else shown


def _results(issue: Issue) -> Markup:
    pieces: list[Markup] = []
    for result in issue.results:
        pieces.append(element("h3", result.office))
        for group in result.groups:
            if group.title:
                pieces.append(element("h4", group.title))
            rows = [
                element(
                    "tr",
                    element("td", number, class_="v", width=MARGIN_WIDTH, align="right", valign="top"),
                    element("td", _sentence(issue, line.sentence, line.margin), class_="s", valign="top"),
                )
                for line in group.lines
                for number in [_number(issue, line.margin) if line.margin else None]
            ]
            pieces.append(element("table", element("tbody", *rows), width="100%", role="presentation"))
        if result.note or not result.groups:
            pieces.append(element("p", result.note or words.NOTHING_RECEIVED))
    notes = "".join(reading_notes(issue)) if pieces else ""
    return joined([*pieces, element("p", words.READING, "：", notes, class_="q") if notes else None])


def _place(place: Place) -> Markup:
    facts = (
        (words.ADDRESS, place.address),
        (words.DIRECTIONS, place.directions),
        (words.PHONE, place.phone),
        (words.CONTACTS, place.contacts),
    )
    entries = [
        element("p", element("span", entry.when, class_="q"), "　", "；".join((entry.title, *remarks(entry))))
        for entry in place.entries
    ]
    told = "；".join(f"{label}：{value}" for label, value in facts if value)
    return joined((element("h4", place.name), *entries, element("p", told, class_="q") if told else None))


def _preview(issue: Issue) -> Markup:
    pieces = []
    for preview in issue.preview:
        pieces.append(element("h3", preview.office))
        pieces += [_place(place) for place in preview.places]
    return joined(pieces)


def _notices(issue: Issue) -> Markup:
    return joined(element("p", correction(notice), correction_reason(notice)) for notice in issue.notices)


def _imprint(issue: Issue) -> Markup:
    lines = [element("p", label, "：", value, class_="q") for label, value in colophon(issue)]
    leave = element("p", words.LEAVE, element("a", words.UNSUBSCRIBE, href=UNSUBSCRIBE), class_="q")
    return joined([*lines, leave])
