"""The shelf: every printed issue, what it holds and what is still to judge."""

import csv
import io
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import FIGURES_SEE
from youju.reporting.archive.queries import issues
from youju.web.archive.rooms import judges, network_or_404
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs


@needs(FIGURES_SEE)
def shelf(request: StaffRequest) -> HttpResponse:
    network = network_or_404(request)
    asked = _asked(request)
    page = _page(request.GET.get("page", "1"))
    found = issues.shelf(
        network, words=asked["q"], publisher=asked["publisher"], unfinished=bool(asked["open"]), page=page
    )

    def address(**changes: str) -> str:
        query = urlencode({name: value for name, value in {**asked, **changes}.items() if value})
        return f"{reverse('archive:shelf')}?{query}" if query else reverse("archive:shelf")

    context = {
        "rows": [{"row": row, "month": months.label(row.period)} for row in found.rows],
        "count": found.count,
        "publishers": found.publishers,
        "asked": asked,
        "narrowed": any(asked.values()),
        "judges": judges(request, network),
        "toggle": address(open="" if asked["open"] else "1"),
        "export": f"{reverse('archive:export')}?{urlencode(asked)}",
        "newer": address(page=str(page - 1)) if page > 1 else "",
        "older": address(page=str(page + 1)) if page * issues.PAGE < found.count else "",
    }
    return render(request, "archive/shelf.html", context)


@needs(FIGURES_SEE)
def export(request: StaffRequest) -> StreamingHttpResponse:
    """The shelf as a table for Excel: with a mark of byte order, labels and no formulas."""
    network, asked = network_or_404(request), _asked(request)
    found = issues.shelf(
        network, words=asked["q"], publisher=asked["publisher"], unfinished=bool(asked["open"]), whole=True
    )
    response = StreamingHttpResponse(_lines(found.rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="printed-issues.csv"'
    return response


def _lines(rows: tuple[issues.Row, ...]) -> Iterator[str]:
    heads = [
        _("Month"),
        _("Publisher"),
        _("Title"),
        _("Figures"),
        _("Kept"),
        _("To judge"),
        _("Findings"),
        _("File"),
    ]
    yield "\ufeff" + _line(heads)
    for row in rows:
        issue = row.issue
        cells = [
            row.period.key,
            issue.publisher,
            issue.title,
            row.count,
            row.kept,
            row.open,
            row.findings,
            issue.file,
        ]
        yield _line(cells)


def _line(cells: Sequence[object]) -> str:
    said = io.StringIO()
    csv.writer(said).writerow([_plain(cell) for cell in cells])
    return said.getvalue()


def _plain(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t") else cell


def _asked(request: StaffRequest) -> dict[str, str]:
    get = request.GET
    return {
        "q": get.get("q", "").strip()[:60], "publisher": get.get("publisher", "")[:120],
        "open": "1" if get.get("open") else "",
    }  # fmt: skip


def _page(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 5 and int(text) >= 1):
        raise Http404
    return int(text)
