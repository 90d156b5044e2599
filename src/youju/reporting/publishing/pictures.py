"""A photo is printed only when its bytes are what they say they are."""

import hashlib

from youju.reporting.publishing.content import Picture

_BEGINNINGS = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}


def printed(picture: Picture) -> bool:
    """Whether the photo is a JPEG or a PNG by type and by its first bytes."""
    beginning = _BEGINNINGS.get(picture.media_type)
    return beginning is not None and picture.data.startswith(beginning)


def name(picture: Picture) -> str:
    """A file name made of the content's hash; only for a picture that is printed."""
    return hashlib.sha256(picture.data).hexdigest() + ending(picture)


def ending(picture: Picture) -> str:
    """How the file of a printed picture ends."""
    return _ENDINGS[picture.media_type]
