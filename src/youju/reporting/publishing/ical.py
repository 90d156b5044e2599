"""The calendar edition: one event for each dated session, under an identity that outlives the issue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from youju.reporting.publishing import words
from youju.reporting.publishing.addresses import absolute, host
from youju.reporting.publishing.content import Entry, Issue, Occurrence, Place
from youju.reporting.publishing.ink import line, printable
from youju.reporting.publishing.prose import LOCAL, released_at

UNRELEASED = datetime(1970, 1, 1, tzinfo=UTC)


def render(issue: Issue) -> bytes:
    """The preview as an iCalendar file (RFC 5545), times in Asia/Shanghai.

    A session without a start is an all-day event; one without an end carries no DTEND, which a calendar reads as
    "begins then, end unknown"; an end before its start is on the next day. A fuzzy announcement has no event.
    """
    issue = printable(issue)
    mark = words.DRAFT_MARK if issue.released_at is None else ""
    calendar = _calendar(f"{mark}{issue.bulletin}·{issue.next_month}{words.PREVIEW}")
    for preview in issue.preview:
        for place in preview.places:
            for entry in place.entries:
                for occurrence in entry.occurrences:
                    calendar.add_component(_event(issue, preview.office, place, entry, occurrence))
    return bytes(calendar.to_ical())


@dataclass(frozen=True)
class Duty:
    """A session in the calendar of whoever leads it; `link` is where it is recorded."""

    occurrence: Occurrence
    title: str
    place: str
    about: tuple[str, ...]
    link: str


def personal(name: str, duties: Iterable[Duty], *, address: str, written: datetime) -> bytes:
    """A colleague's own calendar: the same sessions under the same identities as in the public ones.

    `written` stamps every event; the same duties give the same bytes.
    """
    calendar = _calendar(line(name))
    for duty in duties:
        event, occurrence = Event(), duty.occurrence
        event.add("uid", f"{occurrence.uid}@{host(address)}")
        event.add("sequence", occurrence.sequence)
        event.add("dtstamp", written.astimezone(UTC))
        event.add("summary", f"{words.CANCELLED_MARK if occurrence.cancelled else ''}{line(duty.title)}")
        event.add("status", "CANCELLED" if occurrence.cancelled else "CONFIRMED")
        _time(event, occurrence)
        if duty.place:
            event.add("location", line(duty.place))
        if any(duty.about):
            event.add("description", "\n".join(line(fact) for fact in duty.about if fact))
        event.add("url", duty.link)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _calendar(name: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Youju//Bulletin//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", LOCAL.key)
    calendar.add_component(_zone())
    return calendar


def _zone() -> Timezone:
    """China has kept one time without summer time since long before any bulletin."""
    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", LOCAL.key)
    # A zone defines itself in local time without a zone.
    standard.add("dtstart", datetime.combine(date(1992, 1, 1), time.min))
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    standard.add("tzname", "CST")
    zone.add_component(standard)
    return zone


def _event(issue: Issue, office: str, place: Place, entry: Entry, occurrence: Occurrence) -> Event:
    event = Event()
    marks = words.DRAFT_MARK if issue.released_at is None else ""
    marks += words.CANCELLED_MARK if occurrence.cancelled else ""
    event.add("uid", f"{occurrence.uid}@{host(issue.address)}")
    event.add("sequence", occurrence.sequence)
    event.add("dtstamp", (released_at(issue) or UNRELEASED).astimezone(UTC))
    event.add("summary", f"{marks}{entry.title}")
    event.add("status", _status(issue, occurrence))
    _time(event, occurrence)
    event.add("location", place.address or place.name)
    event.add("description", _description(office, place, entry))
    address = absolute(issue.address, issue.address)
    if address:
        event.add("url", address)
    return event


def _status(issue: Issue, occurrence: Occurrence) -> str:
    if occurrence.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if issue.released_at is None else "CONFIRMED"


def _time(event: Event, occurrence: Occurrence) -> None:
    if occurrence.start is None:
        event.add("dtstart", occurrence.day)
        event.add("dtend", occurrence.day + timedelta(days=1))
        return
    event.add("dtstart", datetime.combine(occurrence.day, occurrence.start, LOCAL))
    if occurrence.end is not None:
        event.add("dtend", datetime.combine(_last_day(occurrence), occurrence.end, LOCAL))


def _last_day(occurrence: Occurrence) -> date:
    overnight = occurrence.start is not None and occurrence.end is not None and occurrence.end <= occurrence.start
    return occurrence.day + timedelta(days=int(overnight))


def _description(office: str, place: Place, entry: Entry) -> str:
    facts = [f"{office} {place.name}".strip(), entry.when, *entry.notes]
    labelled = (
        (words.DIRECTIONS, place.directions),
        (words.PHONE, place.phone),
        (words.CONTACTS, place.contacts),
    )
    facts += [f"{label}：{value}" for label, value in labelled if value]
    return "\n".join(fact for fact in facts if fact)
