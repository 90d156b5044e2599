"""What a column of a table counts, and of which time: by its header, its label, or a cell's own unit."""

from __future__ import annotations

import re

from youju.reporting.archive.reading.dates.period import ENGLISH_MONTHS, Period, small
from youju.reporting.archive.reading.layout.tables import EMPTY, NUMERIC, Field, Table
from youju.reporting.archive.reading.words.measures import KIND_OF
from youju.reporting.archive.reading.words.nouns import UNITS, is_plural

BRACKET = re.compile(r"[(（](?:单位\s?[:：]\s?)?(?P<unit>[^()（）]{1,8})[)）]")
# What the words of a header end with, and the unit that they promise.
_ENDINGS = """
人次数? 人次 | 户数 家庭数 户 | 人数 学员 会员数? 人口 人 | 时数 时长 小时数? 工时 小时 | 节数 节
次数 频次 次 | 期数 期 | 课时数? 课时 | 笔数 笔 | 金额 经费 款项? 善款 收入 支出 费用 元 | 件数 件
[册本]数 册 | 份数 份 | 个案数? 个 | 率 比例 占比 百分比 % | 宗数 宗 | 篇数 篇 | 条数 条 | 天数 天
家数 家 | 班数 班 | 餐数 餐 | 名额 名 | 小组数? 个
"""
_BY_ENDING = [
    (re.compile(rf"(?:{'|'.join(words[:-1])})$"), words[-1])
    for words in (entry.split() for entry in _ENDINGS.replace("\n", "|").split("|"))
    if words
]
_TRADITIONAL = str.maketrans("户时节万宗册场条课个笔", "戶時節萬宗冊場條課個筆")


def unit_of(field: Field, head: Field, label: Field, own: Field | None, caption: str, table: Table) -> str:
    """The unit of a cell: its own, its row's, its header's or its label's; empty where none is named."""
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
    if bracket := BRACKET.search(caption):
        return _yuan(bracket["unit"])
    if not re.search("[一-鿿]", head.text + label.text):
        return _english(head, label, table)
    return ""


def _named_unit(field: Field) -> str | None:
    """The unit that a header or label names, in brackets, as its whole or by its ending."""
    if bracket := BRACKET.search(field.text):
        inside = bracket["unit"]
        if inside in KIND_OF or re.search(r"元|%|hours|people|£|\$", inside):
            at = field.cell.start + bracket.start("unit")
            return _yuan(field.row.printed[at : at + len(inside)])
    bare = BRACKET.sub("", field.text).strip()
    if bare in ("场次", "场数"):
        return field.printed[0]
    if bare.endswith("小时"):
        return field.printed[len(bare) - 2 : len(bare)]
    if bare in KIND_OF and bare not in ("起", "单位", "段"):
        return field.printed[: len(bare)]
    for pattern, unit in _BY_ENDING:
        if pattern.search(bare):
            # In the characters of the page.
            return unit.translate(_TRADITIONAL) if field.printed != field.text else unit
    return None


def _yuan(unit: str) -> str:
    if re.search(r"元|圓|港币|港幣|人民币", unit) and "美" not in unit and "欧" not in unit:
        return "元"
    return unit


def _english(head: Field, label: Field, table: Table) -> str:
    """The noun of an English table: of the header, else of the label; pounds where the header says so."""
    things = bool(re.search(r"item|equipment|article", table.header[0].text, re.I))
    for source in (head,) if things else (head, label, *table.header[:1]):
        if money := re.search(r"[£$€]", source.text):
            return money[0]
        words = re.findall(r"[A-Za-z][A-Za-z'’-]*", source.text)
        if words and words[-1].lower() == "attendance":
            return "attendances"
        plural = [word for word in words if is_plural(word)]
        if words and plural and source is not table.header[0] and (source is label or len(words) <= 4):
            low = plural[-1].lower() if source is head and len(words) <= 2 else plural[0].lower()
            return UNITS.get(low, low)
    return "items" if things else ""


def time_of_column(head: str, label: str, issue: Period | None) -> tuple[str, bool]:
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
        if found := re.fullmatch(
            r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})月份?", said
        ):
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
