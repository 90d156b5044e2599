"""The list of an office's people, and the quick finding that other pages use as well."""

import re

from django.http import Http404, HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import PEOPLE_FIND, PEOPLE_KEEP, PEOPLE_OPEN
from youju.ground.people.queries import listing
from youju.ground.people.queries.finding import find
from youju.web.desk.rooms import room
from youju.web.people.asking import asked
from youju.web.shell.needs import StaffRequest, needs

# As many as are taken in at a glance.
FEW = 8
_FIELD = re.compile(r"[a-z_]{1,30}")


@needs(PEOPLE_FIND)
def table(request: StaffRequest) -> HttpResponse:
    """Everybody of the office by how their names are read; every part of what is shown is in the address."""
    here = room(request, PEOPLE_FIND)
    opens = here.office.pk in request.standing.offices_with(PEOPLE_OPEN)
    keeps = here.office.pk in request.standing.offices_with(PEOPLE_KEEP)
    query = asked(request, here.office, several=here.several, opens=opens, keeps=keeps)
    page = listing.page(query.narrowing, on=request.today, after=query.after, before=query.before)
    tags = listing.borne([card.pk for card in page.rows], on=request.today) if opens else {}
    context = {
        **here.frame(request),
        "asked": query, "page": page, "opens": opens, "keeps": keeps,
        "rows": [{"card": card, "tags": tags.get(card.pk, [])} for card in page.rows],
        "by_name": query.head("name", "-name"), "by_age": query.head("age", "-age"),
        "newest": query.address(sort="" if query.order == "new" else "new"),
        "with_alike": query.address(alike="" if query.alike else "1"),
        "newer": query.address(before=page.before) if page.before else "",
        "older": query.address(after=page.after) if page.after else "",
    }  # fmt: skip
    return render(request, "people/list.html", context)


@needs(PEOPLE_FIND)
def quick(request: StaffRequest) -> HttpResponse:
    """A part of a page: who is meant by what is typed. With `pick` the found are choices of that form field."""
    here = room(request, PEOPLE_FIND)
    pick = request.GET.get("pick", "")
    if pick and not _FIELD.fullmatch(pick):
        raise Http404
    words = request.GET.get("q", "").strip()[:60]
    found = find(here.office, words, on=request.today, most=FEW)
    context = {"found": found, "words": words, "pick": pick}
    return render(request, "people/found.html", context)
