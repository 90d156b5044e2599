"""The figures of a table: what its header counts, in whose row, and of which month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.reporting.archive.reading.figures.columns import BRACKET, time_of_column, unit_of
from youju.reporting.archive.reading.layout.families import is_total, row_offices
from youju.reporting.archive.reading.layout.passages import Outline, Passage
from youju.reporting.archive.reading.layout.sections import TOGETHER
from youju.reporting.archive.reading.layout.tables import EMPTY, Field, Table, is_number
from youju.reporting.archive.reading.numbers import arabic, settled
from youju.reporting.archive.reading.printed import Figure, Spot
from youju.reporting.archive.reading.words.measures import KIND_OF, kind_of

_NO_OFFICE = re.compile(
    r"本月|上月|累计|合计|总计|小计|去年|今年|上年|同比|环比|全年|数[值量]|单位|备注|收入|发出|支出|\d|月|季|人"
    r"|次|场|时|户|元|件|total|this|last|year|month|number|unit|change|%",
    re.I,
)
_UNIT_COLUMN = re.compile(r"单位|unit", re.I)


def of_table(passage: Passage, outline: Outline) -> Iterator[Figure]:
    """The figures of the table of a passage, row by row."""
    table, issue = passage.table, outline.head.period
    if table is None or table.is_plan:
        return
    by_office = _rows_are_offices(table, outline)
    columns_are = _columns_are_offices(table, outline)
    unit_column = next(
        (n for n, field in enumerate(table.header) if n and _UNIT_COLUMN.fullmatch(field.text)), None
    )
    caption = passage.context.group or passage.context.section
    lead = _labels(table, unit_column)
    for row in table.body:
        # Of several columns of words before the numbers the last one is nearest to them.
        label, names = row[min(lead, len(row)) - 1], row[: lead - 1]
        cells = _placed(table, row)
        own = cells.get(unit_column) if unit_column is not None else None
        for column, field in cells.items():
            if column is None or column < lead or column == unit_column or not is_number(field.text):
                continue
            head = table.header[column] if column < len(table.header) else table.header[-1]
            unit = unit_of(field, head, label, own, caption, table)
            office = passage.context.office
            if by_office:
                office = "" if is_total(row[0].text) else row[0].printed
            elif column in columns_are:
                office = head.printed
            value = _value(field)
            if value is None:
                continue
            period, cumulative = time_of_column(head.text, label.text, issue)
            whole = (by_office and lead == 1) or is_total(label.text)
            what = _what(label, head, whole, column in columns_are)
            if names and not by_office and names[-1].printed not in what:
                what = names[-1].printed + (" " if what[:1].isascii() else "") + what
            sentence = (
                re.sub(r"\s+", " ", field.row.printed.strip())
                if len(field.row.cells) > 1
                else f"{label.printed} {field.printed}"
            )
            yield Figure(
                value,
                unit,
                what,
                sentence,
                Spot(field.row.number, field.row.offset + field.cell.start, field.row.offset + field.cell.end),
                office,
                passage.context.section,
                passage.context.group,
                kind="cumulative" if cumulative else "flow",
                period=period,
                measure=kind_of(_folded(unit)) or unit,
                statement=field.row.number,
            )


def _labels(table: Table, unit_column: int | None) -> int:
    """How many columns hold words before the first one with numbers; at least one."""
    lead = 1
    while (
        lead < len(table.header) - 1
        and lead != unit_column
        and not any(
            lead < len(row) and (is_number(row[lead].text) or EMPTY.fullmatch(row[lead].text))
            for row in table.body
        )
    ):
        lead += 1
    return lead


def _folded(unit: str) -> str:
    return unit.translate(str.maketrans("戶時節萬冊場條課個筆鐘", "户时节万册场条课个笔钟"))


def _placed(table: Table, row: tuple[Field, ...]) -> dict[int | None, Field]:
    """The cells of a row by column; where some are missing, each goes under the nearest header."""
    if len(row) >= len(table.header) or ("\t" not in row[0].row.printed and len(row[0].row.cells) == 1):
        return dict(enumerate(row))
    line = row[0].row.printed
    if "\t" in line:
        found: dict[int | None, Field] = {}
        for field in row:
            found[line[: field.cell.start].count("\t")] = field
        return found
    if (len(row) == len(table.header) - 1 and len(table.header) > 2) or len(row) < len(table.header):
        starts = [head.cell.end for head in table.header]
        made: dict[int | None, Field] = {0: row[0]}
        for field in row[1:]:
            made[min(range(1, len(starts)), key=lambda n, f=field: abs(starts[n] - f.cell.end))] = field  # type: ignore[misc]
        return made
    return dict(enumerate(row))


def _rows_are_offices(table: Table, outline: Outline) -> bool:
    labels = [row[0].printed for row in table.body]
    return bool(row_offices(table)) or sum(label in outline.offices for label in labels) * 2 > len(labels)


def _columns_are_offices(table: Table, outline: Outline) -> frozenset[int]:
    """The columns whose header is an office's name: known ones, or ones that are called alike."""
    heads = [(n, field) for n, field in enumerate(table.header) if n]
    known = [n for n, field in heads if field.printed in outline.offices]
    alike = [
        n
        for n, field in heads
        if re.search(r"(?:站|中心|部|组|院|社|区|队|点|园|校|馆|处|所|市|街|村|镇)$", field.text)
        and not _NO_OFFICE.search(field.text)
    ]
    return frozenset(known or (alike if len(alike) > 1 else []))


def _value(field: Field) -> int | float | None:
    found = re.search(r"(?P<sign>-)?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<times>万|亿|k\b|m\b)?", field.text)
    value = arabic(found["number"]) if found else None
    if found is None or value is None:
        return None
    if found["times"]:
        value *= {"万": 10**4, "亿": 10**8, "k": 1000, "m": 10**6}[found["times"].lower()]
    return settled(-value if found["sign"] else value)


def _what(label: Field, head: Field, whole: bool, head_is_office: bool) -> str:
    """Label and header as one phrase, without units and words that only say which column it is."""
    said = [] if whole else [BRACKET.sub("", label.printed).strip()]
    header = BRACKET.sub("", head.printed).strip()
    folded = BRACKET.sub("", head.text).strip()
    if not head_is_office and not (
        folded in KIND_OF
        or re.fullmatch(
            r"本月|累计|数[值量]|合计|小计|人数|次数|场次|金额|总数|去年同期|上月|\d.*|number|total|[£$€]"
            r"|this \w+|last \w+",
            folded,
            re.I,
        )
    ):
        said.append(header)
    if not said:
        said = [header]
    return (
        ("" if re.search("[一-鿿]", "".join(said)) else " ").join(said)
        if not TOGETHER.fullmatch(said[0])
        else header
    )
