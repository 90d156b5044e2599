"""Clashes as a form tells them: one sentence for each that stands in the way, with its days."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from youju.services.activities.rules import Clash, digest
from youju.services.activities.rules.clashing import Sort
from youju.web.activities.board import hours

# So many days of one clash are named; the others are counted.
MOST = 6


@dataclass(frozen=True)
class Said:
    """What stands in the way, in a sentence, and on which days."""

    text: str
    days: str
    hard: bool


@dataclass(frozen=True)
class Told:
    """All of it; `aware` is what the tick sends, empty where nothing needs a word."""

    lines: tuple[Said, ...] = ()
    aware: str = ""

    def __bool__(self) -> bool:
        return bool(self.lines)


def told(found: Iterable[Clash]) -> Told:
    """The clashes by what stands in the way, in the order in which they came."""
    groups: dict[tuple[Sort, str, str], list[Clash]] = {}
    found = tuple(found)
    for clash in found:
        groups.setdefault((clash.sort, clash.other, clash.what), []).append(clash)
    lines = tuple(Said(_sentence(group[0]), _days(group), group[0].hard) for group in groups.values())
    return Told(lines, digest(found))


def _sentence(clash: Clash) -> str:
    said = {
        Sort.ROOM: _("“{other}” is in the same room ({what})"),
        Sort.LEADER: _("{what} leads “{other}” at the same time"),
        Sort.DAY_OFF: _("{other}: a day off, and the series is not made for it"),
        Sort.SITE: _("“{other}” is at {what} at the same time; is there room for both?"),
        Sort.SCHOOL: _("{other}: children are at school that morning"),
    }[clash.sort]
    return said.format(other=clash.other, what=clash.what)


def _days(group: list[Clash]) -> str:
    named = [
        f"{_('{month}/{day}').format(month=c.day.month, day=c.day.day)} {hours(c.start, c.end)}".strip()
        for c in group
    ]
    left = len(named) - MOST
    more = ngettext("and {count} more", "and {count} more", left).format(count=left) if left > 0 else ""
    return "、".join(named[:MOST]) + more


def _day(clash: Clash) -> str:
    return _("{month}/{day}").format(month=clash.day.month, day=clash.day.day)
