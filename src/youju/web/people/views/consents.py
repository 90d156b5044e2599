"""Consent per purpose and channel, with its paper; withdrawn, it stands nowhere any more from that moment on."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import PEOPLE_KEEP, PEOPLE_OPEN
from youju.ground.evidence.actions import attach
from youju.ground.people import actions
from youju.ground.people.models import Person
from youju.ground.people.queries import pages
from youju.ground.people.queries.persons import row_of
from youju.ground.people.rules.consents import Giver
from youju.web.people.forming import form_page
from youju.web.people.forms.consents import Agreeing, Withdrawing
from youju.web.people.opening import opened, seen
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.views.overview import saved


@needs(PEOPLE_KEEP)
@opened(PEOPLE_KEEP)
def new(request: StaffRequest, person: Person) -> HttpResponse:
    """Writes down a consent for one or several channels at once."""
    page = pages.page(person, look=seen(request, person), at=request.now)
    form = Agreeing(request.POST or None, request.FILES or None, guardians=page.guardians, initial={
        "purpose": request.GET.get("purpose", ""), "since": request.today,
    })  # fmt: skip
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.agree(person=person, by=request.actor, at=request.now, **_said(request, form, person))
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("people:card", person.uid)
    needed = page.needed
    lead = {
        Giver.GUARDIAN: _("Under 14 a guardian consents; the child may be asked as well."),
        Giver.PERSON: _("From 14 on the person consents; a guardian's consent alone is not enough."),
        Giver.EITHER: _("The age is not known: whoever consents is believed. Enter the birth on the card."),
    }[needed]
    home = reverse("people:card", args=[person.uid])
    return form_page(
        request, form, office=person.office, title=_("Write down a consent"), lead=lead, back=home,
        back_label=person.name,
    )  # fmt: skip


@needs(PEOPLE_KEEP)
@require_POST
@opened(PEOPLE_KEEP)
def withdraw(request: StaffRequest, person: Person) -> HttpResponse:
    """It takes effect everywhere at once."""
    form = Withdrawing(request.POST)
    if not form.is_valid():
        raise Http404
    actions.withdraw(person=person, by=request.actor, at=request.now, **form.cleaned_data)
    messages.success(request, _("Withdrawn: from this moment on it stands nowhere."))
    return redirect("people:card", person.uid)


@needs(PEOPLE_OPEN)
@require_safe
@opened(PEOPLE_OPEN)
def document(request: StaffRequest, person: Person, row: UUID) -> HttpResponseBase:
    """The signed paper, for whoever has the card open."""
    seen(request, person)
    found: Any = row_of(person, "consent", row)
    if found is None or found.document is None:
        raise Http404
    response = FileResponse(found.document.file.open("rb"), content_type="application/octet-stream")
    ending = found.document.file.name.rsplit(".", 1)[-1]
    response.headers["Content-Disposition"] = content_disposition_header(True, f"{found.document.uid}.{ending}")
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _said(request: StaffRequest, form: Agreeing, person: Person) -> dict[str, Any]:
    entered, file = form.cleaned_data, form.cleaned_data["document"]
    paper = None
    if file is not None:
        paper = attach(
            office=person.office, name=file.name or "", data=file.read(), by=request.actor, at=request.now
        )
    last = entered["last_day"]
    return {
        "purpose": entered["purpose"], "channels": entered["channels"], "own": entered["own"],
        "guardian": form.guardians.get(entered["guardian"]), "document": paper, "paper": entered["paper"],
        "since": entered["since"], "until": last + timedelta(days=1) if last else None,
    }  # fmt: skip
