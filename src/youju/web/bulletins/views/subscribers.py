"""Who reads by mail, as counts; and one address, by its full wording, for whoever asks for help to leave."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from youju.ground.access.permissions import BULLETIN_MAIL
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Network
from youju.reporting.bulletins.queries import passages
from youju.services.communications.actions.subscribing import help_leave
from youju.services.communications.queries import subscribers
from youju.services.communications.rules.mailboxes import mailbox
from youju.web.shell.needs import StaffRequest, needs


class Search(forms.Form):
    """The whole address: parts of addresses find nobody."""

    address = forms.CharField(label=_("Full address"), max_length=1000, strip=False)


@needs(BULLETIN_MAIL)
def table(request: StaffRequest) -> HttpResponse:
    """Counts by state and month. An address is posted and never stands in the address line or in a log."""
    network = _network(request)
    form, found, searched = Search(request.POST if request.method == "POST" else None), None, False
    if request.method == "POST" and form.is_valid():
        try:
            found, searched = subscribers.known(network, mailbox(form.cleaned_data["address"])), True
        except Refusal as refusal:
            form.add_error("address", str(refusal))
    if found is not None and request.POST.get("leave"):
        help_leave(subscriber=found, by=request.actor, at=request.now)
        messages.success(request, _now("This address gets no more letters."))
        return redirect("bulletins:subscribers")
    context = {
        "network": network,
        "counts": subscribers.counts(network),
        "months": subscribers.by_month(network),
        "form": form,
        "found": found,
        "searched": searched,
    }
    return render(request, "bulletins/subscribers.html", context, status=422 if form.errors else 200)


def _network(request: StaffRequest) -> Network:
    network = passages.network_of(request.standing.networks_with(BULLETIN_MAIL))
    if network is None:
        raise Http404
    return network
