"""What can be printed: characters that no edition can carry, or that deceive a reader, never reach an edition."""

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

T = TypeVar("T")

# A line break or a tab inside a value is a gap between words, never a new header, property or cell.
_GAPS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# Text that runs backwards, half characters, byte-order marks: invisible, or refused by XML and UTF-8.
_GHOSTS = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+")


def line(text: str) -> str:
    """The text as one printable line: control characters become one space, direction marks vanish."""
    return _GHOSTS.sub("", _GAPS.sub(" ", text))


def printable(content: T) -> T:
    """A copy of an `Issue`, or of anything it is made of, in which every string is a printable line."""
    return cast(T, _printable(content))


def _printable(value: Any) -> Any:
    if isinstance(value, str):
        return line(value)
    if isinstance(value, tuple):
        return tuple(_printable(part) for part in value)
    if isinstance(value, dict):
        return {line(key): _printable(part) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{part.name: _printable(getattr(value, part.name)) for part in fields(value)})
    return value
