"""Reads the texts of an unreleased issue: each token beside the figure it means now, or why it means none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from youju.ground.measures.indicators import Indicator, indicators
from youju.ground.measures.values import Value
from youju.ground.organisations.models import Network, Office
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Issue, Release
from youju.reporting.bulletins.queries.issues import Offices, countable, period_of, resolve
from youju.reporting.bulletins.queries.printing import Printer, shown
from youju.reporting.bulletins.rules import (
    DateToken,
    FigureToken,
    Link,
    NakedNumber,
    Quoted,
    UnknownFigure,
    UnreadableToken,
    naked_numbers,
    read,
    tokens_in,
)
from youju.reporting.figures.actions import sketch
from youju.reporting.figures.freezing import scope_of
from youju.reporting.figures.late import Told, late_of
from youju.reporting.figures.models import FrozenFigure
from youju.reporting.figures.queries import Figure, figures

Name = tuple[str, str]
Text = tuple[Office | None, str]


@dataclass(frozen=True)
class Resolved:
    """A token and the figure it means; without a figure `refusal` says why.

    `said` is how the sentence prints it, `number` and `unit` how a margin does: as staff read it, nothing hidden.
    """

    token: FigureToken
    figure: Figure | None
    said: str
    number: str = ""
    unit: str = ""
    refusal: str = ""

    @property
    def name(self) -> Name | None:
        return self.figure.name if self.figure else None


Piece = str | DateToken | Quoted | Link | Resolved


@dataclass(frozen=True)
class Reader:
    """What the figures of some texts say now; made once for as many texts as are looked at together."""

    offices: Offices
    figures: Mapping[Name, Figure]
    printer: Printer

    @classmethod
    def of(cls, issue: Issue, texts: Iterable[Text]) -> "Reader":
        """Computes every figure that the texts name; a token that means nothing is read as such, not refused."""
        network = issue.network
        offices, known = Offices.of(network), indicators(network)
        wanted = []
        for office, text in texts:
            for token in tokens_in(text):
                try:
                    indicator, scope = resolve(token, office, offices, known)
                    countable(indicator)
                except UnknownFigure:
                    continue
                wanted.append((indicator, scope))
        return cls._of(network, offices, known, figures(wanted, period_of(issue)))

    @classmethod
    def of_figures(cls, issue: Issue, found: Mapping[Name, Figure]) -> "Reader":
        """Reads with figures that are computed already."""
        network = issue.network
        return cls._of(network, Offices.of(network), indicators(network), found)

    @classmethod
    def _of(
        cls, network: Network, offices: Offices, known: Mapping[str, Indicator], found: Mapping[Name, Figure]
    ) -> "Reader":
        sketched = {name: sketch(figure, suppressed=False) for name, figure in found.items()}
        return cls(offices, found, Printer(offices, known, sketched, network.notation))

    @classmethod
    def of_release(cls, release: Release) -> "Reader":
        """Reads with the figures as they were frozen; a definition that is no longer declared reads as unknown."""
        network, period = release.issue.network, period_of(release.issue)
        known = indicators(network)
        found: dict[Name, Figure] = {}
        frozen: dict[Name, FrozenFigure] = {}
        for row in FrozenFigure.objects.filter(freeze=release.freeze_id).select_related("completes__freeze"):
            base = row.completes or row
            if base.key in known:
                indicator, month = known[base.key], period
                if row.completes is not None:
                    month = Period(row.completes.freeze.start, row.completes.freeze.end)
                    indicator = late_of(indicator, month, Told(row.completes, None))
                value = Value(row.amount, row.records, row.approximate, row.at_least)
                found[(row.key, row.scope_digest)] = Figure(indicator, scope_of(row), month, value)
                row.suppressed = False
                frozen[(row.key, row.scope_digest)] = row
        return cls(Offices.of(network), found, Printer(Offices.of(network), known, frozen, network.notation))

    def pieces(self, text: str, office: Office | None) -> tuple[Piece, ...]:
        """The text in order, tokens resolved. Raises UnreadableToken for what is no text of an issue."""
        return tuple(
            self.resolved(piece, office) if isinstance(piece, FigureToken) else piece for piece in read(text)
        )

    def margin(self, text: str, office: Office | None) -> Resolved | None:
        """The figure of a margin, None where there is none."""
        return next((piece for piece in self.pieces(text, office) if isinstance(piece, Resolved)), None)

    def resolved(self, token: FigureToken, office: Office | None) -> Resolved:
        try:
            indicator, scope = resolve(token, office, self.offices, self.printer.known)
        except UnknownFigure as refusal:
            return Resolved(token, None, str(token), refusal=str(refusal))
        figure = self.figures.get((indicator.key, scope.digest()))
        if figure is None:
            return Resolved(token, None, str(token), refusal=_why_not(indicator))
        printed = self.printer.figure(token, office)
        return Resolved(token, figure, shown(token, printed), printed.text, printed.unit)


def _why_not(indicator: Indicator) -> str:
    try:
        countable(indicator)
    except UnknownFigure as refusal:
        return str(refusal)
    return str(UnknownFigure.message)


def refuse_unfit(issue: Issue, office: Office | None, *texts: str, margin: str = "") -> None:
    """Refuses tokens that mean nothing and numbers without records; a margin is one token and nothing else.

    Raises UnreadableToken, UnknownFigure, NakedNumber.
    """
    offices, known = Offices.of(issue.network), indicators(issue.network)
    try:
        pieces = read(margin.strip())
    except UnreadableToken as refusal:
        refusal.field = "margin"
        raise
    if margin.strip() and (len(pieces) != 1 or not isinstance(pieces[0], FigureToken)):
        raise UnreadableToken(
            _("The margin is one figure, for example {key}.").format(key="{cases.open}"), field="margin"
        )
    for text in (margin, *texts):
        for token in tokens_in(text):
            try:
                countable(resolve(token, office, offices, known)[0])
            except UnknownFigure as refusal:
                if text is margin:
                    refusal.field = "margin"
                raise
        naked = naked_numbers(text)
        if naked:
            raise NakedNumber(
                _(
                    "“{number}” stands in the text without records. Use a figure, {{date:…}} or {{quote:…}}."
                ).format(number=naked[0])
            )
