"""Freezing the figures of a release."""

from collections.abc import Collection, Sequence
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.measures.values import Value
from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting.figures import freezing, late
from youju.reporting.figures.models import Freeze, FrozenEvidence, FrozenFigure
from youju.reporting.figures.queries import Figure


class ChangedWhileFreezing(Refusal):
    message = _("Records changed while the figures were being frozen. Nothing was released; try again.")


@action
def freeze(
    *, network: Network, period: Period, figures: Sequence[Figure], suppressed: Collection[tuple[str, str]],
    by: Actor, at: datetime,
) -> Freeze:  # fmt: skip
    """Stores each figure with its definition and evidence under one root hash; nothing of it changes again.

    `suppressed` names (key, digest of scope) of figures that the public does not read.
    """
    require(by, permissions.BULLETIN_RELEASE, network=network, on=localdate(at))
    late_lines = _late_lines(figures)
    made = [_frozen(figure, figure.name in suppressed, late_lines.get(figure.name)) for figure in figures]
    frozen = Freeze.objects.create(
        network=network, start=period.start, end=period.end, by=by, at=at,
        root=freezing.root(figure.leaf for figure, _terms in made),
    )  # fmt: skip
    for figure, _terms in made:
        figure.freeze = frozen
    FrozenFigure.objects.bulk_create([figure for figure, _terms in made])
    FrozenEvidence.objects.bulk_create(
        FrozenEvidence(figure=figure, term=index, kind=kind, rows=len(rows), blob=freezing.pack(rows))
        for figure, terms in made
        for index, kind, rows in terms
    )
    audit.write(
        verb="figures.freeze", by=by, at=at, subject=frozen.uid, rows=len(made), values={"root": frozen.root}
    )
    return frozen


def sketch(figure: Figure, *, suppressed: bool) -> FrozenFigure:
    """The figure as it would be frozen, not saved and without its evidence: what a draft shows."""
    indicator, scope, value = figure.indicator, figure.scope, figure.value
    return FrozenFigure(
        key=indicator.key, label=str(indicator.label), definition=str(indicator.definition),
        definition_digest=indicator.digest(), unit=indicator.unit.key, printed_unit=indicator.printed_unit,
        reading=figure.reading, disclosure=indicator.disclosure.value, scope_label=scope.label[:200],
        scope_digest=scope.digest(),
        scope={
            "offices": list(scope.offices), "sites": list(scope.sites), "programmes": list(scope.programmes),
            "groups": list(scope.groups),
        },
        amount=value.amount, records=value.records, approximate=value.approximate, at_least=value.at_least,
        suppressed=suppressed, completes=indicator.told.figure if isinstance(indicator, late.Late) else None,
    )  # fmt: skip


def _late_lines(figures: Sequence[Figure]) -> dict[tuple[str, str], freezing.Opened]:
    """The late lines among the figures, the records of each month read once."""
    lines = {
        figure.name: (figure.indicator, figure.scope)
        for figure in figures
        if isinstance(figure.indicator, late.Late)
    }
    return dict(zip(lines, late.open_up([*lines.values()]), strict=True))


def _frozen(
    figure: Figure, suppressed: bool, opened: freezing.Opened | None
) -> tuple[FrozenFigure, list[tuple[int, str, list[freezing.Row]]]]:
    made = sketch(figure, suppressed=suppressed)
    if opened is None:
        opened = freezing.open_up(figure.indicator, figure.scope, figure.period)
    # What is stored as evidence must make the very number that is printed, whatever was written meanwhile.
    if _told(opened.value) != _told(figure.value):
        raise ChangedWhileFreezing
    made.leaf = freezing.leaf(made, opened.terms)
    return made, opened.terms


def _told(value: Value) -> tuple[int | None, int, bool, bool]:
    """Everything about a value that is kept with the figure."""
    return value.amount, value.records, value.approximate, value.at_least
