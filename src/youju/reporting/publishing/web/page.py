"""The page itself: cover, contents, sections in their order, colophon."""

from functools import cache
from importlib.resources import files

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import safe
from youju.reporting.publishing.content import Issue, Notice, Story
from youju.reporting.publishing.markup import Markup, element, joined
from youju.reporting.publishing.prose import (
    colophon,
    correction,
    correction_reason,
    cover_month,
    offices,
    plain,
    title,
)
from youju.reporting.publishing.web.preview import preview
from youju.reporting.publishing.web.results import results
from youju.reporting.publishing.web.stories import article, passage, picture

DESCRIPTION_LENGTH = 120


@cache
def style() -> Markup:
    """The page's only style sheet, exactly as its hash will be taken."""
    folder = files("youju.reporting.publishing") / "templates"
    return Markup((folder / "web.css").read_text(encoding="utf-8"))


def stories(told: tuple[Story, ...], order: tuple[str, ...], kind: str) -> Markup:
    return joined(article(story, order, kind) for story in told)


def notices(issue: Issue) -> Markup:
    """The corrections in full."""
    return joined(
        element(
            "div",
            element("p", correction(notice)),
            element("p", correction_reason(notice), class_="why"),
            class_="correction",
        )
        for notice in issue.notices
    )


def alert(told: tuple[Notice, ...]) -> Markup:
    """The corrections in one line each, before anything else is read."""
    if not told:
        return Markup()
    lines = [
        element("p", element("a", words.NOTICES, href="#notices"), " ", correction(notice)) for notice in told
    ]
    return element("aside", *lines, class_="alert", aria_label=words.NOTICES)


def sections(issue: Issue) -> list[tuple[str, str, Markup]]:
    """The sections that have something to say, as (id, heading, content)."""
    order = offices(issue)
    every = [
        ("letter", words.LETTER, passage(issue.letter, "h3")),
        ("headlines", words.HEADLINES, stories(issue.headlines, order, "card")),
        ("crowdfunding", words.CROWDFUNDING, stories(issue.crowdfunding, order, "story")),
        ("results", words.RESULTS, results(issue) if issue.results else Markup()),
        ("practice", words.PRACTICE, stories(issue.practice, order, "story")),
        ("preview", f"{words.PREVIEW}", preview(issue) if issue.preview else Markup()),
        ("giving", words.GIVING, passage(issue.giving, "h3")),
        ("notices", words.NOTICES, notices(issue)),
    ]
    return [(name, heading, content) for name, heading, content in every if content]


def cover(issue: Issue) -> Markup:
    year, month = cover_month(issue)
    return element(
        "header",
        element("p", issue.network, class_="network"),
        element(
            "h1",
            element("span", issue.bulletin, class_="bulletin"),
            element("span", year, class_="year") if year else None,
            element("span", month, class_="month"),
        ),
        picture(issue.cover),
        class_="cover",
    )


def contents(listed: list[tuple[str, str, Markup]]) -> Markup:
    links = [element("li", element("a", heading, href=f"#{name}")) for name, heading, _ in listed]
    return element("nav", element("ol", *links), aria_label=words.CONTENTS)


def imprint(issue: Issue) -> Markup:
    """The colophon: who, when, which revision, the audit head, and where the other editions are."""
    facts = [element("div", element("dt", label), element("dd", value)) for label, value in colophon(issue)]
    others = [
        element("li", element("a", label, href=safe(issue.links.get(name, ""))))
        for name, label in words.EDITION_LINKS.items()
        if safe(issue.links.get(name, ""))
    ]
    return element(
        "footer",
        element("h2", words.COLOPHON),
        element("p", words.AUDIT_NOTE) if issue.audit_head else None,
        element("dl", *facts, class_="facts"),
        element("ul", *others, class_="others", aria_label=words.OTHER_EDITIONS) if others else None,
    )


def description(issue: Issue) -> str:
    """The beginning of the letter, for who shares the page."""
    return "".join(plain(block.runs) for block in issue.letter)[:DESCRIPTION_LENGTH]


def page(issue: Issue) -> str:
    """The whole page; the issue must be printable already."""
    listed = sections(issue)
    draft = issue.released_at is None
    about = description(issue)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="robots", content="noindex") if draft else None,
        element("meta", name="description", content=about) if about else None,
        element("title", f"{title(issue)} · {issue.network}"),
        element("style", style()),
    )
    warning = element("p", element("strong", words.DRAFT), words.DRAFT_NOTE, class_="draft", role="status")
    main = [
        element("section", element("h2", heading), content, id=name, class_=name)
        for name, heading, content in listed
    ]
    body = element(
        "body",
        element("a", words.SKIP, href="#main", class_="skip"),
        element("label", element("input", type="checkbox", id="large"), words.LARGE_TEXT, class_="large"),
        warning if draft else None,
        cover(issue),
        alert(issue.notices),
        contents(listed),
        element("main", *main, id="main"),
        imprint(issue),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='zh-Hans')}\n"
