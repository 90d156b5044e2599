"""A sign-in sheet for paper: names, blank rows, a column for signatures, and a code that opens the roll."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from youju.ground.access.permissions import PEOPLE_FIND, SIGN_UPS_RUN
from youju.reporting.publishing.codes import drawn
from youju.services.activities.models import Registration
from youju.services.activities.queries.guests import expected
from youju.services.activities.queries.roll import roll
from youju.web.activities import board
from youju.web.activities.sign_up_rooms import session_or_404
from youju.web.shell.needs import StaffRequest, needs

# At least so many rows stay empty for those who walk in, and the sheet is filled.
BLANK, ROWS = 5, 25


@needs(SIGN_UPS_RUN)
def sheet(request: StaffRequest, uid: UUID) -> HttpResponse:
    """With the names of persons for whoever finds them, and the roll behind the code; else with sign-ups alone."""
    session = session_or_404(request, uid)
    finds = session.office_id in request.standing.offices_with(PEOPLE_FIND)
    seats = roll(session, on=request.today).seats if finds else ()
    names = [seat.card.name for seat in seats if seat.enrolled]
    names += [_guest(row) for row in expected(session)]
    blank = max(BLANK, ROWS - len(names))
    there = reverse("activities:roll" if finds else "activities:session", args=[session.uid])
    address = request.build_absolute_uri(there)
    context = {
        "session": session,
        "rows": [*names, *[""] * blank],
        "day": board.title(session.day),
        "weekday": board.WEEKDAYS[session.day.weekday()],
        "hours": board.hours(session.start, session.end),
        # Drawn by segno from an address of ours: numbers and paths, nothing that somebody typed.
        "code": mark_safe(drawn(address, scales=True).decode()),
        "address": address,
        "back": there,
        "roll": finds,
    }
    return render(request, "activities/sheet.html", context)


def _guest(row: Registration) -> str:
    """Who signed up by the poster, with their organisation, and how many they bring."""
    more = f"+{row.along}" if row.along else ""
    return " ".join(filter(None, (row.name, more, row.partner.name if row.partner else row.organisation)))
