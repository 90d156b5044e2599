"""Walks over the page once: which lines are a paragraph, a table, a margin with its sentence, and under what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from youju.reporting.archive.reading.layout import margins
from youju.reporting.archive.reading.layout.cells import table_at
from youju.reporting.archive.reading.layout.columns import unfolded
from youju.reporting.archive.reading.layout.context import Context, Headings, alike, opened, survey
from youju.reporting.archive.reading.layout.families import named_by_tables
from youju.reporting.archive.reading.layout.headings import Heading, heading, item
from youju.reporting.archive.reading.layout.kinds import bulleted, with_kinds
from youju.reporting.archive.reading.layout.labels import label_offices
from youju.reporting.archive.reading.layout.margins import Margin
from youju.reporting.archive.reading.layout.masthead import masthead
from youju.reporting.archive.reading.layout.passages import Outline, Passage
from youju.reporting.archive.reading.layout.tables import Table
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.words.plans import TIME, speaks_of_time

# Marks that make a heading of words that would otherwise be a time.
_SURE = frozenset({"【", "〔", "CAPS", "#", "=", "<"})
_ENDS = re.compile(r"[。！？!?；;:：.…”」』）)]$")
_COUNT_AT_END = re.compile(r"\d[\d,.]*\s?[^\s\d]{0,3}$")
_LINK = re.compile(
    r"^[》>＞→»\s]*(?:点击|查看|查询|阅读|了解|更多|详情|全文|原文|继续|read (?:more|on)|more\b|full story"
    r"|click|find out)",
    re.I,
)


def outline(lines: Sequence[Line], *, offices: Collection[str] = (), publisher: str | None = None) -> Outline:
    """The outline of a text; `offices` are names that the publisher's vocabulary holds."""
    rows = unfolded(lines)
    head = masthead(rows, publisher)
    month = head.period.last_month if head.period else None
    walker = _Walker(rows, head.rows, month, offices)
    walker.walk()
    return Outline(head, tuple(walker.made), tuple(dict.fromkeys(walker.known.offices.values())))


class _Walker:
    def __init__(self, rows: Sequence[Line], at: int, month: int | None, offices: Collection[str]) -> None:
        self.rows, self.at, self.month = rows, at, month
        self.tables: dict[int, tuple[int, Table]] = {}
        self.found: dict[int, Heading] = {}
        self._look(at)
        self.found = with_kinds(self.found, self.rows, month)
        order = sorted(self.found)
        marked = [(self.found[n], self._adjacent(n), self._blank(n)) for n in order]
        plain = [(found, blank) for found, _adjacent, blank in marked if not found.mark]
        # Blank lines tell sections from what is under them where some headings have one before them and some not.
        spaced = any(blank and found.kind for found, blank in plain) and not all(blank for _f, blank in plain)
        tabled = named_by_tables(table for _end, table in self.tables.values())
        labelled = label_offices(self.found.values(), rows)
        self.known: Headings = survey(marked, month, [*offices, *tabled, *labelled], spaced)
        self.after = self._margins_follow()
        self.context = Context()
        self.title: Line | None = None
        self.made: list[Passage] = []

    def _look(self, at: int) -> None:
        """Tables and headings, before anything is put under them."""
        while at < len(self.rows):
            row = self.rows[at]
            table = table_at(self.rows, at) if row.text else None
            if table is not None:
                self.tables[at] = table
                at = table[0]
                continue
            found = heading(row) if row.text and not _LINK.search(row.text) else None
            found = found or bulleted(self.rows, at)
            if found and (found.mark in _SURE or not speaks_of_time(found.plain)):
                self.found[at] = found
            at += 1

    def _near(self, at: int, step: int) -> Line | None:
        row = self.rows[at + step] if 0 <= at + step < len(self.rows) else None
        return row if row is not None and row.text else None

    def _blank(self, at: int) -> bool:
        return at == 0 or not self.rows[at - 1].text

    def _adjacent(self, at: int) -> bool:
        """Whether nothing but blank lines stands between the heading before and this one."""
        at -= 1
        while at >= 0 and not self.rows[at].text:
            at -= 1
        return at in self.found

    def _margins_follow(self) -> bool:
        """Whether numbers on lines of their own come after their sentences: which neighbours say them tells."""
        before = after = 0
        for n, row in enumerate(self.rows):
            if (margin := margins.alone(row)) and not any(s <= n < e for s, (e, _t) in self.tables.items()):
                digits = re.sub(r"\D", "", margin.text)
                before += bool((near := self._beyond(n, -1)) and digits in near.text.replace(",", ""))
                after += bool((near := self._beyond(n, 1)) and digits in near.text.replace(",", ""))
        return before > after

    def _beyond(self, at: int, step: int) -> Line | None:
        at += step
        while 0 <= at < len(self.rows) and not self.rows[at].text:
            at += step
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def walk(self) -> None:
        pending: Margin | None = None
        while self.at < len(self.rows):
            at, row = self.at, self.rows[self.at]
            self.at += 1
            if not row.text:
                continue
            if at in self.tables:
                self.at, table = self.tables[at]
                self.made.append(Passage(self.context, table=table, rows=tuple(self.rows[at : self.at])))
                continue
            if self._untitled(at):
                self.context = Context(kind="headlines")
            if self.context.kind == "headlines" and self._is_title(at):
                self.title = row
                continue
            # 217 / Families supported: a number that stands close over words waits for them.
            waited_for = (
                pending is not None and pending.row.number == row.number - 1 and not self.known.named(row.text)
            )
            if at in self.found and not self._is_row(at) and not (waited_for and not self.found[at].mark):
                self._open(at, self.found[at])
                continue
            if self.context.kind == "preview" and (known := self._known(row)) is not None:
                self._open(at, known)
                continue
            if self.context.kind != "preview" and (margin := margins.alone(row)):
                if self.after and self.made and self.made[-1].table is None:
                    self.made[-1] = replace(self.made[-1], margin=margin)
                else:
                    pending = margin
                continue
            if _LINK.search(row.text) and len(row.text) < 24:
                continue
            self._prose(row, pending)
            pending = None

    def _prose(self, row: Line, pending: Margin | None) -> None:
        beside = margins.beside(row) if self.context.kind != "preview" and pending is None else None
        margin, first = beside if beside else (pending, row)
        context = self.context
        bullet = bool(item(row))
        if bullet and not context.bulleted:
            self.context = context = replace(context, bulleted=True)
        elif context.bulleted and not bullet and context.kind == "results" and margin is None and row.indent == 0:
            context = replace(context, office="", group="")
        rows = [first]
        while self.at < len(self.rows) and self._goes_on(rows[-1], self.at):
            rows.append(self.rows[self.at])
            self.at += 1
        title = self.title if context.kind == "headlines" else None
        self.made.append(Passage(context, tuple(rows), margin, title=title))

    def _goes_on(self, last: Line, at: int) -> bool:
        """Whether the row after `last` is the rest of its sentence."""
        row = self.rows[at]
        if (
            not row.text
            or at in self.tables
            or at in self.found
            or item(row)
            or margins.alone(row)
            or margins.beside(row)
        ):
            return False
        if (
            re.match(
                r"[((]?\d{1,2}[)、.]\D|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]+\)|[【〔]", row.text
            )
            or len(row.cells) > 2
        ):
            return False
        if self.context.kind == "preview" or _ENDS.search(last.text):
            return False
        if row.text[0].isascii() and (row.text[0].islower() or (len(last.text) > 50 and last.text[-1].isascii())):
            return True
        if not row.text[0].isascii() and len(last.text) >= 8:
            return (not _COUNT_AT_END.search(last.text) and last.text[-1] not in "、") or len(last.text) >= 28
        return False

    def _untitled(self, at: int) -> bool:
        """Whether numbered stories begin here that no heading opens, before any section of the text."""
        found = self.found.get(at)
        unopened = not self.context.section or self.context.kind == "letter"
        if found is None or not unopened or found.mark not in ("一、", "1、", "（一）"):
            return False
        return found.mark not in self.known.tops and not found.kind and self._is_title(at)

    def _is_title(self, at: int) -> bool:
        """Whether a row of a section of stories is the title of one: short, without a stop, a story after it."""
        row = self.rows[at]
        if not 4 <= len(row.text) <= 60 or re.search(r"[。；;.!:：]$", row.text) or _LINK.search(row.text):
            return False
        found = self.found.get(at)
        if found is not None:
            kind = found.kind
            same_mark = found.mark in self.known.tops
            if (
                same_mark
                or (found.mark == "emoji" and kind not in ("", "headlines"))
                or (kind not in ("", "headlines") and len(found.name) <= 12 and not found.mark)
            ):
                return False
            if self.known.named(found.name):
                return False
        after = self._beyond(at, 1)
        story = after is not None and (
            len(after.text) > max(24, len(row.text)) or bool(re.search(r"[。.!！？]$", after.text))
        )
        return story and (found is not None or self._blank(at) or bool(item(row) and after and not item(after)))

    def _is_row(self, at: int) -> bool:
        """Whether a plain line of a preview that could be a heading is the title of an entry, or its place."""
        found = self.found[at]
        if self.context.kind != "preview" or found.mark or found.rest or self.known.named(found.name):
            return False
        if found.kind or alike(self.context.office, found.plain):
            return False
        before, after = self._near(at, -1), self._near(at, 1)
        if before is not None and (at - 1) not in self.found:
            return True
        return after is not None and not TIME.sub("", after.text).strip(" ()（）,，、")

    def _known(self, row: Line) -> Heading | None:
        """A line of a preview that begins with a known office and goes on with its address."""
        if speaks_of_time(row.plain):
            return None
        for name in self.known.offices:
            if row.printed.startswith(name) and row.plain[len(name) : len(name) + 1] in tuple(",，(: \t"):
                return Heading(row, "", name, (len(name), len(row.plain)))
        return None

    def _open(self, at: int, found: Heading) -> None:
        self.context = opened(self.context, found, self.known, adjacent=self._adjacent(at), blank=self._blank(at))
        self.title = None
        self.made.append(Passage(self.context, (found.row,), heading=found))
        if found.mark.endswith("…") and found.rest is not None:
            self.made.append(Passage(self.context, (found.row.part(*found.rest),)))
