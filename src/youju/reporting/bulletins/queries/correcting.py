"""What was found to be wrong in print: how an issue tells it, and which errata of earlier issues it still owes."""

from django.utils.timezone import localdate

from youju.reporting.bulletins.models import Erratum, Issue
from youju.reporting.bulletins.queries.issues import period_of
from youju.reporting.publishing import content


def owed(issue: Issue) -> list[Erratum]:
    """Errata of earlier issues that no later issue has printed yet, in the order in which they were decided."""
    rows = Erratum.objects.filter(issue__network=issue.network_id, issue__start__lt=issue.start, printed_in=None)
    return list(rows.select_related("figure", "issue").order_by("at", "id"))


def notice(erratum: Erratum) -> content.Notice:
    """An erratum as the section 更正 prints it."""
    figure = erratum.figure
    return content.Notice(
        period_of(erratum.issue).label_zh, f"{figure.scope_label} · {figure.label}", erratum.printed,
        erratum.corrected, erratum.reason, localdate(erratum.at),
    )  # fmt: skip
