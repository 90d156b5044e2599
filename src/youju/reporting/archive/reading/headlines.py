"""The stories of a bulletin: a title, its paragraphs, and where it sends the reader."""

from __future__ import annotations

import re

from youju.reporting.archive.reading.layout.passages import Outline
from youju.reporting.archive.reading.printed import Headline

_LINK = re.compile(r"https?://[^\s<>\"一-鿿]{3,300}")


def headlines_of(outline: Outline) -> tuple[Headline, ...]:
    """The headlines in order; a story without a paragraph is none."""
    found: dict[int, tuple[str, list[str]]] = {}
    for passage in outline.passages:
        if passage.title is not None and passage.heading is None:
            title = passage.title.printed.strip()
            found.setdefault(passage.title.number, (title, []))[1].append(passage.block.printed.strip())
    return tuple(
        Headline(title, "\n".join(texts), line, tuple(_LINK.findall("\n".join(texts))))
        for line, (title, texts) in found.items()
    )
