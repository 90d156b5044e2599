"""Genogram and ecomap of a person on a day, for the screen, for a conversation and for paper."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.people.models import Person
from youju.services.ties.queries.nets import Net, net
from youju.web.people.opening import opened, seen
from youju.web.shell.needs import StaffRequest, needs
from youju.web.ties.adapting import family_of, network_of
from youju.web.ties.drawings import ecomap_svg, genogram_svg
from youju.web.ties.drawings.genogram import genogram
from youju.web.ties.drawings.network import ecomap
from youju.web.ties.wording import around_told, by_sphere, family_told


@needs(PEOPLE_OPEN)
@require_safe
@opened(PEOPLE_OPEN)
def family(request: StaffRequest, person: Person) -> HttpResponse:
    """The family in generations."""
    on = day_of(request, "on")
    found = net(person, look=seen(request, person), on=on)
    title = _("Genogram of %(name)s") % {"name": person.name}
    drawn = genogram_svg.written(genogram(family_of(found)), title=title, told=family_told(found))
    return _page(request, person, found, drawn, title=title, here="genogram", on=on)


@needs(PEOPLE_OPEN)
@require_safe
@opened(PEOPLE_OPEN)
def around(request: StaffRequest, person: Person) -> HttpResponse:
    """The person, or everybody who lives together, and everybody around."""
    on, household = day_of(request, "on"), request.GET.get("of") == "home"
    found = net(person, look=seen(request, person), on=on)
    title = _("Ecomap of %(name)s") % {"name": person.name}
    drawn = ecomap_drawn(found, title, household=household)
    other = ("" if household else "?of=home") if len(found.home) > 1 else None
    return _page(
        request, person, found, drawn, title=title, here="ecomap", on=on, household=household, other=other
    )


def ecomap_drawn(found: Net, title: str, *, household: bool, name: str = "ecomap") -> str:
    """The ecomap of a net as text of an SVG, with its description."""
    network = network_of(found, household=household)
    return ecomap_svg.written(ecomap(network), title=title, told=around_told(found), name=name)


def safe(drawn: str) -> Any:
    """An SVG of ours for a template: every word in it was escaped where it was written."""
    return mark_safe(drawn)


def day_of(request: StaffRequest, name: str) -> date:
    """The day that the address names; today where it names none, or one that has not come."""
    try:
        day = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return request.today
    return min(day, request.today)


def _page(
    request: StaffRequest, person: Person, found: Net, drawn: str, *, title: str, here: str, on: date, **more: Any
) -> HttpResponse:
    context = {
        "person": person, "drawing": safe(drawn), "title": title, "here": here, "on": on,
        "groups": by_sphere(found), "empty": not found.around and not found.kin,
        "back": reverse("ties:list", args=[person.uid]), "household": False, "other": None, **more,
    }  # fmt: skip
    return render(request, "ties/drawn.html", context)
