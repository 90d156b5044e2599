"""The chain of acts: who did what, when, in which office; and whether the chain still holds."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from youju.ground.access import audit
from youju.ground.access import log as reading
from youju.ground.access.permissions import AUDIT_READ
from youju.web.audit import verbs
from youju.web.shell.needs import StaffRequest, needs


@needs(AUDIT_READ)
def log(request: StaffRequest) -> HttpResponse:
    """One page of acts; `?verify=1` walks the whole chain and says what it found."""
    page = reading.page(request.standing.networks_with(AUDIT_READ), before=_cursor(request))
    acts = [
        {
            "entry": entry,
            "thing": verbs.thing(entry.verb),
            "deed": verbs.deed(entry.verb),
            # On PostgreSQL the newest acts are not chained yet.
            "seal": getattr(entry, "seal", None),
        }
        for entry in page.entries
    ]
    return render(
        request,
        "audit/log.html",
        {
            "page": page,
            "acts": acts,
            "older": f"{reverse('audit:log')}?before={page.older}" if page.older else "",
            "newest": reverse("audit:log") if "before" in request.GET else "",
            "verdict": audit.verify() if request.GET.get("verify") else None,
        },
    )


def _cursor(request: StaffRequest) -> UUID | None:
    text = request.GET.get("before")
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Http404 from None
