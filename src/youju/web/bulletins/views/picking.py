"""The figures beside a form: found by one or two characters, put into the text by a touch or by copying."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins.queries.picking import offers
from youju.web.bulletins.drawings import PLAIN
from youju.web.bulletins.rooms import place_or_404, room
from youju.web.shell.needs import StaffRequest, needs


@needs(BULLETIN_SEE)
def figures(request: StaffRequest, period: Period, section: UUID) -> HttpResponse:
    """What the month says of the section's office, or of another one that is asked for."""
    here = room(request, period)
    where = place_or_404(here, section)
    offices = list(here.issue.network.offices.all())
    asked = request.GET.get("of", "")
    of = [office for office in offices if office.slug == asked and office != where.office]
    words = request.GET.get("words", "")[:40]
    found, count = offers(here.issue, where.office, of, words)
    context = {
        "here": here,
        "section": where,
        "offices": offices,
        "of": of[0] if of else where.office,
        "words": words,
        "offers": found,
        "count": count,
        "plain": where.kind in PLAIN,
    }
    return render(request, "bulletins/offers.html", context)
