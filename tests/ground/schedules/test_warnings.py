"""Before a schedule is printed, whatever could make a family stand before a closed door is named."""

from datetime import date

import pytest

from youju.ground.periods import Period, month
from youju.ground.schedules import WorkCalendar, official, read, warnings

APRIL = month(2018, 4)
CALENDAR = WorkCalendar(official([2018, 2040]))


def raised(phrase: str, period: Period = APRIL, **said: bool) -> list[tuple[str, list[str]]]:
    return [
        (caution.name, [f"{day:%m-%d}" for day in caution.days])
        for caution in warnings(read(phrase), period, CALENDAR, **said)
    ]


def test_a_day_on_a_public_holiday_is_named():
    assert raised("每周六下午14:00-16:00") == [("public_holiday", ["04-07"])]
    assert raised("4月29日") == [("public_holiday", ["04-29"])]


def test_what_is_made_for_a_holiday_or_kept_on_it_raises_nothing():
    assert raised("4月29日", made_for_holiday=True) == []
    assert raised("4月29日，节假日照常") == []
    assert raised("每周六下午14:00-16:00，法定节假日除外") == []


def test_a_morning_class_on_a_make_up_saturday_is_flagged():
    flagged = ("morning_class_on_school_day", ["04-28"])
    assert raised("每周六上午9:30-11:00，法定节假日除外") == [flagged]
    assert raised("每周六上午，法定节假日除外") == [flagged]
    assert raised("每周六，法定节假日除外") == [flagged]
    assert raised("每周六下午，法定节假日除外") == []
    assert raised("每周六19:30，法定节假日除外") == []


def test_care_may_run_on_a_make_up_day():
    assert raised("每周一至周五下午15:00-18:30，随学校上课日") == []
    assert raised("工作日上午9:00-11:00") == []
    assert raised("每天上午9:00-11:00，法定节假日除外") == []


def test_who_knows_better_says_whether_children_miss_school():
    assert raised("每周六19:30，法定节假日除外", morning_class=True) == [
        ("morning_class_on_school_day", ["04-28"])
    ]
    assert raised("每周六上午9:30-11:00，法定节假日除外", morning_class=False) == []


def test_unstated_holidays_are_decided_and_the_decision_is_shown():
    assert raised("每周一至周五下午15:00-18:30") == [
        ("holidays_not_stated", ["04-05", "04-06", "04-08", "04-28", "04-30"])
    ]
    assert raised("每周三") == []
    assert raised("每周一至周五，4月5日、6日、30日除外") == [("holidays_not_stated", ["04-08", "04-28"])]


def test_a_make_up_day_that_may_stand_for_a_missed_weekday_is_named():
    assert raised("每周二、周四、周五，随学校上课日") == [("make_up_day_unclear", ["04-08", "04-28"])]
    assert raised("每周五，随学校上课日") == [("make_up_day_unclear", ["04-08"])]
    assert raised("每周三，随学校上课日") == []


def test_days_of_an_unconfirmed_year_are_named():
    october = month(2040, 10)
    assert raised("10月14日", october) == [("calendar_unconfirmed", ["10-14"])]
    assert raised("10月14日，节假日照常", october) == []
    assert raised("10月1日", october) == [
        ("public_holiday", ["10-01"]),
        ("calendar_unconfirmed", ["10-01"]),
    ]


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("寒暑假", ["term_dates_unknown"]),
        ("暑假，每月第一个周六", ["term_dates_unknown"]),
        ("隔周(周六)", ["week_unknown"]),
        ("隔周", ["day_not_said", "week_unknown"]),
        ("每周", ["day_not_said"]),
        ("19:30", ["day_not_said"]),
        ("4月中下旬", []),
        ("4月", []),
        ("5月", ["not_in_period"]),
        ("5月上旬", ["not_in_period"]),
        ("5月4日", ["not_in_period"]),
        ("每月第五个周六", ["not_in_period"]),
        ("每月最后一周的周一，法定节假日除外", ["not_in_period"]),
    ],
)
def test_what_keeps_the_days_from_being_known_is_named(phrase, names):
    assert [name for name, _ in raised(phrase)] == names


def test_a_warning_speaks_both_languages_and_names_the_holiday():
    holiday, school = warnings(read("每周六上午9:30-11:00"), APRIL, CALENDAR)
    assert holiday.zh == "遇法定节假日：4月7日（清明节）"
    assert holiday.en == "It falls on a public holiday: 2018-04-07 (清明节)"
    assert school.zh == "调休上班日，上午孩子在校：4月28日（劳动节调休上班）"
    assert school.days == (date(2018, 4, 28),)


def test_a_long_list_of_days_is_shortened_in_the_sentence_only():
    (unconfirmed,) = warnings(read("每天，法定节假日除外"), month(2040, 11), CALENDAR)
    assert len(unconfirmed.days) == 30
    assert unconfirmed.zh.endswith("11月6日等30天")
    assert unconfirmed.en.endswith("2040-11-06 and 24 more days")
