"""The calendar knows the State Council's days, the lunar festivals and what nobody has confirmed yet."""

from datetime import date, timedelta

import pytest

from youju.ground.periods import month
from youju.ground.schedules import CalendarDay, ContradictoryCalendar, Kind, WorkCalendar, official

CALENDAR_2018 = WorkCalendar(official([2018]))


def named(calendar: WorkCalendar, name: str, year: int) -> list[date]:
    return [day for day in calendar if day.year == year and name in calendar.name(day).split("、")]


def test_april_2018_is_as_the_state_council_set_it():
    april = month(2018, 4)
    off = [day.day for day in april if CALENDAR_2018.off(day)]
    make_up = [day.day for day in april if CALENDAR_2018.make_up(day)]
    working = [day.day for day in april if CALENDAR_2018.workday(day)]
    assert off == [5, 6, 7, 29, 30]
    assert make_up == [8, 28]
    assert working == [2, 3, 4, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27, 28]


def test_an_ordinary_day_is_answered_for_without_a_row():
    sunday, monday = date(2018, 4, 15), date(2018, 4, 16)
    assert sunday not in CALENDAR_2018
    assert not CALENDAR_2018.off(sunday)
    assert not CALENDAR_2018.workday(sunday)
    assert CALENDAR_2018.workday(monday)
    assert CALENDAR_2018.name(monday) == ""
    assert CALENDAR_2018.confirmed(monday)


def test_a_day_says_what_it_is_called():
    assert CALENDAR_2018.name(date(2018, 4, 5)) == "清明节"
    assert CALENDAR_2018.name(date(2018, 4, 8)) == "清明节调休上班"
    assert CALENDAR_2018.name(date(2018, 4, 23)) == "世界读书日"
    assert CALENDAR_2018.name(date(2018, 10, 1)) == "国庆节、国际老年人日"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("腊八节", date(2018, 1, 24)),
        ("除夕", date(2018, 2, 15)),
        ("元宵节", date(2018, 3, 2)),
        ("端午节", date(2018, 6, 18)),
        ("七夕节", date(2018, 8, 17)),
        ("中秋节", date(2018, 9, 24)),
        ("重阳节", date(2018, 10, 17)),
        ("冬至", date(2018, 12, 22)),
        ("植树节", date(2018, 3, 12)),
        ("国际社工日", date(2018, 3, 20)),
        ("熄灯一小时", date(2018, 3, 24)),
        ("全国助残日", date(2018, 5, 20)),
        ("儿童节", date(2018, 6, 1)),
        ("国际志愿者日", date(2018, 12, 5)),
    ],
)
def test_festivals_and_theme_days_of_2018_are_in_the_table(name, day):
    assert named(CALENDAR_2018, name, 2018) == [day]


@pytest.mark.parametrize(
    ("year", "day"),
    [(2015, 28), (2016, 19), (2017, 25), (2018, 24), (2019, 30), (2023, 25), (2024, 23)],
)
def test_earth_hour_is_the_last_saturday_of_march_but_never_easters(year, day):
    assert named(WorkCalendar(official([year])), "熄灯一小时", year) == [date(year, 3, day)]


def test_each_lunar_festival_falls_once_in_a_year_and_laba_once_in_a_winter():
    laba = []
    for year in range(2021, 2024):
        calendar = WorkCalendar(official([year]))
        for name in ("元宵节", "七夕节", "重阳节", "除夕", "冬至"):
            assert len(named(calendar, name, year)) == 1
        laba += named(calendar, "腊八节", year)
    # The winter of 2023 has it in January 2024.
    assert laba == [date(2021, 1, 20), date(2022, 1, 10), date(2022, 12, 30)]


def test_a_year_nobody_has_announced_is_marked():
    later = WorkCalendar(official([2040]))
    assert later.off(date(2040, 10, 1))
    assert not later.confirmed(date(2040, 10, 1))
    assert not later.confirmed(date(2040, 3, 15))
    assert not any(row.kind is Kind.WORKDAY for rows in later.values() for row in rows)
    statutory = [day for day in later if later.off(day)]
    assert len(statutory) == 13
    assert CALENDAR_2018.confirmed(date(2018, 10, 1))


def test_an_empty_year_is_not_taken_for_a_year_without_holidays():
    assert not WorkCalendar().confirmed(date(2018, 4, 1))
    assert not CALENDAR_2018.confirmed(date(2019, 4, 1))
    assert not WorkCalendar(official([1999])).confirmed(date(1999, 5, 1))


def test_rows_of_an_edited_table_are_taken_as_they_are():
    table = WorkCalendar(
        [
            (date(2018, 6, 25), "off", "校庆", True),
            CalendarDay(date(2018, 6, 30), Kind.WORKDAY, "校庆调休"),
        ]
    )
    assert table.off(date(2018, 6, 25))
    assert table.make_up(date(2018, 6, 30))
    assert list(table) == [date(2018, 6, 25), date(2018, 6, 30)]
    assert table[date(2018, 6, 25)] == (CalendarDay(date(2018, 6, 25), Kind.OFF, "校庆"),)


def test_the_order_of_the_rows_makes_no_other_calendar():
    rows = official([2018])
    assert WorkCalendar(reversed(rows)) == WorkCalendar(rows)
    assert hash(WorkCalendar(reversed(rows))) == hash(WorkCalendar(rows))


def test_a_day_cannot_be_off_and_worked():
    day = date(2018, 4, 8)
    with pytest.raises(ContradictoryCalendar) as refusal:
        WorkCalendar([*official([2018]), CalendarDay(day, Kind.OFF, "春游")])
    assert refusal.value.day == day


def test_every_announced_year_has_its_rows_once_and_in_order():
    rows = official([2004, 2005, 2013, 2015, 2020, 2026])
    assert list(rows) == sorted(set(rows))
    assert all(row.confirmed for row in rows)
    off = [row.date for row in rows if row.kind is Kind.OFF]
    assert len(off) == len(set(off))
    assert max(off) - min(off) > timedelta(days=20 * 365)
