"""The calendar as a second program reads it, which shares no code with the one that wrote it."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import vobject

from tests.reporting.publishing.reading import filled_with
from tests.reporting.publishing.sample import DRAFT, ISSUE, a_full_month
from youju.reporting.publishing import ical
from youju.reporting.publishing.content import Issue

LOCAL = ZoneInfo("Asia/Shanghai")


def opened(issue: Issue):
    return vobject.readOne(ical.render(issue).decode())


def events(issue: Issue) -> dict[str, object]:
    return {event.uid.value.partition("@")[0]: event for event in opened(issue).vevent_list}


def moved(issue: Issue, uid: str, **changed: object) -> Issue:
    """The issue in which one session is otherwise."""

    def anew(value):
        if isinstance(value, tuple):
            return tuple(anew(part) for part in value)
        if hasattr(value, "places"):
            return replace(value, places=anew(value.places))
        if hasattr(value, "entries"):
            return replace(value, entries=anew(value.entries))
        if hasattr(value, "occurrences"):
            return replace(value, occurrences=anew(value.occurrences))
        return replace(value, **changed) if value.uid == uid else value

    return replace(issue, preview=anew(issue.preview))


def test_it_finds_every_session_at_its_hour():
    found = events(ISSUE)
    assert len(found) == 8
    care = found["care-1"]
    assert care.summary.value == "社区儿童托管"
    assert care.dtstart.value == datetime(2026, 4, 1, 15, tzinfo=LOCAL)
    assert care.dtend.value.hour == 18
    assert care.location.value == "临江市江畔路12号二层"
    assert found["stock-29"].dtstart.value == date(2026, 4, 29)


def test_a_changed_session_updates_the_event_it_had():
    later = moved(ISSUE, "parents-24", sequence=1, start=time(19), end=time(20, 30))
    before, after = events(ISSUE), events(later)
    assert before.keys() == after.keys()
    was, now = before["parents-24"], after["parents-24"]
    assert was.uid.value == now.uid.value
    assert int(now.sequence.value) == int(was.sequence.value) + 1
    assert (was.dtstart.value.hour, now.dtstart.value.hour) == (18, 19)
    assert now.dtstamp.value == was.dtstamp.value, "the same release"


def test_a_cancelled_session_is_taken_off_and_not_left_out():
    off = events(moved(ISSUE, "parents-24", sequence=2, cancelled=True))["parents-24"]
    assert off.status.value == "CANCELLED"
    assert int(off.sequence.value) == 2


def test_lines_end_and_are_folded_as_the_standard_wants():
    for issue in (ISSUE, DRAFT, a_full_month(), filled_with(ISSUE, "很长，的；名字\\" * 40)):
        data = ical.render(issue)
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(len(line) for line in data.split(b"\r\n")) <= 75
        for line in data.split(b"\r\n"):
            line.decode()
        assert vobject.readOne(data.decode()).vevent_list


def test_the_zone_is_known_to_it_from_the_file_alone():
    zone = opened(ISSUE).vtimezone_list[0]
    assert zone.tzid.value == "Asia/Shanghai"
