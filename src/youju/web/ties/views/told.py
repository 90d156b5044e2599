"""Ties in words under their spheres, and the picture of then beside that of now."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PEOPLE_KEEP, PEOPLE_OPEN
from youju.ground.people.models import Person
from youju.services.ties.queries.nets import Net, net
from youju.services.ties.rules import Sphere, sphere_of
from youju.web.people.opening import opened, seen
from youju.web.shell.needs import StaffRequest, needs
from youju.web.ties.views.drawn import day_of, ecomap_drawn, safe
from youju.web.ties.wording import by_sphere, line_of

# What is compared with today where nothing else is said: half a year ago, as a re-assessment does.
BEFORE = timedelta(days=182)


@needs(PEOPLE_OPEN)
@require_safe
@opened(PEOPLE_OPEN)
def table(request: StaffRequest, person: Person) -> HttpResponse:
    """Every tie of the person and the household, and those between relatives."""
    found = net(person, look=seen(request, person), on=request.today)
    context = {
        "person": person, "groups": by_sphere(found),
        "keeps": person.office_id in request.standing.offices_with(PEOPLE_KEEP),
    }  # fmt: skip
    return render(request, "ties/list.html", context)


@needs(PEOPLE_OPEN)
@require_safe
@opened(PEOPLE_OPEN)
def then(request: StaffRequest, person: Person) -> HttpResponse:
    """Two days side by side: how many ties in each sphere, which are new, which are gone, which are different."""
    until = day_of(request, "to")
    first = min(day_of(request, "from"), until)
    if not request.GET.get("from"):
        first = until - BEFORE
    household = request.GET.get("of") == "home"
    look = seen(request, person)
    before, now = (net(person, look=look, on=on) for on in (first, until))
    title = _("Ecomap of %(name)s") % {"name": person.name}
    drawings = [
        {"on": on, "drawing": safe(ecomap_drawn(each, f"{title} {on}", household=household, name=name))}
        for on, each, name in ((first, before, "before"), (until, now, "now"))
    ]
    context = {
        "person": person, "first": first, "until": until, "drawings": drawings, "household": household,
        "homely": len(now.home) > 1, "rows": _counted(before, now), **_different(before, now),
    }  # fmt: skip
    return render(request, "ties/then.html", context)


def _holding(found: Net) -> dict[tuple[str, str, str], str]:
    """What holds, by both ends and the sort, told in words."""
    return {
        (strand.one, strand.other, strand.sort.value): str(line_of(found, strand))
        for strand in found.around
        if strand.holds
    }


def _different(before: Net, now: Net) -> dict[str, list[str]]:
    one, other = _holding(before), _holding(now)
    return {
        "new": [text for key, text in other.items() if key not in one],
        "gone": [text for key, text in one.items() if key not in other],
        "changed": [
            _("%(now)s (before: %(before)s)") % {"now": other[key], "before": one[key]}
            for key in one
            if key in other and one[key] != other[key]
        ],
    }


def _counted(before: Net, now: Net) -> list[dict[str, object]]:
    def many(found: Net, sphere: Sphere) -> int:
        return sum(strand.holds and sphere_of(strand.sort) == sphere for strand in found.around)

    return [
        {"sphere": sphere.label, "before": many(before, sphere), "now": many(now, sphere),
         "more": many(now, sphere) - many(before, sphere)}
        for sphere in Sphere
    ]  # fmt: skip
