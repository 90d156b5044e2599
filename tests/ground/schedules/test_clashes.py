"""Two at once: half-open, in one pass, and the same as comparing everything with everything."""

from datetime import date, time, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from youju.ground.schedules import Slot, Taken, at_once, on_days_off, on_school_mornings, shut_out

MONDAY = date(2018, 3, 5)
TEN, ELEVEN, NOON = time(10), time(11), time(12)

slots = st.builds(
    lambda day, start, length, gone: Slot(
        MONDAY + timedelta(days=day), time(start // 4, start % 4 * 15) if start is not None else None,
        time((start + length) // 4, (start + length) % 4 * 15) if start is not None and length else None, gone,
    ),
    st.integers(0, 2), st.none() | st.integers(0, 80), st.integers(0, 12), st.sampled_from([False] * 5 + [True]),
)  # fmt: skip
taken = st.lists(st.builds(Taken, st.integers(0, 5), st.sampled_from(["hall", "attic"]), slots), max_size=30)


@given(taken)
def test_one_pass_finds_what_comparing_all_with_all_finds(given_):
    naive = sum(
        one.of == other.of and one.by != other.by and one.slot.overlaps(other.slot)
        for one, other in combinations(given_, 2)
    )
    found = list(at_once(given_))
    assert len(found) == naive
    assert all(one.slot.overlaps(other.slot) and one.by != other.by for one, other in found)


def test_what_ends_at_eleven_leaves_room_for_what_begins_then():
    before, after = Slot(MONDAY, TEN, ELEVEN), Slot(MONDAY, ELEVEN, NOON)
    assert not list(at_once([Taken("a", "hall", before), Taken("b", "hall", after)]))
    assert list(at_once([Taken("a", "hall", before), Taken("b", "hall", Slot(MONDAY, TEN))]))


def test_a_room_nobody_named_may_be_any():
    assert shut_out("大教室", "小教室")
    assert not shut_out("大教室", "大教室")
    assert not shut_out("大教室", "")


def test_a_day_off_is_no_trouble_for_what_bears_its_name_nor_an_afternoon_for_pupils():
    off = {MONDAY: "元宵节"}
    assert on_days_off([Slot(MONDAY)], off, "读书会") == [MONDAY]
    assert on_days_off([Slot(MONDAY)], off, "元宵灯会") == []
    assert on_school_mornings([Slot(MONDAY, TEN), Slot(MONDAY, time(14))], {MONDAY}) == [MONDAY]
