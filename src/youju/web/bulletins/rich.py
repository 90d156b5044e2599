"""Between the grammar of a passage and the HTML of its editor.

What is stored is always the grammar: `html` shows it to the editor, `grammar` reads an editor's HTML back.
Whatever else is sent, from a word processor or with ill intent, comes through as plain words or not at all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import quote

import nh3

from youju.reporting.bulletins.rules import Link, UnreadableToken, read
from youju.reporting.bulletins.rules.blocks import HEADING, ITEM, PARAGRAPH, QUOTE, Block, blocks, written
from youju.reporting.bulletins.rules.tokens import LINK

# More than any passage needs; the rest of a bomb is not looked at.
LONGEST = 400_000
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_KINDS = {**dict.fromkeys(_HEADINGS, HEADING), "li": ITEM, "blockquote": QUOTE}
_TAGS = {*_KINDS, "p", "div", "br", "ul", "ol", "a", "span", "tr"}
_BREAKS = {"p", "div", "br", "ul", "ol", "tr", *_KINDS}
_TOKEN = re.compile(r"\{[^{}\n]{1,200}\}")
_IN_WORDS = re.compile(r"[\[\]{}\s]+")


@dataclass(frozen=True)
class Face:
    """How a token looks in the editor: what it is, and what it says now."""

    label: str
    said: str = ""


def html(body: str, faces: Mapping[str, Face]) -> str:
    """A story as its editor shows it; tokens are chips with their `faces`."""
    out: list[str] = []
    open_list = False
    for kind, text in blocks(body):
        if (kind == ITEM) != open_list:
            out.append("<ul>" if kind == ITEM else "</ul>")
            open_list = kind == ITEM
        inside = inline(text, faces)
        out.append(
            {
                HEADING: f"<h2>{inside}</h2>",
                ITEM: f"<li><p>{inside}</p></li>",
                QUOTE: f"<blockquote><p>{inside}</p></blockquote>",
            }.get(kind, f"<p>{inside}</p>")
        )
    return "".join(out) + ("</ul>" if open_list else "")


def inline(text: str, faces: Mapping[str, Face]) -> str:
    """One line of words, tokens and links; braces that mean nothing stay the characters that they are."""
    out: list[str] = []
    last = 0
    for link in LINK.finditer(text):
        out += _tokens(text[last : link.start()], faces)
        out.append(f'<a href="{escape(link[2])}">{escape(link[1])}</a>')
        last = link.end()
    return "".join([*out, *_tokens(text[last:], faces)])


def tokens(text: str) -> list[str]:
    """The braces of a text that mean something, as they are written."""
    return [match[0] for match in _TOKEN.finditer(LINK.sub("", text)) if _is_token(match[0])]


def grammar(sent: str) -> str:
    """A story's text from the HTML of its editor."""
    return written(blocks(written(_read(sent))))


def line(sent: str) -> str:
    """One sentence, or a margin, from the HTML of its editor: words without blocks."""
    return "".join(text for _kind, text in _read(sent)).strip()


def _tokens(text: str, faces: Mapping[str, Face]) -> Iterator[str]:
    last = 0
    for match in _TOKEN.finditer(text):
        if _is_token(match[0]):
            face = faces.get(match[0], Face(match[0]))
            yield escape(text[last : match.start()])
            yield (
                f'<span data-token="{escape(match[0])}" data-label="{escape(face.label)}"'
                f' data-said="{escape(face.said)}">{escape(face.said or face.label)}</span>'
            )
            last = match.end()
    yield escape(text[last:])


def _is_token(text: str) -> bool:
    try:
        pieces = read(text)
    except UnreadableToken:
        return False
    return len(pieces) == 1 and not isinstance(pieces[0], str | Link)


def _read(sent: str) -> list[Block]:
    clean = nh3.clean(
        sent[:LONGEST].replace("\0", ""), tags=_TAGS, attributes={"a": {"href"}, "span": {"data-token"}},
        url_schemes={"https"}, link_rel=None, clean_content_tags={"script", "style"},
    )  # fmt: skip
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    return reader.done()


@dataclass
class _Reader(HTMLParser):
    """Collects blocks; the innermost heading, item or quotation says what a block is."""

    found: list[Block] = field(default_factory=list)
    running: str = ""
    kinds: list[str] = field(default_factory=list)
    # The address and the words of a link that is open, and whether a chip swallows its own words.
    address: str = ""
    words: str = ""
    chips: list[bool] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag in _BREAKS:
            self._end_block()
        if tag in _KINDS:
            self.kinds.append(_KINDS[tag])
        elif tag == "a":
            self._end_link()
            self.address = _address(told.get("href") or "")
        elif tag == "span":
            token = told.get("data-token") or ""
            is_chip = _is_token(token)
            self.chips.append(is_chip)
            if is_chip:
                self._end_words()
                self.running += token

    def handle_endtag(self, tag: str) -> None:
        if tag in _BREAKS:
            self._end_block()
        if tag in _KINDS and self.kinds:
            self.kinds.pop()
        elif tag == "a":
            self._end_link()
        elif tag == "span" and self.chips:
            self.chips.pop()

    def handle_data(self, data: str) -> None:
        if any(self.chips):
            return
        text = re.sub(r"\s*\n\s*", " ", data)
        if self.address:
            self.words += text
        else:
            self.running += text

    def done(self) -> list[Block]:
        self._end_block()
        return self.found

    def _end_words(self) -> None:
        """Words of an open link that end before a chip: the chip itself leads to its figure already."""
        words = _IN_WORDS.sub(" ", self.words)
        link = f"[{words.strip()}]({self.address})"
        self.running += link if self.address and LINK.fullmatch(link) else self.words
        self.words = ""

    def _end_link(self) -> None:
        self._end_words()
        self.address = ""

    def _end_block(self) -> None:
        self._end_words()
        text = self.running.replace("\u00a0", " ").strip()
        if text:
            self.found.append((self.kinds[-1] if self.kinds else PARAGRAPH, text))
        self.running = ""


def _address(href: str) -> str:
    """An address as the grammar writes it; empty for anything but https."""
    found = quote(href.strip(), safe="%/:?#@!$&*+,;=~'._-")
    return found if found.startswith("https://") else ""
