"""A workbook of 100,000 publications: read in its child process, validated, recorded and indexed.

YOUJU_BENCH_IMPORT sets another number of rows. The rows carry titles, no texts.
"""

import os
import resource
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import xlsxwriter
from django.conf import settings

from bench.rows import Row
from youju.ground.access import actions as access
from youju.ground.evidence.actions import Source, record_many
from youju.ground.evidence.kinds import kind_of
from youju.services.communications.models import Channel
from youju.web.intake.files import read_file
from youju.web.intake.reading import read_rows

AT = datetime(2018, 4, 1, 12, tzinfo=UTC)
WORDS = "图书角小主人植树节放学以后陪伴社区书架春天邻居孩子老人志愿者故事会公开课绘本电影元宵风筝"


def run() -> list[Row]:
    count = int(os.environ.get("YOUJU_BENCH_IMPORT", "100000"))
    stamp: dict[str, Any] = {"by": access.system(), "at": AT}
    # A slug of this run's own: the folder of the bench is kept.
    slug = f"b{time.time_ns():x}"
    network = access.found_network(slug=slug, name="量", bulletin="量", **stamp)
    office = access.open_office(network=network, slug="bench", name="量", city="城", **stamp)
    path = Path(settings.STATE) / "import.xlsx"
    _write(path, count)
    kind = kind_of("communications.publication")
    began = time.perf_counter()
    table = read_file(path)
    read = time.perf_counter()
    sheet = read_rows(kind, office, table, on=AT.date())
    checked = time.perf_counter()
    made = record_many(kind=kind, office=office, rows=sheet.rows, source=Source("import.xlsx", slug), **stamp)
    ended = time.perf_counter()
    assert (len(made), sheet.problems) == (count, [])
    peak = max(
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    note = f"read {read - began:.1f}, checked {checked - read:.1f}, recorded {ended - checked:.1f} s"
    return [
        Row(f"import of {count:,} rows", ended - began, 4, "s", note),
        Row("peak memory of the import", peak, 400, "MB"),
    ]


def _write(path: Path, count: int) -> None:
    """Titles of five characters and more, spread over 75 days and all short channels; the same every time."""
    channels = Channel.values[:3]
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_urls": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page = book.add_worksheet()
        page.write_row(0, 0, ["happened_on", "channel", "form", "title", "characters", "link"])
        for line in range(1, count + 1):
            title = "".join(WORDS[(line * step) % len(WORDS)] for step in (1, 3, 7, 11, 13, 17, 19, 23))
            page.write_datetime(
                line, 0, datetime.combine(date(2018, 1, 1) + timedelta(line % 75), datetime.min.time()), day
            )
            page.write_row(
                line, 1, [channels[line % 3], "short", title, 20 + line % 120, f"https://example.org/{line}"]
            )
