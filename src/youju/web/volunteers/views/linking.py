"""The secret link to a volunteer's own page: made by the office, shown once, renewed and revoked."""

import secrets
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_KEEP
from youju.reporting.publishing.codes import drawn
from youju.services.volunteers import actions
from youju.services.volunteers.queries.own import own_link_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.volunteers.own import LENGTH, address_of, invitation, unseen
from youju.web.volunteers.rooms import volunteer_or_404


@needs(PEOPLE_KEEP)
def link(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The link that stands, and a new one: as code, address and words to paste, in the answer that made it."""
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    made = ""
    if request.method == "POST":
        secret = secrets.token_urlsafe(LENGTH)
        actions.open_own_link(volunteer=volunteer, secret=secret, by=request.actor, at=request.now)
        made = address_of(secret)
    context = {
        "volunteer": volunteer, "link": made, "stands": own_link_of(volunteer),
        "words": invitation(volunteer, made) if made else "",
        # Drawn by segno from an address of ours: numbers and paths, nothing that somebody typed.
        "code": mark_safe(drawn(made, scales=True).decode()) if made else "",
    }  # fmt: skip
    return unseen(render(request, "volunteers/link.html", context))


@needs(PEOPLE_KEEP)
@require_POST
def revoke(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The link leads nowhere from now on."""
    volunteer = volunteer_or_404(request, uid, PEOPLE_KEEP)
    actions.revoke_own_link(volunteer=volunteer, by=request.actor, at=request.now)
    messages.success(request, _("Revoked: the page does not open any more."))
    return redirect("volunteers:link", volunteer.uid)
