"""Anybody who holds a certificate may ask whether it is true; the answer says no more than the paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.reporting.bulletins.queries import published
from youju.services.activities.queries import certificates as attended
from youju.services.volunteers.queries.certificates import checked
from youju.web.activities import attested
from youju.web.shell.needs import StaffRequest, needs
from youju.web.volunteers import paper


@needs(PUBLIC)
@never_cache
@require_safe
def check(request: StaffRequest) -> HttpResponse:
    """Number and code as they are printed, of service or of attendance; what does not fit is not there."""
    number, code = request.GET.get("number", "")[:40], request.GET.get("code", "")[:40]
    asked = bool(number and code)
    service = checked(number, code) if asked else None
    came = attended.checked(number, code) if asked and service is None else None
    found = service or came
    ended = service.revoked if service else came.end if came else None
    context = {
        "network": published.publisher(), "number": number, "code": code, "asked": bool(number or code),
        "service": paper.printed(service) if service else None,
        "came": attested.printed(came) if came else None, "ended": ended,
    }  # fmt: skip
    answer = render(request, "public/check.html", context, status=404 if (number or code) and not found else 200)
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
