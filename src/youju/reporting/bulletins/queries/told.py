"""What readers were told of a released month: its figures, their corrections, and the late lines since."""

from collections.abc import Collection, Iterable, Mapping

from django.db.models import Q

from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Erratum, Release
from youju.reporting.figures import rules
from youju.reporting.figures.late import Told
from youju.reporting.figures.models import FrozenFigure

Name = tuple[str, str]


def told(network: Network, period: Period) -> Mapping[Name, Told] | None:
    """By (key, digest of scope) each figure of the month's issue; None where that is not released."""
    return told_of(network, [period])[period]


def told_of(network: Network, periods: Collection[Period]) -> dict[Period, Mapping[Name, Told] | None]:
    """The same of several months, with the queries of one."""
    starts = [period.start for period in periods]
    releases = Release.objects.filter(revision=1, issue__network=network, issue__start__in=starts)
    freezes = {row.freeze_id: Period(row.issue.start, row.issue.end) for row in releases.select_related("issue")}
    found: dict[Period, Mapping[Name, Told] | None] = dict.fromkeys(periods)
    printed: dict[Period, dict[Name, Told]] = {row: {} for row in freezes.values() if row in found}
    found.update(printed)
    if not printed:
        return found
    own = Q(freeze__in=freezes, completes=None)
    rows = FrozenFigure.objects.filter(own | Q(completes__freeze__in=freezes)).select_related("freeze")
    lines: dict[int, list[FrozenFigure]] = {}
    for row in rows.order_by("id"):
        lines.setdefault(row.completes_id or 0, []).append(row)
    errata = Erratum.objects.filter(figure__freeze__in=freezes).order_by("at", "id")
    corrected = {erratum.figure_id: erratum for erratum in errata}
    for row in lines.pop(0, ()):
        known = _told(row, corrected.get(row.pk), lines.get(row.pk, ()))
        printed.get(freezes[row.freeze_id], {})[(row.key, row.scope_digest)] = known
    return found


def _told(figure: FrozenFigure, erratum: Erratum | None, lines: Iterable[FrozenFigure]) -> Told:
    """An erratum says what is right as a whole; only late lines that were printed after it come on top."""
    start: tuple[int, bool] | None = (figure.amount or 0, figure.approximate or figure.at_least)
    if erratum is not None:
        start = rules.stated(erratum.corrected, figure.unit, figure.printed_unit)
    if start is None:
        return Told(figure, None)
    after = [line for line in lines if erratum is None or line.freeze.at > erratum.at]
    amount = start[0] + sum(line.amount or 0 for line in after)
    return Told(figure, amount, start[1] or any(line.approximate for line in after))
