"""Makes entries of what a line was taken apart into."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from youju.reporting.archive.reading.dates.period import Period
from youju.reporting.archive.reading.layout.context import Context, bare
from youju.reporting.archive.reading.layout.passages import Outline
from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.printed import Entry, Spot
from youju.reporting.archive.reading.schedule.contacts import Contact, contact
from youju.reporting.archive.reading.schedule.line import Said
from youju.reporting.archive.reading.schedule.when import When


def is_contact(row: Line, when: When) -> bool:
    """Whether a line with hours only says when somebody answers the telephone."""
    return bool(
        re.match(r"(?:\W|_)*(?:咨询|联系|热线|电话|查询|总机|办公时间|tel|phone|call)", row.text, re.I)
    ) and bool(contact(row.plain, row.printed)[0].phone)


def _without_article(name: str) -> str:
    return re.sub(r"^the\s", "", name.strip(), flags=re.I).lower()


def made_of(said: Said, row: Line, context: Context, outline: Outline) -> list[Entry]:
    when = said.when
    office = context.office
    if not office and context.kind == "preview" and said.title:
        title = _without_article(re.split(r"[:：]", said.title)[0])
        office = next(
            (name for name in outline.offices if bare(name) and title == _without_article(bare(name))), ""
        )
    base = Entry(
        said.text, Spot(row.number, row.offset + said.start, row.offset + said.end), when.rule,
        tuple(day.isoformat() for day in sorted(when.dates)),
        (when.window[0].isoformat(), when.window[1].isoformat()) if when.window else None,
        place=said.place, phone=said.contact.phone, contacts=said.contact.names, office=office, site=context.site,
        title=said.title, weekdays=tuple((day.isoformat(), weekday) for day, weekday in when.said), said=when.part,
    )  # fmt: skip
    if not when.hours:
        return [base]
    return [replace(base, start=start, end=end) for start, end in when.hours]


def filled(entry: Entry, given: Contact) -> Entry:
    return replace(
        entry, place=entry.place or given.address, phone=entry.phone or given.phone,
        contacts=entry.contacts or (given.names if not entry.phone or entry.phone == given.phone else ()),
    )  # fmt: skip


def first_day_after(issue: Period) -> date:
    """The first day after the months of an issue."""
    month = issue.last_month
    return date(issue.year + (month == 12), month % 12 + 1, 1)
