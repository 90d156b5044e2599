"""How well the reader reads the corpus: precision and recall per field, held texts apart from those tuned on.

    python -m tests.reporting.archive.scoring            the table, tune and held
    python -m tests.reporting.archive.scoring --misses   besides, what was missed and invented in the tune texts

A figure is matched by its line and value; each further field is then right or wrong: a number with a wrong unit or
office counts as one invented and one missed. `figure` asks for value, unit and office at once. Of `margin`,
`approximate` and `cumulative` the marked ones are counted. Flattened tables stand apart from their language.
"""

import importlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.reporting.archive import sameness

CORPUS = Path(__file__).parent / "corpus"
Read = Callable[[str], dict[str, Any]]
Item = dict[str, Any]

GROUPS = {"zh-Hans": "simplified", "zh-Hant": "traditional", "en": "English"}
TABLES = "tables"
MARKS = ("margin", "approximate", "cumulative")
FIELDS = ("value", "unit", "what", "office", "period", "figure", *MARKS)
ENTRIES = ("entry", "rule", "dates", "times", "rule+dates+times", "phone")
FINDINGS = ("finding", "planted as wrong")
ALL = (*FIELDS, *ENTRIES, *FINDINGS)
# Findings are said at the line of the contradiction or beside it.
NEAR = 2


@dataclass
class Tally:
    """`right` of `said` by the reader and of `there` in the gold."""

    right: int = 0
    said: int = 0
    there: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.said + other.said, self.there + other.there)

    @property
    def precision(self) -> float | None:
        return self.right / self.said if self.said else None

    @property
    def recall(self) -> float | None:
        return self.right / self.there if self.there else None


Score = dict[str, Tally]


@dataclass(frozen=True)
class Text:
    name: str
    part: str
    group: str
    printed: str
    gold: dict[str, Any]


def texts(part: str | None = None) -> Iterator[Text]:
    split = json.loads((CORPUS / "split.json").read_text("utf-8"))["texts"]
    for name, row in split.items():
        if part in (None, row["part"]):
            path = CORPUS / row["part"] / f"{name}.txt"
            group = TABLES if row["layout"] == "table" else GROUPS[row["language"]]
            gold = json.loads(path.with_suffix(".json").read_text("utf-8"))
            yield Text(name, row["part"], group, path.read_bytes().decode("utf-8"), gold)


def scores(read: Read, part: str) -> dict[str, Score]:
    """The score of every group of texts in the part, and of all of them together."""
    total: dict[str, Score] = defaultdict(lambda: {field: Tally() for field in ALL})
    for text in texts(part):
        score, _lines = scored(text.gold, read(text.printed))
        for group in (text.group, "all"):
            for field, tally in score.items():
                total[group][field] += tally
    return dict(total)


def scored(gold: dict[str, Any], answer: dict[str, Any]) -> tuple[Score, list[str]]:
    """The score of one answer, and its misses in words."""
    score = {field: Tally() for field in ALL}
    words = figures(score, gold["figures"], answer["figures"])
    words += entries(score, gold["schedule"], answer["schedule"])
    words += findings(score, gold["findings"], answer["findings"])
    return score, words


def figures(score: Score, gold: list[Item], said: list[Item]) -> list[str]:
    pairs, missed, invented = matched(gold, said, sameness.same_figure, sameness.closeness)
    # One is an article as often as a number: whoever reads it as a number is not blamed.
    invented = [figure for figure in invented if figure["value"] != 1]
    words = [f"missed   {spelled(figure)}" for figure in missed] + [f"invented {spelled(f)}" for f in invented]
    right: Counter[str] = Counter()
    for want, got in pairs:
        judged = {
            field: sameness.FIELDS[field](want[field], got[field])
            for field in ("unit", "what", "office", "period")
        }
        judged |= {"value": True, "figure": judged["unit"] and judged["office"]}
        right.update(field for field, holds in judged.items() if holds)
        right.update(mark for mark in MARKS if want[mark] and got[mark])
        wrong = [field for field, holds in judged.items() if not holds and field != "figure"]
        wrong += [mark for mark in MARKS if want[mark] != got[mark]]
        words += [f"wrong    {spelled(want)}: {field} {want[field]!r}, read {got[field]!r}" for field in wrong]
    everything = [got for _want, got in pairs] + invented
    for field in FIELDS:
        marked = field in MARKS
        score[field] += Tally(
            right[field],
            sum(figure[field] for figure in everything) if marked else len(everything),
            sum(figure[field] for figure in gold) if marked else len(gold),
        )
    return words


def entries(score: Score, gold: list[Item], said: list[Item]) -> list[str]:
    pairs, missed, invented = matched(gold, said, sameness.near_entry, sameness.agreement)
    words = [f"missed   {e['line']}: {e['text']}" for e in missed] + [
        f"invented {e['line']}: {e['text']}" for e in invented
    ]
    right: Counter[str] = Counter(entry=len(pairs))
    for want, got in pairs:
        judged = {field: sameness.aspect(want, field) == sameness.aspect(got, field) for field in ENTRIES[1:]}
        right.update(field for field, holds in judged.items() if holds and sameness.aspect(want, field))
        words += [
            f"wrong    {want['line']}: {want['text']}: {field} "
            f"{sameness.aspect(want, field)}, read {sameness.aspect(got, field)}"
            for field, holds in judged.items()
            if not holds and field != "rule+dates+times"
        ]
    for field in ENTRIES:
        score[field] += Tally(
            right[field],
            sum(bool(sameness.aspect(entry, field)) for entry in said),
            sum(bool(sameness.aspect(entry, field)) for entry in gold),
        )
    return words


def findings(score: Score, gold: list[Item], said: list[Item]) -> list[str]:
    def same(want: Item, got: Item) -> bool:
        return want["check"] == got["check"] and abs(want["line"] - got["line"]) <= NEAR

    pairs, missed, invented = matched(gold, said, same, lambda want, got: -abs(want["line"] - got["line"]))
    score["finding"] += Tally(len(pairs), len(said), len(gold))
    hard = [want for want, _got in pairs if want["severity"] == "wrong"]
    score["planted as wrong"] += Tally(len(hard), 0, sum(each["severity"] == "wrong" for each in gold))
    return [f"missed   {f['line']}: {f['check']}: {f['text']}" for f in missed] + [
        f"alarm    {f['line']}: {f['check']}: {f['text']}" for f in invented
    ]


def matched(
    gold: list[Item], said: list[Item], same: Callable[[Item, Item], bool], near: Callable[[Item, Item], float]
) -> tuple[list[tuple[Item, Item]], list[Item], list[Item]]:
    """Pairs that are the same, the closest first; what nobody said; what nobody wrote."""
    candidates = [
        (-near(want, got), w, g)
        for w, want in enumerate(gold)
        for g, got in enumerate(said)
        if abs(want["line"] - got["line"]) <= NEAR and same(want, got)
    ]
    wanted, gotten = dict(enumerate(gold)), dict(enumerate(said))
    pairs = []
    for _distance, w, g in sorted(candidates, key=lambda each: each[:3]):
        if w in wanted and g in gotten:
            pairs.append((wanted.pop(w), gotten.pop(g)))
    return pairs, list(wanted.values()), list(gotten.values())


def spelled(figure: Item) -> str:
    return f"{figure['line']}: {figure['value']} {figure['unit']} {figure['what']}{' (margin)' * figure['margin']}"


def lines(read: Read, part: str) -> Iterator[str]:
    """The table of one part: a column of precision and recall per group."""
    table = scores(read, part)
    groups = [group for group in (*GROUPS.values(), TABLES, "all") if group in table]
    yield f"{part:18}" + "".join(f"{group:>22}" for group in groups)
    for field in ALL:
        cells = [table[group][field] for group in groups]
        yield f"  {field:16}" + "".join(
            f"{percent(c.precision):>10}{percent(c.recall):>6} /{c.there:4}" for c in cells
        )


def percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.1%}"


def misses(read: Read) -> Iterable[str]:
    """What went wrong in the texts one may look at."""
    for text in texts("tune"):
        _score, words = scored(text.gold, read(text.printed))
        yield from ("", text.name, *(f"  {word}" for word in words))


if __name__ == "__main__":
    reader: Read = importlib.import_module("youju.reporting.archive.reading").read
    for each in ("tune", "held"):
        sys.stdout.writelines(f"{line}\n" for line in lines(reader, each))
    if "--misses" in sys.argv:
        sys.stdout.writelines(f"{line}\n" for line in misses(reader))
