"""Margins: whether they stand in their sentence, are all of it, and are there where the others are."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from youju.reporting.archive.reading.checks.paper import Paper, number, short, shown
from youju.reporting.archive.reading.checks.sums import near, wholes
from youju.reporting.archive.reading.page import Block
from youju.reporting.archive.reading.printed import Figure, Finding

_OWN = re.compile(r"其中|包括|当中|新")
# Units in which two large numbers of one sentence are likely to be two parts.
_ADDS = frozenset({"characters", "minutes", "attendances", "money", "pieces"})


def not_said(paper: Paper) -> Iterator[Finding]:
    """A margin number that stands nowhere in its sentence."""
    for _number, passage, rows, margin in paper.passages():
        if margin is None or not rows or margin.value in {row.value for row in rows} or _hours(margin, rows):
            continue
        if _digits(margin.value) in _all_digits(passage.block) or _goes_on(margin, passage.block):
            continue
        said = "、".join(shown(row) for row in rows[:6]) or "—"
        yield paper.say(
            "margin-missing", "wrong", margin.spot.line,
            f"页边的{number(margin.value)}不在句中：“{short(margin.sentence)}”里是{said}。",
            f"The margin says {number(margin.value)}; the sentence “{short(margin.sentence)}” says {said}.",
            number(margin.value),
        )  # fmt: skip


def _goes_on(margin: Figure, block: Block) -> bool:
    """Whether English words go on with the number beside them and need not repeat it: 93 | Visits to 41 people."""
    noun = margin.unit.split()[-1] if margin.unit else ""
    return bool(noun and re.match(rf"(?:[A-Za-z'-]+\s){{0,3}}{re.escape(noun)}\b", block.plain, re.I))


def _digits(value: int | float) -> str:
    return re.sub(r"\D", "", f"{value:g}" if isinstance(value, float) else str(value))


def _all_digits(block: Block) -> set[str]:
    return {re.sub(r"\D", "", found) for found in re.findall(r"\d[\d,.]*", block.plain)}


def _hours(margin: Figure, rows: list[Figure]) -> Figure | None:
    return next(
        (
            row
            for row in rows
            if row.unit in ("分钟", "分鐘") and isinstance(row.value, int) and row.value // 60 == margin.value
        ),
        None,
    )


def only_part(paper: Paper) -> Iterator[Finding]:
    """A margin that is only a part of what its sentence totals, or of what stands beside it in the same unit."""
    for _number, _passage, rows, margin in paper.passages():
        if margin is None:
            continue
        if (whole := _hours(margin, rows)) is not None and whole.value % 60:
            yield _part(
                paper,
                margin,
                f"{number(whole.value // 60)}小时{whole.value % 60}分钟"
                if paper.language == "zh"
                else shown(whole),
            )
            continue
        same = [row for row in rows if row.value == margin.value]
        if not same:
            continue
        totals = [
            whole
            for whole in wholes(rows, _passage.block.plain)
            if margin.value in [part.value for part in whole.parts]
        ]
        if totals and margin.value != totals[0].total.value:
            yield _part(paper, margin, shown(totals[0].total))
            continue
        larger = [
            row
            for row in rows
            if row.unit == same[0].unit
            and row.value > margin.value >= 100
            and row.measure in _ADDS
            and row.kind == "flow"
            and not _OWN.search(row.sentence)
        ]
        if larger:
            yield _part(paper, margin, shown(larger[0]))


def _part(paper: Paper, margin: Figure, whole: str) -> Finding:
    return paper.say(
        "margin-part", "odd", margin.spot.line,
        f"页边的{number(margin.value)}只是“{short(margin.sentence)}”的一部分，句中还有{whole}。",
        f"The margin {number(margin.value)} is only a part of “{short(margin.sentence)}”, which also "
        f"says {whole}.",
        number(margin.value),
    )  # fmt: skip


def part_elsewhere_total(paper: Paper) -> Iterator[Finding]:
    """A margin that is one of several parts, where the like line of another office has their total."""
    told: list[tuple[Figure, set[str], str]] = []
    open_lists: list[tuple[Figure, list[Figure], set[str]]] = []
    for _number, passage, rows, margin in paper.passages():
        if margin is None or not rows:
            continue
        words = _words(passage.block.plain)
        found = next(
            (w for w in wholes(rows, passage.block.plain) if w.total.value == margin.value and near(w)), None
        )
        summed = next((row for row in rows if row.value == margin.value and _sums(row, rows)), None)
        if found or summed:
            told.append((margin, words, margin.office))
        elif len(rows) >= 3 and all(row.measure in ("pieces", "sessions", rows[0].measure) for row in rows):
            open_lists.append((margin, rows, words))
    for margin, rows, words in open_lists:
        like = [other for other, said, office in told if office != margin.office and len(words & said) >= 3]
        if like and margin.value in [row.value for row in rows]:
            parts = "、".join(shown(row) for row in rows)
            yield paper.say(
                "margin-part", "odd", margin.spot.line,
                f"页边的{number(margin.value)}只是{parts}之一；"
                f"“{like[0].office}”同类一行的页边是合计{number(like[0].value)}。",
                f"The margin {number(margin.value)} is one of {parts}; the like line of “{like[0].office}” "
                f"prints the total.",
                number(margin.value),
            )  # fmt: skip


def _sums(total: Figure, rows: list[Figure]) -> bool:
    parts = [row.value for row in rows if row is not total]
    return len(parts) > 1 and abs(sum(parts) - total.value) < 1e-6


def _words(plain: str) -> set[str]:
    """The pairs of characters that tell what a line is about."""
    han = re.sub(r"[^一-鿿]", " ", plain)
    return {han[n : n + 2] for n in range(len(han) - 1) if " " not in han[n : n + 2]} - {
        "本月",
        "开展",
        "服务",
        "共计",
        "累计",
        "活动",
        "提供",
    }


def left_out(paper: Paper) -> Iterator[Finding]:
    """A line with figures and no margin, where the lines around it have one."""
    by_group: dict[tuple[str, str], list[tuple[int, Figure | None, str]]] = defaultdict(list)
    for _number, passage, rows, margin in paper.passages():
        if passage.context.kind == "results" and rows:
            by_group[passage.context.section, passage.context.office].append(
                (rows[0].spot.line, margin, rows[0].sentence)
            )
    for lines in by_group.values():
        with_margin = sum(margin is not None for _line, margin, _sentence in lines)
        if len(lines) >= 4 and with_margin * 5 >= len(lines) * 4:
            for line, margin, sentence in lines:
                if margin is None:
                    yield paper.say(
                        "margin-missing", "odd", line, f"上下各行页边都有数字，“{short(sentence)}”没有。",
                        f"The lines around have a number in the margin, “{short(sentence)}” has none.",
                    )  # fmt: skip


def rounded(paper: Paper) -> Iterator[Finding]:
    """A margin that prints as exact what its sentence says roughly."""
    for _number, _passage, rows, margin in paper.passages():
        if margin is None or margin.approximate:
            continue
        rough = next((row for row in rows if row.value == margin.value and row.approximate), None)
        if rough is not None:
            yield paper.say(
                "notation", "odd", margin.spot.line,
                f"页边写{number(margin.value)}，句中却是约数：“{short(rough.sentence)}”。",
                f"The margin prints {number(margin.value)} as exact; the sentence says it roughly: "
                f"“{short(rough.sentence)}”.",
                number(margin.value),
            )  # fmt: skip


def unlike_others(paper: Paper) -> Iterator[Finding]:
    """A margin that counts in one office what the like line of the others counts in another unit."""
    pairs: list[tuple[Figure, frozenset[str], str]] = []
    for _number, _passage, rows, margin in paper.passages():
        if margin is None or margin.value not in {row.value for row in rows}:
            continue
        measures = frozenset(row.measure for row in rows)
        if len(measures) == 2 and len(rows) == 2:
            pairs.append((margin, measures, margin.office))
    for measures in {measures for _margin, measures, _office in pairs if "minutes" in measures}:
        alike = [(margin, office) for margin, found, office in pairs if found == measures]
        usual = Counter(margin.measure for margin, _office in alike).most_common()
        if len(usual) == 2 and usual[0][1] >= 2 and usual[1][1] == 1:
            margin = next(margin for margin, _office in alike if margin.measure == usual[1][0])
            other = next(margin for margin, _office in alike if margin.measure == usual[0][0])
            yield paper.say(
                "unit", "odd", margin.spot.line,
                f"页边的{shown(margin)}与别处不同：“{other.office}”等同类一行的页边是{other.unit}。",
                f"The margin counts {margin.unit} here; in the like lines of the others it counts {other.unit}.",
                number(margin.value),
            )  # fmt: skip
