"""Many files at once: they are kept, read one by one by a job, and each says what became of it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Network
from youju.reporting.archive.actions.reading_in import read_in
from youju.reporting.archive.files import text_of_file
from youju.reporting.archive.models import WaitingFile
from youju.reporting.archive.queries.issues import known
from youju.reporting.archive.rules import AlreadyRead, digest_of


@action
def bring(*, network: Network, files: Sequence[tuple[str, bytes]], by: Actor, at: datetime) -> UUID:
    """Keeps the files (name, bytes) until the job reads them; the answer names the batch."""
    require(by, permissions.BULLETIN_COMPOSE, network=network, on=localdate(at))
    batch = uuid4()
    WaitingFile.objects.bulk_create(
        WaitingFile(network=network, batch=batch, position=position, name=name[:200], data=data, by=by, at=at)
        for position, (name, data) in enumerate(files)
    )
    audit.write(verb="archive.bring", by=by, at=at, subject=batch, rows=len(files))
    return batch


@action
def read_waiting(*, file: WaitingFile, by: Actor, at: datetime) -> WaitingFile:
    """Reads one file of a batch. What cannot be read says why on the row and holds up no other."""
    held = WaitingFile.objects.select_for_update(of=("self",)).select_related("network").get(pk=file.pk)
    if held.read_at is None:
        try:
            text = text_of_file(held.name, bytes(held.data))
            held.issue = known(held.network, digest_of(text))
            held.again = held.issue is not None
            held.issue = held.issue or read_in(network=held.network, text=text, file=held.name, by=by, at=at)
        except AlreadyRead:
            held.again = True
        except Refusal as refusal:
            held.refused = str(refusal)
        held.read_at, held.data = at, b""
        held.save(update_fields=["issue", "again", "refused", "read_at", "data"])
    audit.write(verb="archive.read_waiting", by=by, at=at, subject=held.uid)
    return held
