"""Attaching photos and documents: what they are is read from their bytes, and pictures are written anew."""

import hashlib
import io
import struct
import zlib
from collections.abc import Sequence
from datetime import datetime

from django.core.files.base import ContentFile
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.actions import checks
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Attachment, Record
from youju.ground.evidence.refusals import NotAPhoto, RecordWithdrawn, UnfitAttachment
from youju.ground.organisations.models import Office

LARGEST = 12 * 2**20
# A phone's photo has about 12 million pixels; a bomb has thousands of times that.
MOST_PIXELS = 60_000_000
# What Pillow raises about bytes that are no picture, or a broken one.
UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, struct.error, zlib.error)
# And about a small file that says of itself that it is a huge picture.
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# Long enough to read a signature on a sheet.
LONGEST_SIDE = 2400


@action
def attach(*, office: Office, name: str, data: bytes, by: Actor, at: datetime) -> Attachment:
    """Stores a photo (JPEG, PNG, WebP; metadata gone, turned upright) or a PDF of at most 12 MB."""
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    return keep(office=office, name=name, data=data, by=by, at=at)


def keep(*, office: Office, name: str, data: bytes, by: Actor, at: datetime) -> Attachment:
    """What every way of attaching does once the right is checked: cleans, stores, and says so in the chain."""
    cleaned, media_type, ending = clean(data)
    digest = hashlib.sha256(cleaned).hexdigest()
    attachment = Attachment(
        office=office, name=_last(name) or f"1.{ending}", by=by, at=at,
        media_type=media_type, size=len(cleaned), sha256=digest,
    )  # fmt: skip
    attachment.file.save(f"{attachment.uid}.{ending}", ContentFile(cleaned), save=False)
    attachment.save()
    audit.write(
        verb="attachment.attach", by=by, at=at, office=office, subject=attachment.uid, values={"sha256": digest}
    )
    return attachment


@action
def enclose(*, kind: Kind, record: Record, attachments: Sequence[Attachment], by: Actor, at: datetime) -> Record:
    """Adds attachments to a record that stands already, for instance the sheet that was signed later."""
    held = kind.model.objects.select_related("office").get(pk=record.pk)
    require(by, permissions.RECORDS_RECORD, office=held.office, on=localdate(at))
    if held.withdrawal_id is not None:
        raise RecordWithdrawn
    checks.same_office(held.office, *attachments)
    held.attachments.add(*attachments)
    audit.write(
        verb=f"{kind.key}.enclose", by=by, at=at, office=held.office, subject=held.uid, rows=len(attachments),
        values={"sha256": [attachment.sha256 for attachment in attachments]},
    )  # fmt: skip
    return held


def _last(name: str) -> str:
    """The last part of a path, as one line."""
    return " ".join(tidy(name.replace("\\", "/").rsplit("/", 1)[-1]).split())[:120]


def clean(data: bytes) -> tuple[bytes, str, str]:
    """The bytes without metadata, what they are, and their ending. Raises UnfitAttachment, NotAPhoto."""
    if len(data) > LARGEST:
        raise UnfitAttachment(_("The file is larger than 12 MB."))
    if not data:
        raise UnfitAttachment(_("The submitted file is empty."))
    if data.startswith(b"%PDF-"):
        return data, "application/pdf", "pdf"
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise UnfitAttachment(_("The picture has too many pixels."))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except _BOMBS:
        raise UnfitAttachment(_("The picture has too many pixels.")) from None
    except UNREADABLE:
        raise NotAPhoto from None
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # Pillow would write comments and the like again.
    upright.info = {}
    out = io.BytesIO()
    upright.save(out, "JPEG", quality=85, optimize=True)
    return out.getvalue(), "image/jpeg", "jpg"
