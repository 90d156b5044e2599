"""The latest issue and all before it, each as it was sent, with its pictures."""

from django.http import HttpResponse
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.ground.periods import Period
from youju.reporting.archive.queries import public
from youju.reporting.bulletins.queries import published
from youju.web.public import faces, serving
from youju.web.public.rooms import nothing, release_of
from youju.web.shell.needs import StaffRequest, needs

HTML = "text/html; charset=utf-8"


@needs(PUBLIC)
@require_safe
@gzip_page
def home(request: StaffRequest) -> HttpResponse:
    """The latest issue in short, and every issue by year."""
    network = published.publisher()
    releases = published.releases(network) if network is not None else []
    context = {
        "network": network,
        "cover": faces.cover(releases[0]) if releases else None,
        "years": faces.years(releases),
        "others": faces.others(releases),
        "printed": network is not None and bool(public.published(network)),
    }
    return serving.page(request, "public/home.html", context)


@needs(PUBLIC)
@require_safe
def issue(request: StaffRequest, period: Period, revision: int | None = None) -> HttpResponse:
    """The web edition of the latest revision, or of the one that the address names."""
    release = release_of(period, revision)
    sent = published.edition_of_kind(release, "web", period) if release is not None else None
    if sent is None:
        return nothing(request)
    return serving.serve(request, sent, for_good=revision is not None, page=True)


@needs(PUBLIC)
@require_safe
def edition(request: StaffRequest, period: Period, name: str, revision: int | None = None) -> HttpResponse:
    """Any other edition by the name of its file."""
    release = release_of(period, revision)
    sent = published.edition(release, name) if release is not None else None
    if sent is None:
        return nothing(request)
    page = sent.media_type == HTML and sent.name == f"{period.key}.html"
    return serving.serve(request, sent, for_good=revision is not None, page=page)


@needs(PUBLIC)
@require_safe
def photo(request: StaffRequest, period: Period, digest: str) -> HttpResponse:
    """A picture of the cover or of a story, as the home, letters and feeds show it."""
    release = release_of(period, None)
    picture = published.photo(release, digest) if release is not None else None
    if picture is None:
        return nothing(request)
    answer = serving.file(request, picture.data, picture.media_type, serving.FOREVER)
    answer["Content-Security-Policy"] = serving.INERT
    return answer
