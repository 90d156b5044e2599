"""One name, one definition: totals of many years beside the month's numbers, parts larger than their whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from youju.reporting.archive.reading.checks.paper import Paper, short, shown
from youju.reporting.archive.reading.printed import Figure, Finding

_ADDED = re.compile(r"总.{0,3}量|总共达|累计(?:达|已)|截[至止]|总计已|to date")
_DATED = re.compile(r"自|从|以来|成立|\d{4}年\d{1,2}月\d{1,2}日|since", re.I)
_STANDS = re.compile(
    r"在案|在册|在籍|在读|现有|登记|注册|本年|今年|年初|年内|on (?:the|our) books|currently", re.I
)
_GENERAL = frozenset(
    [
        "服务",
        "活动",
        "儿童",
        "人次",
        "累计",
        "开展",
        "共计",
        "本月",
        "提供",
        "社区",
        "参加",
        "参与",
        "志愿",
        "愿者",
        "流动",
        "动儿",
        "务活",
        "组织",
        "老人",
        "家庭",
        "助图",
        "自助",
    ]
)


def beside_the_month(paper: Paper) -> Iterator[Finding]:
    """A total of all the time before beside numbers of the month, and no word since when."""
    for _number, passage, rows, _margin in paper.passages():
        if passage.context.kind == "preview":
            continue
        plain = passage.block.plain
        flows = [row for row in rows if row.kind == "flow"]
        for row in rows:
            # A stock is of the day it was counted on; what adds up since the year began says so.
            if row.kind == "flow" or row.since or not flows or _STANDS.search(row.sentence):
                continue
            at = row.sentence.find(_printed(row))
            before = row.sentence[max(0, at - 60) : at] if at >= 0 else row.sentence
            if not _ADDED.search(before) or (
                _DATED.search(before) and row.kind == "cumulative" and not re.search("截[至止]", before)
            ):
                continue
            if not re.search(r"\d月|本月|month|月", plain):
                continue
            yield paper.say(
                "scope", "odd", row.spot.line,
                f"{row.what}{shown(row)}是历来总数，却与当月数字并列，没说自何时起：“{short(row.sentence)}”。",
                f"{shown(row)} has added up over a long time and stands beside numbers of the month: "
                f"“{short(row.sentence)}”.",
                shown(row),
            )  # fmt: skip
            break


def larger_than_the_whole(paper: Paper) -> Iterator[Finding]:
    """An office's number that is larger than the one that all offices together have under the same words."""
    if len(paper.outline.offices) < 2 or paper.language != "zh":
        return
    # More than these no bulletin sets side by side.
    together = [
        row
        for row in paper.figures
        if not row.office and not row.margin and row.kind == "flow" and not _tells(paper, row)
    ][:100]
    rows = [row for row in paper.figures if row.office and not row.margin and row.kind == "flow"][:400]
    single = [(row, _clause(row), _pairs(_clause(row))) for row in rows]
    told: set[int] = set()
    for whole in together:
        words = _pairs(_clause(whole))
        for part, clause, pairs in single:
            if part.unit != whole.unit or part.spot.line in told or not clause:
                continue
            shared = words & pairs
            if len(shared) >= 2 and part.value > whole.value and part.period == whole.period:
                told.add(part.spot.line)
                yield paper.say(
                    "scope", "odd", part.spot.line,
                    f"“{part.office}”{clause}{shown(part)}，"
                    f"比第{whole.spot.line}行各地合起来的{shown(whole)}还多：口径不同而名称相同。",
                    f"“{part.office}” has {shown(part)}, more than the {shown(whole)} of all together in "
                    f"line {whole.spot.line}.",
                    shown(part),
                )  # fmt: skip


def _tells(paper: Paper, row: Figure) -> bool:
    """Whether a figure stands in a story, which counts one day and not all of them together."""
    return paper.outline.passages[row.passage].context.kind in ("headlines", "letter", "practice")


def _clause(row: Figure) -> str:
    """The words before a figure in its own clause."""
    digits = re.search(rf"([^，。；,;\d]{{2,24}})\s?{re.escape(_printed(row))}", row.sentence)
    return digits[1] if digits else row.what


def _printed(row: Figure) -> str:
    return f"{row.value:g}" if isinstance(row.value, float) else str(row.value)


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)} - _GENERAL


def two_values(paper: Paper) -> Iterator[Finding]:
    """The same words, office, unit and period with two values in two lines."""
    named: dict[tuple[str, str, str, str, str], list[Figure]] = defaultdict(list)
    for row in paper.figures:
        whole = len(row.what) >= (4 if re.search("[一-鿿]", row.what) else 10)
        if (
            not row.margin
            and not row.carried
            and whole
            and row.kind == "flow"
            and not re.search(r"平均|日均|人均|每|average|其中", row.sentence, re.I)
        ):
            named[row.what, row.office, row.unit, row.period, row.section if row.office else ""].append(row)
    for (what, _office, _unit, _period, _section), rows in named.items():
        first, last = rows[0], rows[-1]
        if (
            len(rows) == 2
            and first.spot.line != last.spot.line
            and first.value != last.value
            and first.passage != last.passage
        ):
            close = 0.9 < first.value / last.value < 1.1 if last.value else False
            if close:
                yield paper.say(
                    "scope", "odd", last.spot.line,
                    f"“{what}”在第{first.spot.line}行是{shown(first)}，这里是{shown(last)}。",
                    f"“{what}” is {shown(first)} in line {first.spot.line} and {shown(last)} here.", shown(last),
                )  # fmt: skip
