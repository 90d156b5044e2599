"""An issue's passages and the figures they name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from youju.ground.measures.indicators import Indicator, Reading, indicators
from youju.ground.measures.scopes import Scope, of_offices
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period, parse
from youju.reporting.bulletins.models import Issue, Line, Release, Section, Story
from youju.reporting.bulletins.queries.told import told_of
from youju.reporting.bulletins.rules import (
    CorrectedInWords,
    FigureToken,
    MonthNotReleased,
    NeverLate,
    NotPrintedThen,
    Redefined,
    UnknownFigure,
    tokens_in,
)
from youju.reporting.figures.late import Late, Told, late_of
from youju.reporting.figures.queries import Figure, figures


@dataclass(frozen=True)
class Offices:
    """The offices of a network by slug, with their groups; read once for a whole issue."""

    network: Network
    by_slug: Mapping[str, Office]
    groups: Mapping[tuple[int, str], int]
    _told: dict[str, Mapping[tuple[str, str], Told] | None] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, network: Network) -> "Offices":
        offices = list(network.offices.prefetch_related("groups"))
        groups = {(office.pk, group.slug): group.pk for office in offices for group in office.groups.all()}
        return cls(network, {office.slug: office for office in offices}, groups)

    def scope(self, token: FigureToken, office: Office | None) -> Scope:
        """The scope that a token means in a passage of `office`. Raises UnknownFigure."""
        if not token.offices:
            wanted = [office] if office is not None else list(self.by_slug.values())
            return of_offices(*wanted)
        unknown = [slug for slug in token.offices if slug not in self.by_slug]
        if unknown:
            raise UnknownFigure(_("There is no office “{name}”.").format(name=unknown[0]))
        wanted = [self.by_slug[slug] for slug in token.offices]
        scope = of_offices(*wanted)
        if not token.group:
            return scope
        groups = [self.groups.get((office.pk, token.group)) for office in wanted]
        if None in groups:
            raise UnknownFigure(_("There is no group “{name}”.").format(name=token.group))
        ids = tuple(group for group in groups if group is not None)
        return Scope(f"{scope.label} · {token.group}", scope.offices, groups=ids)

    def printed(self, month: Period) -> Mapping[tuple[str, str], Told]:
        """What readers were told of the month, read once. Raises MonthNotReleased."""
        self.learn([month])
        printed = self._told[month.key]
        if printed is None:
            raise MonthNotReleased
        return printed

    def learn(self, months: Iterable[Period]) -> None:
        """Reads what readers were told of several months at once."""
        asked = [month for month in months if month.key not in self._told]
        if asked:
            self._told.update({month.key: row for month, row in told_of(self.network, asked).items()})

    def late(self, indicator: Indicator, scope: Scope, month: str) -> Late:
        """The late line of a figure of a released month. Raises NeverLate, MonthNotReleased, NotPrintedThen."""
        if indicator.reading is not Reading.FLOW:
            raise NeverLate
        known = self.printed(parse(month)).get((indicator.key, scope.digest()))
        if known is None:
            raise NotPrintedThen
        return late_of(indicator, parse(month), known)


def resolve(
    token: FigureToken, office: Office | None, offices: Offices, known: Mapping[str, Indicator]
) -> tuple[Indicator, Scope]:
    """The indicator and scope of a token. Raises UnknownFigure."""
    indicator = known.get(token.key)
    if indicator is None:
        raise UnknownFigure(_("There is no figure “{key}”.").format(key=token.key))
    scope = offices.scope(token, office)
    return (offices.late(indicator, scope, token.month) if token.month else indicator), scope


def countable(indicator: Indicator) -> None:
    """Refuses a late line that cannot be counted any more. Raises CorrectedInWords, Redefined."""
    if isinstance(indicator, Late):
        if indicator.told.amount is None:
            raise CorrectedInWords
        if indicator.redefined:
            raise Redefined


def issue_of(network: Network, period: Period) -> Issue | None:
    return Issue.objects.filter(network=network, start=period.start, end=period.end).first()


def previous_of(issue: Issue) -> Issue | None:
    """The issue before this one, released or not."""
    return Issue.objects.filter(network=issue.network, end__lte=issue.start).order_by("-end").first()


def in_the_making(network: Network) -> Issue | None:
    """The latest issue that is not released: the one that everybody works on."""
    return Issue.objects.filter(network=network, releases=None).order_by("-start").first()


def period_of(issue: Issue) -> Period:
    return Period(issue.start, issue.end)


def current_release(issue: Issue) -> Release | None:
    """The latest revision that went out."""
    return issue.releases.order_by("-revision").first()


def released(network: Network) -> list[Issue]:
    """Released issues, newest first."""
    return list(Issue.objects.filter(network=network, releases__revision=1).order_by("-start"))


@dataclass(frozen=True)
class Parts:
    """A section with its passages, all in order."""

    section: Section
    stories: tuple[Story, ...]
    lines: tuple[Line, ...]


def parts_of(issue: Issue) -> list[Parts]:
    """The sections of an issue with their passages, in six queries."""
    return _parts(issue, "stories__office", "stories__pictures__picture", "lines")


def bare_parts_of(issue: Issue) -> list[Parts]:
    """The same in three queries, for whoever asks neither for pictures nor for whose story it is."""
    return _parts(issue, "stories", "lines")


def _parts(issue: Issue, *beside: str) -> list[Parts]:
    sections = issue.sections.select_related("office", "group").prefetch_related(*beside)
    return [Parts(section, tuple(section.stories.all()), tuple(section.lines.all())) for section in sections]


def texts_of(parts: Iterable[Parts]) -> list[tuple[Office | None, str]]:
    """Every text that may hold tokens, with the office it speaks for."""
    found: list[tuple[Office | None, str]] = []
    for part in parts:
        for line in part.lines:
            found += [(part.section.office, line.margin), (part.section.office, line.sentence)]
        for story in part.stories:
            office = story.office or part.section.office
            found += [(office, story.title), (office, story.body)]
    return found


def figures_of(issue: Issue, parts: Iterable[Parts]) -> dict[tuple[str, str], Figure]:
    """Every figure the issue shows, by (key, digest of scope), in order of appearance; computed now."""
    offices, known = Offices.of(issue.network), indicators(issue.network)
    wanted: dict[tuple[str, str], tuple[Indicator, Scope]] = {}
    for office, text in texts_of(parts):
        for token in tokens_in(text):
            indicator, scope = resolve(token, office, offices, known)
            countable(indicator)
            wanted.setdefault((indicator.key, scope.digest()), (indicator, scope))
    found = figures(wanted.values(), period_of(issue))
    return {name: found[name] for name in wanted}
