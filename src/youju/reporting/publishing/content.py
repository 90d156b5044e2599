"""What an edition is made of: plain values, everything already decided, nothing left to look up."""

from dataclasses import dataclass, field
from datetime import date, datetime, time


@dataclass(frozen=True)
class Month:
    """One bar of a figure's small picture: the month's label, its amount in the stored unit, its printed text."""

    label: str
    amount: int | None
    text: str


@dataclass(frozen=True)
class Figure:
    """A number as it is printed.

    `amount` is in the stored unit (minutes, 1/100 元, bytes, pieces) or None for 未报;
    `text` is what a reader sees without its unit (`932`, `318.22`, `80余`, `至少 27`, `未报`, `1–7`),
    `unit` stands beside it (`人次`). A suppressed figure carries no amount at all.
    `anchor` is the address of its page, relative to the issue's address.
    `reading` is `flow`, `stock` or `cumulative`.
    `stored_unit` names what `amount` counts (`minutes`, `fen`, `bytes`); `months` ends with the issue's own month
    and is empty where no picture is wanted; a month that is suppressed or 未报 carries no amount there.
    """

    key: str
    label: str
    definition: str
    office: str
    amount: int | None
    text: str
    unit: str
    reading: str
    approximate: bool = False
    at_least: bool = False
    suppressed: bool = False
    records: int | None = None
    anchor: str = ""
    stored_unit: str = ""
    months: tuple[Month, ...] = ()


@dataclass(frozen=True)
class Text:
    """Words between figures."""

    text: str


@dataclass(frozen=True)
class Number:
    """A figure inside a sentence; `shown` says number and unit as the sentence wants them (`932人次`)."""

    figure: Figure
    shown: str


@dataclass(frozen=True)
class Link:
    """Words of a sentence that lead to an absolute https address."""

    text: str
    address: str


Run = Text | Number | Link


@dataclass(frozen=True)
class Picture:
    """A photo: bytes of a JPEG or PNG without metadata, and words for who cannot see it.

    `anchor` is the address of its bytes, relative to the issue's address; empty where it stands nowhere alone.
    """

    data: bytes
    media_type: str
    alt: str
    width: int
    height: int
    anchor: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph (`p`), a sub-heading (`h3`), a list item (`li`) or somebody's own words (`quote`) of a story."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Story:
    """A text under its title, with pictures in their order."""

    title: str
    blocks: tuple[Block, ...]
    link: str = ""
    pictures: tuple[Picture, ...] = ()
    office: str = ""


@dataclass(frozen=True)
class Line:
    """A result: the number in the margin and the sentence; either margin is a figure or there is none."""

    margin: Figure | None
    sentence: tuple[Run, ...]


@dataclass(frozen=True)
class Group:
    """The results of one office under one heading (heading empty where the office has no groups)."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Results:
    office: str
    groups: tuple[Group, ...]
    # Why there are none: an office whose sheet never came is printed as 本期未收到.
    note: str = ""


@dataclass(frozen=True)
class Occurrence:
    """One dated session of the preview, for the calendar. Times are local to `Asia/Shanghai`."""

    uid: str
    sequence: int
    day: date
    start: time | None
    end: time | None
    cancelled: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing announced: its time as people say it, and its dated occurrences (none when fuzzy)."""

    title: str
    when: str
    notes: tuple[str, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True)
class Place:
    """A site or a service: address only where there is a place."""

    name: str
    entries: tuple[Entry, ...]
    address: str = ""
    directions: str = ""
    phone: str = ""
    contacts: str = ""


@dataclass(frozen=True)
class Preview:
    office: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Notice:
    """A correction of an earlier issue: what was printed, what is right, why, since when."""

    issue: str
    place: str
    printed: str
    corrected: str
    reason: str
    decided_on: date


@dataclass(frozen=True)
class Issue:
    """A whole issue. `released_at` None is a draft, and every edition says 草稿.

    `uid` seeds every Message-ID, boundary and calendar UID, so that rendering twice gives the same bytes.
    `audit_head` is the hex head of the audit chain printed in the colophon.
    `address` is the absolute public address of the issue, ending with a slash; relative anchors start there.
    `links` may hold `pdf`, `calendar`, `figures`, `subscribe` and `past`: addresses (absolute or relative to the
    issue's) that the colophon offers. `released_at` is an aware time.
    """

    uid: str
    network: str
    bulletin: str
    period: str
    month: str
    next_month: str
    revision: int
    released_at: datetime | None
    audit_head: str
    address: str
    letter: tuple[Block, ...] = ()
    headlines: tuple[Story, ...] = ()
    crowdfunding: tuple[Story, ...] = ()
    results: tuple[Results, ...] = ()
    practice: tuple[Story, ...] = ()
    preview: tuple[Preview, ...] = ()
    giving: tuple[Block, ...] = ()
    notices: tuple[Notice, ...] = ()
    cover: Picture | None = None
    # Every figure of the issue once, in order of appearance: data editions and the "how counted" pages.
    figures: tuple[Figure, ...] = ()
    links: dict[str, str] = field(default_factory=dict)

    @property
    def stories(self) -> tuple[Story, ...]:
        """What stands under a title of its own, in the order of print."""
        return (*self.headlines, *self.crowdfunding, *self.practice)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The cover and every photo of a story, in the order of print."""
        cover = () if self.cover is None else (self.cover,)
        return (*cover, *(picture for story in self.stories for picture in story.pictures))


@dataclass(frozen=True)
class Edition:
    """One file of a released issue, stored exactly as it is sent."""

    name: str
    media_type: str
    data: bytes
