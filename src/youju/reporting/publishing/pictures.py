"""A photo is printed only when its bytes are what they say they are; several stand in rows."""

import base64
import hashlib
from collections.abc import Iterable
from functools import lru_cache

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import absolute
from youju.reporting.publishing.content import Picture

_BEGINNINGS = {"image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}
# How many stand beside each other, row by row: the first alone or with one more, no row with more than three.
ROWS: dict[int, tuple[int, ...]] = {
    1: (1,), 2: (2,), 3: (1, 2), 4: (2, 2), 5: (2, 3), 6: (3, 3), 7: (2, 2, 3), 8: (2, 3, 3), 9: (3, 3, 3),
}  # fmt: skip
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png"}


def printed(picture: Picture) -> bool:
    """Whether the photo is a JPEG or a PNG by type and by its first bytes."""
    beginning = _BEGINNINGS.get(picture.media_type)
    return beginning is not None and picture.data.startswith(beginning)


@lru_cache(maxsize=64)
def digest_of(picture: Picture) -> str:
    """How an address names a picture."""
    return digest(picture.data)


def digest(data: bytes) -> str:
    """The beginning of the SHA-256 of a picture's bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def name(picture: Picture) -> str:
    """A file name made of the content's hash; only for a picture that is printed."""
    return hashlib.sha256(picture.data).hexdigest() + ending(picture)


def address(base: str, picture: Picture) -> str:
    """Where the photo stands for who reads elsewhere; empty where it stands nowhere or cannot be printed."""
    return absolute(base, picture.anchor) if picture.anchor and printed(picture) else ""


def said(picture: Picture) -> str:
    """The photo in words, for who does not see it."""
    return f"[{words.PICTURE}：{picture.alt}]" if picture.alt else ""


def inline(picture: Picture) -> str:
    """The photo as an address that holds its bytes."""
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


def ending(picture: Picture) -> str:
    """How the file of a printed picture ends."""
    return _ENDINGS[picture.media_type]


def rows(shown: Iterable[Picture]) -> list[tuple[Picture, ...]]:
    """The printed pictures of a story in rows; nine fill a square."""
    left, made = [picture for picture in shown if printed(picture)], []
    # An upright one alone would leave half of the column empty: three stand side by side then.
    if len(left) == 3 and left[0].height > left[0].width:
        return [tuple(left)]
    while left:
        for many in ROWS[min(len(left), max(ROWS))]:
            made.append(tuple(left[:many]))
            left = left[many:]
    return made
