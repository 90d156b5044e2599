"""Checks of what is announced: days off, school days, two at once, contacts; each with its clean case."""

from dataclasses import replace
from datetime import date, time
from uuid import uuid4

import pytest

from tests.factories.passages import keys
from youju.reporting.bulletins.rules.checks.previews import (
    Plan,
    Slot,
    Spot,
    area_codes,
    cancelled,
    clashes,
    contacts,
    holidays,
    overlapping,
    silent_offices,
    undated,
)

OFF, MADE_UP = {date(2018, 4, 5): "清明节", date(2018, 4, 29): "劳动节"}, {date(2018, 4, 28): "劳动节调休上班"}
HOUSE = Spot(uuid4(), 1, "槐树童伴", True, "槐树路1号", "010-5550 0101", "何小满")
SITES = {HOUSE.uid: HOUSE}
OFFICES = {1: (uuid4(), "北岸"), 2: (uuid4(), "南坡")}


def slot(day, start="9:30", end="11:00", gone=False):
    begin, stop = (time(*map(int, text.split(":"))) if text else None for text in (start, end))
    return Slot(date(2018, 4, day), begin, stop, gone)


def plan(*slots, title="电脑课堂", when="每周六上午", **more):
    return Plan(uuid4(), 1, HOUSE.uid, title, when, slots, **more)


def on_days(found):
    return keys(holidays(found, OFF, MADE_UP))


@pytest.mark.parametrize(
    ("planned", "found"),
    [
        (plan(slot(5)), ["holiday"]), (plan(slot(4), slot(6)), []), (plan(slot(5), kept=True), []),
        (plan(slot(5), title="清明踏青"), []), (plan(slot(5, gone=True)), []),
        (plan(slot(28), pupils=True), ["schoolday"]), (plan(slot(28)), []), (plan(slot(21), pupils=True), []),
        (plan(slot(28, "14:00", "16:00"), pupils=True), []), (plan(slot(28, "", ""), pupils=True), ["schoolday"]),
    ],
    ids=["on a day off", "around it", "meant for it", "named after it", "cancelled already", "a morning class",
         "care", "an ordinary Saturday", "in the afternoon", "at no time said"],
)  # fmt: skip
def test_days_off_and_school_days(planned, found):
    assert on_days(planned) == found


def test_a_day_off_is_quoted_with_its_name():
    [row] = holidays(plan(slot(5)), OFF, MADE_UP)
    assert "4月5日（清明节）" in row.message
    assert "电脑课堂" in row.message


FAIR = plan(slot(14, "9:00", "11:30"), title="嘉年华")


@pytest.mark.parametrize(
    ("other", "usual", "found"),
    [
        (plan(slot(14), slot(21)), [], ["clash"]), (plan(slot(21)), [], []),
        (plan(slot(14, "11:30", "12:00")), [], []),
        (plan(slot(14, gone=True)), [], []), (plan(slot(14, "", "")), [], []),
        (plan(slot(14)), [frozenset({"嘉年华", "电脑课堂"})], []),
        (plan(*(slot(day) for day in range(1, 21))), [], []), (replace(plan(slot(14)), site=None), [], []),
        (plan(slot(14, "8:30", "")), [], ["clash"]),
    ],
    ids=["overlapping", "another day", "one after the other", "cancelled", "no time said",
         "side by side last month", "the open house", "no place", "open end counts an hour"],
)  # fmt: skip
def test_two_at_once(other, usual, found):
    assert keys(clashes([other, FAIR], usual, SITES)) == found


@pytest.mark.parametrize(
    ("rooms", "usual", "found"),
    [(("一号", "二号"), [], []), (("一号", "一号"), [], ["clash"]), (("一号", ""), [], ["clash"]),
     (("一号", "一号"), [frozenset({"嘉年华", "电脑课堂"})], ["clash"]),
     (("一号", ""), [frozenset({"嘉年华", "电脑课堂"})], [])],
    ids=["two rooms", "one room", "one of them unnamed", "one room every month", "side by side every month"],
)  # fmt: skip
def test_two_rooms_take_two_at_once_and_one_room_never_does(rooms, usual, found):
    pair = [replace(one, room=room) for one, room in zip((plan(slot(14)), FAIR), rooms, strict=True)]
    rows = list(clashes(pair, usual, SITES))
    assert keys(rows) == found
    assert all("一号" in row.message for row in rows if rooms[0] == rooms[1])


def test_a_service_without_a_place_has_no_room_to_clash_in():
    nowhere = {HOUSE.uid: replace(HOUSE, is_place=False)}
    assert keys(clashes([plan(slot(14)), FAIR], [], nowhere)) == []
    assert len(list(overlapping([plan(slot(14)), FAIR]))) == 1


def test_a_clash_leads_to_the_rarer_of_the_two():
    steady = plan(slot(7), slot(14), slot(21))
    [row] = clashes([steady, FAIR], [], SITES)
    assert (row.place, row.office) == (FAIR.uid, 1)
    assert "4月14日" in row.message


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (plan(slot(14, gone=True)), "电脑课堂"), (plan(slot(14)), ""),
        (plan(slot(14, gone=True), slot(21)), "4月14日"),
    ],
)  # fmt: skip
def test_cancelled_and_still_announced(planned, said):
    rows = list(cancelled(planned))
    assert bool(rows) == bool(said)
    assert all(said in row.message for row in rows)


@pytest.mark.parametrize(
    ("planned", "found"),
    [
        (plan(slot(14), when="4月"), ["undated"]), (plan(when="4月"), []), (plan(slot(14), when="4月14日"), []),
        (plan(slot(14), when=""), ["undated"]), (plan(when="4月中下旬"), []),
    ],
)  # fmt: skip
def test_a_date_that_lost_its_days(planned, found):
    assert keys(undated(planned)) == found


@pytest.mark.parametrize("lost", ["address", "phone", "contacts"])
def test_a_place_says_where_it_is_and_whom_to_call(lost):
    assert keys(contacts([replace(HOUSE, **{lost: ""})], [plan(slot(14))], OFFICES)) == ["contact"]
    assert keys(contacts([HOUSE], [plan(slot(14))], OFFICES)) == []
    assert keys(contacts([replace(HOUSE, **{lost: ""})], [], OFFICES)) == [], "nothing is announced there"


def test_a_service_without_a_place_needs_no_address():
    assert keys(contacts([replace(HOUSE, is_place=False, address="")], [plan(slot(14))], OFFICES)) == []


def test_what_belongs_to_no_site_has_nobody_to_call():
    assert keys(contacts([HOUSE], [replace(plan(slot(14)), site=None)], OFFICES)) == ["contact"]


@pytest.mark.parametrize(
    ("phone", "found"),
    [
        ("65396188", ["areacode"]), ("5550 0101", ["areacode"]), ("010-5550 0101", []), ("0756-5550131", []),
        ("19900000132", []), ("010-5550 0101、65396188", ["areacode"]), ("400-123-4567", []), ("", []),
    ],
)  # fmt: skip
def test_a_phone_that_only_neighbours_can_call(phone, found):
    assert keys(area_codes([replace(HOUSE, phone=phone)], [plan(slot(14))])) == found


def test_an_office_that_announces_nothing():
    [row] = silent_offices([plan(slot(14))], OFFICES)
    assert (row.place, row.office) == (OFFICES[2][0], 2)
    assert keys(silent_offices([plan(slot(14)), replace(plan(slot(14)), office=2)], OFFICES)) == []
    assert keys(silent_offices([], OFFICES)) == []
