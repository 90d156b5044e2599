"""A week or a month of sessions: by day on a phone, as a grid on a desk; one's own to begin with."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from youju.ground.access.colleagues import staff_of
from youju.ground.access.permissions import RECORDS_SEE
from youju.ground.organisations.queries import marked_days
from youju.ground.periods import Period
from youju.ground.programmes.queries import programmes_in
from youju.reporting.publishing.wall import PAPERS
from youju.services.activities.queries import Narrowing, latest_plan, leads_in, plan
from youju.web.activities import board
from youju.web.activities.session_forms import with_now
from youju.web.calendars import spans
from youju.web.calendars.asking import Asked, asked
from youju.web.calendars.grid import grid
from youju.web.desk import months
from youju.web.desk.rooms import room
from youju.web.shell.needs import StaffRequest, needs

# As many fit into a day of a month; the day itself shows the others.
MOST = 4


@needs(RECORDS_SEE)
def latest(request: StaffRequest) -> HttpResponse:
    """One's own week where one leads something, else the last month of the office that has a plan."""
    here, me = room(request, RECORDS_SEE), request.actor.user
    week = spans.week_of(request.today)
    if me is not None and leads_in(me, [office.pk for office in here.offices], spans.month_of(request.today)):
        own = Asked(here, Narrowing(leader=me), True, (), ())
        return redirect(own.address(week))
    whole = Asked(here, Narrowing(), False, (), ())
    return redirect(whole.address(latest_plan(here.office, request.today)))


@needs(RECORDS_SEE)
def calendar(request: StaffRequest, period: Period) -> HttpResponse:
    """The stretch that the address names, of whatever it asks for."""
    spans.shown_or_404(period)
    question = asked(request)
    rows = plan(question.offices, period, question.narrowing)
    days = board.days(rows, period, marked_days(question.networks, period), today=request.today)
    day = spans.day_in(period, request.today)
    context = {
        **question.here.frame(request),
        "asked": question,
        "period": months.label(period),
        "whole_month": period.is_month,
        "days": days,
        "busy": [day for day in days if day.lines or day.notes],
        "weeks": _squares(board.weeks(days), question) if period.is_month else (),
        "grid": None if period.is_month else grid(days),
        "weekdays": board.WEEKDAYS,
        "count": len(rows),
        "before": question.address(period.previous()),
        "after": question.address(spans.after(period)),
        "now": question.address((spans.month_of if period.is_month else spans.week_of)(request.today)),
        "by_week": question.address(spans.week_of(day)),
        "by_month": question.address(spans.month_of(day)),
        "walls": _walls(question, period) if period.is_month else (),
        "plan": spans.month_of(day),
        **_choices(request, question, period),
    }
    return render(request, "calendars/calendar.html", context)


@dataclass(frozen=True)
class Square:
    """A day of a month: the lines that fit, how many more there are, and where its week is."""

    day: board.Day
    lines: tuple[board.Line, ...]
    more: int
    week: str


def _squares(weeks: list[list[board.Day]], question: Asked) -> list[list[Square]]:
    """A line more is no reason to hide it behind a word of the same height."""
    fits = {len(day.lines): MOST if len(day.lines) > MOST + 1 else MOST + 1 for week in weeks for day in week}
    return [
        [
            Square(
                day, day.lines[: fits[len(day.lines)]], max(0, len(day.lines) - fits[len(day.lines)]),
                question.address(spans.week_of(day.date)),
            )
            for day in week
        ]
        for week in weeks
    ]  # fmt: skip


def _walls(question: Asked, period: Period) -> list[tuple[str, str]]:
    """Where the month is printed for the wall, by the size of the paper: of the site that is shown, or of all."""
    of_wall = Asked(question.here, Narrowing(site=question.narrowing.site), False, (), ())
    query = {name: word for name, word in of_wall.words.items() if word}
    address = reverse("calendars:wall", args=[period])
    return [(paper.upper(), f"{address}?{urlencode({**query, 'paper': paper})}") for paper in PAPERS]


def _choices(request: StaffRequest, question: Asked, period: Period) -> dict[str, object]:
    """What the calendar may be narrowed to, and the chips that lead to one's own and to the office's."""
    office, chosen, me = question.here.office, question.narrowing, request.actor.user
    plain = Asked(question.here, Narrowing(), False, (), ())
    mine = Asked(question.here, Narrowing(leader=me), True, (), ())
    return {
        "sites": [site for site in office.sites.all() if site == chosen.site or not site.closed_on(period.start)],
        "programmes": programmes_in(office),
        "staff": with_now(staff_of(office, on=request.today), chosen.leader),
        "mine": mine.address(period),
        "whole": plain.address(period),
    }
