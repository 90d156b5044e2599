"""Anybody who holds a certificate may ask whether it is true; the answer says no more than the paper."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.reporting.bulletins.queries import published
from youju.services.volunteers.queries.certificates import checked
from youju.web.shell.needs import StaffRequest, needs
from youju.web.volunteers import paper


@needs(PUBLIC)
@never_cache
@require_safe
def check(request: StaffRequest) -> HttpResponse:
    """Number and code as they are printed; what does not fit together is not there."""
    number, code = request.GET.get("number", "")[:40], request.GET.get("code", "")[:40]
    found = checked(number, code) if number and code else None
    context = {
        "network": published.publisher(), "number": number, "code": code, "asked": bool(number or code),
        "certificate": found, "said": paper.printed(found) if found else None,
    }  # fmt: skip
    answer = render(
        request, "volunteers/check.html", context, status=404 if (number or code) and not found else 200
    )
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
