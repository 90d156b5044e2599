"""How much room words take before anybody draws them, and where a long name breaks.

Widths are upper bounds for the faces of the house: a Chinese character is as wide as it is high, a Latin one is
never wider than that.
"""

import unicodedata
from dataclasses import dataclass

NAME, SMALL = 14.0, 12.0
# From the top of one line to the top of the next, in parts of the size.
LINE = 1.3
_DIGIT, _NARROW, _WIDE_LATIN = 0.58, 0.62, 0.92


@dataclass(frozen=True)
class Box:
    """A rectangle: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def width(text: str, size: float) -> float:
    """The width of one line in px."""
    return sum(_em(each) for each in text) * size


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA" or not character.isprintable():
        return 1.0
    if character.isdigit():
        return _DIGIT
    return _WIDE_LATIN if character in "MWmw@%—–" else 0.75 if character.isupper() else _NARROW


def broken(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """The text in at most so many lines of the room (px), cut with … where it is longer still."""
    words, found = _words(" ".join(text.split())), [""]
    for word in words:
        if width((found[-1] + word).strip(), size) <= room:
            found[-1] += word
        elif not found[-1].strip():
            found[-1] = word
        else:
            found.append(word)
    kept = [line.strip() for line in found if line.strip()]
    if len(kept) > lines:
        last = kept[lines - 1]
        while last and width(last + "…", size) > room:
            last = last[:-1]
        kept = [*kept[: lines - 1], last + "…"]
    return tuple(kept)


def balanced(text: str, size: float, room: float, lines: int) -> tuple[str, ...]:
    """Broken like `broken`, into lines that are about as long as one another."""
    found = broken(text, size, room, lines)
    while len(found) > 1 and room > size:
        room -= size / 2
        closer = broken(text, size, room, lines)
        if len(closer) > len(found) or closer[-1].endswith("…"):
            break
        found = closer
    return found


def _words(text: str) -> list[str]:
    """Pieces between which a line may break: between Chinese characters, and at spaces; long words are cut."""
    found: list[str] = []
    for character in text:
        latin = _em(character) < 1 and character != " "
        joins = bool(found) and latin and found[-1] and _em(found[-1][-1]) < 1 and found[-1][-1] != " "
        if joins and len(found[-1]) < 9:
            found[-1] += character
        else:
            found.append(character)
    return found
