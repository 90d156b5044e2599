"""What the public home shows of a released issue, read from what was printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youju.ground.periods import Period
from youju.reporting.bulletins.models import Release
from youju.reporting.bulletins.queries import period_of
from youju.reporting.bulletins.queries.published import printed_content
from youju.reporting.publishing import content, prose

READINGS: dict[str, Promise] = {
    "flow": _("counted within the month"),
    "stock": _("as it stands at the end of the month"),
    "cumulative": _("counted from the beginning until the end of the month"),
}
# One number of each office is enough for a cover.
NUMBERS = 1
EXCERPT = 110


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
class Headline:
    title: str
    office: str
    place: int


@dataclass(frozen=True)
class Cover:
    period: Period
    year: str
    month: str
    released_at: datetime
    revision: int
    letter: str
    headlines: tuple[Headline, ...]
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
        _beginning(letter),
        tuple(Headline(story.title, story.office, _place(story.office, order)) for story in issue.headlines),
        tuple(_numbers(issue, order)),
        {name: issue.links[name] for name in ("pdf", "calendar", "figures") if name in issue.links},
    )


def _beginning(letter: str) -> str:
    """The first whole sentences of the letter; at least something, even of one long sentence."""
    if len(letter) <= EXCERPT:
        return letter
    stop = max(letter.rfind(mark, 0, EXCERPT) for mark in "。！？")
    return letter[: stop + 1] if stop > 0 else f"{letter[:EXCERPT]}…"


def margin(text: str, unit: str) -> Margin:
    """A printed number in its parts."""
    figure = content.Figure("", "", "", "", None, text, unit, "")
    return Margin(*prose.parts(figure))


def years(releases: Iterable[Release]) -> list[tuple[int, list[Release]]]:
    """Issues by year, newest first."""
    return [(year, list(rows)) for year, rows in groupby(releases, key=lambda release: release.issue.start.year)]


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
