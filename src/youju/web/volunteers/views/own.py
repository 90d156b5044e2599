"""A volunteer's own page behind the secret link: shifts, minutes, certificates, what is kept of them."""

from itertools import groupby
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import PUBLIC
from youju.services.volunteers.models import Shift
from youju.services.volunteers.queries.certificates import of
from youju.services.volunteers.queries.own import sealed_sorts, shifts_of
from youju.services.volunteers.queries.register import record_of
from youju.services.volunteers.queries.shifts import availability_of
from youju.web.activities.board import WEEKDAYS, hours, title
from youju.web.shell.needs import StaffRequest, needs
from youju.web.volunteers import paper
from youju.web.volunteers.own import gone, opened, page, unseen

# The latest ones; all of them are in the sums.
MOST = 100


@needs(PUBLIC)
@require_safe
def shifts(request: StaffRequest, secret: str) -> HttpResponse:
    """What lies ahead, where somebody is wanted, what has been."""
    here = opened(secret)
    if here is None:
        return gone(request)
    found = shifts_of(here.volunteer, at=request.now)
    context: dict[str, object] = {
        "found": found, "tab": "shifts",
        "mine": [(one, _when(one.shift)) for one in (*found.coming, *found.waiting)],
        "open": [(one, _when(one.line.shift)) for one in found.open],
        "past": [(one, _when(one.shift)) for one in found.past],
    }  # fmt: skip
    return page(request, here, "volunteers/own/shifts.html", context)


@needs(PUBLIC)
@require_safe
def minutes(request: StaffRequest, secret: str) -> HttpResponse:
    """Every entry that stands, the sums by year, and what was asked to be corrected."""
    here = opened(secret)
    if here is None:
        return gone(request)
    record = record_of(here.volunteer, on=request.today)
    years = [
        (year, len(rows), sum(row.minutes for row in rows))
        for year, rows in ((y, list(some)) for y, some in groupby(record.services, lambda r: r.happened_on.year))
    ]
    context: dict[str, object] = {
        "tab": "minutes", "given": record.row.given, "years": years, "services": record.services[:MOST],
        "more": max(len(record.services) - MOST, 0), "requests": record.requests,
    }  # fmt: skip
    return page(request, here, "volunteers/own/minutes.html", context)


@needs(PUBLIC)
@require_safe
def certificates(request: StaffRequest, secret: str) -> HttpResponse:
    """What was certified, to take along as a file."""
    here = opened(secret)
    if here is None:
        return gone(request)
    context: dict[str, object] = {"tab": "certificates", "certificates": of(here.volunteer)}
    return page(request, here, "volunteers/own/certificates.html", context)


@needs(PUBLIC)
@require_safe
def certificate(request: StaffRequest, secret: str, uid: UUID) -> HttpResponse:
    """The sheet of one certificate; another's does not exist here."""
    here = opened(secret)
    found = next((one for one in of(here.volunteer) if one.uid == uid), None) if here else None
    if here is None or found is None:
        return gone(request)
    found.office = here.volunteer.office
    answer = HttpResponse(paper.pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    answer["Content-Security-Policy"] = "frame-ancestors 'self'"
    return unseen(answer)


@needs(PUBLIC)
@require_safe
def data(request: StaffRequest, secret: str) -> HttpResponse:
    """What the office keeps of the volunteer; what lies sealed is named and not shown."""
    here = opened(secret)
    if here is None:
        return gone(request)
    record = record_of(here.volunteer, on=request.today)
    context: dict[str, object] = {
        "tab": "data", "birth": here.volunteer.person.birth, "sealed": sealed_sorts(here.volunteer),
        "papers": [*record.trainings, *record.clearances, *record.honours, *record.appraisals],
        "hours": [(WEEKDAYS[day], spans) for day, spans in availability_of(here.volunteer).items()],
    }  # fmt: skip
    return page(request, here, "volunteers/own/data.html", context)


def _when(shift: Shift) -> str:
    return f"{title(shift.day)} {hours(shift.start, shift.end)}"
