"""What is written reads back as the same schedule: the law that lets phrases be stored and edited."""

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ground.schedules.random_schedules import nearly_phrases, schedules
from youju.ground.schedules import (
    Dates,
    Holidays,
    Months,
    Schedule,
    Times,
    Undated,
    UnreadableSchedule,
    Weekday,
    Weekdays,
    Window,
    read,
    write,
    write_en,
)


@settings(max_examples=200)
@given(schedules())
def test_every_schedule_reads_back_from_its_phrase(schedule):
    assert read(write(schedule)) == schedule


@settings(max_examples=200)
@given(nearly_phrases())
def test_every_text_that_can_be_read_can_be_written_and_read_again(text):
    try:
        schedule = read(text)
    except UnreadableSchedule:
        return
    assert read(write(schedule)) == schedule
    assert write(read(write(schedule))) == write(schedule)


def _has_a_year(schedule: Schedule, year: int) -> bool:
    """Whether everything that could carry a year carries one, so that none is put in its place."""
    rule = schedule.rule.months if isinstance(schedule.rule, Undated) else schedule.rule
    stretches = [entry for entry in (rule, schedule.within) if isinstance(entry, Months | Window)]
    listed = [entry for entry in (rule, schedule.exceptions) if isinstance(entry, Dates)]
    return all(entry.year is not None for entry in stretches) and all(entry.have_years for entry in listed)


@settings(max_examples=200)
@given(schedules(), st.integers(2004, 2031))
def test_a_year_that_goes_without_saying_is_left_out_and_put_back(schedule, year):
    if _has_a_year(schedule, year):
        assert read(write(schedule, year=year), year=year) == schedule


def test_the_year_of_a_bulletin_is_not_repeated_in_it():
    schedule = read("4月14日", year=2018)
    assert schedule == Schedule(Dates((date(2018, 4, 14),)))
    assert write(schedule) == "2018年4月14日"
    assert write(schedule, year=2018) == "4月14日"
    assert write(schedule, year=2019) == "2018年4月14日"


@given(schedules())
def test_every_schedule_can_be_said_in_english(schedule):
    said = write_en(schedule)
    assert said
    assert said.isprintable()
    assert "  " not in said
    assert all(ord(letter) < 0x2E80 for letter in said)


@pytest.mark.parametrize(
    ("phrase", "english"),
    [
        ("每周一至周五下午15:00-18:30", "every Monday to Friday, 15:00–18:30"),
        ("每月最后一周的周五18:00-19:30", "on the last Friday of the month, 18:00–19:30"),
        ("每月第一、三个周六", "on the first and third Saturday of the month"),
        ("4月中下旬", "in mid- to late April, day to be announced"),
        ("4月16日、29日", "on 16 April and 29 April"),
        ("4月，每周六19:30，法定节假日除外", "every Saturday in April, from 19:30, not on public holidays"),
        ("隔周周六，自2018年4月7日起", "every second Saturday from 7 April 2018"),
        ("暑假，每天上午", "every day in the summer school holidays, morning"),
        ("每周六，4月7日除外", "every Saturday, except 7 April"),
        ("工作日", "every working day"),
    ],
)
def test_a_schedule_is_said_in_plain_english(phrase, english):
    assert write_en(read(phrase)) == english


def test_a_schedule_is_the_same_however_its_parts_were_listed():
    evening, morning = Times(time(19, 30)), Times(time(9), time(11))
    one = Schedule(Weekdays(frozenset({Weekday.MONDAY})), (evening, morning), Holidays.SKIP)
    other = Schedule(Weekdays(frozenset({0})), (morning, evening), "skip")
    assert one == other
    assert hash(one) == hash(other)
