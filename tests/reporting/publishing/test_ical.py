"""The calendar that goes with an issue."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from tests.reporting.publishing.sample import DRAFT, ISSUE
from youju.reporting.publishing import ical
from youju.reporting.publishing.content import Entry, Issue, Occurrence, Place, Preview


def events(issue: Issue) -> dict[str, Event]:
    calendar = Calendar.from_ical(ical.render(issue))
    return {str(event["UID"]).partition("@")[0]: event for event in calendar.walk("VEVENT")}


def alone(occurrence: Occurrence, **place: str) -> Issue:
    entry = Entry("故事会", "4月23日", (), (occurrence,))
    return replace(ISSUE, preview=(Preview("临江同行", (Place("图书角", (entry,), **place),)),))


def test_the_calendar_reads_back_with_one_event_for_each_session_and_none_for_fuzzy_times():
    assert set(events(ISSUE)) == {
        "care-1",
        "care-2",
        "care-3",
        "care-7",
        "care-8",
        "parents-24",
        "stories-23",
        "stock-29",
    }
    care = events(ISSUE)["care-1"]
    assert care["SUMMARY"] == "社区儿童托管"
    assert care.decoded("DTSTART").isoformat() == "2026-04-01T15:00:00+08:00"
    assert care.decoded("DTEND").isoformat() == "2026-04-01T18:30:00+08:00"
    assert care["LOCATION"] == "临江市江畔路12号二层"
    assert care["STATUS"] == "CONFIRMED"
    for fact in ("地铁2号线", "010-5550 0101", "林老师", "每周一至周五15:00-18:30", "法定节假日除外"):
        assert fact in care["DESCRIPTION"]


def test_the_zone_is_defined_in_the_file_and_every_timed_event_names_it():
    source = ical.render(ISSUE).decode()
    assert source.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Asia/Shanghai" in source
    assert source.count("DTSTART;TZID=Asia/Shanghai:") == 7


def test_identity_is_the_sessions_own_and_survives_a_new_revision_of_the_issue():
    again = events(replace(ISSUE, revision=9, uid="another", released_at=datetime(2026, 5, 1, tzinfo=UTC)))
    for name, event in events(ISSUE).items():
        assert event["UID"] == again[name]["UID"]
        assert event["UID"].endswith("@bulletin.example.org")
        assert event["SEQUENCE"] == again[name]["SEQUENCE"]


def test_the_stamp_is_the_time_of_release_and_1970_for_a_draft():
    assert all(event.decoded("DTSTAMP") == ISSUE.released_at for event in events(ISSUE).values())
    assert all(event.decoded("DTSTAMP").year == 1970 for event in events(DRAFT).values())


def test_a_cancelled_session_stays_and_says_so():
    off = events(ISSUE)["care-3"]
    assert off["STATUS"] == "CANCELLED"
    assert off["SEQUENCE"] == 1
    assert off["SUMMARY"].startswith("【取消】")


def test_a_draft_is_tentative_and_marked():
    care = events(DRAFT)["care-1"]
    assert care["STATUS"] == "TENTATIVE"
    assert care["SUMMARY"] == "【草稿】社区儿童托管"
    assert events(DRAFT)["care-3"]["STATUS"] == "CANCELLED"


def test_a_session_without_a_start_takes_the_whole_day():
    stock = events(ISSUE)["stock-29"]
    assert stock.decoded("DTSTART") == date(2026, 4, 29)
    assert stock.decoded("DTEND") == date(2026, 4, 30)


def test_an_open_end_stays_open():
    assert "DTEND" not in events(ISSUE)["stories-23"]
    assert "DURATION" not in events(ISSUE)["stories-23"]


def test_an_end_before_its_start_is_the_next_morning():
    night = Occurrence("night", 0, date(2026, 4, 30), time(22), time(6))
    event = events(alone(night))["night"]
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=8)


def test_a_service_without_an_address_is_found_by_its_name():
    event = events(alone(Occurrence("a", 0, date(2026, 4, 23), None, None)))["a"]
    assert event["LOCATION"] == "图书角"


def test_a_value_cannot_become_a_property():
    day = Occurrence("a\r\nATTACH:https://evil.example", 0, date(2026, 4, 23), None, None)
    issue = alone(day, address="x\r\nBEGIN:VALARM\r\nACTION:EMAIL", phone="1;2,3\\n\nURL:x")
    calendar = Calendar.from_ical(ical.render(issue))
    (event,) = calendar.walk("VEVENT")
    assert "ATTACH" not in event
    assert not calendar.walk("VALARM")
    assert event["URL"] == ISSUE.address
    assert all(len(line) <= 75 for line in ical.render(issue).split(b"\r\n"))
