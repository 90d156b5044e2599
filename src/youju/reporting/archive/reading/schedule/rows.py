"""Timetables: each row is an entry; columns say when, what, where and whom to call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from youju.reporting.archive.reading.layout.passages import Outline, Passage
from youju.reporting.archive.reading.layout.tables import EMPTY, Field
from youju.reporting.archive.reading.printed import Entry, Spot
from youju.reporting.archive.reading.schedule.contacts import contact
from youju.reporting.archive.reading.schedule.line import _MEET, Reads

_WHERE = re.compile(r"地点|地址|场地|教室|位置|where|venue|place|location|room|address", re.I)
_WHAT = re.compile(
    r"内容|活动|课程|项目|名称|班级|主题|what|activity|class|session|event|programme|course|group", re.I
)
_PHONE = re.compile(r"电话|查询|热线|phone|tel|contact number", re.I)
_WHO = re.compile(r"联系人|负责人|导师|老师|contact|leader|tutor|who", re.I)
_SITE = re.compile(r"站[别点名]|机构|中心|部门|服务点|branch|centre|center|site|office|team", re.I)


def of_table(passage: Passage, outline: Outline, reads: Reads) -> Iterator[Entry]:
    """The entries of a table; none for one that counts."""
    table = passage.table
    if table is None:
        return
    issue, context = outline.head.period, passage.context
    heads = [field.text for field in table.header]
    if not table.is_plan and context.kind != "preview":
        return
    for row in table.body:
        joined = "  ".join(field.text for field in row)
        when = reads(joined, issue)
        if not when.dated:
            continue
        cells = dict(zip(heads, row, strict=False))
        title = _cell(cells, _WHAT)
        site = _cell(cells, _SITE)
        place = _cell(cells, _WHERE)
        phone, names = _call(cells)
        office = context.office
        if not office and site:
            office = site if site in outline.offices or not when.dates else ""
        first = next((field for field in row if reads(field.text, issue).says_anything), row[0])
        spot = Spot(first.row.number, first.row.offset + first.cell.start, first.row.offset + first.cell.end)
        base = Entry(
            " ".join(field.printed for field in row),
            spot,
            when.rule,
            tuple(day.isoformat() for day in sorted(when.dates)),
            (when.window[0].isoformat(), when.window[1].isoformat()) if when.window else None,
            place=_MEET.sub("", place),
            phone=phone,
            contacts=names,
            office=office,
            site=context.site,
            title=title or site,
            weekdays=tuple((day.isoformat(), weekday) for day, weekday in when.said),
        )
        yield from [replace(base, start=start, end=end) for start, end in when.hours] or [base]


def _cell(cells: dict[str, Field], wanted: re.Pattern[str]) -> str:
    for head, field in cells.items():
        if wanted.search(head) and not EMPTY.fullmatch(field.text):
            return field.printed
    return ""


def _call(cells: dict[str, Field]) -> tuple[str, tuple[str, ...]]:
    phone = ""
    names: tuple[str, ...] = ()
    for head, field in cells.items():
        if _PHONE.search(head) or _WHO.search(head):
            said, _rest = contact(field.text, field.printed)
            phone = (
                phone
                or said.phone
                or (field.printed if _PHONE.search(head) and re.search(r"\d{5}", field.text) else "")
            )
            if _WHO.search(head) and not said.phone and not EMPTY.fullmatch(field.text):
                names = tuple(re.split(r"[、,，/]", field.printed))
            names = names or said.names
    return phone, names
