"""The figures of an outline: of its sentences, its margins and its tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from youju.reporting.archive.reading.dates.period import Period
from youju.reporting.archive.reading.figures import chinese, english
from youju.reporting.archive.reading.figures.count import Count
from youju.reporting.archive.reading.figures.offices import TOGETHER, Subjects, office_at
from youju.reporting.archive.reading.figures.sentences import statements
from youju.reporting.archive.reading.figures.tables import of_table
from youju.reporting.archive.reading.figures.times import time_of
from youju.reporting.archive.reading.layout.passages import Outline, Passage
from youju.reporting.archive.reading.numbers import arabic, settled
from youju.reporting.archive.reading.page import Block
from youju.reporting.archive.reading.printed import Figure, Spot

# More figures than this no bulletin has; what follows is left unread and said to be so.
MOST_FIGURES = 3_000
# A sentence of a person has fewer numerals than this, and so have all sentences of a bulletin.
_MOST_NUMERALS, _MOST_IN_ALL = 400, 30_000
_DIGIT = re.compile(
    r"[\d零一二两三四五六七八九十百千廿卅数几]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|dozen)\b",
    re.I,
)
_NUMERALS = re.compile(r"[\d零一二两三四五六七八九十百千万亿第]")
_HAN = re.compile(r"[一-鿿]")
_MARGIN = re.compile(
    r"(?P<money>[£$€¥])?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<times>万|亿|千|k|m)?\+?\s?(?P<unit>\S*)", re.I
)
_LONG = re.compile(r"(?P<hours>\d+)\s?小时\s?(?P<minutes>\d+)\s?分")
_TIMES = {"万": 10**4, "亿": 10**8, "千": 1000, "k": 1000, "m": 10**6}
_STOCK = re.compile(
    r"(?:目前|现有|现存|在册|在案|库存|结存|总.{0,3}量|总数|月底|期末|藏书|in stock|on (?:the|our) books"
    r"|currently|at present)",
    re.I,
)
_GOES_ON = re.compile(r"\s*(?:其中|当中|包括|of (?:these|them|which|whom)\b)", re.I)
_EVENTS = frozenset({"sessions", "attendances", "minutes", "money", "visits", "pieces"})


def figures_of(outline: Outline, plans: frozenset[int]) -> list[Figure]:
    """Every figure in order of reading; `plans` are the passages that announce something and count nothing."""
    made: list[Figure] = []
    left = _MOST_IN_ALL
    subjects = Subjects(outline)
    for number, passage in enumerate(outline.passages):
        if number in plans or passage.context.kind in ("preview", "imprint"):
            continue
        if passage.heading is not None:
            continue
        if passage.table is None and (left := left - len(_NUMERALS.findall(passage.block.plain))) < 0:
            return made
        rows = of_table(passage, outline) if passage.table else _of_prose(passage, outline, subjects)
        made += [replace(row, passage=number) for row in rows]
        if len(made) > MOST_FIGURES:
            return made[:MOST_FIGURES]
    return made


def _of_prose(passage: Passage, outline: Outline, subjects: Subjects) -> Iterator[Figure]:
    issue = outline.head.period
    found = list(in_block(passage.block, issue))
    office = passage.context.office or _named_office(passage, outline)
    marks = subjects.marks(passage) if found else []
    for row in found:
        said = office_at(marks, row.spot.line, row.spot.start)
        yield replace(
            row,
            office=_of(said, office, bool(passage.context.office)),
            section=passage.context.section,
            group=passage.context.group,
        )
    if passage.margin is not None:
        yield _margin(passage, found, issue)


def in_block(block: Block, issue: Period | None) -> Iterator[Figure]:
    """The figures of a paragraph, without knowing where it stands."""
    read = chinese.counts if _HAN.search(block.plain) else english.counts
    period, figure = "", None
    for number, (start, end) in enumerate(statements(block.plain)):
        if not _DIGIT.search(block.plain, start, end) or _dense(block.plain[start:end]):
            continue
        sentence = block.quote(start, end).strip()
        # 其中… goes on with what the statement before was about, and with its time.
        goes_on = bool(_GOES_ON.match(block.plain, start))
        for count in read(block.plain, block.printed, start, end):
            figure = _figure(block, count, start, issue, sentence, number)
            if goes_on and period and figure.period == str(issue or ""):
                figure = replace(figure, period=period)
            yield figure
        period = figure.period if figure is not None else ""


def _dense(said: str) -> bool:
    """Whether a statement is made of numerals and says nothing."""
    return len(said) > 200 and len(_NUMERALS.findall(said)) * 2 > min(len(said), 2 * _MOST_NUMERALS)


def _figure(block: Block, count: Count, first: int, issue: Period | None, sentence: str, number: int) -> Figure:
    time = time_of(block.plain, count.start, first, issue, end=count.end)
    kind = "cumulative" if time.cumulative else "flow"
    before = re.split(r"[，,。；;\d]", block.plain[max(first, count.start - 30) : count.start])[-1]
    if not time.cumulative and (standing := _STOCK.search(before)):
        # What happens cannot stand: a total of events is all that ever were.
        kind = "cumulative" if standing[0].startswith("总") and count.measure == "sessions" else "stock"
    return Figure(
        count.value, count.unit, count.what, sentence, Spot(*block.place(count.start, count.end)),
        approximate=count.approximate, kind=kind, period=time.period, since=time.since, measure=count.measure,
        statement=number, carried=count.carried,
    )  # fmt: skip


def _margin(passage: Passage, found: list[Figure], issue: Period | None) -> Figure:
    """The number in the margin, in the unit of the figure that it stands for."""
    margin = passage.margin
    assert margin is not None
    said = _MARGIN.match(margin.text)
    value = arabic(said["number"]) if said else None
    if said and value is not None and said["times"]:
        value *= _TIMES[said["times"].lower()]
    spot = Spot(margin.row.number, margin.row.offset + margin.start, margin.row.offset + margin.end)
    number = settled(value) if value is not None else 0
    long = _LONG.match(margin.text)
    if long:
        number = int(long["hours"]) * 60 + int(long["minutes"])
    meant = next((row for row in found if row.value == number), None)
    # 96 in the margin of 96小时40分钟 is the hours alone.
    hours = next(
        (
            row
            for row in found
            if row.unit in ("分钟", "分鐘") and isinstance(row.value, int) and row.value // 60 == number
        ),
        None,
    )
    sentence = passage.block.printed.strip()
    # 2,310  Miles driven by four drivers: the number is the one that the words leave out.
    own = None if meant or _HAN.search(sentence) else _counted_by(sentence)
    like = meant or hours or (found[0] if found and own is None else None)
    if long:
        said = None
    unit = (said["money"] or said["unit"] if said else "") or (like.unit if like else own.unit if own else "")
    if hours is not None and meant is None:
        unit = "小時" if "鐘" in hours.unit else "小时"
    return Figure(
        number,
        unit,
        like.what if like else own.what if own else sentence[:40],
        sentence,
        spot,
        passage.context.office,
        passage.context.section,
        passage.context.group,
        True,
        bool(meant and meant.approximate and "+" in margin.text),
        like.kind if like and meant else "flow",
        like.period if like else str(issue or ""),
        like.since if like else None,
        like.measure if like else own.measure if own else "",
    )


def _counted_by(words: str) -> Count | None:
    """What a margin counts whose English words go on with it: 12,846 food parcels; 58 Members came once."""
    first = next(english.counts(f"2 {words}", f"2 {words}", 0, len(words) + 2), None)
    return first if first is not None and first.start == 0 and first.unit else None


def _of(said: str | None, office: str, headed: bool) -> str:
    """Whose a figure is: its subject's, else its heading's. Whoever says “we” under a heading is the heading's."""
    if said is None or (not said and headed):
        return office
    return "" if said == TOGETHER else said


def _named_office(passage: Passage, outline: Outline) -> str:
    """The one office that a story names, where offices of a family tell them."""
    if passage.context.kind not in ("headlines", "money", "") or len(outline.offices) < 2:
        return ""
    title = passage.title.printed if passage.title else ""
    text = passage.block.printed
    named = [name for name in outline.offices if name in title or name in text]
    return named[0] if len(named) == 1 else ""
