"""The network and its offices, for whoever manages them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access import actions
from youju.ground.access.permissions import NETWORK_MANAGE
from youju.ground.organisations import queries
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.structure.forms.network import OfficeForm
from youju.web.structure.rooms import rooms
from youju.web.structure.views.overview import saved


@needs(NETWORK_MANAGE)
def network(request: StaffRequest) -> HttpResponse:
    """The networks that the reader manages, each with its offices."""
    families = queries.families(request.standing.networks_with(NETWORK_MANAGE))
    return render(request, "structure/network.html", {"networks": families, "rooms": rooms(request)})


@needs(NETWORK_MANAGE)
def open_office(request: StaffRequest) -> HttpResponse:
    """One more office in the network named by `?network=`, or in the only one."""
    families = queries.families(request.standing.networks_with(NETWORK_MANAGE))
    asked = request.GET.get("network", str(families[0].uid))
    family = next((each for each in families if str(each.uid) == asked), None)
    if family is None:
        raise Http404
    form = OfficeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.open_office(network=family, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, saved(request))
            return redirect("structure:network")
    page = {
        "form": form, "title": _("Open an office"), "verb": _("Open the office"), "lead": family.name,
        "back": reverse("structure:network"), "back_label": _("Network and offices"),
    }  # fmt: skip
    return render(request, "structure/form.html", page, status=422 if form.errors else 200)
