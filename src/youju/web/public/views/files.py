"""What other programs read: the feed of issues, the map of the pages, and which of them may be indexed."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.reporting.archive.queries import public
from youju.reporting.bulletins.queries import published
from youju.reporting.bulletins.queries.issues import period_of
from youju.services.activities.queries.openings import open_now
from youju.web.public import serving
from youju.web.public.rooms import nothing, places_of
from youju.web.public.sitemap import Entry, sitemap
from youju.web.shell.needs import StaffRequest, needs

# The rooms that stand open; everything else is for colleagues.
OPEN = ("public:home", "public:calendar", "public:offices", "public:subscribe")


@needs(PUBLIC)
@require_safe
def feed(request: StaffRequest) -> HttpResponse:
    """The Atom feed of released issues."""
    network = published.publisher()
    address = f"{settings.PUBLIC_ADDRESS}{reverse('public:feed')}"
    data = published.feed(network, address) if network is not None else None
    if data is None:
        return nothing(request)
    return serving.file(request, data, "application/atom+xml; charset=utf-8")


@needs(PUBLIC)
@require_safe
def site_map(request: StaffRequest) -> HttpResponse:
    """Every page worth finding: home, issues, calendar, offices with sites and registration, what is open."""
    network = published.publisher()
    places = places_of(request, network)
    if network is None or places is None:
        return nothing(request)
    entries = [Entry(reverse(name)) for name in OPEN]
    entries += [
        Entry(reverse("public:issue", args=[period_of(row.issue)]), row.at) for row in published.releases(network)
    ]
    shown = public.published(network)
    entries += [Entry(reverse("public:printed"))] if shown else []
    entries += [Entry(reverse("public:printed_issue", args=[row.issue.uid])) for row in shown]
    for office in places.offices.values():
        entries.append(Entry(reverse("public:office", args=[office.slug])))
        sites = places.sites_of(office)
        entries += [Entry(reverse("public:site", args=[office.slug, site.uid])) for site in sites]
        entries.append(Entry(reverse("public:volunteer", args=[office.slug])))
    some = open_now(list(places.offices), at=request.now)
    entries += [Entry(reverse("public:join", args=[row.code]), row.at) for row in some]
    return serving.file(request, sitemap(settings.PUBLIC_ADDRESS, entries), "application/xml; charset=utf-8")


@needs(PUBLIC)
@require_safe
def robots(request: StaffRequest) -> HttpResponse:
    """Search engines are welcome where everybody is, and nowhere else."""
    allowed = [f"Allow: {reverse(name)}" for name in OPEN]
    files = ["Allow: /join/", "Allow: /static/", "Allow: /feed.xml", "Allow: /sitemap.xml"]
    address = f"{settings.PUBLIC_ADDRESS}{reverse('public:sitemap')}"
    text = "\n".join(["User-agent: *", *allowed, *files, "Disallow: /", "", f"Sitemap: {address}", ""])
    return serving.file(request, text.encode(), "text/plain; charset=utf-8")
