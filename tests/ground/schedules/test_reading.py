"""Recurrence phrases, as people write them, become schedules."""

from datetime import date, time

import pytest

from youju.ground.schedules import (
    LAST,
    MONDAY_TO_FRIDAY,
    Break,
    Dates,
    Holidays,
    MonthDay,
    MonthlyNth,
    Months,
    MonthThird,
    PartOfDay,
    Schedule,
    TermBreak,
    Third,
    Times,
    Undated,
    Weekday,
    Weekdays,
    Window,
    WorkingDays,
    read,
    write,
)

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
NOTHING_ELSE = Undated()


def weekly(*days: Weekday, every: int = 1, anchor: date | None = None) -> Weekdays:
    return Weekdays(frozenset(days), every, anchor)


def in_april(*days: int) -> Dates:
    return Dates(tuple(MonthDay(4, day) for day in days))


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("每周一至周五", Weekdays(MONDAY_TO_FRIDAY)),
        ("每周一到五", Weekdays(MONDAY_TO_FRIDAY)),
        ("每周一—周五", Weekdays(MONDAY_TO_FRIDAY)),
        ("每周一-周五", Weekdays(MONDAY_TO_FRIDAY)),
        ("周一至周五每天", Weekdays(MONDAY_TO_FRIDAY)),
        ("星期一至星期五", Weekdays(MONDAY_TO_FRIDAY)),
        ("每周二、周四、周五", weekly(TUE, THU, FRI)),
        ("每周二,周四,周五", weekly(TUE, THU, FRI)),
        ("每周二、四、五", weekly(TUE, THU, FRI)),
        ("每周二四五", weekly(TUE, THU, FRI)),
        ("每周一至周三、周五", weekly(MON, TUE, WED, FRI)),
        ("每周六、日", weekly(SAT, SUN)),
        ("每周六和周日", weekly(SAT, SUN)),
        ("每周六日", weekly(SAT, SUN)),
        ("周末", weekly(SAT, SUN)),
        ("每周六至周一", weekly(SAT, SUN, MON)),
        ("每周日", weekly(SUN)),
        ("每星期天", weekly(SUN)),
        ("每周", weekly()),
        ("每天", weekly(*Weekday)),
        ("工作日", WorkingDays()),
        ("隔周(周六)", weekly(SAT, every=2)),
        ("隔周（周六、日）", weekly(SAT, SUN, every=2)),
        ("隔周六", weekly(SAT, every=2)),
        ("每两周的周六", weekly(SAT, every=2)),
        ("隔周", weekly(every=2)),
        ("每3周周三", weekly(WED, every=3)),
        ("隔周(周六)，自2018年4月7日起", weekly(SAT, every=2, anchor=date(2018, 4, 7))),
        ("每月最后一周的周五", MonthlyNth((LAST,), FRI)),
        ("每月最后一个周五", MonthlyNth((LAST,), FRI)),
        ("每个月的最后一个星期五", MonthlyNth((LAST,), FRI)),
        ("每月第二个周六", MonthlyNth((2,), SAT)),
        ("每月第2个周六", MonthlyNth((2,), SAT)),
        ("每月第一、三个周六", MonthlyNth((1, 3), SAT)),
        ("每月第一个和最后一个周日", MonthlyNth((1, LAST), SUN)),
        ("4月14日", in_april(14)),
        ("四月十四号", in_april(14)),
        ("4月16日、29日", in_april(16, 29)),
        ("4月16、29日", in_april(16, 29)),
        ("4月,16日、29日", in_april(16, 29)),
        ("4月,4月16日", in_april(16)),
        ("4月5日至7日", in_april(5, 6, 7)),
        ("4月5-7日", in_april(5, 6, 7)),
        ("2月28日至3月1日", Dates((MonthDay(2, 28), MonthDay(2, 29), MonthDay(3, 1)))),
        ("2018年12月31日至2019年1月1日", Dates((date(2018, 12, 31), date(2019, 1, 1)))),
        ("4月中下旬", Window((MonthThird(4, Third.MIDDLE), MonthThird(4, Third.LATE)))),
        ("4月，中下旬", Window((MonthThird(4, Third.MIDDLE), MonthThird(4, Third.LATE)))),
        ("4月底", Window((MonthThird(4, Third.LATE),))),
        ("3月下旬至4月上旬", Window((MonthThird(3, Third.LATE), MonthThird(4, Third.EARLY)))),
        ("2018年4月上旬", Window((MonthThird(4, Third.EARLY),), 2018)),
        ("4月", Undated(Months((4,)))),
        ("４月份", Undated(Months((4,)))),
        ("3月至5月", Undated(Months((3, 4, 5)))),
        ("11月至2月", Undated(Months((1, 2, 11, 12)))),
        ("寒暑假", TermBreak(Break.BOTH)),
        ("暑假期间", TermBreak(Break.SUMMER)),
    ],
)
def test_a_phrase_names_its_rule(phrase, rule):
    assert read(phrase) == Schedule(rule)


@pytest.mark.parametrize(
    ("phrase", "times"),
    [
        ("下午15:00-18:30", Times(time(15), time(18, 30))),
        ("下午１５：００～１８：３０", Times(time(15), time(18, 30))),
        ("下午3:00-5:00", Times(time(15), time(17))),
        ("下午3:00至晚上8:00", Times(time(15), time(20))),
        ("下午三点到五点一刻", Times(time(15), time(17, 15))),
        ("下午2-4点", Times(time(14), time(16))),
        ("上午9:30-11:00", Times(time(9, 30), time(11))),
        ("上午9:30—下午4:00", Times(time(9, 30), time(16))),
        ("9:30-12:00", Times(time(9, 30), time(12))),
        ("中午11:30-1:00", Times(time(11, 30), time(13))),
        ("18:00-19:30", Times(time(18), time(19, 30))),
        ("19:30", Times(time(19, 30))),
        ("19:30开始", Times(time(19, 30))),
        ("晚上七点半", Times(time(19, 30))),
        ("晚上7:30-9:00", Times(time(19, 30), time(21))),
        ("十九时三十分", Times(time(19, 30))),
        ("凌晨3:00-9:00", Times(time(3), time(9))),
        ("下午12:30", Times(time(12, 30))),
        ("下午", PartOfDay.AFTERNOON),
        ("晚上", PartOfDay.EVENING),
    ],
)
def test_a_time_of_day_is_read_on_the_24_hour_clock(phrase, times):
    assert read(phrase) == Schedule(NOTHING_ELSE, (times,))
    assert read(f"每周六{phrase}") == Schedule(weekly(SAT), (times,))


def test_a_numeral_after_a_weekday_is_not_taken_for_another_weekday():
    assert read("每周六二十点半") == Schedule(weekly(SAT), (Times(time(20, 30)),))
    assert read("每周六、四月") == Schedule(weekly(SAT), within=Months((4,)))


def test_a_day_may_have_several_times():
    opening = (Times(time(9), time(12)), Times(time(14), time(17)))
    assert read("工作日9:00-12:00、14:00-17:00") == Schedule(WorkingDays(), opening)
    assert read("每周六上午、下午").times == (PartOfDay.MORNING, PartOfDay.AFTERNOON)


@pytest.mark.parametrize(
    ("phrase", "policy"),
    [
        ("法定节假日除外", Holidays.SKIP),
        ("节假日休息", Holidays.SKIP),
        ("节假日照常", Holidays.KEEP),
        ("随学校上课日", Holidays.SCHOOL_DAYS),
    ],
)
def test_an_activity_says_what_it_does_on_holidays(phrase, policy):
    assert read(phrase) == Schedule(NOTHING_ELSE, holidays=policy)
    assert read(f"每周六（{phrase}）") == Schedule(weekly(SAT), holidays=policy)


def test_a_month_in_front_narrows_what_follows():
    april = Months((4,))
    assert read("4月,每周六") == Schedule(weekly(SAT), within=april)
    assert read("每周六，4月") == Schedule(weekly(SAT), within=april)
    assert read("3月至6月,每月第二个周六").within == Months((3, 4, 5, 6))
    assert read("暑假，每天上午").within == TermBreak(Break.SUMMER)


def test_dates_can_be_left_out():
    without = Schedule(weekly(SAT), exceptions=in_april(7, 14))
    assert read("每周六，4月7日、14日除外") == without
    assert read("每周六(4月7日、14日除外)") == without
    assert read("除4月7日、14日外，每周六") == without


def test_the_whole_phrase_of_a_notice_is_read_at_once():
    said = "４月，每周一至周五 下午 15：00—18：30（法定节假日除外）"
    assert read(said) == Schedule(
        Weekdays(MONDAY_TO_FRIDAY), (Times(time(15), time(18, 30)),), Holidays.SKIP, Months((4,))
    )
    assert write(read(said)) == "4月，每周一至周五下午15:00-18:30，法定节假日除外"


def test_a_year_passed_in_belongs_to_everything_without_one():
    assert read("4月14日(周六)", year=2018) == Schedule(Dates((date(2018, 4, 14),)))
    assert read("4月底", year=2018) == Schedule(Window((MonthThird(4, Third.LATE),), 2018))
    assert read("4月，每周六", year=2018).within == Months((4,), 2018)
    assert read("隔周六，自4月7日起", year=2018) == Schedule(weekly(SAT, every=2, anchor=date(2018, 4, 7)))
    assert read("2017年4月14日", year=2018) == Schedule(Dates((date(2017, 4, 14),)))


@pytest.mark.parametrize(
    "phrase",
    [
        "每周一至周五",
        "每周二、周四、周五",
        "每周六、日",
        "每月最后一周的周五",
        "每月第二个周六",
        "隔周",
        "隔周(周六)",
        "4月14日",
        "4月16日、29日",
        "4月中下旬",
        "4月",
        "每天",
        "工作日",
        "下午15:00-18:30",
        "上午9:30-11:00",
        "19:30",
        "寒暑假",
        "法定节假日除外",
        "节假日照常",
        "随学校上课日",
        "每周六，4月7日除外",
        "4月5日至7日",
        "4月7日、8日",
    ],
)
def test_the_phrases_of_the_field_are_written_as_the_field_writes_them(phrase):
    assert write(read(phrase)) == phrase
