"""What readers were told of a released month: its figures, their corrections, and the late lines since."""

from collections.abc import Iterable

from django.db.models import Q

from youju.ground.organisations.models import Network
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Erratum, Release
from youju.reporting.figures import rules
from youju.reporting.figures.late import Told
from youju.reporting.figures.models import FrozenFigure

Name = tuple[str, str]


def told(network: Network, period: Period) -> dict[Name, Told] | None:
    """By (key, digest of scope) each figure of the month's issue; None where that is not released."""
    release = Release.objects.filter(
        issue__network=network, issue__start=period.start, issue__end=period.end, revision=1
    ).first()
    if release is None:
        return None
    lines: dict[int, list[FrozenFigure]] = {}
    own = Q(freeze=release.freeze_id, completes=None)
    rows = FrozenFigure.objects.filter(own | Q(completes__freeze=release.freeze_id))
    for row in rows.select_related("freeze").order_by("id"):
        lines.setdefault(row.completes_id or 0, []).append(row)
    errata = Erratum.objects.filter(issue=release.issue_id).order_by("at", "id")
    corrected = {erratum.figure_id: erratum for erratum in errata}
    return {
        (row.key, row.scope_digest): _told(row, corrected.get(row.pk), lines.get(row.pk, ()))
        for row in lines.pop(0, ())
    }


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
