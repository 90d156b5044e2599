"""One press about somebody on a shift: signing up, leaving, handing over, coming; then back to the shift."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import time
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_time
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.services.volunteers import actions
from youju.services.volunteers.models import Volunteer
from youju.web.shell.needs import StaffRequest, needs
from youju.web.volunteers.rooms import shift_or_404, sign_up_or_404, volunteer_or_404


@needs(PEOPLE_FIND)
@require_POST
def join(request: StaffRequest, uid: UUID) -> HttpResponse:
    """A place where one is free, else the waiting list."""
    shift = shift_or_404(request, uid, RECORDS_RECORD)
    if (volunteer := _chosen(request)) is not None:
        with _told_there(request):
            actions.sign_up(shift=shift, volunteer=volunteer, by=request.actor, at=request.now)
    return redirect("volunteers:shift", shift.uid)


@needs(PEOPLE_FIND)
@require_POST
def fill(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Free places go to those who wait."""
    shift = shift_or_404(request, uid, RECORDS_RECORD)
    with _told_there(request):
        actions.fill_places(shift=shift, by=request.actor, at=request.now)
    return redirect("volunteers:shift", shift.uid)


@needs(PEOPLE_FIND)
@require_POST
def all_came(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Everybody with a place came for the whole shift."""
    shift = shift_or_404(request, uid, RECORDS_RECORD)
    with _told_there(request):
        made = actions.sign_in_all(shift=shift, by=request.actor, at=request.now)
        said = ngettext("{count} person signed in.", "{count} people signed in.", made)
        messages.success(request, said.format(count=made))
    return redirect("volunteers:shift", shift.uid)


@needs(PEOPLE_FIND)
@require_POST
def came(request: StaffRequest, uid: UUID) -> HttpResponse:
    """From when until when; without hours those of the shift."""
    return _done(request, uid, actions.sign_in, start=_time(request, "start"), end=_time(request, "end"))


@needs(PEOPLE_FIND)
@require_POST
def take_back(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The sign-in was a mistake."""
    return _done(request, uid, actions.take_back_sign_in)


@needs(PEOPLE_FIND)
@require_POST
def absent(request: StaffRequest, uid: UUID) -> HttpResponse:
    return _done(request, uid, actions.mark_absent)


@needs(PEOPLE_FIND)
@require_POST
def leave(request: StaffRequest, uid: UUID) -> HttpResponse:
    return _done(request, uid, actions.leave_shift, reason=request.POST.get("reason", "")[:200])


@needs(PEOPLE_FIND)
@require_POST
def offer(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Looks for somebody to take over, and keeps the place until then."""
    return _done(request, uid, actions.offer_place)


@needs(PEOPLE_FIND)
@require_POST
def keep(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Comes after all: the offer is called back."""
    return _done(request, uid, actions.call_back_offer)


@needs(PEOPLE_FIND)
@require_POST
def hand_over(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The place goes to another at once."""
    row = sign_up_or_404(request, uid, RECORDS_RECORD)
    if (volunteer := _chosen(request)) is not None:
        with _told_there(request):
            actions.hand_over(sign_up=row, volunteer=volunteer, by=request.actor, at=request.now)
    return redirect("volunteers:shift", row.shift.uid)


def _done(request: StaffRequest, uid: UUID, act: Callable[..., object], **said: object) -> HttpResponse:
    """The act on this sign-up, then back to its shift."""
    row = sign_up_or_404(request, uid, RECORDS_RECORD)
    with _told_there(request):
        act(sign_up=row, **said, by=request.actor, at=request.now)
    return redirect("volunteers:shift", row.shift.uid)


def _chosen(request: StaffRequest) -> Volunteer | None:
    try:
        return volunteer_or_404(request, UUID(request.POST.get("volunteer", "")), RECORDS_RECORD)
    except ValueError:
        messages.warning(request, _("Choose a volunteer."))
        return None


def _time(request: StaffRequest, name: str) -> time | None:
    try:
        return parse_time(request.POST.get(name, ""))
    except ValueError:
        return None


@contextmanager
def _told_there(request: StaffRequest) -> Iterator[None]:
    """What is refused is said on the shift's page, where whoever pressed goes back to."""
    try:
        yield
    except NotPermitted:
        raise
    except Refusal as refusal:
        messages.warning(request, str(refusal))
