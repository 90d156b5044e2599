"""The text as it lies on the page: characters folded one for one, lines, and lines that belong together."""

from youju.reporting.archive.reading.page.characters import fold
from youju.reporting.archive.reading.page.html import text_of
from youju.reporting.archive.reading.page.lines import Block, Line, lines

__all__ = ["Block", "Line", "fold", "lines", "text_of"]
