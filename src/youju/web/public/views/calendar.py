"""What is planned: a list by day to read, and live calendars to subscribe to, for all, an office, a site."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.reporting.bulletins.queries import published
from youju.reporting.bulletins.queries.ahead import ahead
from youju.reporting.bulletins.queries.calendar import live
from youju.services.activities.queries.openings import codes_of
from youju.web.public import agenda, serving
from youju.web.public.agenda import WEEKS, Asked
from youju.web.public.rooms import nothing, places_of
from youju.web.shell.needs import StaffRequest, needs


@needs(PUBLIC)
@require_safe
@gzip_page
def calendar(request: StaffRequest) -> HttpResponse:
    """Four weeks from today, or from the day in the address."""
    network = published.publisher()
    asked = Asked.of(request.GET, request.today)
    places = places_of(request, network, asked.office, asked.site)
    if network is None or places is None:
        return nothing(request)
    found = ahead(places, asked.window)
    latest = published.releases(network)[:1]
    announced = latest[0].issue.end if latest else None
    context = {
        "network": network,
        "asked": asked,
        "places": places,
        "sites": places.sites_of(places.office) if places.office else [],
        "days": agenda.days(
            found, request.today, codes_of([office.pk for office in places.asked], at=request.now)
        ),
        "undated": agenda.places_of(found.undated),
        "feed": agenda.feed(places, network.name),
        "first": asked.window.start,
        "last": asked.window.last,
        "earlier": asked.address(asked.start - timedelta(weeks=WEEKS), request.today),
        "later": asked.address(asked.window.end, request.today),
        "announced": announced,
        "announced_href": asked.address(announced, request.today) if announced else "",
    }
    return serving.page(request, "public/calendar.html", context)


@needs(PUBLIC)
@require_safe
def feed(request: StaffRequest, office: str = "", site: UUID | None = None) -> HttpResponse:
    """What is planned, to be subscribed to: identities that stay, numbers that rise with every change."""
    network = published.publisher()
    places = places_of(request, network, office, site)
    if network is None or places is None:
        return nothing(request)
    # Written anew each hour: in between, a calendar that asks again learns that nothing has changed.
    written = request.now.replace(minute=0, second=0, microsecond=0)
    answer = serving.file(request, live(network, written, places), "text/calendar; charset=utf-8")
    name = places.office.slug if places.office else network.slug
    answer["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return answer
