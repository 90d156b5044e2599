"""Attachments leave only through the record that they belong to, and never as something a browser would run."""

from uuid import UUID

from django.http import FileResponse, Http404
from django.utils.http import content_disposition_header

from youju.ground.access.permissions import RECORDS_SEE
from youju.web.desk.rooms import kind_or_404, record_or_404
from youju.web.shell.needs import StaffRequest, needs

SHOWN = frozenset({"image/jpeg"})


@needs(RECORDS_SEE)
def attachment(request: StaffRequest, kind: str, uid: UUID, attachment: UUID) -> FileResponse:
    """A photo to look at, anything else to download."""
    record = record_or_404(request, kind_or_404(kind), uid)
    found = record.attachments.filter(uid=attachment).first()
    if found is None:
        raise Http404
    inline = found.media_type in SHOWN
    response = FileResponse(
        found.file.open("rb"), content_type=found.media_type if inline else "application/octet-stream"
    )
    ending = found.file.name.rsplit(".", 1)[-1]
    name = found.name if found.name.lower().endswith(f".{ending}") else f"{found.name}.{ending}"
    response.headers["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, max-age=3600"
    return response
