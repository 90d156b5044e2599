"""Units that do not go together: one thing counted as 人 here and as 人次 there, fewer times than people."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from youju.reporting.archive.reading.checks.paper import Paper, short, shown
from youju.reporting.archive.reading.printed import Figure, Finding

_GENERAL = frozenset(
    {
        "服务",
        "活动",
        "参加",
        "志愿者",
        "儿童",
        "老人",
        "长者",
        "家长",
        "家庭",
        "培训",
        "接待",
        "义工",
        "志工",
        "学生",
        "會員",
        "長者",
        "people",
        "children",
    }
)


def one_thing_two_units(paper: Paper) -> Iterator[Finding]:
    """The same words counted in persons in one place and in attendances in another, in one section."""
    named: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for row in paper.figures:
        if (
            not row.margin
            and not row.carried
            and len(row.what) > 1
            and row.what not in _GENERAL
            and row.measure in ("persons", "attendances")
        ):
            named[row.section, row.what].append(row)
    for (_section, what), rows in named.items():
        offices = {row.office for row in rows}
        measures = {row.measure for row in rows}
        if len(measures) < 2 or len(offices) < 2 or len({row.spot.line for row in rows}) < 2:
            continue
        odd = rows[-1] if sum(row.measure == rows[-1].measure for row in rows) <= len(rows) / 2 else rows[0]
        other = next(row for row in rows if row.measure != odd.measure)
        yield paper.say(
            "unit", "odd", odd.spot.line, f"“{what}”这里是{shown(odd)}，别处是{shown(other)}："
                f"人与人次不是一回事。",
            f"“{what}” is {shown(odd)} here and {shown(other)} elsewhere: people are not attendances.", shown(odd),
        )  # fmt: skip


def fewer_times_than_people(paper: Paper) -> Iterator[Finding]:
    """A row of a table that has fewer attendances than persons, while the other rows have more."""
    for number, passage in enumerate(paper.outline.passages):
        if passage.table is None:
            continue
        by_line: dict[int, list[Figure]] = defaultdict(list)
        for row in paper.by_passage.get(number, []):
            by_line[row.spot.line].append(row)
        pairs = []
        for line, rows in by_line.items():
            persons = next(
                (
                    row
                    for row in rows
                    if row.measure == "persons"
                    and re.search("受|服务|對象|对象|会员|學員|学员|client|people", row.what)
                ),
                None,
            )
            times = next(
                (
                    row
                    for row in rows
                    if row.measure == "attendances" and not re.search("志|义|義|volunteer", row.what)
                ),
                None,
            )
            if persons and times:
                pairs.append((line, persons, times))
        low = [pair for pair in pairs if pair[2].value < pair[1].value]
        if low and len(low) * 3 <= len(pairs):
            for line, persons, times in low:
                yield paper.say(
                    "unit", "odd", line, f"{times.what}{shown(times)}少于{persons.what}{shown(persons)}。",
                    f"{shown(times)} is fewer than {shown(persons)}.", shown(times),
                )  # fmt: skip


_ORGANISATIONS = r"(?:会|学院|大学|学校|中心|公司|机构|委员会|处|社团|协会|基金会|单位|企业|医院)"
_LISTED = re.compile(
    rf"(?:[^、，。；,;]{{2,24}}{_ORGANISATIONS}、){{1,12}}[^、，。；,;]{{2,24}}{_ORGANISATIONS}[^、，。；,;]{{0"
    rf",8}}等$"
)


def organisations_as_people(paper: Paper) -> Iterator[Finding]:
    """Organisations that are counted as people: a list of bodies 等9人, 30人次…社团."""
    for _number, passage, rows, _margin in paper.passages():
        plain = passage.block.plain
        shift = passage.block.offsets[0] if passage.block.offsets else 0
        for row in rows:
            if row.measure not in ("persons", "attendances") or row.spot.line != passage.block.line:
                continue
            before = plain[max(0, row.spot.start - shift - 120) : row.spot.start - shift]
            if _LISTED.search(before) or re.search(r"(?:社团|机构|组织|公司|企业|单位)$", row.what):
                yield paper.say(
                    "unit", "odd", row.spot.line, f"“{short(row.sentence)}”：列的是单位，数的是{row.unit}。",
                    f"“{short(row.sentence)}” lists organisations and counts {row.unit}.", f"{shown(row)} ?",
                )  # fmt: skip


def odd_part(paper: Paper) -> Iterator[Finding]:
    """A total whose parts are printed in other units, although they make it up: 人次 of 人次 and 次, 条 of 篇."""
    for _number, passage, rows, _margin in paper.passages():
        plain = " " * (passage.block.offsets[0] if passage.block.offsets else 0) + passage.block.plain
        for n, total in enumerate(rows):
            before = plain[max(0, total.spot.start - 10) : total.spot.start]
            if total.spot.line != passage.block.line or not re.search(r"合计|共计|总计|累计|一共", before):
                continue
            for first in range(n - 1):
                parts = rows[first:n]
                if len(parts) > 1 and abs(sum(part.value for part in parts) - total.value) < 1e-6:
                    other = next(
                        (part for part in parts if part.unit != total.unit and not _same(part, total)), None
                    )
                    if other is not None:
                        yield paper.say(
                            "unit", "odd", total.spot.line,
                            f"“{short(total.sentence)}”：合计{shown(total)}，其中{shown(other)}用了另一个量词。",
                            f"The total is {shown(total)}, its part {shown(other)} is in another "
                            f"unit.", shown(other),
                        )  # fmt: skip
                    break


def _same(part: Figure, total: Figure) -> bool:
    return part.measure == total.measure == "persons"
