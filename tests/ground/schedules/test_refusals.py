"""What cannot be read is refused at its character, by name, and at once."""

import time
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from youju.ground.schedules import (
    ContradictorySchedule,
    Dates,
    Holidays,
    ImpossibleRule,
    ImpossibleTimes,
    MonthDay,
    MonthlyNth,
    Months,
    Reason,
    Schedule,
    Times,
    Undated,
    UnreadableSchedule,
    Weekday,
    Weekdays,
    Window,
    WorkingDays,
    read,
)


@pytest.mark.parametrize(
    ("text", "position", "reason"),
    [
        ("", 0, Reason.NOTHING_SAID),
        ("  ", 0, Reason.NOTHING_SAID),
        ("，，", 0, Reason.NOTHING_SAID),
        ("每周六讲座", 3, Reason.NOT_A_PHRASE),
        ("下个月", 0, Reason.NOT_A_PHRASE),
        ("每周一次", 2, Reason.NOT_A_PHRASE),
        ("每月10日左右", 2, Reason.NO_SUCH_COUNT),
        ("4月31日", 0, Reason.NO_SUCH_DATE),
        ("13月", 0, Reason.NO_SUCH_DATE),
        ("4月十十日", 2, Reason.NO_SUCH_COUNT),
        ("4月14日、31日", 5, Reason.NO_SUCH_DATE),
        ("每周六25:00", 3, Reason.NO_SUCH_TIME),
        ("每周六9:75", 3, Reason.NO_SUCH_TIME),
        ("每周六 上午15:00", 6, Reason.NO_SUCH_TIME),
        ("晚上12点", 2, Reason.NO_SUCH_TIME),
        ("每周六19:30-", 9, Reason.NO_SUCH_TIME),
        ("每周六3:00-5:00", 3, Reason.WHICH_HALF_OF_THE_DAY),
        ("19:30-18:00", 5, Reason.ENDS_BEFORE_IT_STARTS),
        ("4月7日至5日", 4, Reason.ENDS_BEFORE_IT_STARTS),
        ("4月下旬至4月上旬", 4, Reason.ENDS_BEFORE_IT_STARTS),
        ("9:00-11:00、10:00-12:00", 0, Reason.TIMES_CLASH),
        ("每周六下午19:30、晚上", 3, Reason.TIMES_CLASH),
        ("每周六，每周日", 4, Reason.SAID_TWICE),
        ("4月，每周六，5月", 7, Reason.SAID_TWICE),
        ("法定节假日除外，节假日照常", 8, Reason.SAID_TWICE),
        ("5月，4月14日", 3, Reason.OUTSIDE_ITS_MONTH),
        ("暑假，4月14日", 3, Reason.DOES_NOT_GO_TOGETHER),
        ("4月14日，自2018年4月1日起", 6, Reason.DOES_NOT_GO_TOGETHER),
        ("工作日，节假日照常", 4, Reason.DOES_NOT_GO_TOGETHER),
        ("4月14日、2019年4月15日", 6, Reason.DOES_NOT_GO_TOGETHER),
        ("隔周六，自4月7日起", 4, Reason.YEAR_NEEDED),
        ("4月14日(周六)", 5, Reason.YEAR_NEEDED),
        ("2018年4月14日(周日)", 10, Reason.WRONG_WEEKDAY),
        ("每月第六个周一", 2, Reason.NO_SUCH_COUNT),
        ("每0周周六", 0, Reason.NO_SUCH_COUNT),
        ("每月第二周的周六", 2, Reason.WEEK_OR_WEEKDAY),
        ("每周六（法定节假日除外", 3, Reason.BRACKET_LEFT_OPEN),
        ("每周六）", 3, Reason.BRACKET_LEFT_OPEN),
        ("（（每周六））", 1, Reason.BRACKET_LEFT_OPEN),
        ("隔周(周六", 2, Reason.BRACKET_LEFT_OPEN),
        ("2000年1月1日至2018年1月1日", 9, Reason.TOO_MANY),
    ],
)
def test_the_refusal_says_where_and_why(text, position, reason):
    with pytest.raises(UnreadableSchedule) as refusal:
        read(text)
    assert (refusal.value.position, refusal.value.reason) == (position, reason)
    assert refusal.value.text == text
    assert reason.en in str(refusal.value)
    assert reason.zh in refusal.value.zh


def refusal_of(text: str, *, year: int | None = None) -> UnreadableSchedule | None:
    try:
        assert isinstance(read(text, year=year), Schedule)
    except UnreadableSchedule as refusal:
        return refusal
    return None


@settings(max_examples=300)
@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_by_name(text):
    refusal = refusal_of(text, year=2018)
    assert refusal is None or 0 <= refusal.position <= len(text)


HOSTILE = (
    "每",
    " ",
    "，",
    "（",
    "9",
    "九",
    "4月1日、",
    "4月1、",
    "4月、",
    "4月上旬、",
    "每周六、六",
    "每周",
    "每月第一、",
    "第一个",
    "19:30、",
    "凌晨",
    "4月7日除外，",
    "1年1月1日至9999年12月31日、",
    "最后一个周",
    "法定",
    "、  ",
    "-",
    "\u0301",
    "𝟙",
)


@settings(max_examples=60)
@given(st.sampled_from(HOSTILE), st.sampled_from(["", "每周六", "4月1日、", "每月第一、"]), st.integers(1, 300))
def test_repetition_is_read_or_refused_by_name(piece, beginning, count):
    refusal = refusal_of(beginning + piece * count)
    assert refusal is None or len(str(refusal)) < 300


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("beginning", ["", "每周六", "4月1日、", "每月第一、"])
def test_two_hundred_thousand_hostile_characters_are_done_at_once(beginning, piece):
    text = beginning + piece * (200_000 // len(piece))
    started = time.process_time()
    refusal = refusal_of(text)
    assert time.process_time() - started < 2
    assert refusal is None or len(str(refusal)) < 300


@pytest.mark.parametrize(
    "impossible",
    [
        lambda: Weekdays(frozenset({Weekday.MONDAY}), every=0),
        lambda: MonthlyNth((6,), Weekday.MONDAY),
        lambda: MonthlyNth((), Weekday.MONDAY),
        lambda: Months(()),
        lambda: Months((13,)),
        lambda: Months((4,), 10_000),
        lambda: Window(()),
        lambda: Dates(()),
        lambda: Dates((MonthDay(4, 31),)),
        lambda: Dates(((4, 31),)),
    ],
)
def test_a_rule_that_no_calendar_can_hold_is_refused(impossible):
    with pytest.raises(ImpossibleRule):
        impossible()


def test_a_time_no_notice_would_state_is_refused():
    with pytest.raises(ImpossibleTimes):
        Times(clock(9), clock(9))
    with pytest.raises(ImpossibleTimes):
        Times(clock(9, 0, 30))


def test_parts_that_contradict_each_other_are_refused():
    with pytest.raises(ContradictorySchedule):
        Schedule(Undated())
    with pytest.raises(ContradictorySchedule):
        Schedule(Dates((MonthDay(4, 14),)), within=Months((4,)))
    with pytest.raises(ContradictorySchedule):
        Schedule(WorkingDays(), holidays=Holidays.KEEP)
