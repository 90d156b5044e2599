"""Photos and documents that come with an entry: what fits is kept at once, so that no error loses it."""

from dataclasses import dataclass, field
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import attach
from youju.ground.evidence.actions.attaching import LARGEST
from youju.ground.evidence.models import Attachment
from youju.ground.evidence.queries import kept_attachments
from youju.ground.evidence.refusals import NotAPhoto, UnfitAttachment
from youju.ground.organisations.models import Office
from youju.web.shell.needs import StaffRequest

MOST = 10


@dataclass
class Sheets:
    """Attachments of an entry that is being typed, and what could not be taken."""

    kept: list[Attachment] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def take(request: StaffRequest, office: Office, *, photos: bool = False) -> Sheets:
    """Stores the files that came with a form and finds those that came before it; `photos` takes no others."""
    uids = [uid for uid in map(_uid, request.POST.getlist("attached")) if uid is not None]
    sheets = Sheets(kept_attachments(office.pk, uids, by=request.actor) if uids else [])
    for file in request.FILES.getlist("files"):
        if len(sheets.kept) >= MOST:
            sheets.errors.append(_("At most {most} files fit to one record.").format(most=MOST))
            break
        try:
            sheets.kept.append(_attach(file, office, request, photos))
        except Refusal as refusal:
            sheets.errors.append(_("{name}: {why}").format(name=str(file.name)[:60], why=refusal))
    return sheets


def _attach(file: UploadedFile, office: Office, request: StaffRequest, photos: bool) -> Attachment:
    # One byte more than fits is enough to be refused for its size.
    data = file.read(LARGEST + 1)
    unfit = UnfitAttachment(_("This file is no photo (JPEG, PNG, WebP), or it is damaged."))
    if photos and data.startswith(b"%PDF-"):
        raise unfit
    try:
        return attach(office=office, name=file.name or "", data=data, by=request.actor, at=request.now)
    except NotAPhoto:
        if photos:
            raise unfit from None
        raise


def _uid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
