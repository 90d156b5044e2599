"""Reads editions back the way their readers' programs do."""

import re
import zlib
from dataclasses import dataclass, field, fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any

VOID = {"br", "img", "input", "link", "meta", "path"}


@dataclass
class Page(HTMLParser):
    """Tags, attributes and visible text of a piece of HTML, in order."""

    tags: list[str] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    open_tags: list[str] = field(default_factory=list)
    opened: list[tuple[str, list[tuple[str, str | None]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.opened.append((tag, attrs))
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open_tags.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open_tags or self.open_tags[-1] not in ("style", "script"):
            self.texts.append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def elements(self, tag: str) -> list[list[tuple[str, str | None]]]:
        """The attributes of each element of a kind, in order."""
        return [attributes for name, attributes in self.opened if name == tag]

    def values(self, name: str) -> list[str]:
        return [value for _, attribute, value in self.attributes if attribute == name]


def page(source: str | bytes) -> Page:
    read = Page()
    read.feed(source.decode() if isinstance(source, bytes) else source)
    read.close()
    return read


def inside(pdf: bytes) -> bytes:
    """A PDF with its compressed streams opened, so that its structure can be searched."""
    opened = [pdf]
    for stream in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            opened.append(zlib.decompress(stream.group(1)))
        except zlib.error:
            opened.append(b"")
    return b"\n".join(opened)


# What an issue's own writers never fill in.
_MADE_BY_US = {"uid", "period", "media_type", "kind", "data"}


def filled_with(value: Any, text: str) -> Any:
    """The same content with every written string replaced by one text."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(filled_with(part, text) for part in value)
    if isinstance(value, dict):
        return dict.fromkeys(value, text)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(
            value,
            **{
                each.name: filled_with(getattr(value, each.name), text)
                for each in fields(value)
                if each.name not in _MADE_BY_US
            },
        )
    return value
