"""The previews of one real month, checked against the wall calendar by hand.

1 April 2018 is a Sunday. 5–7, 29 and 30 April are off; Sunday 8 and Saturday 28 are worked.
"""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ground.schedules.random_schedules import recurring, schedules
from youju.ground.periods import Period, month
from youju.ground.schedules import (
    Holidays,
    Occurrence,
    PartOfDay,
    WorkCalendar,
    days,
    occurrences,
    official,
    read,
    windows,
)

APRIL = month(2018, 4)
CALENDAR = WorkCalendar(official([2017, 2018, 2019]))
FULL_WEEKS = [9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 23, 24, 25, 26, 27]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        # After-school care under each policy.
        ("4月，每周一至周五下午15:00-18:30，法定节假日除外", [2, 3, 4, *FULL_WEEKS]),
        ("4月，每周一至周五下午15:00-18:30，随学校上课日", sorted([2, 3, 4, 8, *FULL_WEEKS, 28])),
        ("4月，每周一至周五下午15:00-18:30，节假日照常", [2, 3, 4, 5, 6, *FULL_WEEKS, 30]),
        ("4月，每周一至周五下午15:00-18:30", sorted([2, 3, 4, 8, *FULL_WEEKS, 28])),
        ("工作日", sorted([2, 3, 4, 8, *FULL_WEEKS, 28])),
        # A part of the week cannot know which weekday a make-up day stands for.
        ("每周二、周四、周五，随学校上课日", [3, 10, 12, 13, 17, 19, 20, 24, 26, 27]),
        ("每周三", [4, 11, 18, 25]),
        ("每周四，节假日照常", [5, 12, 19, 26]),
        ("每周四", [12, 19, 26]),
        # Weekends: days off fall away only when that is said, make-up days only under school days.
        ("每周六、日", [1, 7, 8, 14, 15, 21, 22, 28, 29]),
        ("每周六和周日，法定节假日除外", [1, 8, 14, 15, 21, 22, 28]),
        ("每周六和周日，随学校上课日", [1, 14, 15, 21, 22]),
        ("每周六上午9:30-11:00", [7, 14, 21, 28]),
        ("每周一至周六", [2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, *range(16, 22), *range(23, 29), 30]),
        ("每天，法定节假日除外", [1, 2, 3, 4, *range(8, 29)]),
        ("每天，随学校上课日", [1, 2, 3, 4, *range(8, 29)]),
        # Days of the month.
        ("每月最后一周的周五18:00-19:30", [27]),
        ("每月最后一周的周一", [30]),
        ("每月最后一周的周二", [24]),
        ("每月最后一周的周一，法定节假日除外", []),
        ("每月第二个周六", [14]),
        ("每月第一、三个周日", [1, 15]),
        ("每月第五个周日", [29]),
        ("每月第五个周六", []),
        ("隔周(周六)，自2018年4月14日起", [14, 28]),
        ("隔周(周六)，自2018年4月9日起", [14, 28]),
        ("隔周(周六)，自2018年3月31日起", [14, 28]),
        ("隔周(周日)，自2018年4月2日起", [8, 22]),
        ("每3周(周三)，自2018年3月1日起", [11]),
        ("每周六，自2018年4月20日起", [21, 28]),
        ("4月14日", [14]),
        ("4月16日、29日", [16, 29]),
        ("4月16日、29日，法定节假日除外", [16]),
        ("4月20日至22日", [20, 21, 22]),
        ("3月14日", []),
        ("2017年4月14日", []),
        ("3月，每周六", []),
        ("2017年4月，每周六", []),
        ("每周六，4月7日、28日除外", [14, 21]),
        # What names no day has none.
        ("4月中下旬", []),
        ("4月", []),
        ("寒暑假", []),
        ("暑假，每天", []),
        ("隔周(周六)", []),
        ("19:30", []),
    ],
)
def test_the_days_of_a_preview_line(phrase, expected):
    assert [day.day for day in days(read(phrase), APRIL, CALENDAR)] == expected


def test_each_occurrence_carries_its_times():
    parents = occurrences(read("每月最后一周的周五18:00-19:30"), APRIL, CALENDAR)
    assert parents == (Occurrence(date(2018, 4, 27), time(18), time(19, 30)),)
    stories = occurrences(read("4月14日19:30"), APRIL, CALENDAR)
    assert stories == (Occurrence(date(2018, 4, 14), time(19, 30), None),)
    films = occurrences(read("4月14日下午"), APRIL, CALENDAR)
    assert films == (Occurrence(date(2018, 4, 14), part=PartOfDay.AFTERNOON),)
    assert occurrences(read("4月14日"), APRIL, CALENDAR) == (Occurrence(date(2018, 4, 14)),)


def test_a_day_with_two_times_has_two_occurrences():
    assert [
        (entry.day.day, entry.start) for entry in occurrences(read("4月16日9:00-12:00、14:00"), APRIL, CALENDAR)
    ] == [
        (16, time(9)),
        (16, time(14)),
    ]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("4月中下旬", ["2018-04-11..2018-04-30"]),
        ("4月上旬", ["2018-04-01..2018-04-10"]),
        ("4月上下旬", ["2018-04-01..2018-04-10", "2018-04-21..2018-04-30"]),
        ("3月下旬至4月上旬", ["2018-04-01..2018-04-10"]),
        ("4月", ["2018-04"]),
        ("3月至6月", ["2018-04"]),
        ("5月", []),
        ("2017年4月", []),
        ("4月14日", []),
        ("寒暑假", []),
        ("19:30", []),
    ],
)
def test_a_fuzzy_time_stays_a_window(phrase, expected):
    assert [stretch.key for stretch in windows(read(phrase), APRIL)] == expected


def test_the_last_third_of_february_ends_with_february():
    (late,) = windows(read("2月下旬"), month(2018, 2))
    assert (late.start, late.last) == (date(2018, 2, 21), date(2018, 2, 28))


def test_a_leap_day_happens_in_leap_years_only():
    schedule = read("2月28日至3月1日")
    assert len(days(schedule, Period(date(2019, 1, 1), date(2020, 1, 1)), CALENDAR)) == 2
    assert len(days(schedule, Period(date(2020, 1, 1), date(2021, 1, 1)), CALENDAR)) == 3


periods = st.builds(
    lambda first, length: Period(first, date.fromordinal(first.toordinal() + length)),
    st.dates(date(2017, 1, 1), date(2019, 6, 1)),
    st.integers(2, 120),
)


@given(recurring() | schedules(), periods)
def test_occurrences_stay_in_the_period_in_order_and_add_up_over_its_parts(schedule, period):
    whole = occurrences(schedule, period, CALENDAR)
    assert all(entry.day in period for entry in whole)
    assert list(whole) == sorted(whole, key=lambda entry: (entry.day, entry.start or time()))
    middle = date.fromordinal(period.start.toordinal() + period.days // 2)
    parts = [Period(period.start, middle), Period(middle, period.end)]
    assert whole == sum((occurrences(schedule, part, CALENDAR) for part in parts), ())


@given(schedules(), periods)
def test_a_schedule_has_days_or_windows_but_never_both(schedule, period):
    assert not (days(schedule, period, CALENDAR) and windows(schedule, period))


@given(recurring() | schedules(), periods)
def test_nothing_happens_on_a_day_off_unless_it_is_kept(schedule, period):
    if schedule.holidays in (Holidays.SKIP, Holidays.SCHOOL_DAYS):
        assert not any(CALENDAR.off(day) for day in days(schedule, period, CALENDAR))
