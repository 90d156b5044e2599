"""Colleagues change places at a shared device: a name, six digits. What that does not open says so."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from youju.ground.access import actions
from youju.ground.access.devices import left, switchers
from youju.ground.access.permissions import OWN_ACCOUNT, PUBLIC
from youju.ground.access.pins import DAYS, NeedsFullLogin, WrongPin
from youju.ground.access.queries import actor_of
from youju.ground.access.refusals import Refusal
from youju.services.activities.actions.kiosks import close_kiosk
from youju.services.activities.queries.kiosks import running
from youju.web.devices.forms import Switching
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.switching import device_of, open_by_pin


@needs(PUBLIC)
@never_cache
@sensitive_post_parameters("pin")
def switch(request: StaffRequest) -> HttpResponse:
    """Who logged in fully here lately comes back with a PIN; a kiosk that stands here ends with that."""
    device = device_of(request)
    if device is None:
        return render(request, "devices/untrusted.html")
    found = switchers(device, at=request.now)
    form = Switching(request.POST or None, switchers=found)
    kiosk = running(device, at=request.now)
    if request.method == "POST" and form.is_valid():
        user = form.switcher.user
        try:
            tried = actions.try_pin(
                device=device, user=user, pin=form.cleaned_data["pin"], by=device.actor, at=request.now
            )
            if not tried.right:
                tries = left(user, device)
                raise WrongPin(tries) if tries else NeedsFullLogin
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            open_by_pin(request, user, device)
            actor = actor_of(user)
            if kiosk is not None and actor is not None:
                close_kiosk(kiosk=kiosk, by=actor, at=request.now)
                return redirect("activities:roll", kiosk.session.uid)
            return redirect("home")
    page = {"form": form, "device": device, "people": found, "days": DAYS, "kiosk": kiosk}
    return render(request, "devices/switch.html", page, status=422 if form.errors else 200)


@needs(OWN_ACCOUNT)
def full(request: StaffRequest) -> HttpResponse:
    """What was asked for opens after a full login only."""
    return render(request, "devices/full.html", {"by_pin": request.standing.by_pin})
