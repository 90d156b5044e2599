"""The job that reads a batch of printed issues, file by file; begun again, it goes on where it stopped."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from youju.reporting.archive.actions import read_waiting
from youju.reporting.archive.queries.issues import next_waiting


@task()
def read_batch(batch: str) -> None:
    """Reads what waits in the batch; each file is an act of its own, for whoever brought it."""
    while (file := next_waiting(UUID(batch))) is not None:
        read_waiting(file=file, by=file.by, at=timezone.now())
