"""Words of one and two characters looked for in 100,000 titles of one office, on SQLite.

Titles are eight common characters and, in every hundredth, a word that is looked for. A search is what the desk's
list does with it: the fifty latest records that hold the word, and how many there are up to 10,000.
"""

import random
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.rows import Row
from youju.ground.access import actions as access
from youju.ground.evidence import search
from youju.ground.evidence.actions import record_many
from youju.ground.evidence.kinds import Values, kind_of
from youju.ground.storage import statistics

AT = datetime(2018, 4, 1, 12, tzinfo=UTC)
TITLES = 100_000
# Every hundredth title holds one of these, so each is in about five hundred.
WORDS = ("糖", "舟", "灯谜", "陶艺")
TIMES = 21


def run() -> list[Row]:
    stamp: dict[str, Any] = {"by": access.system(), "at": AT}
    network = access.found_network(slug="bench", name="量", bulletin="量", **stamp)
    office = access.open_office(network=network, slug="bench", name="量", city="城", **stamp)
    kind = kind_of("communications.publication")
    titles: Any = kind.model.objects
    record_many(kind=kind, office=office, rows=_rows(), **stamp)
    # As the worker does every hour.
    statistics.refresh()

    def find(word: str) -> list[int]:
        records = titles.standing().filter(office=office)
        found: Any = search.matching(kind, records, word, [office.pk])
        return list(found.latest_first().values_list("pk", flat=True)[:50])

    def count(word: str) -> int:
        records = titles.standing().filter(office=office)
        return search.matching(kind, records, word, [office.pk])[:10_001].count()

    counts = {word: count(word) for word in WORDS}
    assert counts == {word: titles.filter(title__contains=word).count() for word in WORDS}, counts
    return [
        Row(f"search of {len(word)} character(s) in {TITLES:,} titles", _milliseconds(find, word), 5, "ms",
            f"the latest 50 of {counts[word]}; counting them {_milliseconds(count, word):.1f} ms more")
        for word in WORDS[::2]
    ]  # fmt: skip


def _rows() -> list[Values]:
    dice = random.Random(1)
    common = [chr(0x4E00 + n * 7) for n in range(2_500)]
    common = [character for character in common if character not in "".join(WORDS)]
    rows = []
    for number in range(TITLES):
        title = "".join(dice.choices(common, k=8)) + (
            WORDS[number // 100 % len(WORDS)] if number % 50 == 0 else ""
        )
        rows.append(
            {
                "happened_on": date(2018, 1, 1) + timedelta(number % 75), "channel": "weibo", "form": "short",
                "title": title, "text": "", "characters": 20, "topics": "", "link": "",
            }
        )  # fmt: skip
    return rows


def _milliseconds(act: Callable[[str], object], word: str) -> float:
    """Of the middle one of several runs."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        act(word)
        taken.append(time.perf_counter() - began)
    return sorted(taken)[TIMES // 2] * 1000
