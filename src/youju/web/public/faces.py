"""What public pages show of a released issue, read from what was printed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.periods import Period
from youju.reporting.bulletins.models import Release
from youju.reporting.bulletins.queries import period_of
from youju.reporting.bulletins.queries.published import printed_content
from youju.reporting.publishing import content, prose
from youju.reporting.publishing.pictures import digest_of

READINGS: dict[str, Promise] = {
    "flow": _("counted within the month"),
    "stock": _("as it stands at the end of the month"),
    "cumulative": _("counted from the beginning until the end of the month"),
    "late": _("what came to an earlier month after it was released"),
}
# One number of each office is enough for a cover.
NUMBERS = 1
EXCERPT = 110
# The cards of the home: a title, its first words, its picture.
CARDS, WORDS = 3, 60


@dataclass(frozen=True)
class Margin:
    """A printed number in its parts: words before, digits, words after; without digits `before` has it all."""

    before: str
    digits: str
    after: str

    @property
    def long(self) -> bool:
        return len(self.digits) > 5


@dataclass(frozen=True)
class Shown:
    """A number on the cover, with its office and what it is, and where it is explained."""

    margin: Margin
    office: str
    label: str
    href: str
    place: int


@dataclass(frozen=True)
class Photo:
    """A picture by its address; the size keeps the page from jumping while it loads."""

    href: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class Headline:
    title: str
    words: str
    office: str
    place: int
    photo: Photo | None


@dataclass(frozen=True)
class Result:
    """A printed result: the number in its margin, the sentence, where it is explained."""

    margin: Margin
    sentence: str
    href: str


@dataclass(frozen=True)
class Cell:
    """A month of the archive; `missing` between issues that came out, not before the first or after the last."""

    month: date
    release: Release | None
    missing: bool


@dataclass(frozen=True)
class Cover:
    period: Period
    year: str
    month: str
    released_at: datetime
    revision: int
    letter: str
    photo: Photo | None
    headlines: tuple[Headline, ...]
    further: int
    numbers: tuple[Shown, ...]
    files: dict[str, str]


def cover(release: Release) -> Cover:
    """The latest issue in short."""
    issue, period = printed_content(release), period_of(release.issue)
    year, month = prose.cover_month(issue)
    order = prose.offices(issue)
    letter = "".join(prose.plain(block.runs) for block in issue.letter if block.kind == "p")
    return Cover(
        period,
        year,
        month,
        release.at,
        release.revision,
        beginning(letter, EXCERPT),
        _photo(issue.cover, period),
        tuple(_headline(story, order, period) for story in issue.headlines[:CARDS]),
        max(len(issue.headlines) - CARDS, 0),
        tuple(_numbers(issue, order)),
        {name: issue.links[name] for name in ("pdf", "calendar", "figures") if name in issue.links},
    )


def beginning(text: str, most: int) -> str:
    """The first whole sentences; at least something, even of one long sentence."""
    if len(text) <= most:
        return text
    stop = max(text.rfind(mark, 0, most) for mark in "。！？")
    return text[: stop + 1] if stop > 0 else f"{text[:most]}…"


def margin(text: str, unit: str) -> Margin:
    """A printed number in its parts."""
    figure = content.Figure("", "", "", "", None, text, unit, "")
    return Margin(*prose.parts(figure))


def years(releases: Sequence[Release]) -> list[tuple[int, list[Cell]]]:
    """The archive by year, newest first, each year with its twelve months: a missing one can be seen."""
    months = {release.issue.start: release for release in releases if period_of(release.issue).is_month}
    if not months:
        return []
    first, last = min(months), max(months)
    return [
        (year, [_cell(date(year, number, 1), months, first, last) for number in range(1, 13)])
        for year in range(last.year, first.year - 1, -1)
    ]


def others(releases: Iterable[Release]) -> list[tuple[str, str]]:
    """Issues of any other length than a month: their names and addresses."""
    periods = [period_of(release.issue) for release in releases]
    return [(period.label_zh, reverse("public:issue", args=[period])) for period in periods if not period.is_month]


def results(release: Release, office: str) -> list[Result]:
    """What the issue printed of an office: every line that has a number in its margin."""
    address = reverse("public:issue", args=[period_of(release.issue)])
    return [
        Result(
            margin(line.margin.text, line.margin.unit), prose.plain(line.sentence), address + line.margin.anchor
        )
        for printed in printed_content(release).results
        if printed.office == office
        for group in printed.groups
        for line in group.lines
        if line.margin is not None
    ]


def _cell(start: date, months: dict[date, Release], first: date, last: date) -> Cell:
    return Cell(start, months.get(start), first < start < last and start not in months)


def _headline(story: content.Story, order: tuple[str, ...], period: Period) -> Headline:
    words = "".join(prose.plain(block.runs) for block in story.blocks if block.kind == "p")
    return Headline(
        story.title, beginning(words, WORDS), story.office, _place(story.office, order),
        _photo(story.pictures[0] if story.pictures else None, period),
    )  # fmt: skip


def _photo(picture: content.Picture | None, period: Period) -> Photo | None:
    if picture is None:
        return None
    return Photo(
        reverse("public:photo", args=[period, digest_of(picture)]), picture.alt, picture.width, picture.height
    )


def _numbers(issue: content.Issue, order: tuple[str, ...]) -> Iterable[Shown]:
    """Of each office the first numbers that stand in a margin."""
    for results in issue.results:
        figures = [line.margin for group in results.groups for line in group.lines if line.margin is not None]
        for figure in [figure for figure in figures if figure.amount][:NUMBERS]:
            yield Shown(
                margin(figure.text, figure.unit), results.office, figure.label, figure.anchor,
                _place(results.office, order),
            )  # fmt: skip


def _place(office: str, order: tuple[str, ...]) -> int:
    """An office's quiet hue, from 1 to 4."""
    return order.index(office) % 4 + 1 if office in order else 0
