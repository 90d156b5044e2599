"""The devices that an office trusts: this one, the others, and those that it does not trust any more."""

import secrets
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access import actions
from youju.ground.access.devices import device_of
from youju.ground.access.devices import devices as every
from youju.ground.access.permissions import STRUCTURE_MANAGE
from youju.ground.access.pins import DAYS, DIGITS, IDLE, TRIES
from youju.ground.access.queries import offices
from youju.web.devices.forms import Trusting
from youju.web.shell import switching
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.rooms import rooms


@needs(STRUCTURE_MANAGE)
def devices(request: StaffRequest) -> HttpResponse:
    """The list, and the form that trusts the browser in which it is read."""
    managed = offices(request.standing, STRUCTURE_MANAGE)
    form = Trusting(request.POST or None, offices=managed)
    this = switching.device_of(request)
    if request.method == "POST" and this is None and form.is_valid():
        secret = secrets.token_urlsafe(32)
        with told_to(form):
            actions.trust_device(secret=secret, by=request.actor, at=request.now, **form.trusting())
        if form.is_valid():
            messages.success(request, _saved(request))
            answer = redirect("devices:devices")
            switching.remember(answer, secret)
            return answer
    past = request.GET.get("past") == "1"
    found = every([office.pk for office in managed])
    shown = [row for row in found if bool(row.trust.end) == past]
    page = {
        "rooms": rooms(request), "devices": shown, "standing": sum(not row.trust.end for row in found),
        "gone": sum(bool(row.trust.end) for row in found), "past": past, "this": this, "form": form,
        "several": len(managed) > 1, "days": DAYS, "tries": TRIES, "digits": DIGITS,
        "idle": int(IDLE.total_seconds() // 60),
    }  # fmt: skip
    return render(request, "devices/devices.html", page, status=422 if form.errors else 200)


@needs(STRUCTURE_MANAGE)
@require_POST
def forget(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The device is trusted no more, at once."""
    device = device_of(request.standing.offices_with(STRUCTURE_MANAGE), uid)
    if device is None:
        raise Http404
    actions.forget_device(device=device, by=request.actor, at=request.now)
    messages.success(request, _saved(request))
    return redirect("devices:devices")


def _saved(request: StaffRequest) -> str:
    return _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")}
