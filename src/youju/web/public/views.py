"""The public pages: the latest issue and all before it, each as it was sent, how a number is counted, feeds."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Release
from youju.reporting.bulletins.queries import published
from youju.reporting.bulletins.queries.calendar import live
from youju.web.public import faces, serving
from youju.web.shell.needs import StaffRequest, needs

HTML = "text/html; charset=utf-8"


@needs(PUBLIC)
@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """The latest issue in short, and every issue by year."""
    network = published.publisher()
    releases = published.releases(network) if network is not None else []
    context = {
        "network": network,
        "cover": faces.cover(releases[0]) if releases else None,
        "years": faces.years(releases),
    }
    return render(request, "public/home.html", context)


@needs(PUBLIC)
@require_safe
def issue(request: StaffRequest, period: Period, revision: int | None = None) -> HttpResponse:
    """The web edition of the latest revision, or of the one that the address names."""
    release = _release(period, revision)
    sent = published.edition_of_kind(release, "web", period) if release is not None else None
    if sent is None:
        return nothing(request)
    return serving.serve(request, sent, for_good=revision is not None, page=True)


@needs(PUBLIC)
@require_safe
def edition(request: StaffRequest, period: Period, name: str, revision: int | None = None) -> HttpResponse:
    """Any other edition by the name of its file."""
    release = _release(period, revision)
    sent = published.edition(release, name) if release is not None else None
    if sent is None:
        return nothing(request)
    page = sent.media_type == HTML and sent.name == f"{period.key}.html"
    return serving.serve(request, sent, for_good=revision is not None, page=page)


@needs(PUBLIC)
@require_safe
def figure(
    request: StaffRequest, period: Period, key: str, digest: str, revision: int | None = None
) -> HttpResponse:
    """How a printed number is counted: what it means and what was printed; nothing about anybody."""
    release = _release(period, revision)
    counted = published.counted(release, period, key, digest) if release is not None else None
    if release is None or counted is None:
        return nothing(request)
    address = (
        reverse("public:revision", args=[period, revision]) if revision else reverse("public:issue", args=[period])
    )
    context = {
        "network": release.issue.network,
        "figure": counted,
        "margin": faces.margin(counted.text, counted.unit),
        "reading": faces.READINGS.get(counted.reading, ""),
        "month": period.label_zh,
        "back": address,
        "revision": release.revision,
    }
    return render(request, "public/figure.html", context)


@needs(PUBLIC)
@require_safe
def calendar(request: StaffRequest) -> HttpResponse:
    """What is planned, to be subscribed to: identities that stay, numbers that rise with every change."""
    network = published.publisher()
    if network is None:
        return nothing(request)
    answer = HttpResponse(live(network, request.now), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{network.slug}.ics"'
    answer["Cache-Control"] = "public, max-age=1800"
    return answer


@needs(PUBLIC)
@require_safe
def feed(request: StaffRequest) -> HttpResponse:
    """The Atom feed of released issues."""
    network = published.publisher()
    address = f"{settings.PUBLIC_ADDRESS}{reverse('public:feed')}"
    data = published.feed(network, address) if network is not None else None
    if data is None:
        return nothing(request)
    answer = HttpResponse(data, content_type="application/atom+xml; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=1800"
    return answer


def nothing(request: StaffRequest) -> HttpResponse:
    """One answer for what never was, what is not released yet, and what an issue does not hold."""
    return render(request, "public/nothing.html", {"network": published.publisher()}, status=404)


def _release(period: Period, revision: int | None) -> Release | None:
    network = published.publisher()
    return published.release_of(network, period, revision) if network is not None else None
