"""Durations are minutes, and a number without a unit is a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.ground.periods import durations
from youju.ground.periods.durations import (
    AmbiguousDuration,
    Duration,
    NegativeDuration,
    UnreadableDuration,
)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("318小时22分钟", 19_102),
        ("182小时5分钟", 10_925),
        ("318.22小时", 19_093),
        ("182.1 小时", 10_926),
        ("90分钟", 90),
        ("1.5小时", 90),
        ("1.5h", 90),
        ("1H30m", 90),
        ("90 min", 90),
        ("0:45", 45),
        ("1：05", 65),
        ("２小时", 120),
        ("2个小时", 120),
        ("1小时零5分", 65),
        ("半小时", 30),
        ("1个半小时", 90),
        ("1小时半", 90),
        ("1,234小时", 74_040),
        ("0分钟", 0),
    ],
)
def test_a_duration_is_read_as_minutes(text, minutes):
    assert durations.read(text) == minutes
    assert durations.read(text).minutes == minutes


def test_a_number_with_a_point_may_be_two_durations_and_both_are_offered():
    with pytest.raises(AmbiguousDuration) as question:
        durations.read("318.22")
    assert question.value.readings == (("318.22小时", 19_093), ("318小时22分钟", 19_102))
    assert "19,093 min" in str(question.value)
    assert "19,102 min" in str(question.value)


def test_a_bare_whole_number_may_be_hours_or_minutes():
    with pytest.raises(AmbiguousDuration) as question:
        durations.read("90")
    assert question.value.readings == (("90小时", 5_400), ("90分钟", 90))


def test_seventy_five_hundredths_can_only_be_hours_but_are_still_asked():
    with pytest.raises(AmbiguousDuration) as question:
        durations.read("1.75")
    assert question.value.readings == (("1.75小时", 105),)


@given(st.decimals(0, 99_999, places=2))
def test_every_offered_reading_can_be_typed_back(number):
    with pytest.raises(AmbiguousDuration) as question:
        durations.read(f"{number:f}")
    assert question.value.readings
    for phrase, meant in question.value.readings:
        assert durations.read(phrase) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "小时",
        "三百",
        "-5分钟",
        "318 22",
        "1.5小时20分",
        "1小时60分钟",
        "1小时半5分",
        "0:75",
        "12:5",
        "1.5分钟",
        "1,2小时",
        "9" * 1_000_000,
        "1小时" * 300_000,
    ],
)
def test_a_text_without_a_duration_is_refused_by_name(text):
    with pytest.raises(UnreadableDuration) as refusal:
        durations.read(text)
    assert refusal.value.text == text
    assert len(str(refusal.value)) < 200


@given(st.text(max_size=40))
def test_any_text_gives_a_duration_or_a_named_refusal(text):
    refused = ""
    try:
        minutes = durations.read(text)
    except (UnreadableDuration, AmbiguousDuration) as refusal:
        refused, minutes = refusal.text, 0
    assert refused in ("", text)
    assert durations.read(durations.write(minutes, "clock")) == minutes


@pytest.mark.parametrize(
    ("minutes", "decimal", "clock"),
    [
        (19_093, "318.22小时", "318小时13分钟"),
        (19_102, "318.37小时", "318小时22分钟"),
        (10_926, "182.1小时", "182小时6分钟"),
        (120, "2小时", "2小时"),
        (6_000, "100小时", "100小时"),
        (45, "0.75小时", "45分钟"),
        (0, "0小时", "0分钟"),
    ],
)
def test_a_duration_prints_in_one_of_two_notations(minutes, decimal, clock):
    assert durations.write(minutes, "decimal") == decimal
    assert durations.write(minutes, "clock") == clock


@given(st.integers(0, 10**9), st.sampled_from(["decimal", "clock"]))
def test_either_notation_reads_back_as_the_same_minutes(minutes, notation):
    assert durations.read(durations.write(minutes, notation)) == minutes


def test_nothing_lasts_less_than_no_time():
    with pytest.raises(NegativeDuration):
        Duration(-1)
    with pytest.raises(NegativeDuration):
        durations.write(-1, "clock")
