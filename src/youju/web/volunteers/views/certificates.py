"""Certificates: issued from what stands, looked at, printed, taken back."""

import secrets
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_CORRECT
from youju.ground.periods import Period
from youju.services.volunteers import actions
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers import paper
from youju.web.volunteers.forms import Certifying
from youju.web.volunteers.rooms import certificate_or_404, volunteer_or_404

# Letters and digits that nobody takes for one another when they are read aloud or typed from paper.
LETTERS, LENGTH = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 10


@needs(RECORDS_CORRECT)
def certify(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Certifies the minutes that stand between two days."""
    volunteer = volunteer_or_404(request, uid, RECORDS_CORRECT)
    start = {
        "first": max(volunteer.since, date(request.today.year, 1, 1)), "last": request.today,
        "contact": volunteer.office.name,
    }  # fmt: skip
    form = Certifying(request.POST or None, office=volunteer.office, initial=start)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with told_to(form, start="first"):
            made = actions.certify(
                volunteer=volunteer, period=Period(said["first"], said["last"] + timedelta(days=1)),
                programme=said["programme"], contact=said["contact"],
                code="".join(secrets.choice(LETTERS) for _n in range(LENGTH)), by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            messages.success(request, _("Certificate {number} is issued.").format(number=made.number))
            return redirect("volunteers:certificate", made.uid)
    return form_page(
        request, form, office=volunteer.office, title=_("Certify the service"), verb=_("Issue the certificate"),
        lead=_("It says what stands in the records now, and never changes. A wrong one is revoked."),
        back=reverse("volunteers:volunteer", args=[volunteer.uid]), back_label=str(volunteer),
    )  # fmt: skip


@needs(PEOPLE_FIND)
@require_safe
def certificate(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = certificate_or_404(request, uid)
    context = {
        "certificate": found, "said": paper.printed(found),
        "corrects": found.office_id in request.standing.offices_with(RECORDS_CORRECT),
    }  # fmt: skip
    return render(request, "volunteers/certificate.html", context)


@needs(PEOPLE_FIND)
@require_safe
def printed(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The sheet to print or to hand out as a file; of whoever was erased none is made anew."""
    found = certificate_or_404(request, uid)
    if not found.name:
        raise Http404
    answer = HttpResponse(paper.pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    answer["Content-Security-Policy"] = "frame-ancestors 'self'"
    return answer


@needs(RECORDS_CORRECT)
@require_POST
def revoke(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The page that checks it says from now on that it does not hold."""
    found = certificate_or_404(request, uid, RECORDS_CORRECT)
    actions.revoke(
        certificate=found, reason=request.POST.get("reason", "")[:120], by=request.actor, at=request.now
    )
    messages.success(request, _("Revoked: whoever checks it is told so."))
    return redirect("volunteers:certificate", found.uid)
