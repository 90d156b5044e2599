"""One phrase in one month, as the command line prints it."""

import json
from datetime import date

import pytest
from hypothesis import given, settings

from tests.ground.schedules.random_schedules import schedules
from youju.ground.periods import Period, month, year
from youju.ground.schedules import UnreadableSchedule, WorkCalendar, official, report, write

APRIL = month(2018, 4)
CALENDAR = WorkCalendar(official([2018]))


def test_the_parents_evening_is_the_last_friday():
    assert report("每月最后一周的周五18:00-19:30", APRIL, CALENDAR) == {
        "text": "每月最后一周的周五18:00-19:30",
        "period": "2018-04",
        "canonical": "每月最后一周的周五18:00-19:30",
        "canonical_en": "on the last Friday of the month, 18:00–19:30",
        "rule": {
            "kind": "monthly_nth",
            "nths": [-1],
            "weekday": 5,
            "within": None,
            "except": None,
            "holidays": {"stated": "unstated", "in_force": "keep"},
            "rrule": "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20180430T155959Z",
        },
        "occurrences": [{"date": "2018-04-27", "start": "18:00", "end": "19:30", "part": None}],
        "window": None,
        "warnings": [],
    }


def test_a_window_is_reported_with_its_first_and_last_day():
    found = report("4月中下旬", APRIL, CALENDAR)
    assert found["canonical"] == "4月中下旬"
    assert found["occurrences"] == []
    assert found["window"] == [{"first": "2018-04-11", "last": "2018-04-30"}]
    assert found["rule"]["rrule"] is None


def test_warnings_are_reported_with_their_days():
    (warning,) = report("每周六下午", APRIL, CALENDAR)["warnings"]
    assert (warning["name"], warning["days"]) == ("public_holiday", ["2018-04-07"])
    assert "清明节" in warning["zh"]


def test_dates_belong_to_the_year_of_the_period():
    found = report("4月14日(周六)", APRIL, CALENDAR)
    assert found["canonical"] == "4月14日"
    assert found["rule"]["dates"] == ["2018-04-14"]
    over_new_year = Period(date(2017, 12, 1), date(2018, 3, 1))
    assert report("1月14日", over_new_year, CALENDAR)["rule"]["dates"] == ["--01-14"]


def test_what_cannot_be_read_is_refused():
    with pytest.raises(UnreadableSchedule):
        report("有空就来", APRIL, CALENDAR)


@settings(max_examples=50)
@given(schedules())
def test_every_report_is_json(schedule):
    found = report(write(schedule), APRIL, CALENDAR)
    assert json.loads(json.dumps(found)) == found
    assert found["canonical"]
    wide = report(write(schedule), year(2018), CALENDAR)
    assert len(wide["occurrences"]) >= len(found["occurrences"])
