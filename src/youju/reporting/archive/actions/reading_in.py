"""A printed issue comes into the archive: its text, every figure with its place, and what the checks found."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.organisations.models import Network
from youju.ground.periods import Period, UnreadablePeriod, parse
from youju.reporting.archive.models import PrintedFigure, PrintedFinding, PrintedIssue
from youju.reporting.archive.queries.words import vocabulary
from youju.reporting.archive.reading import read
from youju.reporting.archive.rules import AlreadyRead, MonthUnknown, NothingToRead, digest_of, same_lines

# Beyond this a value is no figure of any bulletin, and no store keeps it.
LARGEST = Decimal(10) ** 13


@action
def read_in(
    *, network: Network, text: str, by: Actor, at: datetime, file: str = "", publisher: str = "",
    period: Period | None = None,
) -> PrintedIssue:  # fmt: skip
    """Reads the text and keeps what was read; `publisher` and `period` win over what the text says.

    Raises NothingToRead, AlreadyRead, MonthUnknown.
    """
    require(by, permissions.BULLETIN_COMPOSE, network=network, on=localdate(at))
    text = same_lines(text)
    if not text.strip():
        raise NothingToRead
    digest = digest_of(text)
    # Locked, so that two who read the same issue at once read it one after the other.
    Network.objects.select_for_update().get(pk=network.pk)
    if PrintedIssue.objects.filter(network=network, digest=digest).exists():
        raise AlreadyRead
    found: dict[str, Any] = read(text, vocabulary=vocabulary(network), publisher=publisher or None)
    reports_on = period or _period(str(found["period"] or ""))
    if reports_on is None:
        raise MonthUnknown
    issue = PrintedIssue.objects.create(
        network=network, publisher=(publisher or str(found["publisher"] or ""))[:120].strip(),
        title=(str(found["title"] or "").strip() or file or reports_on.key)[:200], start=reports_on.start,
        end=reports_on.end, file=file[:200], digest=digest, text=text, by=by, at=at,
    )  # fmt: skip
    figures = [row for row in found["figures"] if abs(Decimal(str(row["value"]))) < LARGEST]
    PrintedFigure.objects.bulk_create(
        [_figure(issue, position, row) for position, row in enumerate(figures)], batch_size=500
    )
    PrintedFinding.objects.bulk_create(
        [
            PrintedFinding(
                issue=issue, check_name=row["check"][:20], severity=row["severity"][:8], line=row["line"],
                text=row["text"],
            )
            for row in found["findings"]
        ],
        batch_size=500,
    )  # fmt: skip
    audit.write(
        verb="archive.read_in", by=by, at=at, subject=issue.uid, rows=len(figures), values={"digest": digest}
    )
    return issue


def _figure(issue: PrintedIssue, position: int, row: dict[str, Any]) -> PrintedFigure:
    first, last = row.get("span") or (0, 0)
    return PrintedFigure(
        issue=issue, position=position, line=row["line"], first=first, last=last,
        value=Decimal(str(row["value"])), unit=row["unit"][:40], what=row["what"][:120], sentence=row["sentence"],
        office=row["office"][:120], section=row["section"][:120], period=(row["period"] or "")[:24],
        margin=row["margin"], approximate=row["approximate"], cumulative=row["cumulative"],
    )  # fmt: skip


def _period(key: str) -> Period | None:
    try:
        return parse(key) if key else None
    except UnreadablePeriod:
        return None
