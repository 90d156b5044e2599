"""Which characters the printing fonts have: a rare one prints as 〓 instead of stopping the press."""

import re
import struct
from functools import cache
from pathlib import Path

from pylopdf_fonts_zh_cn import sans_path, serif_path

# The typesetter's mark for a piece of type that is not in the case.
MISSING = "〓"
# Joiners and variation selectors only shape the character before them, which may already be missing.
_SHAPERS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef\U0001f3fb-\U0001f3ff]")
# Latin that offers no break of its own (a slash and a hyphen do); a hash is copied for checking and stays whole.
_ENDLESS = re.compile(r"[!-,.0-~]{20}(?=[!-,.0-~]{20})")
_HASH = re.compile(r"[0-9a-f]{64}")


class FontWithoutCharacterMap(ValueError):
    """The font file has no Unicode character map this reader knows (format 12)."""


@cache
def covered(font: Path) -> frozenset[int]:
    """The code points of an OpenType font, from the full-range (format 12) table of its cmap."""
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    for number in range(tables):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * number)
        if tag == b"cmap":
            return _full_range(data, offset)
    raise FontWithoutCharacterMap(font.name)


def _full_range(data: bytes, cmap: int) -> frozenset[int]:
    (subtables,) = struct.unpack_from(">H", data, cmap + 2)
    for number in range(subtables):
        (offset,) = struct.unpack_from(">I", data, cmap + 4 + 8 * number + 4)
        start = cmap + offset
        if struct.unpack_from(">H", data, start) != (12,):
            continue
        (groups,) = struct.unpack_from(">I", data, start + 12)
        points: set[int] = set()
        for group in range(groups):
            first, last, _ = struct.unpack_from(">III", data, start + 16 + 12 * group)
            points.update(range(first, last + 1))
        return frozenset(points)
    raise FontWithoutCharacterMap("format 12")


@cache
def _printable_points() -> frozenset[int]:
    return covered(sans_path()) & covered(serif_path())


def typeset(text: str) -> str:
    """The text with 〓 for what neither face can print, and with places to break inside endless Latin words."""
    known = _printable_points()
    kept = "".join(each if ord(each) in known else MISSING for each in _SHAPERS.sub("", text))
    if _HASH.fullmatch(kept):
        return kept
    return _ENDLESS.sub(lambda word: word.group(0) + "\u200b", kept)
