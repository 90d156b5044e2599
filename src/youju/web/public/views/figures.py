"""How a printed number is counted: what it means, what was printed, and nothing about anybody."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.ground.periods import Period
from youju.reporting.archive.queries.public import told_of
from youju.reporting.bulletins.queries.counted import beside, counted, through_the_months, told_late
from youju.web.public import earlier, series, serving
from youju.web.public.faces import READINGS, margin
from youju.web.public.rooms import nothing, release_of
from youju.web.shell.needs import StaffRequest, needs


@needs(PUBLIC)
@require_safe
def figure(
    request: StaffRequest, period: Period, key: str, digest: str, revision: int | None = None
) -> HttpResponse:
    """The number large, its definition, the same number elsewhere in the issue and in the issues before."""
    release = release_of(period, revision)
    found = counted(release, key, digest) if release is not None else None
    if release is None or found is None:
        return nothing(request)
    names = [period, revision] if revision else [period]
    context = {
        "network": release.issue.network,
        "figure": found,
        "margin": margin(found.text, found.unit),
        "reading": READINGS.get(found.reading, ""),
        "month": period.label_zh,
        "back": reverse("public:revision" if revision else "public:issue", args=names),
        "revision": release.revision,
        "beside": series.beside(beside(release, key, digest), key, revision),
        "late": series.late(told_late(release, key, digest), key, period),
        "months": series.months(through_the_months(release, key, digest), key, release.issue.start),
        "in_print": earlier.lines(release.issue.network, told_of(release.issue.network, key, digest)),
    }
    answer = serving.page(request, "public/figure.html", context)
    if revision:
        answer["X-Robots-Tag"] = "noindex"
    return answer
