"""The Atom feed: released issues, newest first, for who reads with a feed reader."""

from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from youju.reporting.publishing import pictures
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import Block, Issue, Picture
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.markup import Markup, element, joined
from youju.reporting.publishing.prose import passages, plain, released_at, title

UNRELEASED = datetime(1970, 1, 1, tzinfo=UTC)


class NothingToFeed(ValueError):
    """A feed needs at least one issue: its title and its date come from the newest."""


def feed(issues: Iterable[Issue], address: str = "") -> bytes:
    """An Atom feed (RFC 4287) of the newest revision of each issue; `address` is the feed's own.

    Raises NothingToFeed without any issue. A draft stands under 【草稿】 and 1970, last.
    """
    newest: dict[str, Issue] = {}
    for issue in map(printable, issues):
        if issue.uid not in newest or issue.revision > newest[issue.uid].revision:
            newest[issue.uid] = issue
    if not newest:
        raise NothingToFeed("no issues")
    ordered = sorted(newest.values(), key=lambda issue: (_updated(issue), issue.period, issue.uid), reverse=True)
    first = ordered[0]
    root = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "zh-Hans"})
    _text(root, "id", uuid5(NAMESPACE_URL, f"youju:feed:{first.network}:{first.bulletin}").urn)
    _text(root, "title", first.bulletin)
    _text(root, "updated", _updated(first).isoformat(timespec="seconds"))
    if absolute(address, address):
        ElementTree.SubElement(root, "link", {"rel": "self", "href": address})
    author = ElementTree.SubElement(root, "author")
    _text(author, "name", first.network)
    for issue in ordered:
        _entry(root, issue)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"


def alone(issue: Issue) -> bytes:
    """The feed as it was when this issue was the only one: what is kept of it with the other editions."""
    return feed((issue,))


def _entry(root: ElementTree.Element, issue: Issue) -> None:
    entry = ElementTree.SubElement(root, "entry")
    _text(entry, "id", uuid5(NAMESPACE_URL, f"youju:issue:{issue.uid}").urn)
    _text(entry, "title", title(issue))
    _text(entry, "updated", _updated(issue).isoformat(timespec="seconds"))
    author = ElementTree.SubElement(entry, "author")
    _text(author, "name", issue.network)
    page = absolute(issue.address, issue.address)
    if page:
        ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": page})
    printed = absolute(issue.address, issue.links.get("pdf", ""))
    if printed:
        ElementTree.SubElement(entry, "link", {"rel": "enclosure", "type": "application/pdf", "href": printed})
    _text(entry, "summary", _summary(issue))
    told = _told(issue)
    if told:
        ElementTree.SubElement(entry, "content", {"type": "html"}).text = told


def _summary(issue: Issue) -> str:
    """The headlines, then the letter."""
    told = [story.title for story in issue.headlines]
    letter = "".join(plain(block.runs) for block in issue.letter)
    return "；".join(told) + ("。" if told else "") + letter


def _told(issue: Issue) -> Markup:
    """The letter and the stories with their photos, as a reader of feeds shows them beside its list."""
    pieces = [_picture(issue, issue.cover), *_passage(issue.letter)]
    for story in issue.stories:
        pieces += [element("h2", story.title), element("p", story.office) if story.office else Markup()]
        pieces += [_picture(issue, photo) for photo in story.pictures]
        pieces += _passage(story.blocks)
    return joined(pieces)


def _picture(issue: Issue, photo: Picture | None) -> Markup:
    """The photo from the issue's own address; its words where it has none."""
    if photo is None:
        return Markup()
    source = pictures.address(issue.address, photo)
    if not source:
        return element("p", pictures.said(photo)) if photo.alt else Markup()
    return element("p", element("img", src=source, alt=photo.alt, width=photo.width, height=photo.height))


def _passage(blocks: Iterable[Block]) -> Iterable[Markup]:
    for kind, group in passages(blocks):
        said = [plain(block.runs) for block in group]
        if kind == "li":
            yield element("ul", *(element("li", each) for each in said))
        else:
            yield element({"h3": "h3", "quote": "blockquote"}.get(kind, "p"), *said)


def _updated(issue: Issue) -> datetime:
    return released_at(issue) or UNRELEASED


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    ElementTree.SubElement(parent, tag).text = text
