"""The entries of an outline: each thing that one can go to, with what its heading says of place and telephone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from youju.reporting.archive.reading.dates.period import Period
from youju.reporting.archive.reading.layout.context import Context
from youju.reporting.archive.reading.layout.passages import Outline, Passage
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.printed import Entry
from youju.reporting.archive.reading.schedule import chinese, english
from youju.reporting.archive.reading.schedule.contacts import Contact, contact, with_address
from youju.reporting.archive.reading.schedule.line import SAME_PLACE, take_apart
from youju.reporting.archive.reading.schedule.making import filled, first_day_after, is_contact, made_of
from youju.reporting.archive.reading.schedule.rows import of_table
from youju.reporting.archive.reading.schedule.when import When
from youju.reporting.archive.reading.words.measures import MEASURE

# More entries than this no bulletin announces; what follows is left unread.
MOST_ENTRIES = 1_500
_HAN = re.compile(r"[一-鿿]")
_COUNTED = re.compile(
    rf"\d[\d,.]*\s?(?:余|多|万)?{MEASURE}(?<!\d分)(?<!\d节)|\d+\s(?:people|visits|calls|families|hours)"
)
_CONTACT = re.compile(
    r"电话|地址|联系人|热线|查询|咨询|总机|微信|tel\b|telephone|phone|address|contact|call\b", re.I
)
_STATIC = re.compile(r"^(?:编辑|制[表作]|校对|督印|投稿|赠阅|审核|edited|printed)", re.I)


@dataclass
class _Scope:
    """Entries under one heading, until the next; contacts may stand before or after them."""

    given: Contact = field(default_factory=Contact)
    entries: list[Entry] = field(default_factory=list)


def when_of(plain: str, issue: Period | None) -> When:
    """What a folded line says of time, in whichever language it is."""
    return chinese.when(plain, issue) if _HAN.search(plain) else english.when(plain, issue)


def entries_of(outline: Outline) -> tuple[list[Entry], frozenset[int]]:
    """The entries in order, and the numbers of the passages that announce."""
    reader = _Reader(outline)
    for number, passage in enumerate(outline.passages):
        if len(reader.before) < MOST_ENTRIES:
            reader.take(number, passage)
    reader.close()
    return reader.made, frozenset(reader.plans)


class _Reader:
    def __init__(self, outline: Outline) -> None:
        self.outline, self.issue = outline, outline.head.period
        self.scope, self.section = _Scope(), Contact()
        self.made: list[Entry] = []
        self.plans: set[int] = set()
        self.before: list[Contact] = []
        self.context = Context()
        self.pending: Line | None = None
        self.last_row = self.seen = 0
        self.apart = False

    def take(self, number: int, passage: Passage) -> None:
        context = passage.context
        if (context.section, context.office, context.site) != (
            self.context.section,
            self.context.office,
            self.context.site,
        ):
            self._change(context)
        if passage.heading is not None:
            self._heading(number, passage)
            return
        if passage.table is not None:
            self._table(number, passage)
            return
        if context.kind == "preview":
            self.plans.add(number)
        for row in passage.rows:
            if self._row(row, passage):
                self.plans.add(number)

    def _change(self, context: Context) -> None:
        if context.section != self.context.section:
            self.section = Contact()
        self._close_scope()
        self.context = context

    def _close_scope(self) -> None:
        given = self.scope.given
        for entry in self.scope.entries:
            self.made.append(filled(filled(entry, given), self.before[len(self.made)]))
        self.scope = _Scope()
        self.pending = None

    def close(self) -> None:
        """Puts the entries of the last heading with the others."""
        self._close_scope()

    def _heading(self, number: int, passage: Passage) -> None:
        heading, context = passage.heading, passage.context
        if heading is None or context.kind != "preview":
            return
        row = heading.row
        if heading.rest is not None:
            start, end = heading.rest
            said = with_address(row.plain[start:end], row.printed[start:end])
            if context.office or context.site or heading.name != context.section:
                self.scope.given = said.over(self.scope.given)
            else:
                self.section = said
            # One line may hold a name, a contact and the first time that it is open.
            if when_of(row.plain[start:end], self.issue).hours:
                self._entry(row.part(start, end), context)
        elif heading.name not in (context.section, context.office) and not heading.mark:
            self.pending = row

    def _table(self, number: int, passage: Passage) -> None:
        found = list(of_table(passage, self.outline, when_of))
        if found:
            self.plans.add(number)
            self.before += [self.section] * len(found)
            self.scope.entries += found

    def _row(self, row: Line, passage: Passage) -> bool:
        context = passage.context
        # What stands behind a blank line is no longer of the entry before.
        self.apart = self.apart or row.number > self.seen + 1
        self.seen = row.number
        preview = context.kind == "preview"
        if _STATIC.search(row.text) or (not preview and context.kind == "imprint"):
            return False
        when = when_of(row.plain, self.issue) if len(row.plain) < 400 else When()
        if re.search("放假|闭馆|休馆|停课|休息$", row.text) and not when.hours:
            return preview
        if preview and not when.dated and not when.hours:
            self._aside(row)
            return True
        if not preview and not self._announces(row, when, passage):
            if (
                not preview
                and context.kind not in ("results", "money")
                and _CONTACT.search(row.text)
                and len(row.text) < 120
            ):
                said, _rest = contact(row.plain, row.printed)
                self.section = said if said.phone else self.section
            return False
        if preview and is_contact(row, when):
            self._aside(row)
            return True
        return self._entry(row, context)

    def _announces(self, row: Line, when: When, passage: Passage) -> bool:
        """Whether a line outside of a preview announces: a time to come, or a weekly one, and nothing counted."""
        if not when.dated or not (when.hours or when.part) or passage.margin is not None or len(row.text) > 150:
            return False
        if passage.context.kind in ("results",) and not when.hours:
            return False
        if _COUNTED.search(row.plain[: when.start] + " " + row.plain[when.end :]):
            return False
        if when.rule and not when.dates:
            return bool(re.search(r"[:：]|\s{2,}|\t|[,，]\s|、|[|｜]", row.text)) or when.start <= 2
        if self.issue is None or not when.dates:
            return False
        if when.dates[0] >= first_day_after(self.issue):
            return True
        # 联欢会：12月31日下午两点: a name, a colon and a time are an announcement also within the month.
        return bool(re.search(r"[:：|｜]\s*$", row.plain[: when.start])) and len(row.text) < 80

    def _aside(self, row: Line) -> None:
        """A line of a preview without a time: an address, a telephone, the place or the title of an entry."""
        said = with_address(row.plain, row.printed)
        labelled = bool(_CONTACT.search(row.text)) or bool(said.phone)
        if labelled or (said.address and not self.scope.entries):
            if self.apart and self.scope.entries and not (self.context.office or self.context.site):
                return
            if self.scope.entries or self.context.office or self.context.site:
                self.scope.given = self.scope.given.over(said)
                if self.scope.entries and self.context.office == "" and self.context.site == "" and said.phone:
                    last = self.scope.entries[-1]
                    if (
                        not last.phone
                        and row.number - self.last_row <= 2
                        and self.pending is None
                        and not self.apart
                    ):
                        self.scope.entries[-1] = replace(
                            last, phone=said.phone, contacts=last.contacts or said.names
                        )
                        self.scope.given = Contact()
            else:
                self.section = self.section.over(said)
            self.pending = None
        elif (
            self.scope.entries
            and not self.scope.entries[-1].place
            and row.number - self.last_row == 1
            and len(row.text) <= 16
            and self._place_of_its_own(row)
        ):
            self.scope.entries[-1] = replace(self.scope.entries[-1], place=row.printed.strip())
        else:
            self.pending = row

    def _place_of_its_own(self, row: Line) -> bool:
        return not re.search(r"[。；;!！?？:：]|开展|举办|活动|课程|讲座|小组|通知|欢迎|报名", row.text)

    def _entry(self, row: Line, context: Context) -> bool:
        added = False
        for said in take_apart(row, self.issue, when_of):
            made = made_of(said, row, context, self.outline)
            if self.pending is not None and not said.title and 0 < row.number - self.pending.number <= 2:
                made = [replace(entry, title=self.pending.printed.strip()) for entry in made]
            if said.place == SAME_PLACE:
                before = self.scope.entries[-1].place if self.scope.entries else ""
                made = [replace(entry, place=before) for entry in made]
            # What the section says at its head holds where the heading's own lines say nothing.
            self.before += [self.section] * len(made)
            self.scope.entries += made
            added = added or bool(made)
        if added:
            self.pending, self.last_row, self.apart = None, row.number, False
        return added
