"""The RFC 5545 rule, with its amendments, gives a calendar program the very days that we give."""

from datetime import date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ground.schedules.random_schedules import recurring, schedules
from youju.ground.periods import Period, month, year
from youju.ground.schedules import (
    Amendments,
    NoRecurrenceRule,
    WorkCalendar,
    amendments,
    days,
    official,
    read,
    rrule,
)
from youju.ground.schedules.happenings import days_by_rule

APRIL = month(2018, 4)
CALENDAR = WorkCalendar(official([2017, 2018, 2019]))


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("每月最后一周的周五", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20180430"),
        ("每月最后一周的周五18:00-19:30", "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20180430T155959Z"),
        ("每月第一、三个周六下午", "FREQ=MONTHLY;BYDAY=1SA,3SA;UNTIL=20180430"),
        ("每周一至周五", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20180430"),
        ("工作日", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20180430"),
        ("4月，每周日", "FREQ=WEEKLY;BYDAY=SU;BYMONTH=4;UNTIL=20180430"),
        ("隔周(周六)，自2018年4月7日起", "FREQ=WEEKLY;INTERVAL=2;WKST=MO;BYDAY=SA;UNTIL=20180430"),
        ("4月16日、29日", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=16,29;UNTIL=20180430"),
    ],
)
def test_a_schedule_has_a_rule_that_ends_with_the_period(phrase, rule):
    assert rrule(read(phrase), APRIL) == rule


def test_the_rule_of_one_year_ends_with_that_year():
    assert rrule(read("2018年4月，每周六"), Period(date(2018, 1, 1), date(2021, 1, 1))) == (
        "FREQ=WEEKLY;BYDAY=SA;BYMONTH=4;UNTIL=20180428"
    )


@pytest.mark.parametrize(
    "phrase",
    ["4月中下旬", "4月", "寒暑假", "隔周(周六)", "19:30", "2018年4月14日", "4月14日、5月2日", "3月，每周六"],
)
def test_where_no_rule_exists_none_is_made_up(phrase):
    with pytest.raises(NoRecurrenceRule):
        rrule(read(phrase), APRIL)


def test_holidays_and_exceptions_are_amendments_of_the_rule():
    care = read("每周一至周五，随学校上课日，4月10日除外")
    assert amendments(care, APRIL, CALENDAR) == Amendments(
        without=(date(2018, 4, 5), date(2018, 4, 6), date(2018, 4, 10), date(2018, 4, 30)),
        besides=(date(2018, 4, 8), date(2018, 4, 28)),
    )


@settings(max_examples=80)
@given(
    recurring() | schedules(),
    st.sampled_from([APRIL, year(2018), Period(date(2017, 11, 20), date(2018, 6, 3)), month(2018, 2)]),
)
def test_a_calendar_program_unfolds_the_rule_to_the_same_days(schedule, period):
    try:
        rule = rrule(schedule, period)
    except NoRecurrenceRule:
        return
    named = days_by_rule(schedule, period)
    # dateutil wants DTSTART and UNTIL of one kind; the end of the last day is enough for whole days.
    head, until = rule.rsplit(";UNTIL=", 1)
    unfolded = rrulestr(
        f"{head};UNTIL={until[:8]}T235959",
        dtstart=datetime.combine(named[0], time(9)),
    )
    assert tuple(moment.date() for moment in unfolded) == named
    changed = amendments(schedule, period, CALENDAR)
    amended = (set(named) - set(changed.without)) | set(changed.besides)
    assert tuple(sorted(amended)) == days(schedule, period, CALENDAR)
