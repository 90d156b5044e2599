"""Whoever wants to volunteer for an office writes it here; no answer tells whether somebody is known."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from youju.ground.access.actions import visitor
from youju.ground.access.permissions import PUBLIC
from youju.reporting.bulletins.queries import published
from youju.services.volunteers.actions.applying import apply
from youju.services.volunteers.rules.applications import TooManyFromHere
from youju.web.public.clients import computer
from youju.web.public.rooms import nothing, places_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to
from youju.web.volunteers.application_forms import Applying

UNFIT, TOO_MANY = 422, 429


@needs(PUBLIC)
@never_cache
@sensitive_post_parameters()
def volunteer(request: StaffRequest, office: str) -> HttpResponse:
    """The form of one office; what was typed stays when something does not fit."""
    network = published.publisher()
    places = places_of(request, network, office)
    if network is None or places is None or places.office is None:
        return nothing(request)
    form, status = Applying(request.POST if request.method == "POST" else None), 200
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["website"]:
            return redirect("public:volunteer_thanks", office)
        with told_to(form):
            try:
                apply(
                    office=places.office, computer=computer(request), by=visitor(), at=request.now, **form.said()
                )
            except TooManyFromHere:
                status = TOO_MANY
                raise
        if form.is_valid():
            return redirect("public:volunteer_thanks", office)
    if form.errors and status == 200:
        status = UNFIT
    context = {"network": network, "office": places.office, "form": form}
    return render(request, "public/volunteer.html", context, status=status)


@needs(PUBLIC)
@require_safe
def thanks(request: StaffRequest, office: str) -> HttpResponse:
    """What happens next."""
    network = published.publisher()
    places = places_of(request, network, office)
    if network is None or places is None or places.office is None:
        return nothing(request)
    return render(request, "public/volunteer_thanks.html", {"network": network, "office": places.office})
