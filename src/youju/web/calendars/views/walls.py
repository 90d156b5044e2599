"""A month of a site to print and hang on the wall."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from youju.ground.access.permissions import RECORDS_SEE
from youju.ground.organisations.queries import marked_days
from youju.ground.periods import Period
from youju.reporting.publishing import wall
from youju.services.activities.queries import Narrowing, plan
from youju.web.activities import board
from youju.web.calendars.asking import asked
from youju.web.calendars.paper import sheet
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_SEE)
@require_safe
def month(request: StaffRequest, period: Period) -> HttpResponse:
    """The sheet as a file, on A4 or A3; of what the address asks for only the site counts: a wall is nobody's."""
    paper = request.GET.get("paper", wall.PAPERS[0])
    if not period.is_month or paper not in wall.PAPERS:
        raise Http404
    question = asked(request)
    office, site = question.here.office, question.narrowing.site
    rows = plan([office.pk], period, Narrowing(site=site))
    days = board.days(rows, period, marked_days([office.network_id], period), today=request.today)
    made = sheet(office, site, period, board.weeks(days), request.today)
    answer = HttpResponse(wall.render(made, paper=paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="calendar-{period}-{paper}.pdf"'
    answer["Content-Security-Policy"] = "frame-ancestors 'self'"
    return answer
