"""Random schedules, as wide as the types allow, and random texts that are nearly phrases."""

from datetime import date, time

from hypothesis import strategies as st

from youju.ground.schedules import (
    LAST,
    Break,
    ContradictorySchedule,
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
)

full_dates = st.dates(date(2004, 1, 1), date(2031, 12, 31))
month_days = full_dates.map(lambda day: MonthDay(day.month, day.day))
years = st.none() | st.integers(1, 9999)


def _around(day: date, length: int) -> tuple[date, ...]:
    """Days in a row, because ranges are written in their own way."""
    return tuple(date.fromordinal(day.toordinal() + step) for step in range(length))


runs = st.builds(_around, full_dates, st.integers(1, 60))
dates = st.one_of(
    st.lists(full_dates, min_size=1, max_size=8).map(tuple),
    st.lists(runs, min_size=1, max_size=3).map(lambda several: sum(several, ())),
    st.lists(month_days, min_size=1, max_size=8).map(tuple),
    runs.map(lambda run: tuple(MonthDay(day.month, day.day) for day in run)),
).map(Dates)
months = st.builds(Months, st.lists(st.integers(1, 12), min_size=1, max_size=12).map(tuple), years)
term_breaks = st.builds(TermBreak, st.sampled_from(Break))
weekdays = st.builds(
    Weekdays, st.frozensets(st.sampled_from(Weekday)), st.integers(1, 52), st.none() | full_dates
) | st.builds(Weekdays, st.frozensets(st.sampled_from(Weekday)), st.sampled_from([1, 2]))
narrowed = st.one_of(
    weekdays,
    st.just(WorkingDays()),
    st.builds(
        MonthlyNth,
        st.lists(st.sampled_from([1, 2, 3, 4, 5, LAST]), min_size=1).map(tuple),
        st.sampled_from(Weekday),
    ),
)
thirds = st.builds(MonthThird, st.integers(1, 12), st.sampled_from(Third))
whole = st.one_of(
    dates,
    st.builds(Window, st.lists(thirds, min_size=1, max_size=9).map(tuple), years),
    st.builds(Undated, st.none() | months),
    term_breaks,
)


@st.composite
def times(draw) -> tuple[Times | PartOfDay, ...]:
    if draw(st.booleans()):
        return tuple(draw(st.sets(st.sampled_from(PartOfDay), max_size=3)))
    minutes = sorted(draw(st.sets(st.integers(0, 24 * 60 - 1), max_size=6)))
    moments = [time(*divmod(minute, 60)) for minute in minutes]
    pairs = [Times(*pair) for pair in zip(moments[::2], moments[1::2], strict=False)]
    if len(moments) % 2:
        pairs.append(Times(moments[-1]))
    return tuple(draw(st.permutations(pairs)))


@st.composite
def schedules(draw) -> Schedule:
    rule, within = draw(
        st.one_of(
            st.tuples(narrowed, st.none() | months | term_breaks),
            st.tuples(whole, st.none()),
        )
    )
    try:
        return Schedule(
            rule,
            draw(times()),
            draw(st.sampled_from(Holidays)),
            within,
            draw(st.none() | dates),
        )
    except ContradictorySchedule:
        return Schedule(rule if rule != Undated() else WorkingDays())


@st.composite
def recurring(draw) -> Schedule:
    """Schedules that name days by a rule, most of them in the years around 2018."""
    recent = st.dates(date(2017, 10, 1), date(2018, 5, 1))
    some_days = st.frozensets(st.sampled_from(Weekday), min_size=1)
    rule = draw(
        st.one_of(
            st.builds(Weekdays, some_days, st.integers(1, 4), recent),
            st.builds(Weekdays, some_days),
            narrowed.filter(lambda rule: not isinstance(rule, Weekdays)),
        )
    )
    policy = draw(st.sampled_from([Holidays.UNSTATED, Holidays.SKIP, Holidays.SCHOOL_DAYS]))
    stretch = st.builds(Months, st.lists(st.integers(1, 12), min_size=4).map(tuple), st.sampled_from([None, 2018]))
    left_out = st.lists(recent, min_size=1, max_size=40).map(lambda days: Dates(tuple(days)))
    return Schedule(rule, draw(times()), policy, draw(st.none() | stretch), draw(st.none() | left_out))


_WEEKS = [
    "每周六",
    "周六、日",
    "隔周周六",
    "每3周(周一和周二)",
    "每月第一、三个周六",
    "每月最后一周的周五",
    "每天",
    "每周末",
]
_DATES = [
    "4月",
    "2018年4月",
    "14日",
    "4月16、29日",
    "4月28日至5月2日",
    "3月底、4月初",
    "中下旬",
    "11月至2月",
    "暑假",
]
_TIMES = ["上午9:30-11:00", "下午3:00-5:00", "19：30", "晚上七点半", "下午", "上午十点一刻", "十九点到二十点"]
_OTHER = ["自2018年4月7日起", "法定节假日除外", "节假日照常", "随学校上课日", "4月7日除外", "除4月7日、8日外"]
_SEPARATORS = ["", "", ",", "，", "、", " ", "；", "和"]


@st.composite
def nearly_phrases(draw) -> str:
    """Clauses in any order and number, with one character changed more often than not."""
    clauses = draw(
        st.lists(
            st.one_of(*map(st.sampled_from, (_WEEKS, _DATES, _TIMES, _OTHER))),
            min_size=1,
            max_size=4,
            unique=True,
        )
    )
    text = "".join(clause + draw(st.sampled_from(_SEPARATORS)) for clause in clauses)
    if draw(st.booleans()):
        place = draw(st.integers(0, len(text)))
        letter = draw(st.sampled_from([*"一三六日天十月周半至和、,-(）0159", ""]))
        text = text[:place] + letter + text[place + draw(st.integers(0, 1)) :]
    return text
