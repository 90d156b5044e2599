"""Ratios unlike those of the others: hours for each volunteer, by office and by row of a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from youju.reporting.archive.reading.checks.paper import Paper, shown
from youju.reporting.archive.reading.printed import Figure, Finding

_VOLUNTEERS = re.compile(r"志愿|义工|義工|志工|volunteer", re.I)
# Ratios of three and more lie within so much of one another; of two alone only a much larger gap is odd.
_TWICE, _FIVE = 2.0, 5.0


def ratios(paper: Paper) -> Iterator[Finding]:
    """Volunteers' hours for each of them, by office."""
    found: list[tuple[float, Figure, Figure]] = []
    for _number, passage, rows, _margin in paper.passages():
        if not _VOLUNTEERS.search(passage.block.printed):
            continue
        hours = [row for row in rows if row.measure == "minutes" and row.kind == "flow" and not _average(row)]
        people = [
            row
            for row in rows
            if (row.measure in ("persons", "attendances") or re.search("volunteer", row.unit))
            and row.kind == "flow"
        ]
        if len(hours) == 1 and people and people[0].statement == hours[0].statement:
            found.append((_hours(hours[0]) / people[0].value if people[0].value else 0, hours[0], people[0]))
    by_measure: dict[str, list[tuple[float, Figure, Figure]]] = defaultdict(list)
    for one in found:
        by_measure["people" if one[2].measure in ("persons", "attendances") else one[2].measure].append(one)
    for group in by_measure.values():
        offices = [one for one in group if one[1].office]
        yield from _odd(paper, offices)


def _average(row: Figure) -> bool:
    return bool(re.search(r"平均|人均|average", row.sentence, re.I))


def _hours(row: Figure) -> float:
    return row.value / 60 if row.unit in ("分钟", "分鐘", "minutes") else float(row.value)


def _odd(paper: Paper, found: list[tuple[float, Figure, Figure]]) -> Iterator[Finding]:
    for ratio, hours, people in found:
        others = [
            other for other, row, _people in found if row is not hours and row.office != hours.office and other > 0
        ]
        if not others or ratio <= 0:
            continue
        low, high = min(others), max(others)
        gap = _TWICE if len(others) > 1 else _FIVE
        # Of two that differ alone, the larger one is the one to look at.
        if ratio > gap * high or (len(others) > 2 and ratio * gap < low):
            each, rest = f"{ratio:.1f}", f"{low:.1f}" if high - low < 0.05 else f"{low:.1f}–{high:.1f}"
            yield paper.say(
                "outlier", "odd", hours.spot.line,
                f"{shown(people)}，{shown(hours)}：平均{each}小时，别处是{rest}小时。",
                f"{shown(people)} and {shown(hours)} make {each} hours each; elsewhere it "
                f"is {rest}.", shown(hours),
            )  # fmt: skip


def rows(paper: Paper) -> Iterator[Finding]:
    """A row of a table whose ratio of two columns is far from that of the other rows."""
    for number, passage in enumerate(paper.outline.passages):
        table = passage.table
        if table is None or table.is_plan:
            continue
        by_line: dict[int, list[Figure]] = defaultdict(list)
        for row in paper.by_passage.get(number, []):
            if row.kind == "flow":
                by_line[row.spot.line].append(row)
        lines = [
            found for found in by_line.values() if not re.search(r"合计|总计|\btotal", found[0].sentence, re.I)
        ]
        told: set[int] = set()
        for hours in _columns(lines, "minutes"):
            for other in _columns(lines, "people"):
                yield from _column(paper, lines, hours, other, told)


def _columns(lines: list[list[Figure]], kind: str) -> list[int]:
    """The places in a row of figures that hold hours, or people and visits."""
    if not lines:
        return []
    usual = max(lines, key=len)
    wanted = ("minutes",) if kind == "minutes" else ("attendances", "visits", "persons")
    found = [n for n, row in enumerate(usual) if row.measure in wanted]
    return sorted(found, key=lambda n: wanted.index(usual[n].measure))


def _column(paper: Paper, lines: list[list[Figure]], hours: int, other: int, told: set[int]) -> Iterator[Finding]:
    pairs = [
        (line[hours], line[other])
        for line in lines
        if len(line) > max(hours, other) and line[other].value and line[hours].value
    ]
    pairs = [(a, b) for a, b in pairs if a.measure == "minutes" and b.measure != "minutes"]
    if len(pairs) < 3:
        return
    ratios_ = [a.value / b.value for a, b in pairs]
    for (a, b), ratio in zip(pairs, ratios_, strict=True):
        others = [value for value in ratios_ if value is not ratio]
        if not others or a.spot.line in told:
            continue
        if ratio > 2.5 * max(others) or (len(others) > 2 and ratio * 4 < min(others)):
            told.add(a.spot.line)
            yield paper.say(
                "outlier", "odd", a.spot.line,
                f"{a.office or a.what}：{shown(b)}，{shown(a)}，平均{ratio:.1f}，别的各行约{median(others):.1f}。",
                f"{a.office or a.what}: {ratio:.1f} for each, in the other rows "
                f"about {median(others):.1f}.", shown(a),
            )  # fmt: skip
