"""Every edition of the demo's March issue, composed from the records and rendered."""

import time
from datetime import UTC, datetime

from bench.rows import Row
from youju.demo import loading
from youju.ground.organisations.models import Network
from youju.ground.periods import month
from youju.reporting import publishing
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries import Reader, issue_of, parts_of, review
from youju.reporting.bulletins.queries.composing import proof
from youju.reporting.bulletins.queries.issues import texts_of


def run() -> list[Row]:
    loading.load(at=datetime.now(UTC), say=lambda _line: None)
    network = Network.objects.get(slug="tongxing")
    issue = issue_of(network, month(2018, 3))
    assert issue is not None
    began, busy = time.perf_counter(), time.process_time()
    content = proof(issue)
    composed = time.perf_counter()
    editions = publishing.editions(content)
    rendered, worked = time.perf_counter(), time.process_time() - busy
    found = _checked(issue)
    checked = time.perf_counter() - rendered
    size = sum(len(edition.data) for edition in editions)
    return [
        Row("composing the demo's March", composed - began, None, "s", f"{len(content.figures)} figures"),
        Row("every check of the demo's March", checked, 1, "s", f"{found} findings"),
        Row(
            "all editions of the demo's March",
            rendered - began,
            2,
            "s",
            f"{len(editions)} editions, {size:,} bytes, {worked:.2f} s of processor",
        ),
    ]


def _checked(issue: Issue) -> int:
    """How many findings the screen shows, everything read and computed anew."""
    parts = parts_of(issue)
    return len(review(issue, parts, Reader.of(issue, texts_of(parts))).open)
