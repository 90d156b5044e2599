"""One printed issue: its text with every figure marked, beside it what each figure is and who said so."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import FIGURES_SEE
from youju.reporting.archive.queries import issues, public
from youju.web.archive.pages import Desk, printed_lines, said_of
from youju.web.archive.rooms import issue_or_404, judges
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs


@needs(FIGURES_SEE)
def issue(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = issue_or_404(request, uid)
    opened = issues.opened(found)
    desk = Desk.of(found.network, judges=judges(request, found.network))
    context = {
        "issue": found,
        "month": months.label(issues.period_of(found)),
        "opened": opened,
        "lines": printed_lines(opened),
        "figures": [said_of(seen, desk) for seen in opened.figures],
        "desk": desk,
        "count": len(opened.figures),
        "open": opened.open,
        "kept": opened.kept,
        "is_public": public.is_public(found),
    }
    return render(request, "archive/issue.html", context)
