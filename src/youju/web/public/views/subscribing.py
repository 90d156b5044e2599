"""The bulletin by mail: asking, confirming, leaving. No page tells whether an address is known."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from youju.ground.access.actions import visitor
from youju.ground.access.permissions import PUBLIC
from youju.ground.access.refusals import Refusal
from youju.reporting.bulletins.queries import published
from youju.services.communications.actions.subscribing import LinkUsedUp, TooManyFromHere, ask, confirm, leave
from youju.web.public import tokens
from youju.web.public.clients import computer
from youju.web.public.jobs import write_to
from youju.web.public.rooms import nothing
from youju.web.shell.needs import StaffRequest, needs

UNFIT, TOO_MANY, GONE = 422, 429, 410


class Asking(forms.Form):
    """One address, nothing else."""

    address = forms.CharField(
        label=_("Your e-mail address"), max_length=1000, required=False, strip=False,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email", "autocapitalize": "none"}),
    )  # fmt: skip


@needs(PUBLIC)
@never_cache
def subscribe(request: StaffRequest) -> HttpResponse:
    """Asks for an address; the answer is the same whether it is known or not."""
    network = published.publisher()
    if network is None:
        return nothing(request)
    form, status = Asking(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        try:
            found = ask(
                network=network, address=form.cleaned_data["address"], computer=computer(request), by=visitor(),
                at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal))
            status = TOO_MANY if isinstance(refusal, TooManyFromHere) else UNFIT
        else:
            if found is not None:
                write_to.enqueue(str(found.uid))
            return redirect("public:asked")
    elif request.method == "POST":
        status = UNFIT
    return render(request, "public/subscribe.html", {"network": network, "form": form}, status=status)


@needs(PUBLIC)
@require_safe
def asked(request: StaffRequest) -> HttpResponse:
    """What happens next."""
    return render(request, "public/asked.html", {"network": published.publisher()})


@needs(PUBLIC)
@never_cache
def confirming(request: StaffRequest, token: str) -> HttpResponse:
    """Opened from the letter: reading it changes nothing, pressing the button subscribes."""
    found = tokens.confirming(token)
    if found is None:
        return nothing(request)
    subscriber, asked_at = found
    context, status = {"network": subscriber.network, "done": False, "used_up": ""}, 200
    if request.method == "POST":
        try:
            confirm(subscriber=subscriber, asked_at=asked_at, by=visitor(), at=request.now)
        except LinkUsedUp as refusal:
            context["used_up"], status = str(refusal), GONE
        else:
            context["done"] = True
            context["leave"] = tokens.leave_address(subscriber)
    return render(request, "public/confirm.html", context, status=status)


@needs(PUBLIC)
@never_cache
@csrf_exempt
def leaving(request: StaffRequest, token: str) -> HttpResponse:
    """One press leaves, in the mail program (RFC 8058) as on the page: the signed link is the proof, no login."""
    subscriber = tokens.leaving(token)
    if subscriber is None:
        return nothing(request)
    done = request.method == "POST"
    if done:
        leave(subscriber=subscriber, by=visitor(), at=request.now)
    return render(request, "public/leave.html", {"network": subscriber.network, "done": done})
