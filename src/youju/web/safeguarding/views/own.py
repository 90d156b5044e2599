"""A volunteer reports from the own page, behind the link that is the proof; what was sent is not shown back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from youju.ground.access.permissions import PUBLIC
from youju.ground.access.refusals import Refusal
from youju.services.safeguarding.actions import report
from youju.web.safeguarding import saying
from youju.web.safeguarding.views.reporting import filled
from youju.web.shell.needs import StaffRequest, needs
from youju.web.volunteers import own


@needs(PUBLIC)
def new(request: StaffRequest, secret: str) -> HttpResponse:
    """The same form as colleagues have; the card of a child is not among what a volunteer can name."""
    here = own.opened(secret)
    if here is None:
        return own.gone(request)
    office, problem = here.volunteer.office, ""
    if request.method == "POST":
        try:
            report(office=office, seen=saying.typed(request.POST), by=here.actor, at=request.now)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            return redirect(f"{reverse('safeguarding:own', args=[secret])}?sent=1")
    context: dict[str, object] = {
        **filled(office, request, None), "tab": "harm", "sent": request.GET.get("sent") == "1", "kept": False,
        "room": {"several": False},
        "problems": [{"message": problem, "href": "#seen"}] if problem else [],
    }  # fmt: skip
    return own.page(request, here, "safeguarding/own.html", context, 422 if problem else 200)
