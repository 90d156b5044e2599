"""Seeds the calendar's table: the State Council's days where they are known, lunar festivals, theme days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from chinese_calendar import constants
from dateutil.easter import easter  # type: ignore[import-untyped]
from lunar_python import Lunar, Solar

from youju.ground.schedules.calendar import CalendarDay, Kind

_HOLIDAY_NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利纪念日",
}
_LUNAR_FESTIVALS = {
    (1, 1): "春节",
    (1, 15): "元宵节",
    (5, 5): "端午节",
    (7, 7): "七夕节",
    (8, 15): "中秋节",
    (9, 9): "重阳节",
    (12, 8): "腊八节",
}
_FIXED_THEMES = {
    (3, 5): "学雷锋纪念日",
    (3, 8): "国际妇女节",
    (3, 12): "植树节",
    (3, 22): "世界水日",
    (4, 2): "世界孤独症日",
    (4, 7): "世界卫生日",
    (4, 22): "世界地球日",
    (4, 23): "世界读书日",
    (5, 15): "国际家庭日",
    (6, 1): "儿童节",
    (6, 5): "世界环境日",
    (9, 5): "中华慈善日",
    (9, 10): "教师节",
    (10, 1): "国际老年人日",
    (11, 20): "世界儿童日",
    (12, 3): "国际残疾人日",
    (12, 4): "国家宪法日",
    (12, 5): "国际志愿者日",
}
# The statutory days of the holiday regulation in force since 2025, counted from the first day of each.
_STATUTORY = {"春节": (-1, 3), "元旦": (0, 1), "清明节": (0, 1), "劳动节": (0, 2)}
_STATUTORY |= {"端午节": (0, 1), "中秋节": (0, 1), "国庆节": (0, 3)}
_KNOWN_YEARS = range(min(constants.holidays).year, max(constants.holidays).year + 1)


def official(years: Iterable[int]) -> tuple[CalendarDay, ...]:
    """The rows of some years, in order: days off, make-up working days, festivals and theme days.

    Years that the State Council had announced when `chinesecalendar` was released are confirmed. Later years
    carry the statutory days alone, unconfirmed: what is moved around them nobody knows yet. Years before 2004
    carry no days off at all.
    """
    rows: set[CalendarDay] = set()
    for year in set(years):
        rows.update(_festivals(year), _themes(year))
        rows.update(_announced(year) if year in _KNOWN_YEARS else _expected(year))
    return tuple(sorted(rows))


def _announced(year: int) -> Iterator[CalendarDay]:
    for day, name in constants.holidays.items():
        if day.year == year:
            yield CalendarDay(day, Kind.OFF, _HOLIDAY_NAMES[name])
    for day, name in constants.workdays.items():
        if day.year == year:
            yield CalendarDay(day, Kind.WORKDAY, f"{_HOLIDAY_NAMES[name]}调休上班")


def _expected(year: int) -> Iterator[CalendarDay]:
    if year < _KNOWN_YEARS.start:
        return
    firsts = {row.name: row.date for row in _festivals(year)}
    firsts |= {"元旦": date(year, 1, 1), "劳动节": date(year, 5, 1), "国庆节": date(year, 10, 1)}
    for name, (before, after) in _STATUTORY.items():
        for step in range(before, after):
            yield CalendarDay(firsts[name] + timedelta(days=step), Kind.OFF, name, confirmed=False)


def _festivals(year: int) -> Iterator[CalendarDay]:
    for (month, day), name in _LUNAR_FESTIVALS.items():
        # The twelfth lunar month may lie on either side of the new solar year.
        for lunar_year in (year - 1, year) if month == 12 else (year,):
            solar = _date(Lunar.fromYmd(lunar_year, month, day).getSolar())
            if solar.year == year:
                yield CalendarDay(solar, Kind.FESTIVAL, name)
    new_year = _date(Lunar.fromYmd(year, 1, 1).getSolar())
    yield CalendarDay(new_year - timedelta(days=1), Kind.FESTIVAL, "除夕")
    solar_terms = Solar.fromYmd(year, 4, 1).getLunar().getJieQiTable()
    yield CalendarDay(_date(solar_terms["清明"]), Kind.FESTIVAL, "清明节")
    yield CalendarDay(_date(solar_terms["DONG_ZHI"]), Kind.FESTIVAL, "冬至")


def _themes(year: int) -> Iterator[CalendarDay]:
    for (month, day), name in _FIXED_THEMES.items():
        yield CalendarDay(date(year, month, day), Kind.THEME, name)
    yield CalendarDay(_nth(year, 3, weekday=1, nth=3), Kind.THEME, "国际社工日")
    yield CalendarDay(_nth(year, 5, weekday=6, nth=3), Kind.THEME, "全国助残日")
    yield CalendarDay(_earth_hour(year), Kind.THEME, "熄灯一小时")


def _earth_hour(year: int) -> date:
    """The last Saturday of March, or the one before when that is the Saturday of Easter (as in 2018)."""
    last = _nth(year, 4, weekday=5, nth=1) - timedelta(days=7)
    return last - timedelta(days=7) if last == easter(year) - timedelta(days=1) else last


def _nth(year: int, month: int, *, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _date(solar: Solar) -> date:
    return date(solar.getYear(), solar.getMonth(), solar.getDay())
