"""Reads a printed bulletin: text in, figures, schedule, headlines and findings out. Pure; no database.

It is a grammar of the field: numbers, measure words, subjects, times, recurrences and habits of sections. No name,
sentence or number of any publisher stands in it; names come from `vocabulary`.
"""

from collections.abc import Mapping, Sequence

from youju.reporting.archive.reading.checks import findings_of
from youju.reporting.archive.reading.figures.reading import figures_of
from youju.reporting.archive.reading.headlines import headlines_of
from youju.reporting.archive.reading.layout.outline import outline
from youju.reporting.archive.reading.page import lines, text_of
from youju.reporting.archive.reading.printed import Reading
from youju.reporting.archive.reading.schedule import entries_of

__all__ = ["Reading", "read", "reading_of", "text_of"]


def read(
    text: str, *, vocabulary: Mapping[str, Sequence[str]] | None = None, publisher: str | None = None
) -> dict[str, object]:
    """What a bulletin says, in the shape of `youju read --json`.

    `vocabulary` are names that the publisher is known to use, by kind: "offices", "sites", "indicators".
    """
    return reading_of(text, vocabulary=vocabulary, publisher=publisher).as_json()


def reading_of(
    text: str, *, vocabulary: Mapping[str, Sequence[str]] | None = None, publisher: str | None = None
) -> Reading:
    """The same, typed."""
    known = vocabulary or {}
    rows, cut = lines(text)
    page = outline(rows, offices=known.get("offices", ()), publisher=publisher)
    entries, plans = entries_of(page)
    figures = figures_of(page, plans)
    language = _language(text)
    found = findings_of(page, rows, figures, entries, language, cut=cut)
    sections = tuple(dict.fromkeys(p.context.section for p in page.passages if p.context.section))
    return Reading(
        page.head.title,
        page.head.publisher,
        str(page.head.period or ""),
        language,
        headlines_of(page),
        tuple(sorted(figures, key=lambda row: (row.spot.line, row.spot.start))),
        tuple(entries),
        tuple(found),
        sections,
    )


def _language(text: str) -> str:
    """zh or en, by the letters of the first pages."""
    head = text[:20_000]
    han = sum("一" <= letter <= "鿿" for letter in head)
    return "zh" if han * 6 > sum(letter.isascii() and letter.isalpha() for letter in head) else "en"
