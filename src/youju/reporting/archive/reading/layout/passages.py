"""The pieces of a page in order of reading, each with what it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from youju.reporting.archive.reading.layout.context import Context
from youju.reporting.archive.reading.layout.headings import Heading
from youju.reporting.archive.reading.layout.margins import Margin
from youju.reporting.archive.reading.layout.masthead import Masthead
from youju.reporting.archive.reading.layout.tables import Table
from youju.reporting.archive.reading.page import Block, Line


@dataclass(frozen=True)
class Passage:
    """A paragraph, a table, or what a heading says beside its name; `title` is the headline it belongs to."""

    context: Context
    rows: tuple[Line, ...] = ()
    margin: Margin | None = None
    table: Table | None = None
    heading: Heading | None = None
    title: Line | None = None

    @cached_property
    def block(self) -> Block:
        return Block.whole(*self.rows)


@dataclass(frozen=True)
class Outline:
    """The page in order of reading."""

    head: Masthead
    passages: tuple[Passage, ...]
    offices: tuple[str, ...]
