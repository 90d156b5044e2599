"""What a release would freeze, and what has become of the figures of one since."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import translation

from youju.ground.measures.indicators import Disclosure, Indicator, indicators
from youju.ground.organisations.models import Network, Office
from youju.reporting.bulletins.models import Issue, Release, SectionKind
from youju.reporting.bulletins.queries.issues import Parts, figures_of, period_of
from youju.reporting.bulletins.queries.printing import figure as printed
from youju.reporting.bulletins.queries.received import printed_parts
from youju.reporting.bulletins.queries.suppressing import suppressed
from youju.reporting.figures.disclosing import is_small
from youju.reporting.figures.freezing import Drift, drift, scope_of
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.figures.queries import Figure


@dataclass(frozen=True)
class Judged:
    """A small count of people served, and whether an editor confirmed that it may be printed."""

    figure: Figure
    confirmed: bool


@dataclass(frozen=True)
class Outlook:
    """What a release would do now.

    `hidden` counts the figures that the public would not read: small ones and those that give them away.
    """

    figures: tuple[Figure, ...]
    small: tuple[Judged, ...]
    hidden: int
    silent: tuple[Office, ...]

    @property
    def unreported(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.figures if figure.value.amount is None)


def outlook(issue: Issue, parts: list[Parts] | None = None) -> Outlook:
    """Computed from the records as they are now. Raises UnknownFigure for a token that means nothing."""
    parts = printed_parts(issue) if parts is None else parts
    figures = figures_of(issue, parts)
    confirmed = set(issue.confirmations.values_list("key", "scope_digest"))
    spoken = {part.section.office_id for part in parts if part.section.kind == SectionKind.RESULTS and part.lines}
    return Outlook(
        tuple(figures.values()),
        tuple(
            Judged(figure, name in confirmed)
            for name, figure in figures.items()
            if figure.indicator.disclosure is Disclosure.SERVED and is_small(figure.value.amount)
        ),
        len(suppressed(issue, figures)),
        tuple(office for office in issue.network.offices.all() if office.pk not in spoken),
    )


def printed_of(figure: FrozenFigure, network: Network) -> str:
    """A released figure as the public reads it: 932人次, 1–7人."""
    with translation.override(settings.LANGUAGE_CODE):
        said = printed(figure, network.notation)
    return said.text + said.unit


@dataclass(frozen=True)
class Since:
    """A released figure and its drift; without an indicator its definition is no longer declared."""

    figure: FrozenFigure
    printed: str
    indicator: Indicator | None
    drift: Drift | None

    @property
    def redefined(self) -> bool:
        """Whether the definition has changed, so that the number of today counts something else."""
        return self.indicator is None or self.indicator.digest() != self.figure.definition_digest


def since(release: Release) -> list[Since]:
    """Every figure of a release in printed order, compared with the records as they are now.

    What its late lines told belongs to the figures that they complete.
    """
    known, period = indicators(release.issue.network), period_of(release.issue)
    found = []
    for figure in FrozenFigure.objects.filter(freeze=release.freeze_id, completes=None).order_by("id"):
        indicator = known.get(figure.key)
        moved = drift(figure, indicator, scope_of(figure), period) if indicator is not None else None
        found.append(Since(figure, printed_of(figure, release.issue.network), indicator, moved))
    return found
