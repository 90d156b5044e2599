"""The grammar backwards: figures and schedules are drawn, written as people write them, and read back."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from youju.reporting.archive.reading import read

UNITS = ["人次", "名", "户", "家", "场", "节", "小时", "册", "件", "份", "宗", "餐", "人", "次"]
DIGITS = "零一二三四五六七八九"
DAYS = "一二三四五六日"
CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
FULL = {ord(str(n)): chr(0xFF10 + n) for n in range(10)}


def in_characters(value: int) -> str:
    """2 to 9,999 as a numeral."""
    said, zero = "", False
    for size, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // size % 10
        if digit:
            said += ("零" if zero and said else "") + DIGITS[digit] + name
        zero = digit == 0 if said else False
    return said[1:] if said.startswith("一十") else said


WAYS = {
    "digits": str, "grouped": lambda value: f"{value:,}", "full": lambda value: str(value).translate(FULL),
    "characters": in_characters,
}  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(2, 9999), st.sampled_from(UNITS), st.sampled_from(sorted(WAYS)), st.booleans()),
        min_size=1, max_size=5,
    )
)  # fmt: skip
def test_figures_are_read_back_as_they_were_written(rows):
    lines = [
        f"探访长者约{WAYS[way](value)}{unit}。" if about else f"探访长者{WAYS[way](value)}{unit}。"
        for value, unit, way, about in rows
    ]
    found = read("某社区月报\n2016年5月\n\n服务数据\n" + "\n".join(f"- {line}" for line in lines))["figures"]
    assert [(row["value"], row["unit"], row["approximate"]) for row in found] == [
        (value, unit, about) for value, unit, _way, about in rows
    ]


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 9999))
def test_a_margin_is_read_beside_its_sentence(value):
    found = read(f"某社区月报\n2016年5月\n\n服务数据\n{value}   开展外展{value}次。\n")["figures"]
    assert sorted((row["value"], row["unit"], row["margin"]) for row in found) == [
        (value, "次", False), (value, "次", True),
    ]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    st.sets(st.integers(0, 6), min_size=1, max_size=4), st.sampled_from(["每周", "每星期", "逢星期", "逢周"]),
    st.integers(6, 20), st.sampled_from([0, 15, 30, 45]), st.integers(1, 3),
)  # fmt: skip
def test_a_weekly_class_is_read_back_with_its_days_and_hours(days, each, hour, minute, length):
    said = "、".join(DAYS[day] for day in sorted(days))
    line = f"书法班：{each}{said} {hour}:{minute:02}-{hour + length}:{minute:02}，二楼"
    (row,) = read(f"某社区月报\n2016年5月\n\n六月安排\n{line}\n")["schedule"]
    codes = [CODES[day] for day in sorted(days)]
    whole = len(days) == 7
    assert row["rule"] == ("FREQ=DAILY" if whole else f"FREQ=WEEKLY;BYDAY={','.join(codes)}")
    assert (row["start"], row["end"]) == (f"{hour:02}:{minute:02}", f"{hour + length:02}:{minute:02}")


@settings(max_examples=150, deadline=None)
@given(st.integers(1, 30), st.integers(-3, 3))
def test_a_date_is_read_back_and_a_wrong_weekday_is_found(day, shift):
    held = date(2016, 6, day)
    printed = DAYS[(held + timedelta(days=shift)).weekday()]
    found = read(f"某社区月报\n2016年5月\n\n六月安排\n茶话会：6月{day}日（周{printed}）下午14:00，礼堂\n")
    assert found["schedule"][0]["dates"] == [held.isoformat()]
    assert any(row["check"] == "weekday" for row in found["findings"]) == (shift != 0)
