"""Tables flattened to text: columns parted by tabs or spaces, or one cell on each line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from youju.reporting.archive.reading.page import Line
from youju.reporting.archive.reading.page.lines import Cell

NUMERIC = re.compile(
    r"(?:[£$€¥]|HK\$|NT\$|US\$)?\s?[-+]?\d[\d,]*(?:\.\d+)?\s?(?:万|亿|%|k"
    r"|m)?(?P<unit>[^\d\s:：/\-，。,.()]{0,4})(?<!\d[月日号年点时岁楼])"
)
EMPTY = re.compile(r"[-—–/]+|n/?a|未报|無|无|nil|待定|tbc", re.I)
_RULE = re.compile(r"[\s|+\-=_─━]{3,}")
HEADER_WORDS = re.compile(
    r"(?:指标|项目|内容|类别|类型|名称|服务|数值|数量|单位|备注|说明|时间|日期|地点|地址|电话|联系(?:人|电话"
    r"|方式)|活动|课程|对象|负责人"
    r"|星期|开放日|站[别点名]|机构|中心|部门|地区|本月|上月|累计|合计|总计|小计|全年|去年同期|同比|人数|人次"
    r"|场次|次数|时数|金额|班级|年级|导师"
    r"|day|date|time|where|venue|place|location|what|activity|class|session|service|measure|indicator|contact"
    r"|phone|tel|cost|age|group|who"
    r"|total|this (?:month|quarter|year)|last (?:month|quarter|year)|unit|number|to date)s?(?:\(.{1,8}\))?",
    re.I,
)
LABEL = re.compile(
    r"(?:指标|项目|内容|类别|名称|时间|日期|活动|站[别点]|课程|服务|星期|机构|地区|day|date|time|service"
    r"|measure|indicator|activity|site|class)",
    re.I,
)
MOST_COLUMNS = 14
MOST_CELLS = 400


@dataclass(frozen=True)
class Field:
    """A cell with the line that it stands on."""

    row: Line
    cell: Cell

    @property
    def text(self) -> str:
        return self.cell.text

    @property
    def printed(self) -> str:
        return self.row.printed[self.cell.start : self.cell.end]


@dataclass(frozen=True)
class Table:
    """Header and body; every body row has its label first. `caption` is the heading over it."""

    header: tuple[Field, ...]
    body: tuple[tuple[Field, ...], ...]
    caption: str = ""

    @property
    def is_plan(self) -> bool:
        """Whether it tells when things happen, by its header or by its cells."""
        said = " ".join(field.text for field in self.header)
        return bool(re.search(r"时间|日期|星期|开放日|\bday\b|\btime\b|\bwhen\b|\bdate\b", said, re.I))


_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?")


def _counts(text: str) -> bool:
    """Whether a cell of a header is a number, other than the year that its column is about."""
    return is_number(text) and not _YEAR.fullmatch(text)


def is_number(text: str) -> bool:
    """Whether a cell is a number, with or without its unit."""
    return bool(NUMERIC.fullmatch(text))


def column_table(rows: Sequence[Line], at: int) -> tuple[int, Table] | None:
    """The table in columns whose header is row `at`, and the row after its end."""
    header = _cells(rows[at], None)
    if len(header) == 1 and at + 1 < len(rows):
        header = _spaced_header(rows[at], rows[at + 1])
    if len(header) < 2 or len(header) > MOST_COLUMNS or any(_counts(field.text) for field in header):
        return None
    if len(rows[at].text) > 150 or any(len(field.text) > 24 for field in header):
        return None
    plan = Table(header, ()).is_plan
    words = sum(bool(HEADER_WORDS.fullmatch(field.text)) for field in header)
    body: list[tuple[Field, ...]] = []
    end = at + 1
    while end < len(rows) and rows[end].text:
        if _RULE.fullmatch(rows[end].text):
            end += 1
            continue
        cells = _cells(rows[end], len(header))
        if len(cells) < 2 or len(cells) > len(header) + 1:
            break
        filled = sum(is_number(field.text) or bool(EMPTY.fullmatch(field.text)) for field in cells[1:])
        if not (plan and words >= 2) and filled * 2 < len(cells) - 1:
            break
        body.append(cells)
        end += 1
    if not body or (len(body) == 1 and words < 2 and not plan):
        return None
    return end, Table(header, tuple(body))


def _cells(row: Line, expected: int | None) -> tuple[Field, ...]:
    cells = row.cells
    # One space between columns: only where every word but the first is a number.
    if len(cells) == 1 and len(row.text) <= 150 and row.text.count(" ") >= 2:
        words = [Cell(found[0], found.start()) for found in re.finditer(r"\S+", row.plain)]
        rest = words[1:]
        numbers = sum(is_number(word.text) or bool(EMPTY.fullmatch(word.text)) for word in rest)
        if expected is None:
            headed = sum(bool(HEADER_WORDS.fullmatch(word.text)) for word in words)
            if headed >= 2 and headed * 2 >= len(words):
                cells = tuple(words)
        elif numbers == len(rest) and len(words) == expected:
            cells = tuple(words)
    return tuple(Field(row, cell) for cell in cells)


def pair_table(rows: Sequence[Line], at: int) -> tuple[int, Table] | None:
    """The table of a label and a number on each line, without a header, that begins at row `at`."""
    end = at
    while end < min(len(rows), at + MOST_CELLS) and _is_pair(rows[end]):
        end += 1
    if end - at < 2:
        return None
    nameless = Field(rows[at], Cell("", 0))
    body = tuple(tuple(Field(row, cell) for cell in row.cells) for row in rows[at:end])
    return end, Table((nameless, nameless), body)


def _is_pair(row: Line) -> bool:
    if not row.text or len(row.text) > 80 or len(row.cells) != 2:
        return False
    label, value = row.cells[0].text, row.cells[1].text
    return names(label) and is_number(value)


def names(label: str) -> bool:
    """Whether words could stand beside a number as what it counts: few of them, and no sentence."""
    if re.search(r"[\d。，,；;!！?？:：]", label):
        return False
    return (
        2 <= len(label) <= 16
        if re.search("[一-鿿]", label)
        else bool(re.fullmatch(r"[A-Z][\w'’&/-]*( [\w'’&/()-]+){0,5}", label))
    )


def _spaced_header(row: Line, after: Line) -> tuple[Field, ...]:
    """A header whose words are parted by one space, over a row of as many words that are numbers but the first."""
    words = [Cell(found[0], found.start()) for found in re.finditer(r"\S+", row.plain)]
    below = after.text.split()
    fits = (
        3 <= len(words) <= MOST_COLUMNS and len(below) == len(words) and all(is_number(word) for word in below[1:])
    )
    return tuple(Field(row, word) for word in words) if fits and not is_number(below[0]) else ()
