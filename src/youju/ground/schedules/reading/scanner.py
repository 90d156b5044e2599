"""Walks once over a text, token by token, and knows at which character it stands."""

from __future__ import annotations

import re
from typing import NoReturn

from youju.ground.schedules import numerals
from youju.ground.schedules.reading.refusal import Reason, UnreadableSchedule

# One character for one character, so that positions are those of the text as typed.
_PLAIN: dict[int, int | str] = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_PLAIN |= dict.fromkeys(map(ord, "~～〜–—―−‐‑─"), "-")
_PLAIN |= dict.fromkeys(map(ord, "。；;·•"), ",")
_PLAIN |= {ord("，"): ",", ord("："): ":", ord("∶"): ":", ord("〇"): "零", ord("\u3000"): " "}
_SPACE = re.compile(r"\s+")


class Scanner:
    """A position in a text, moved forward by `take`; patterns are matched where it stands, never searched."""

    def __init__(self, text: str, year: int | None) -> None:
        self.text, self.year = text, year
        self._plain = text.translate(_PLAIN)
        self.position = 0
        self._skip_space()

    @property
    def at_end(self) -> bool:
        """Whether everything has been read."""
        return self.position == len(self._plain)

    def sees(self, pattern: re.Pattern[str]) -> bool:
        """Whether `pattern` matches here; nothing is taken."""
        return pattern.match(self._plain, self.position) is not None

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Takes what `pattern` matches here, with the space after it; None, and no step, when it does not."""
        found = pattern.match(self._plain, self.position)
        if found is not None:
            self.position = found.end()
            self._skip_space()
        return found

    def number(self, found: re.Match[str], group: str) -> int | None:
        """The number in a group of a match just taken; None when the group took no part.

        Raises UnreadableSchedule for characters that make no number.
        """
        if found[group] is None:
            return None
        number = numerals.read(found[group])
        if number is None:
            self.fail(Reason.NO_SUCH_COUNT, found.start(group))
        return number

    def fail(self, reason: Reason, position: int | None = None) -> NoReturn:
        """Refuses the text at `position`, or here."""
        raise UnreadableSchedule(self.text, self.position if position is None else position, reason)

    def _skip_space(self) -> None:
        if gap := _SPACE.match(self._plain, self.position):
            self.position = gap.end()
