"""The figures of a table: what its header counts, in whose row, and of which month."""

from __future__ import annotations

import re
from collections.abc import Iterator

from youju.reporting.archive.reading.dates.period import ENGLISH_MONTHS, Period, small
from youju.reporting.archive.reading.layout.headings import TOGETHER
from youju.reporting.archive.reading.layout.outline import Outline, Passage
from youju.reporting.archive.reading.layout.tables import EMPTY, NUMERIC, Field, Table, is_number
from youju.reporting.archive.reading.numbers import arabic, settled
from youju.reporting.archive.reading.printed import Figure, Spot
from youju.reporting.archive.reading.words.measures import KIND_OF, kind_of
from youju.reporting.archive.reading.words.nouns import UNITS, is_plural

_TOTAL = re.compile(r"合计|总计|总数|小计|共计|全[部年市区港院]|\btotal|\boverall|\bsum\b|\ball\b", re.I)
_OFFICES = re.compile(r"站[别点名]|站$|机构|中心$|单位名称|部门|地区|区域|办事处|服务点|社区$|分会|院舍|营地|branch|centre|center|site|office|location|team|hub|area|venue", re.I)
_NO_OFFICE = re.compile(r"本月|上月|累计|合计|总计|小计|去年|今年|上年|同比|环比|全年|数[值量]|单位|备注|收入|发出|支出|\d|月|季|人|次|场|时|户|元|件|total|this|last|year|month|number|unit|change|%", re.I)
_UNIT_COLUMN = re.compile(r"单位|unit", re.I)
_BRACKET = re.compile(r"[(（](?:单位\s?[:：]\s?)?(?P<unit>[^()（）]{1,8})[)）]")
_BY_ENDING = (
    (re.compile(r"人次数?$"), "人次"), (re.compile(r"户数$|家庭数$"), "户"), (re.compile(r"人数$|学员$|会员数?$|人口$"), "人"),
    (re.compile(r"(?:时数|时长|小时数?|工时)$"), "小时"), (re.compile(r"(?:场次|场数)$"), "场"), (re.compile(r"节数$"), "节"),
    (re.compile(r"(?:次数|频次)$"), "次"), (re.compile(r"期数$"), "期"), (re.compile(r"课时数?$"), "课时"), (re.compile(r"笔数$"), "笔"),
    (re.compile(r"(?:金额|经费|款项?|善款|收入|支出|费用)$"), "元"), (re.compile(r"件数$"), "件"), (re.compile(r"[册本]数$"), "册"),
    (re.compile(r"份数$"), "份"), (re.compile(r"个案数?$"), "个"), (re.compile(r"(?:率|比例|占比|百分比)$"), "%"), (re.compile(r"宗数$"), "宗"),
    (re.compile(r"篇数$"), "篇"), (re.compile(r"条数$"), "条"), (re.compile(r"天数$"), "天"), (re.compile(r"家数$"), "家"), (re.compile(r"班数$"), "班"),
    (re.compile(r"餐数$"), "餐"), (re.compile(r"名额$"), "名"), (re.compile(r"小组数?$"), "个"),
)  # fmt: skip
_TRADITIONAL = str.maketrans("户时节万宗册场条课个笔", "戶時節萬宗冊場條課個筆")


def of_table(passage: Passage, outline: Outline) -> Iterator[Figure]:
    """The figures of the table of a passage, row by row."""
    table, issue = passage.table, outline.head.period
    if table is None or table.is_plan:
        return
    by_office = _rows_are_offices(table, outline)
    columns_are = _columns_are_offices(table, outline)
    unit_column = next((n for n, field in enumerate(table.header) if n and _UNIT_COLUMN.fullmatch(field.text)), None)
    caption = passage.context.group or passage.context.section
    for row in table.body:
        label = row[0]
        cells = _placed(table, row)
        own = cells.get(unit_column) if unit_column is not None else None
        for column, field in cells.items():
            if column in (0, unit_column) or not is_number(field.text):
                continue
            head = table.header[column] if column < len(table.header) else table.header[-1]
            unit = _unit(field, head, label, own, caption, table)
            office = passage.context.office
            if by_office:
                office = "" if _TOTAL.search(label.text) else label.printed
            elif column in columns_are:
                office = head.printed
            value = _value(field)
            if value is None:
                continue
            period, cumulative = _time(head.text, label.text, issue)
            what = _what(label, head, by_office or bool(_TOTAL.search(label.text)), column in columns_are, table)
            sentence = re.sub(r"\s+", " ", field.row.printed.strip()) if len(field.row.cells) > 1 else f"{label.printed} {field.printed}"
            yield Figure(
                value, unit, what, sentence,
                Spot(field.row.number, field.row.offset + field.cell.start, field.row.offset + field.cell.end),
                office, passage.context.section, passage.context.group, kind="cumulative" if cumulative else "flow",
                period=period, measure=kind_of(_folded(unit)) or unit, statement=field.row.number,
            )  # fmt: skip


def _folded(unit: str) -> str:
    return unit.translate(str.maketrans("戶時節萬冊場條課個筆鐘", "户时节万册场条课个笔钟"))


def _placed(table: Table, row: tuple[Field, ...]) -> dict[int | None, Field]:
    """The cells of a row by column; where some are missing, each goes under the nearest header."""
    if len(row) >= len(table.header) or "\t" not in row[0].row.plain and len(row[0].row.cells) == 1:
        return dict(enumerate(row))
    line = row[0].row.plain
    if "\t" in line:
        found: dict[int | None, Field] = {}
        for field in row:
            found[line[: field.cell.start].count("\t")] = field
        return found
    if len(row) == len(table.header) - 1 and len(table.header) > 2 or len(row) < len(table.header):
        starts = [head.cell.end for head in table.header]
        made: dict[int | None, Field] = {0: row[0]}
        for field in row[1:]:
            made[min(range(1, len(starts)), key=lambda n, f=field: abs(starts[n] - f.cell.end))] = field  # type: ignore[misc]
        return made
    return dict(enumerate(row))


def _rows_are_offices(table: Table, outline: Outline) -> bool:
    if _OFFICES.search(table.header[0].text) and not re.search(r"指标|项目|measure|item|service", table.header[0].text, re.I):
        return True
    labels = [row[0].printed for row in table.body]
    return sum(label in outline.offices for label in labels) * 2 > len(labels)


def _columns_are_offices(table: Table, outline: Outline) -> frozenset[int]:
    """The columns whose header is an office's name: known ones, or ones that are called alike."""
    heads = [(n, field) for n, field in enumerate(table.header) if n]
    known = [n for n, field in heads if field.printed in outline.offices]
    alike = [n for n, field in heads if re.search(r"(?:站|中心|部|组|院|社|区|队|点|园|校|馆|处|所|市|街|村|镇)$", field.text) and not _NO_OFFICE.search(field.text)]
    return frozenset(known or (alike if len(alike) > 1 else []))


def _value(field: Field) -> int | float | None:
    found = re.search(r"(?P<sign>-)?(?P<number>\d[\d,]*(?:\.\d+)?)\s?(?P<times>万|亿|k\b|m\b)?", field.text)
    value = arabic(found["number"]) if found else None
    if found is None or value is None:
        return None
    if found["times"]:
        value *= {"万": 10**4, "亿": 10**8, "k": 1000, "m": 10**6}[found["times"].lower()]
    return settled(-value if found["sign"] else value)


def _unit(field: Field, head: Field, label: Field, own: Field | None, caption: str, table: Table) -> str:
    said = NUMERIC.fullmatch(field.text)
    if said and said["unit"] and (said["unit"] in KIND_OF or said["unit"].isascii()):
        at = field.cell.start + said.start("unit")
        return field.row.printed[at : at + len(said["unit"])]
    if money := re.match(r"[£$€]|HK\$|NT\$|US\$", field.text):
        return money[0]
    if field.text.endswith("%"):
        return "%"
    if own is not None and not EMPTY.fullmatch(own.text):
        return own.printed
    for source in (head, label):
        if (unit := _named_unit(source)) is not None:
            return unit
    if bracket := _BRACKET.search(caption):
        return _yuan(bracket["unit"])
    if not re.search("[一-鿿]", head.text + label.text):
        return _english(head, label, table)
    return ""


def _named_unit(field: Field) -> str | None:
    """The unit that a header or label names, in brackets, as its whole or by its ending."""
    if bracket := _BRACKET.search(field.text):
        inside = bracket["unit"]
        if inside in KIND_OF or re.search(r"元|%|hours|people|£|\$", inside):
            at = field.cell.start + bracket.start("unit")
            return _yuan(field.row.printed[at : at + len(inside)])
    bare = _BRACKET.sub("", field.text).strip()
    if bare in ("场次", "场数"):
        return field.printed[0]
    if bare in KIND_OF and bare not in ("起", "单位", "段"):
        return field.printed[: len(bare)]
    for pattern, unit in _BY_ENDING:
        if pattern.search(bare):
            made = unit.translate(_TRADITIONAL)
            return made if made != unit and any(letter in field.printed for letter in made) or field.printed != field.text else unit
    return None


def _yuan(unit: str) -> str:
    if re.search(r"元|圓|港币|港幣|人民币", unit) and "美" not in unit and "欧" not in unit:
        return "元"
    return unit


def _english(head: Field, label: Field, table: Table) -> str:
    """The noun of an English table: of the header, else of the label; pounds where the header says so."""
    for source in (head, label, *table.header[:1]):
        if money := re.search(r"[£$€]", source.text):
            return money[0]
        words = re.findall(r"[A-Za-z][A-Za-z'’-]*", source.text)
        if words and words[-1].lower() == "attendance":
            return "attendances"
        plural = [word for word in words if is_plural(word)]
        if words and plural and source is not table.header[0] and (source is label or len(words) <= 2):
            low = plural[-1].lower() if source is head else plural[0].lower()
            return UNITS.get(low, low)
    return "items" if re.search(r"item|equipment|article", table.header[0].text, re.I) else ""


def _time(head: str, label: str, issue: Period | None) -> tuple[str, bool]:
    """The period of a column (or a row) and whether it adds up since a beginning."""
    period = str(issue) if issue else ""
    for said in (head, label):
        if re.search(r"累[计积]|to date|cumulative|since", said, re.I):
            return period, True
        if issue is None:
            continue
        if re.search(r"上月|last month", said, re.I) and issue.month:
            return str(issue.before()), False
        if re.search(r"上季|last quarter", said, re.I) and issue.quarter:
            return str(issue.before()), False
        if re.search(r"去年|上年|last year", said, re.I):
            return str(Period(issue.year - 1, issue.month, issue.quarter, issue.half)), False
        if re.fullmatch(r"(?:19|20)\d\d年?度?", said):
            return said[:4], False
        if found := re.fullmatch(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?", said):
            month = small(found["month"])
            if month and month <= 12:
                year = int(found["year"]) if found["year"] else issue.year - (month > issue.last_month)
                return str(Period(year, month)), False
        if found := re.fullmatch(r"第?(?P<quarter>[一二三四1-4])季度?|q(?P<q>[1-4])", said, re.I):
            return str(Period(issue.year, quarter=small(found["quarter"] or found["q"]))), False
        if said.lower() in ENGLISH_MONTHS:
            month = ENGLISH_MONTHS[said.lower()]
            return str(Period(issue.year - (month > issue.last_month), month)), False
    return period, False


def _what(label: Field, head: Field, whole: bool, head_is_office: bool, table: Table) -> str:
    """Label and header as one phrase, without units and words that only say which column it is."""
    said = [] if whole else [_BRACKET.sub("", label.printed).strip()]
    header = _BRACKET.sub("", head.printed).strip()
    folded = _BRACKET.sub("", head.text).strip()
    if not head_is_office and not (folded in KIND_OF or re.fullmatch(r"本月|累计|数[值量]|合计|小计|人数|次数|场次|金额|总数|去年同期|上月|\d.*|number|total|[£$€]|this \w+|last \w+", folded, re.I)):
        said.append(header)
    if not said:
        said = [header]
    return ("" if re.search("[一-鿿]", "".join(said)) else " ").join(said) if not TOGETHER.fullmatch(said[0]) else header
