"""The own PIN for shared devices: set, changed, given up; only after a full login."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from youju.ground.access import actions
from youju.ground.access.devices import pin_of
from youju.ground.access.permissions import OWN_ACCOUNT
from youju.ground.access.pins import DAYS, IDLE, TRIES
from youju.web.devices.forms import OwnPin
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(OWN_ACCOUNT)
@sensitive_post_parameters("pin", "again", "password")
def pin(request: StaffRequest) -> HttpResponse:
    """The PIN is set by whoever types it twice, with the password."""
    user = request.actor.user
    if request.standing.by_pin or user is None:
        return redirect("devices:full")
    form = OwnPin(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.set_pin(pin=form.cleaned_data["pin"], by=request.actor, at=request.now)
        if form.is_valid():
            messages.success(request, _saved(request))
            return redirect("devices:pin")
    page = {
        "form": form, "known": pin_of(user), "days": DAYS, "tries": TRIES,
        "idle": int(IDLE.total_seconds() // 60),
    }  # fmt: skip
    return render(request, "devices/pin.html", page, status=422 if form.errors else 200)


@needs(OWN_ACCOUNT)
@require_POST
def drop(request: StaffRequest) -> HttpResponse:
    """The PIN works nowhere any more."""
    if request.standing.by_pin:
        return redirect("devices:full")
    actions.drop_pin(by=request.actor, at=request.now)
    messages.success(request, _saved(request))
    return redirect("devices:pin")


def _saved(request: StaffRequest) -> str:
    return _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")}
