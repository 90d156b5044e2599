"""Whether parts make up their whole: in a sentence, across two lines, and in the rows and columns of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from youju.reporting.archive.reading.checks.paper import Paper, shown
from youju.reporting.archive.reading.layout.outline import Passage
from youju.reporting.archive.reading.page import Block
from youju.reporting.archive.reading.printed import Figure, Finding

_OF_WHICH = re.compile(
    r"其中|包括|当中|分别(?:是|为|有)?|分为|依次为|of (?:which|whom|them|these)|including|\bmade up of|:", re.I
)
_TOGETHER = re.compile(
    r"(?:合[计共]|共计|总计|总共|一共|累计|总数|\btotal\b|\baltogether\b|\bin all\b|\btotall?ing\b"
    r"|that makes)[^\d，。;；]{0,14}$",
    re.I,
)
_OPEN = re.compile(r"新|部分|之一|最|约|some of|new", re.I)
_TOTAL = re.compile(r"合计|总计|总数|共计|\btotal\b", re.I)


@dataclass(frozen=True)
class Whole:
    """A total and its parts as a text sets them out; `closed` says that the parts claim to be all of it."""

    total: Figure
    parts: tuple[Figure, ...]
    closed: bool

    @property
    def sum(self) -> float:
        return round(sum(part.value for part in self.parts), 4)


def near(whole: Whole) -> bool:
    """Whether the parts make up the total."""
    return abs(whole.sum - whole.total.value) < 1e-6


def wrong(whole: Whole) -> bool:
    """Whether the parts miss the total by what cannot be meant: open lists may be less, by much."""
    if near(whole) or any(row.approximate for row in (whole.total, *whole.parts)):
        return False
    if len(whole.parts) < 2:
        return whole.parts[0].value > whole.total.value and not whole.closed
    if whole.sum > whole.total.value:
        return whole.closed or whole.sum < 2 * whole.total.value
    share = whole.sum / whole.total.value if whole.total.value else 1
    return share >= (0.5 if whole.closed else 0.88)


def wholes(rows: Sequence[Figure], plain: str) -> Iterator[Whole]:
    """The totals of one paragraph: “A，其中B、C” and “B、C，合计A”, of one unit, within one statement."""
    for statement in sorted({row.statement for row in rows}):
        said = [row for row in rows if row.statement == statement]
        for n, row in enumerate(said):
            before = _between(plain, said[n - 1] if n else None, row)
            if _TOGETHER.search(before):
                parts = _alike(said[:n], row)
                if len(parts) > 1:
                    yield Whole(row, tuple(parts), True)
                    break
            after = _between(plain, row, said[n + 1]) if n + 1 < len(said) else ""
            if _OF_WHICH.search(after):
                parts = _list(plain, said[n + 1 :], row)
                if parts:
                    yield Whole(row, tuple(parts), bool(re.search("分别|分为|:", after)) and len(parts) > 1)
                    break
            # 5,400 parcels …: 98 on this, 64 on that — also where another count stands in between.
            if (
                n + 2 < len(said)
                and said[n + 1].unit != row.unit
                and _OF_WHICH.search(_between(plain, said[n + 1], said[n + 2]))
            ):
                parts = _list(plain, said[n + 2 :], row)
                if len(parts) > 1:
                    yield Whole(row, tuple(parts), False)
                    break


def _between(plain: str, one: Figure | None, other: Figure) -> str:
    start = one.spot.end if one and one.spot.line == other.spot.line else 0
    return plain[start : other.spot.start] if start <= other.spot.start else ""


def _alike(rows: Sequence[Figure], total: Figure) -> list[Figure]:
    parts = [row for row in rows if row.unit == total.unit and row.kind == total.kind]
    if len(parts) < 2:
        # 篇 and 期 may be parts of one total; where they do not make it up they are two things.
        mixed = [row for row in rows if row.measure and row.measure == total.measure]
        parts = mixed if abs(sum(row.value for row in mixed) - total.value) < 1e-6 else []
    # The last run of them, where a total of their own stands before.
    return parts[-12:]


def _list(plain: str, rows: Sequence[Figure], total: Figure) -> list[Figure]:
    """The parts that follow: until another unit, a total or the end of the list."""
    parts: list[Figure] = []
    for n, row in enumerate(rows):
        before = _between(plain, rows[n - 1] if n else None, row)
        if row.unit != total.unit or (n and re.search(r"[；;。]|另|同时|今年|比|较", before)):
            break
        if _TOGETHER.search(before):
            break
        parts.append(row)
    return parts


def in_sentences(paper: Paper) -> Iterator[Finding]:
    """Parts in a sentence that do not make up the total printed beside them."""
    earlier: tuple[list[Figure], Passage] | None = None
    for _number, passage, rows, _margin in paper.passages():
        if not rows:
            continue
        plain = _columns(passage.block, rows)
        found = [whole for whole in wholes(rows, plain) if wrong(whole)]
        for whole in found:
            yield _finding(paper, whole, whole.total.spot.line)
        if (
            not found
            and earlier is not None
            and re.match(r"\W*其中|\W*of (?:these|which|them)", passage.block.plain, re.I)
        ):
            yield from _across(paper, rows, earlier)
        earlier = rows, passage


def _columns(block: Block, rows: Sequence[Figure]) -> str:
    """The text by the columns of its first line, so that the places of figures are places in it."""
    return " " * (block.offsets[0] if block.offsets else 0) + block.plain


def _across(paper: Paper, rows: list[Figure], earlier: tuple[list[Figure], Passage]) -> Iterator[Finding]:
    unit = rows[0].unit
    parts = [row for row in rows if row.unit == unit]
    total = next((row for row in reversed(earlier[0]) if row.unit == unit), None)
    if total is not None and len(parts) > 1:
        whole = Whole(total, tuple(parts), False)
        if wrong(whole):
            yield _finding(paper, whole, rows[0].spot.line)


def _finding(paper: Paper, whole: Whole, line: int) -> Finding:
    parts = " + ".join(shown(part) for part in whole.parts)
    sum_ = f"{whole.sum:,g}" if whole.sum < 1e6 else f"{whole.sum:,.0f}"
    return paper.say(
        "sum", "wrong", line, f"{parts} = {sum_}，印的是{shown(whole.total)}。",
        f"{parts} = {sum_}, the text says {shown(whole.total)}.", f"{parts} ≠ {shown(whole.total)}",
    )  # fmt: skip


def in_tables(paper: Paper) -> Iterator[Finding]:
    """Totals of rows and columns that are not the sums of what they total."""
    for number, passage in enumerate(paper.outline.passages):
        if passage.table is None:
            continue
        rows = paper.by_passage.get(number, [])
        yield from _table(paper, passage, rows)


def _table(paper: Paper, passage: Passage, figures: list[Figure]) -> Iterator[Finding]:
    table = passage.table
    assert table is not None
    by_spot = {(row.spot.line, row.spot.start): row for row in figures}
    grid = [
        [by_spot.get((field.row.number, field.row.offset + field.cell.start)) for field in row]
        for row in table.body
    ]
    labels = [row[0].text for row in table.body]
    total_row = next((n for n, label in enumerate(labels) if n and _TOTAL.search(label)), None)
    if total_row is not None:
        for column in range(1, len(table.header)):
            total = grid[total_row][column] if column < len(grid[total_row]) else None
            above = [row[column] for row in grid[:total_row] if column < len(row)]
            parts = tuple(
                cell for cell in above if cell is not None and total is not None and cell.unit == total.unit
            )
            if total is not None and len(parts) > 1 and len({len(row) for row in grid}) == 1:
                whole = Whole(total, parts, True)
                if not near(whole) and total.unit != "%":
                    yield _finding(paper, whole, total.spot.line)
    total_column = next((n for n, head in enumerate(table.header) if n > 1 and _TOTAL.search(head.text)), None)
    if total_column is not None:
        for row in grid:
            total = row[total_column] if total_column < len(row) else None
            parts = tuple(cell for cell in row[1:total_column] if cell is not None)
            if total is not None and len(parts) > 1 and {part.unit for part in parts} == {total.unit}:
                whole = Whole(total, parts, True)
                if not near(whole):
                    yield _finding(paper, whole, total.spot.line)
