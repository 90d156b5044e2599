"""Periods are half-open, know their neighbours and read back what they write."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.ground.periods import (
    BeyondTheCalendar,
    EmptyPeriod,
    Period,
    PeriodsDoNotTouch,
    UnreadablePeriod,
    day,
    month,
    parse,
    quarter,
    year,
)

days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@st.composite
def periods(draw) -> Period:
    first = draw(days)
    free = st.builds(lambda count: Period(first, first + timedelta(days=count)), st.integers(1, 900))
    named = st.sampled_from(
        [month(first.year, first.month), quarter(first.year, first.month % 4 + 1), year(first.year)]
    )
    return draw(st.one_of(free, named))


def test_the_first_day_belongs_to_a_period_and_its_end_does_not():
    march = month(2018, 3)
    assert date(2018, 3, 1) in march
    assert march.contains(date(2018, 3, 31))
    assert date(2018, 4, 1) not in march
    assert date(2018, 2, 28) not in march
    assert march.days == 31 == len(list(march))
    assert march.last == date(2018, 3, 31)


@pytest.mark.parametrize("end", [date(2018, 3, 1), date(2018, 2, 28)])
def test_a_period_that_does_not_last_is_refused(end):
    with pytest.raises(EmptyPeriod):
        Period(date(2018, 3, 1), end)


def test_a_moment_is_no_bound_of_a_period():
    with pytest.raises(TypeError):
        Period(datetime(2018, 3, 1, tzinfo=UTC), date(2018, 3, 2))


def test_periods_sort_by_start_and_then_by_end():
    assert sorted([month(2018, 2), year(2018), month(2018, 1)]) == [
        month(2018, 1),
        year(2018),
        month(2018, 2),
    ]


@pytest.mark.parametrize(
    ("period", "key", "chinese", "english"),
    [
        (month(2018, 3), "2018-03", "2018年3月", "March 2018"),
        (quarter(2018, 1), "2018-Q1", "2018年1月–3月", "January–March 2018"),
        (year(2018), "2018", "2018年", "2018"),
        (day(date(2018, 3, 5)), "2018-03-05..2018-03-05", "2018年3月5日", "5 March 2018"),
        (
            Period(date(2018, 3, 1), date(2018, 3, 16)),
            "2018-03-01..2018-03-15",
            "2018年3月1日–15日",
            "1–15 March 2018",
        ),
        (
            Period(date(2018, 3, 26), date(2018, 4, 2)),
            "2018-03-26..2018-04-01",
            "2018年3月26日–4月1日",
            "26 March – 1 April 2018",
        ),
        (
            Period(date(2017, 12, 20), date(2018, 1, 6)),
            "2017-12-20..2018-01-05",
            "2017年12月20日–2018年1月5日",
            "20 December 2017 – 5 January 2018",
        ),
        (
            Period(date(2017, 12, 1), date(2018, 3, 1)),
            "2017-12-01..2018-02-28",
            "2017年12月–2018年2月",
            "December 2017 – February 2018",
        ),
        (
            Period(date(2018, 2, 1), date(2018, 5, 1)),
            "2018-02-01..2018-04-30",
            "2018年2月–4月",
            "February–April 2018",
        ),
        (
            Period(date(2017, 1, 1), date(2019, 1, 1)),
            "2017-01-01..2018-12-31",
            "2017年–2018年",
            "2017–2018",
        ),
    ],
)
def test_a_period_has_a_key_and_a_name_in_both_languages(period, key, chinese, english):
    assert (period.key, period.label_zh, period.label_en) == (key, chinese, english)
    assert str(period) == key


@given(periods())
def test_a_key_reads_back_as_the_same_period(period):
    assert parse(period.key) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2018-13",
        "2018-Q5",
        "2018-00",
        "0000",
        "2018-3",
        "２０１８-03",
        "2018-03\n",
        "2018-03-15..2018-03-01",
        "2018-02-30..2018-03-01",
        "2018-03-01..9999-12-31",
        "9999-12",
        "下个月",
        "2018-03" * 100_000,
    ],
)
def test_a_text_that_names_no_period_is_refused_by_name(text):
    with pytest.raises(UnreadablePeriod) as refusal:
        parse(text)
    assert refusal.value.text == text
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("period", "previous", "last_year", "year_to_date"),
    [
        (month(2018, 3), month(2018, 2), month(2017, 3), quarter(2018, 1)),
        (month(2018, 1), month(2017, 12), month(2017, 1), month(2018, 1)),
        (quarter(2018, 1), quarter(2017, 4), quarter(2017, 1), quarter(2018, 1)),
        (year(2018), year(2017), year(2017), year(2018)),
        (month(2020, 2), month(2020, 1), month(2019, 2), Period(date(2020, 1, 1), date(2020, 3, 1))),
        (
            Period(date(2018, 3, 5), date(2018, 3, 12)),
            Period(date(2018, 2, 26), date(2018, 3, 5)),
            Period(date(2017, 3, 5), date(2017, 3, 12)),
            Period(date(2018, 1, 1), date(2018, 3, 12)),
        ),
        (
            Period(date(2017, 12, 30), date(2018, 1, 3)),
            Period(date(2017, 12, 26), date(2017, 12, 30)),
            Period(date(2016, 12, 30), date(2017, 1, 3)),
            Period(date(2018, 1, 1), date(2018, 1, 3)),
        ),
        (
            day(date(2020, 2, 29)),
            day(date(2020, 2, 28)),
            day(date(2019, 2, 28)),
            Period(date(2020, 1, 1), date(2020, 3, 1)),
        ),
    ],
)
def test_a_period_is_compared_with_the_one_before_and_the_year_before(period, previous, last_year, year_to_date):
    assert period.previous() == previous
    assert period.last_year() == last_year
    assert period.year_to_date() == year_to_date


@given(periods())
def test_the_period_before_touches_and_joins(period):
    before = period.previous()
    assert before.end == period.start
    assert before.join(period) == period.join(before) == Period(before.start, period.end)


@pytest.mark.parametrize("other", [month(2018, 5), month(2018, 3), year(2018)])
def test_periods_with_a_gap_or_an_overlap_do_not_join(other):
    with pytest.raises(PeriodsDoNotTouch):
        month(2018, 3).join(other)


def test_months_are_whole_even_where_the_period_only_touches_them():
    touched = Period(date(2017, 12, 31), date(2018, 2, 2)).months()
    assert touched == (month(2017, 12), month(2018, 1), month(2018, 2))
    assert Period(date(2018, 1, 15), date(2018, 2, 1)).months() == (month(2018, 1),)


def test_weeks_start_on_mondays_and_stay_inside_the_period():
    assert [str(week) for week in month(2018, 4).weeks()] == [
        "2018-04-01..2018-04-01",
        "2018-04-02..2018-04-08",
        "2018-04-09..2018-04-15",
        "2018-04-16..2018-04-22",
        "2018-04-23..2018-04-29",
        "2018-04-30..2018-04-30",
    ]


@given(periods())
def test_the_weeks_are_the_period_again(period):
    weeks = period.weeks()
    assert sum(week.days for week in weeks) == period.days
    assert weeks[0].start == period.start
    assert weeks[-1].end == period.end
    assert all(week.start.weekday() == 0 for week in weeks[1:])


@given(periods())
def test_the_months_cover_the_period_and_no_month_more(period):
    months = period.months()
    assert all(whole.is_month for whole in months)
    assert period.start in months[0]
    assert period.last in months[-1]


def test_where_the_calendar_ends_the_refusal_has_a_name():
    for beyond in (
        lambda: month(2018, 13),
        lambda: month(0, 1),
        lambda: quarter(2018, 0),
        lambda: quarter(2018, 5),
        lambda: year(10_000),
        lambda: month(9999, 12),
        lambda: month(1, 1).previous(),
        lambda: day(date.min).previous(),
        lambda: day(date.min).last_year(),
        lambda: day(date.max),
    ):
        with pytest.raises(BeyondTheCalendar):
            beyond()
    assert Period(date(9999, 12, 30), date.max).weeks()[-1].end == date.max
