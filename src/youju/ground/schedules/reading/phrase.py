"""Puts the clauses of one phrase together, in whatever order they come, and refuses what cannot hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from youju.ground.schedules import numerals
from youju.ground.schedules.reading import clock, dates, stretches, weeks
from youju.ground.schedules.reading.refusal import Reason
from youju.ground.schedules.reading.scanner import Scanner
from youju.ground.schedules.rules import Dates, Months, Rule, TermBreak, Undated, Weekdays, Window
from youju.ground.schedules.schedule import ContradictorySchedule, Holidays, Schedule
from youju.ground.schedules.times import ImpossibleTimes, PartOfDay, Times

_SEPARATOR = re.compile(r"[,、]+")
_OPEN, _CLOSE = re.compile(r"\("), re.compile(r"\)")
_EXCEPT, _ASIDE, _EXCEPTED = re.compile(r"除了?"), re.compile(r"以?外"), re.compile(r"除外")
_SINCE = re.compile(
    rf"[自从]\s*(?:(?P<year>[0-9]{{4}})年)?(?P<month>{numerals.TOKEN})月(?P<day>{numerals.TOKEN})[日号]\s*(?:起|开始)"
)
_PUBLIC_HOLIDAYS = r"遇?(?:国家)?(?:法定)?(?:节假日|假日)(?:期间)?"
_HOLIDAYS = {
    Holidays.SKIP: re.compile(_PUBLIC_HOLIDAYS + r"(?:除外|休息|停课|暂停|不开展|不开放)"),
    Holidays.KEEP: re.compile(_PUBLIC_HOLIDAYS + r"(?:照常|不休息|不休)(?:进行|开展|开放)?"),
    Holidays.SCHOOL_DAYS: re.compile(r"(?:跟?随|按照?)学校(?:上课日|教学日|校历)"),
}
# More than this is no day of anybody's; it also keeps a hostile list short.
_MOST_TIMES = 24


@dataclass
class _Said:
    """What has been read so far, and at which character; only times may be said more than once."""

    rule: tuple[Rule, int] | None = None
    stretch: tuple[Months | TermBreak, int] | None = None
    holidays: tuple[Holidays, int] | None = None
    exceptions: tuple[Dates, int] | None = None
    since: tuple[date, int] | None = None
    times: list[tuple[Times | PartOfDay, int]] = field(default_factory=list)

    @property
    def months(self) -> Months | None:
        """The months that later clauses are understood in."""
        return self.stretch[0] if self.stretch and isinstance(self.stretch[0], Months) else None


def read(text: str, *, year: int | None = None) -> Schedule:
    """The schedule that `text` announces, a recurrence phrase in Chinese.

    `year` is the year of dates and months that are written without one; without it they recur every year.
    Raises UnreadableSchedule with the position (in characters of `text`) and the reason.
    """
    scan = Scanner(text, year)
    said = _Said()
    bracket: int | None = None
    if scan.at_end:
        scan.fail(Reason.NOTHING_SAID, 0)
    while not scan.at_end:
        position = scan.position
        if scan.take(_SEPARATOR):
            continue
        if scan.take(_OPEN):
            if bracket is not None:
                scan.fail(Reason.BRACKET_LEFT_OPEN, position)
            bracket = position
        elif scan.take(_CLOSE):
            if bracket is None:
                scan.fail(Reason.BRACKET_LEFT_OPEN, position)
            bracket = None
        else:
            _clause(scan, said, position)
    if bracket is not None:
        scan.fail(Reason.BRACKET_LEFT_OPEN, bracket)
    return _schedule(scan, said)


def _clause(scan: Scanner, said: _Said, position: int) -> None:
    """Reads one clause into `said`. Raises UnreadableSchedule when none starts here or it was said before."""
    before = replace(said)
    if scan.take(_EXCEPT):
        said.exceptions = _exceptions(scan, said), position
    elif since := scan.take(_SINCE):
        said.since = dates.full_date(scan, since), position
    elif named := dates.dates(scan, said.months):
        if scan.take(_EXCEPTED):
            said.exceptions = named, position
        else:
            said.rule = named, position
    elif rule := stretches.window(scan, said.months) or weeks.rule(scan):
        said.rule = rule, position
    elif stretch := stretches.months(scan) or stretches.term_break(scan):
        said.stretch = stretch, position
    elif times := clock.times(scan):
        if len(said.times) == _MOST_TIMES:
            scan.fail(Reason.TOO_MANY, position)
        said.times.append((times, position))
    elif policy := next((policy for policy, phrase in _HOLIDAYS.items() if scan.take(phrase)), None):
        said.holidays = policy, position
    else:
        scan.fail(Reason.NOT_A_PHRASE, position)
    for part in ("rule", "stretch", "holidays", "exceptions", "since"):
        earlier = getattr(before, part)
        if earlier is not None and earlier is not getattr(said, part):
            scan.fail(Reason.SAID_TWICE, position)


def _exceptions(scan: Scanner, said: _Said) -> Dates:
    named = dates.dates(scan, said.months)
    if named is None or not scan.take(_ASIDE):
        scan.fail(Reason.NOT_A_PHRASE)
    return named


def _schedule(scan: Scanner, said: _Said) -> Schedule:
    rule, within = _rule(scan, said)
    if said.since is not None:
        if not isinstance(rule, Weekdays):
            scan.fail(Reason.DOES_NOT_GO_TOGETHER, said.since[1])
        rule = replace(rule, anchor=said.since[0])
    try:
        return Schedule(
            rule,
            times=tuple(times for times, _ in said.times),
            holidays=said.holidays[0] if said.holidays else Holidays.UNSTATED,
            within=within,
            exceptions=said.exceptions[0] if said.exceptions else None,
        )
    except ImpossibleTimes:
        scan.fail(Reason.TIMES_CLASH, said.times[0][1])
    except ContradictorySchedule:
        # A phrase of separators alone says nothing; otherwise it is the holidays that do not fit.
        scan.fail(
            Reason.DOES_NOT_GO_TOGETHER if said.rule else Reason.NOTHING_SAID,
            said.holidays[1] if said.holidays else 0,
        )


def _rule(scan: Scanner, said: _Said) -> tuple[Rule, Months | TermBreak | None]:
    """The rule, and what narrows it; a stretch alone is the rule itself."""
    stretch = said.stretch[0] if said.stretch else None
    if said.rule is None:
        return (stretch if isinstance(stretch, TermBreak) else Undated(stretch)), None
    rule, position = said.rule
    if not isinstance(rule, Dates | Window) or stretch is None:
        return rule, stretch
    if isinstance(stretch, TermBreak):
        scan.fail(Reason.DOES_NOT_GO_TOGETHER, position)
    # 4月,4月14日 says its month twice, which is how bulletins are written.
    if not all(_lies_in(stretch, moment) for moment in _months_of(rule)):
        scan.fail(Reason.OUTSIDE_ITS_MONTH, position)
    return rule, None


def _months_of(rule: Dates | Window) -> set[tuple[int | None, int]]:
    if isinstance(rule, Window):
        return {(rule.year, third.month) for third in rule.thirds}
    return {(entry.year if isinstance(entry, date) else None, entry.month) for entry in rule.dates}


def _lies_in(stretch: Months, moment: tuple[int | None, int]) -> bool:
    year, month = moment
    return month in stretch.months and (None in (year, stretch.year) or year == stretch.year)
