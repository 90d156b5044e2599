"""What a volunteer does on the own page: signing up, leaving, swapping, saying when they have time, asking."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PUBLIC
from youju.ground.access.refusals import Refusal
from youju.services.volunteers import actions
from youju.services.volunteers.models import Volunteer
from youju.services.volunteers.queries.minutes import rows_of
from youju.services.volunteers.queries.own import Behind, own_offer, own_shift, own_sign_up
from youju.services.volunteers.queries.shifts import availability_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.forms import AskingForm
from youju.web.volunteers.own import gone, opened, page, unseen
from youju.web.volunteers.shift_forms import AvailabilityForm

Found = Callable[[Volunteer, UUID], Any]
UNFIT = 422


@needs(PUBLIC)
@require_POST
def join(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    """A place where one is free, else the waiting list."""

    def act(here: Behind, shift: Any) -> str:
        made = actions.sign_up(shift=shift, volunteer=here.volunteer, by=here.actor, at=request.now)
        if hasattr(made, "seat"):
            return _("You are signed up.")
        return _("All places are taken: you are on the waiting list and move up by yourself.")

    return _done(request, secret, own_shift, uid, act)


@needs(PUBLIC)
@require_POST
def leave(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    reason = request.POST.get("reason", "")[:200]

    def act(here: Behind, row: Any) -> str:
        actions.leave_shift(sign_up=row, reason=reason, by=here.actor, at=request.now)
        return _("You are off the shift; the organiser is told.")

    return _done(request, secret, own_sign_up, uid, act)


@needs(PUBLIC)
@require_POST
def offer(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    """Looks for somebody to take over, and keeps the place until then."""

    def act(here: Behind, row: Any) -> str:
        actions.offer_place(sign_up=row, by=here.actor, at=request.now)
        return _("Others see now that you look for somebody. Until somebody takes over the place is yours.")

    return _done(request, secret, own_sign_up, uid, act)


@needs(PUBLIC)
@require_POST
def keep(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    def act(here: Behind, row: Any) -> str:
        actions.call_back_offer(sign_up=row, by=here.actor, at=request.now)
        return _("The place stays yours.")

    return _done(request, secret, own_sign_up, uid, act)


@needs(PUBLIC)
@require_POST
def take(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    """Takes over the place that another offers."""

    def act(here: Behind, row: Any) -> str:
        actions.take_over(offer=row, volunteer=here.volunteer, by=here.actor, at=request.now)
        return _("The place is yours; the organiser is told.")

    return _done(request, secret, own_offer, uid, act)


@needs(PUBLIC)
def ask(request: StaffRequest, secret: str) -> HttpResponse:
    """A correction of the own record: of the entry that the address names, or of what is missing or wrong."""
    here = opened(secret)
    if here is None:
        return gone(request)
    named = request.GET.get("entry", "")
    entry = next((row for row in rows_of(here.volunteer) if str(row.uid) == named), None)
    start = {"on": entry.happened_on} if entry else {}
    form = AskingForm(request.POST or None, office=here.volunteer.office, initial=start)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.ask_correction(
                volunteer=here.volunteer, service=entry, by=here.actor, at=request.now, **form.cleaned_data
            )
        if form.is_valid():
            messages.success(request, _("Sent. The answer will stand here."))
            return unseen(redirect("volunteers:own_minutes", secret))
    lead = _("Say what is wrong and how it was. Whoever answers for the records looks at it and answers here.")
    return _form(request, here, form, _("Ask for a correction"), lead, pgettext("a request", "Send"))


@needs(PUBLIC)
def hours(request: StaffRequest, secret: str) -> HttpResponse:
    """When the volunteer has time, a line for each weekday."""
    here = opened(secret)
    if here is None:
        return gone(request)
    so_far = AvailabilityForm.of(availability_of(here.volunteer))
    form = AvailabilityForm(request.POST or None, office=here.volunteer.office, initial=so_far)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.state_availability(volunteer=here.volunteer, spans=form.spans(), by=here.actor, at=request.now)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return unseen(redirect("volunteers:own_data", secret))
    lead = _("Leave a day empty on which you have no time. The organisers ask first whoever has time.")
    return _form(request, here, form, _("When I have time"), lead, _("Save"))


def _done(
    request: StaffRequest, secret: str, find: Found, uid: UUID, act: Callable[[Behind, Any], str]
) -> HttpResponse:
    """The act on what is the volunteer's own, then back to the shifts, where a refusal is said too."""
    here = opened(secret)
    row = find(here.volunteer, uid) if here else None
    if here is None or row is None:
        return gone(request)
    try:
        messages.success(request, act(here, row))
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return unseen(redirect("volunteers:own", secret))


def _form(
    request: StaffRequest, here: Behind, form: BaseForm, head: str, lead: str | Promise, verb: str
) -> HttpResponse:
    context: dict[str, object] = {"form": form, "head": head, "lead": lead, "verb": verb, "tab": ""}
    return page(request, here, "volunteers/own/form.html", context, UNFIT if form.errors else 200)
