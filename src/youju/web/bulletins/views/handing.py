"""What becomes of a commission: delivered, taken in or given back, called off, reminded of."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries.leads import sections_for
from youju.web.bulletins.answers import to_passage
from youju.web.bulletins.commissioning import CallOff, GiveBack, Take
from youju.web.bulletins.rooms import commission_or_404, room
from youju.web.bulletins.views.commissions import shown
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
@require_POST
def deliver(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    here = room(request, period)
    row = commission_or_404(here, uid, request.today)
    actions.deliver_story(commission=row.commission, by=request.actor, at=request.now)
    return redirect("bulletins:commission", period, uid)


@needs(BULLETIN_COMPOSE)
@require_POST
def take(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Into a section of the issue; its page offers to put it aside again."""
    here = room(request, period)
    row = commission_or_404(here, uid, request.today)
    form = Take(request.POST, sections=sections_for(here.issue))
    if not form.is_valid():
        return shown(request, here, row, taking=form)
    story = actions.take_commission(
        commission=row.commission, section=form.section, by=request.actor, at=request.now
    )
    messages.success(request, _("Taken in. “Put aside again” on the page of the commission undoes it."))
    return to_passage(request, here, story.uid)


@needs(BULLETIN_COMPOSE)
@require_POST
def aside(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Undoes taking in."""
    here = room(request, period)
    row = commission_or_404(here, uid, request.today)
    actions.put_commission_aside(commission=row.commission, by=request.actor, at=request.now)
    return redirect("bulletins:commission", period, uid)


@needs(BULLETIN_COMPOSE)
@require_POST
def give_back(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    form = GiveBack(request.POST, auto_id="back-%s")
    return _reasoned(request, period, uid, actions.give_story_back, returning=form)


@needs(BULLETIN_COMPOSE)
@require_POST
def call_off(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    form = CallOff(request.POST, auto_id="off-%s")
    return _reasoned(request, period, uid, actions.call_off, calling=form)


def _reasoned(
    request: StaffRequest, period: Period, uid: UUID, act: Callable[..., object], **forms: GiveBack | CallOff
) -> HttpResponse:
    """Does what needs a reason; the page again, with what was typed, where that does not fit."""
    here = room(request, period)
    row = commission_or_404(here, uid, request.today)
    (form,) = forms.values()
    if form.is_valid():
        with told_to(form):
            act(commission=row.commission, reason=form.cleaned_data["reason"], by=request.actor, at=request.now)
        if form.is_valid():
            return redirect("bulletins:commission", period, uid)
    return shown(request, here, row, **forms)  # type: ignore[arg-type]  # each under its own name


@needs(BULLETIN_COMPOSE)
@require_POST
def remind(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """One tap: the reminder is written down, and its words stand ready for the chat group."""
    here = room(request, period)
    row = commission_or_404(here, uid, request.today)
    actions.remind_of_story(commission=row.commission, by=request.actor, at=request.now)
    return redirect(f"{reverse('bulletins:commissions', args=[period])}?reminded={uid}")
