"""The rounds of an office, and one of them with team, route and what became of each home."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from youju.ground.access.colleagues import staff_of
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_EXPORT
from youju.ground.evidence.fields import Cell
from youju.ground.periods import durations
from youju.services.visits.models import VisitRound
from youju.services.visits.queries import rounds
from youju.services.visits.rules import State
from youju.services.volunteers.queries.register import volunteers
from youju.web.activities import board
from youju.web.desk.exports import lines
from youju.web.desk.rooms import Room, room
from youju.web.shell.needs import StaffRequest, needs
from youju.web.visits import saying
from youju.web.visits.rooms import goes_out, round_or_404

COLOURS = {
    State.PLANNED: "", State.PRINTED: "", State.WALKED: "warn", State.COUNTED: "good", State.CANCELLED: "bad",
}  # fmt: skip
FIRST = "-day"


@needs(PEOPLE_OPEN)
@require_safe
def table(request: StaffRequest) -> HttpResponse:
    """By day, the latest first; narrowed by words and state, page by page."""
    here = room(request, PEOPLE_OPEN)
    asked = _asked(request, here)
    number = request.GET.get("page", "1")
    page = rounds.page(
        here.office, words=asked["q"], state=asked["state"], order=asked["sort"],
        number=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
    )  # fmt: skip
    context = {
        **here.frame(request), "asked": asked, "page": page, "rows": [_line(row) for row in page.rows],
        "states": [(state.value, state.label) for state in State], "records": goes_out(request, here.office.pk),
        "exports": here.office.pk in request.standing.offices_with(RECORDS_EXPORT),
        "narrowed": bool(asked["q"] or asked["state"]), "plain": _address(here, {}),
        "export": _address(here, asked, name="visits:export"),
        "by_day": _head(here, asked, "-day", "day"), "by_purpose": _head(here, asked, "purpose", "purpose"),
        "newer": _address(here, asked, page=page.number - 1) if page.number > 1 else "",
        "older": _address(here, asked, page=page.number + 1) if page.number < page.pages else "",
        "chips": [
            (label, _address(here, {**asked, name: ""}))
            for name, label in (
                ("q", f"“{asked['q']}”"), ("state", State(asked["state"]).label if asked["state"] else ""),
            )
            if asked[name]
        ],
    }  # fmt: skip
    return render(request, "visits/rounds.html", context)


@needs(RECORDS_EXPORT)
def export(request: StaffRequest) -> StreamingHttpResponse:
    """The list as a file: rounds and their numbers, no home and no name of anybody who was visited."""
    if not request.standing.holds(PEOPLE_OPEN):
        raise PermissionDenied
    here = room(request, RECORDS_EXPORT)
    if not goes_out(request, here.office.pk):
        raise Http404
    asked = _asked(request, here)
    found = rounds.every(here.office, words=asked["q"], state=asked["state"], order=asked["sort"])
    heads = [
        _("Date"), _("Purpose"), _("Programme"), _("State"), _("Team"), _("Homes on the route"), _("Met"),
        _("Not met"), _("Minutes in homes"),
    ]  # fmt: skip
    cells: Iterator[list[Cell]] = (
        [
            row.round.day.isoformat(), row.round.purpose, str(row.round.programme or ""), str(row.state.label),
            "、".join(row.team), row.stops, row.met, row.missed, row.minutes,
        ]
        for row in found
    )  # fmt: skip
    answer = StreamingHttpResponse(lines(heads, cells), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="rounds-{here.office.slug}.csv"'
    return answer


@needs(PEOPLE_OPEN)
@require_safe
def page(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who goes, where to in which order, and what became of it."""
    return render(request, "visits/round.html", frame(request, round_or_404(request, uid)))


def frame(request: StaffRequest, round: VisitRound, **more: Any) -> dict[str, Any]:
    """Everything that the page of a round shows."""
    sheet = rounds.sheet(round, seen=request.today)
    colleagues = {member.user_id for member in sheet.team}
    helpers = {member.volunteer_id for member in sheet.team}
    return {
        "round": round, "sheet": sheet, "when": when(round), "colour": COLOURS[sheet.state],
        "legs": [
            {
                "leg": leg, "number": place, "who": saying.who_lives_there(leg.home),
                "first": place == 1, "last": place == len(sheet.legs), "stands": saying.outcome(leg.visit),
                "colour": saying.states(saying.outcome(leg.visit)),
            }
            for place, leg in enumerate(sheet.legs, 1)
        ],
        "staff": [one for one in staff_of(round.office, on=request.today) if one.pk not in colleagues],
        "volunteers": [
            row for row in volunteers(round.office, on=round.day) if row.volunteer.pk not in helpers
        ],
        "begun": round.day <= request.today, "back": f"{reverse('visits:rounds')}?office={round.office.slug}",
        "minutes": durations.write(
            sum(leg.visit.minutes or 0 for leg in sheet.legs if leg.visit), "clock"
        ),
        "problems": [], "found": (), "typed": "", **more,
    }  # fmt: skip


def when(round: VisitRound) -> str:
    """The day in words, and the hour where one was said."""
    return " ".join(filter(None, (board.title(round.day), board.hours(round.start, None))))


def _line(row: rounds.Row) -> dict[str, Any]:
    return {"row": row, "day": board.title(row.round.day), "colour": COLOURS[row.state]}


def _asked(request: StaffRequest, here: Room) -> dict[str, str]:
    get = request.GET
    state, order = get.get("state", ""), get.get("sort", FIRST)
    if order not in rounds.ORDERS or (state and state not in set(State)):
        raise Http404
    return {"q": get.get("q", "").replace("\0", "").strip()[:60], "state": state, "sort": order}


def _address(here: Room, asked: dict[str, str], *, name: str = "visits:rounds", page: int = 1) -> str:
    said = {
        "office": here.office.slug if here.several else "", **asked,
        "sort": asked.get("sort", "") if asked.get("sort") != FIRST else "", "page": str(page) if page > 1 else "",
    }  # fmt: skip
    query = urlencode({key: value for key, value in said.items() if value})
    return f"{reverse(name)}{'?' if query else ''}{query}"


def _head(here: Room, asked: dict[str, str], one: str, other: str) -> dict[str, str]:
    now = asked["sort"]
    sort = ("descending" if now.startswith("-") else "ascending") if now in {one, other} else "none"
    return {"href": _address(here, {**asked, "sort": other if now == one else one}), "sort": sort}
