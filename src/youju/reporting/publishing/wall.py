"""A month of a site for the wall: one landscape sheet with days, rooms and hours, and nobody's name."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.press import press
from youju.reporting.publishing.sheet import typeset_all

PAPERS = ("a4", "a3")
WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")


@dataclass(frozen=True)
class Line:
    """One session: its hours, its name, where; `mark` says what became of it (取消, 改期)."""

    hours: str
    name: str
    where: str
    mark: str = ""
    off: bool = False


@dataclass(frozen=True)
class Square:
    """A day; `sign` is 休 or 班 where the calendar says so, `notes` what it calls the day."""

    day: int
    lines: tuple[Line, ...] = ()
    sign: str = ""
    notes: str = ""
    free: bool = False
    outside: bool = False


@dataclass(frozen=True)
class Wall:
    """The month as it hangs there: whose it is, where to ask, and its weeks from Monday to Sunday."""

    month: str
    place: str
    office: str
    about: str
    weeks: tuple[tuple[Square, ...], ...]
    printed_on: date


def render(wall: Wall, *, paper: str = "a4") -> bytes:
    """The sheet as PDF/UA, letters as large as the fullest week allows. The same month gives the same bytes."""
    wall = printable(wall)
    sheet: dict[str, Any] = {
        "month": wall.month, "place": wall.place, "office": wall.office, "about": wall.about,
        "weeks": _plain(wall.weeks), "weekdays": list(WEEKDAYS),
        "printed": f"{wall.printed_on:%Y-%m-%d}打印，有变动以通知为准",
    }  # fmt: skip
    day = wall.printed_on
    made = press(
        "wall.typ", {**typeset_all(sheet), "paper": paper, "created": [day.year, day.month, day.day]},
        format="pdf", pdf_standards=["ua-1"],
    )  # fmt: skip
    assert isinstance(made, bytes)
    return made


def _plain(weeks: Sequence[Sequence[Square]]) -> list[Any]:
    return [[{**asdict(square), "lines": [asdict(line) for line in square.lines]} for square in w] for w in weeks]
