"""What the checks look at, and how they say what they find."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from youju.ground.quotations import nested
from youju.reporting.archive.reading.dates.period import Period
from youju.reporting.archive.reading.layout.passages import Outline, Passage
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.page.traditional import SIMPLIFIED
from youju.reporting.archive.reading.printed import Entry, Figure, Finding


@dataclass(frozen=True)
class Paper:
    """A bulletin as it was read. `language` is the one that findings are said in."""

    outline: Outline
    rows: tuple[Line, ...]
    figures: tuple[Figure, ...]
    entries: tuple[Entry, ...]
    language: str

    @property
    def issue(self) -> Period | None:
        return self.outline.head.period

    @cached_property
    def by_passage(self) -> dict[int, list[Figure]]:
        """The figures of each passage, in order, margins last."""
        found: dict[int, list[Figure]] = defaultdict(list)
        for row in self.figures:
            found[row.passage].append(row)
        return found

    @cached_property
    def planned(self) -> frozenset[int]:
        """The lines that announce something."""
        return frozenset(entry.spot.line for entry in self.entries)

    @cached_property
    def traditional(self) -> bool:
        """Whether the text is set in traditional characters, and so from where other calendars hold."""
        text = "".join(row.printed for row in self.rows[:400])[:20_000]
        return (
            sum(letter in SIMPLIFIED for letter in text) * 12 > sum("一" <= letter <= "鿿" for letter in text) > 0
        )

    @cached_property
    def _passages(self) -> Sequence[tuple[int, Passage, list[Figure], Figure | None]]:
        made = []
        for number, passage in enumerate(self.outline.passages):
            rows = self.by_passage.get(number, [])
            if passage.table is None and passage.heading is None:
                margin = next((row for row in rows if row.margin), None)
                made.append((number, passage, [row for row in rows if not row.margin], margin))
        return made

    def passages(self) -> Sequence[tuple[int, Passage, list[Figure], Figure | None]]:
        """Each passage of words with its figures and its margin."""
        return self._passages

    def say(self, check: str, severity: str, line: int, zh: str, en: str, quote: str = "") -> Finding:
        """A finding in the language of the paper."""
        return Finding(check, severity, line, nested(zh) if self.language == "zh" else en, quote)


def number(value: int | float) -> str:
    """A value as it is printed in findings."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.2f}".rstrip("0").rstrip(".")


def shown(row: Figure) -> str:
    """A figure as it is printed in findings."""
    if row.unit in ("£", "$", "€"):
        return f"{row.unit}{number(row.value)}"
    gap = " " if row.unit and row.unit[0].isascii() and row.unit != "%" else ""
    return f"{number(row.value)}{gap}{row.unit}"


def short(text: str, most: int = 36) -> str:
    """The beginning of a sentence."""
    said = " ".join(text.split())
    return said if len(said) <= most else f"{said[:most]}…"
