"""What is read out of a bulletin: figures, entries, headlines and findings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Spot:
    """A place in the text: the line, counted from 1, and the columns `start` to `end` of it."""

    line: int
    start: int
    end: int


@dataclass(frozen=True)
class Figure:
    """A number in print. `value` is in `unit` as printed; `measure` says what such units count.

    `kind` is flow, stock or cumulative; `since` the year of the beginning that a cumulative one names.
    What is counted may be `carried` over from the figure before: 小组2个，共8节.
    """

    value: int | float
    unit: str
    what: str
    sentence: str
    spot: Spot
    office: str = ""
    section: str = ""
    group: str = ""
    margin: bool = False
    approximate: bool = False
    kind: str = "flow"
    period: str = ""
    since: str | None = None
    measure: str = ""
    statement: int = -1
    passage: int = -1
    carried: bool = False

    @property
    def cumulative(self) -> bool:
        return self.kind == "cumulative"


@dataclass(frozen=True)
class Entry:
    """Something that is announced. `rule` is the value of an RRULE, `window` holds its first and last day.

    `weekdays` are those that the print claims for dates, Monday is 0; `said` is a part of the day without a clock.
    """

    text: str
    spot: Spot
    rule: str | None = None
    dates: tuple[str, ...] = ()
    window: tuple[str, str] | None = None
    start: str | None = None
    end: str | None = None
    place: str = ""
    phone: str = ""
    contacts: tuple[str, ...] = ()
    office: str = ""
    site: str = ""
    title: str = ""
    weekdays: tuple[tuple[str, int], ...] = ()
    said: str = ""


@dataclass(frozen=True)
class Headline:
    """The title and text of a story, and the line of the title."""

    title: str
    text: str
    line: int
    links: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What is odd: `severity` is wrong where the text contradicts itself, odd where somebody should look."""

    check: str
    severity: str
    line: int
    text: str
    quote: str = ""


@dataclass(frozen=True)
class Reading:
    """Everything that was read; `period` is empty where the text does not say it."""

    title: str
    publisher: str
    period: str
    language: str
    headlines: tuple[Headline, ...] = ()
    figures: tuple[Figure, ...] = ()
    schedule: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    sections: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, object]:
        """The shape of `youju read --json`."""
        return {
            "title": self.title,
            "publisher": self.publisher,
            "period": self.period,
            "language": self.language,
            "sections": list(self.sections),
            "headlines": [
                {"title": row.title, "text": row.text, "line": row.line, "links": list(row.links)}
                for row in self.headlines
            ],
            "figures": [_figure(row) for row in self.figures],
            "schedule": [_entry(row) for row in self.schedule],
            "findings": [
                {
                    "check": row.check,
                    "severity": row.severity,
                    "line": row.line,
                    "text": row.text,
                    "quote": row.quote,
                }
                for row in self.findings
            ],
        }


def _figure(row: Figure) -> dict[str, object]:
    return {
        "value": row.value, "unit": row.unit, "what": row.what, "sentence": row.sentence, "line": row.spot.line,
        "span": [row.spot.start, row.spot.end], "office": row.office, "section": row.section, "group": row.group,
        "margin": row.margin, "approximate": row.approximate, "cumulative": row.cumulative, "since": row.since,
        "kind": row.kind, "period": row.period,
    }  # fmt: skip


def _entry(row: Entry) -> dict[str, object]:
    return {
        "text": row.text, "title": row.title, "rule": row.rule, "dates": list(row.dates),
        "window": list(row.window) if row.window else None, "start": row.start, "end": row.end, "place": row.place,
        "phone": row.phone, "contacts": list(row.contacts), "office": row.office, "site": row.site,
        "line": row.spot.line, "span": [row.spot.start, row.spot.end],
    }  # fmt: skip
