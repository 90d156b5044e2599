"""Names that belong together: rows of a table that are offices, because they are called alike or like units."""

from __future__ import annotations

import re
from collections.abc import Iterable

from youju.reporting.archive.reading.layout.tables import Field, Table

_TOTAL = re.compile(r"合计|总计|总数|小计|共计|全[部年市区港院]|\btotal|\boverall|\bsum\b|\ball\b", re.I)
# Row labels that are called what units are called.
_UNIT = re.compile(
    r"(?:中心|站|办公室|办事处|校区|分会|分社|分部|服务部|社区|街道|村|镇|乡|区|分处|会所|驿站)$"
    r"|\b(?:centre|center|branch|office|team|hub|house|clinic|shop|library|club|site|base|campus)$",
    re.I,
)
_OFFICES = re.compile(
    r"站[别点名]|站$|机构|中心$|单位名称|部门|地区|区域|办事处|服务点|社区$|分会|院舍|营地|队别|校区|街道|片区|^村|乡镇|小区|分馆|屋邨"
    r"|branch|centre|center|site|office|location|team|hub|area|venue|ward|district"
    r"|borough|town|village|neighbou?rhood|community|estate|region|county|base|depot|campus",
    re.I,
)
_MEASURES = re.compile(r"指标|项目|measure|item|service", re.I)


def is_total(label: str) -> bool:
    """Whether a label stands for all rows together."""
    return bool(_TOTAL.search(label))


def row_offices(table: Table) -> tuple[Field, ...]:
    """The labels of the rows, where the table counts by office; totals are none of them."""
    head = table.header[0].text
    labels = tuple(row[0] for row in table.body if not is_total(row[0].text))
    if _OFFICES.search(head) and not _MEASURES.search(head):
        return labels
    named = sum(bool(_UNIT.search(label.text)) for label in labels)
    # 厨房 over 月湖厨房, 古琴厨房: the head is the surname of its rows.
    alike = sum(label.text.endswith(head) and label.text != head for label in labels) if len(head) > 1 else 0
    return labels if max(named, alike) * 2 > len(labels) else ()


def named_by_tables(tables: Iterable[Table]) -> list[str]:
    """The offices in print that tables name, which count by office."""
    return [label.printed for table in tables if not table.is_plan for label in row_offices(table)]
