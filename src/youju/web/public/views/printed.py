"""Bulletins from before the records: those an editor published, with the figures that were confirmed."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.reporting.archive.queries import public
from youju.reporting.archive.queries.issues import period_of
from youju.reporting.bulletins.queries import published
from youju.web.desk import months
from youju.web.public import earlier, serving
from youju.web.public.rooms import nothing
from youju.web.shell.needs import StaffRequest, needs


@needs(PUBLIC)
@require_safe
def printed(request: StaffRequest) -> HttpResponse:
    """Every published printed issue by year."""
    network = published.publisher()
    if network is None:
        return nothing(request)
    context = {"network": network, "years": earlier.by_year(network)}
    return serving.page(request, "public/printed.html", context)


@needs(PUBLIC)
@require_safe
def issue(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One printed issue: each confirmed figure with the line and the sentence it stands in."""
    network = published.publisher()
    found = public.published_issue(network, uid) if network is not None else None
    if network is None or found is None:
        return nothing(request)
    context = {
        "network": network, "issue": found, "month": months.label(period_of(found)),
        "lines": earlier.lines(network, public.told(found)),
    }  # fmt: skip
    return serving.page(request, "public/printed_issue.html", context)
