"""Decisions about records that need no database."""

from datetime import datetime, timedelta

from youju.ground.evidence.models import Record

# How long an author may mend an own entry without saying why.
GRACE = timedelta(hours=24)


def in_grace(record: Record, *, author: bool, closed_at: datetime | None, at: datetime) -> bool:
    """Whether an own, fresh, unreleased entry may be mended without a reason."""
    released = closed_at is not None and record.recorded_at <= closed_at
    return author and not released and at - record.recorded_at <= GRACE
