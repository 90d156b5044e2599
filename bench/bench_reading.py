"""Printed bulletins that nobody tuned the reader on: precision and recall per field, and the time for a megabyte.

The corpus lies in tests/reporting/archive/corpus, gold beside each text. Tuned and held texts stand apart; of the
held ones there are totals only. `figure` asks for value, unit and office at once; `./run bench reading` prints the
whole table per language first.
"""

import sys
import time

from bench.rows import Row
from tests.reporting.archive import scoring
from youju.reporting.archive.reading import read

MEGABYTE = 2**20
# What would make a careless reader slow: one long line, digits, brackets, and lines without an end of their list.
HOSTILE = {
    "digits": "9" * MEGABYTE,
    "ordinals": "第" * MEGABYTE,
    "brackets": "（【" * (MEGABYTE // 2),
    "spaces": " \u3000\t" * (MEGABYTE // 3),
    "margins": "12\n" * (MEGABYTE // 3),
    "numbers in a list": "3人、" * (MEGABYTE // 3),
}
SHOWN = ("figure", "value", "unit", "office", "what", "margin", "rule+dates+times", "finding")


def run() -> list[Row]:
    rows = []
    for part in ("tune", "held"):
        table = scoring.scores(read, part)
        sys.stdout.writelines(f"{line}\n" for line in scoring.lines(read, part))
        for field in SHOWN:
            tally = table["all"][field]
            rows.append(
                Row(
                    f"{part} texts, {field}: recall", 100 * (tally.recall or 0), None, "%",
                    f"precision {scoring.percent(tally.precision)}, {tally.there} in the gold", at_least=True,
                )
            )  # fmt: skip
    texts = list(scoring.texts())
    began = time.perf_counter()
    for text in texts:
        read(text.printed)
    each = (time.perf_counter() - began) / len(texts)
    rows.append(Row("reading one bulletin", 1000 * each, 1000, "ms", f"{len(texts)} texts of the corpus"))
    for name, hostile in HOSTILE.items():
        began = time.perf_counter()
        read(hostile)
        rows.append(Row(f"1 MB of {name}", time.perf_counter() - began, 2, "s"))
    return rows
