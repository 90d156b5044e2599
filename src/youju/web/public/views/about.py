"""Who is behind the bulletin: each office and each of its sites, with what a visitor needs to find it."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.ground.periods import Period
from youju.reporting.bulletins.queries import published
from youju.reporting.bulletins.queries.ahead import Where, ahead
from youju.services.activities.queries.openings import codes_of
from youju.web.public import agenda, faces, serving
from youju.web.public.rooms import nothing, places_of
from youju.web.shell.needs import StaffRequest, needs

# What is planned next, on a page that is about something else.
NEXT = 6


@needs(PUBLIC)
@require_safe
@gzip_page
def offices(request: StaffRequest) -> HttpResponse:
    """Every office with its sites."""
    network = published.publisher()
    places = places_of(request, network)
    if network is None or places is None:
        return nothing(request)
    rows = [{"office": office, "sites": places.sites_of(office)} for office in places.offices.values()]
    return serving.page(request, "public/offices.html", {"network": network, "rows": rows})


@needs(PUBLIC)
@require_safe
@gzip_page
def office(request: StaffRequest, office: str) -> HttpResponse:
    """An office: its sites, what comes next, and its figures as the latest issue printed them."""
    network = published.publisher()
    places = places_of(request, network, office)
    if network is None or places is None or places.office is None:
        return nothing(request)
    latest = next(iter(published.releases(network)), None)
    context = {
        "network": network,
        "office": places.office,
        "sites": places.sites_of(places.office),
        "results": faces.results(latest, places.office.name) if latest else [],
        "latest": latest,
        **_next(request, places),
    }
    return serving.page(request, "public/office.html", context)


@needs(PUBLIC)
@require_safe
@gzip_page
def site(request: StaffRequest, office: str, site: UUID) -> HttpResponse:
    """A site or a service: how to reach it, when it is open, what comes next."""
    network = published.publisher()
    places = places_of(request, network, office, site)
    if network is None or places is None:
        return nothing(request)
    context = {
        "network": network,
        "office": places.office,
        "site": places.site,
        "closed": places.site is not None and places.site.closed_on(request.today),
        **_next(request, places),
    }
    return serving.page(request, "public/site.html", context)


def _next(request: StaffRequest, places: Where) -> dict[str, object]:
    """The next sessions of four weeks, with the calendar to subscribe to."""
    window = Period(request.today, request.today + timedelta(weeks=agenda.WEEKS))
    codes = codes_of([office.pk for office in places.asked], at=request.now)
    found = agenda.days(ahead(places, window), request.today, codes)
    shown, count = [], 0
    for day in found:
        if count >= NEXT:
            break
        shown.append(day)
        count += len(day.lines)
    return {"days": shown, "more": len(found) > len(shown), "feed": agenda.feed(places, "")}
