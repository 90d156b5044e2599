"""Bytes of a text in any of the codings in which Chinese and English bulletins were kept."""

import codecs
import re

from youju.reporting.archive.files.refusals import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})|encoding\s*=\s*[\"']([A-Za-z0-9_-]{2,20})")
# Pages that say gb2312 use the letters of its successor.
_NAMES = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_COMMON = re.compile("[的了在是一不和有我人這这個个月年日會会服務务]")


def decoded(data: bytes) -> str:
    """The text. Raises UnreadableFile when no coding reads every byte.

    UTF-8 is tried first, for hardly anything else looks like it; of the two Chinese codings that read it, the one
    in which more of the commonest characters stand.
    """
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return _read(data, coding) or _refuse()
    declared = _DECLARED.search(data[:2048])
    said = (declared[1] or declared[2]).decode().lower() if declared else ""
    for coding in ("utf-8", _NAMES.get(said, said)):
        text = _read(data, coding) if coding else None
        if text is not None:
            return text
    tried = [text for text in (_read(data, "gb18030"), _read(data, "big5hkscs")) if text is not None]
    if tried:
        return max(tried, key=lambda text: len(_COMMON.findall(text[:20_000])))
    # English of an older Windows: pounds, dashes and curled quotation marks.
    return _read(data, "cp1252") or _refuse()


def _read(data: bytes, coding: str) -> str | None:
    try:
        text = data.decode(coding)
    except (UnicodeDecodeError, LookupError):
        return None
    # Bytes of a picture decode to controls; a text has none but its spaces.
    odd = sum(sign < " " and sign not in "\t\n\r\f\v" for sign in text[:20_000])
    return None if odd > 20 else text


def _refuse() -> str:
    raise UnreadableFile("coding")
