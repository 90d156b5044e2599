"""How the product understands a schedule phrase, drawn: its words back, its days in the month, and cautions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language, gettext_lazy

from youju.ground.periods import Period
from youju.ground.schedules import Caution, PartOfDay
from youju.services.activities.queries import Reading
from youju.web.activities.board import hours
from youju.web.desk.months import label

PARTS = {
    PartOfDay.MORNING: gettext_lazy("morning"),
    PartOfDay.NOON: gettext_lazy("noon"),
    PartOfDay.AFTERNOON: gettext_lazy("afternoon"),
    PartOfDay.EVENING: gettext_lazy("evening"),
}


@dataclass(frozen=True)
class Square:
    """A day of the small month: whether something happens, and whether the day fills the week only."""

    date: date
    happens: bool
    outside: bool


@dataclass(frozen=True)
class Understood:
    """`phrase` in the reader's language, `sessions` in the month, `when` where no day follows from the phrase."""

    phrase: str
    month: str
    sessions: int
    hours: str
    weeks: tuple[tuple[Square, ...], ...]
    when: str
    cautions: tuple[str, ...]


def understanding(reading: Reading, period: Period) -> Understood:
    """The reading of a phrase for one month."""
    english = (get_language() or "").startswith("en")
    found = reading.occurrences
    times = dict.fromkeys(
        hours(each.start, each.end) or str(PARTS[each.part] if each.part else "") for each in found
    )
    return Understood(
        reading.english if english else reading.chinese,
        label(period),
        len(found),
        "、".join(time for time in times if time),
        _weeks({each.day for each in found}, period) if reading.dated else (),
        "" if reading.dated else _when(reading),
        tuple(_said(caution, english) for caution in reading.cautions),
    )


def _weeks(days: set[date], period: Period) -> tuple[tuple[Square, ...], ...]:
    first = period.start - timedelta(days=period.start.weekday())
    last = period.last + timedelta(days=6 - period.last.weekday())
    squares = [
        Square(day, day in days, day not in period)
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1))
    ]
    return tuple(tuple(squares[place : place + 7]) for place in range(0, len(squares), 7))


def _when(reading: Reading) -> str:
    """The windows in which it will happen; the cautions say why there is none."""
    return "、".join(label(stretch) for stretch in reading.windows)


def _said(caution: Caution, english: bool) -> str:
    return caution.en if english else caution.zh
