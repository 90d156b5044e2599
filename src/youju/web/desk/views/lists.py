"""The list of a kind: a month of one office, narrowed, sorted and paged."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import RECORDS_EXPORT, RECORDS_IMPORT, RECORDS_RECORD, RECORDS_SEE
from youju.ground.evidence import listing, queries
from youju.ground.evidence.kinds import Kind
from youju.ground.periods import month
from youju.web.desk import months, rows
from youju.web.desk.asking import Asked, asked
from youju.web.desk.rooms import kind_or_404, room
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_SEE)
def table(request: StaffRequest, kind: str) -> HttpResponse:
    """Opens on the current month; every part of what is shown is in the address."""
    known = kind_or_404(kind)
    here = room(request, RECORDS_SEE)
    query = asked(request, known, here.office, several=here.several)
    page = listing.page(known, request.standing, query.narrowing, after=query.after, before=query.before)
    latest = None
    if not page.rows and not query.narrowed:
        latest = listing.latest_day(known, request.standing, here.office.pk)
    stated = _stated(request, known, query)
    context = {
        **here.frame(request),
        "stated": stated,
        "nothing": any(said["counts"] for said in stated),
        "may_state": known.nil and query.period is not None and query.period.start <= request.today,
        "state_nothing": query.nothing(),
        "kind": known,
        "asked": query,
        "page": page,
        "heads": rows.heads(query),
        "rows": rows.rows(known, page.rows),
        "months": [
            {"step": step, "href": query.address(month=step.key)}
            for step in months.strip(query.period, today=request.today)
        ],
        "period": months.label(query.period) if query.period else "",
        "all_months": query.address(month=months.ALL),
        "without_words": query.address(q=""),
        "plain": query.plain(),
        "with_withdrawn": query.address(withdrawn="" if query.withdrawn else "1"),
        "xlsx": query.export("xlsx"),
        "csv": query.export("csv"),
        "chips": [{"filter": f, "without": query.address(**{f.name: ""})} for f in query.filters if f.chosen],
        "newer": query.address(before=page.before) if page.before else "",
        "older": query.address(after=page.after) if page.after else "",
        "latest": _month_of(query, latest),
        "offices": [
            {"office": office, "href": query.plain(office), "current": office == here.office}
            for office in here.offices
        ],
        "may_record": known.enterable and here.office.pk in request.standing.offices_with(RECORDS_RECORD),
        "may_import": known.enterable and here.office.pk in request.standing.offices_with(RECORDS_IMPORT),
        "may_export": here.office.pk in request.standing.offices_with(RECORDS_EXPORT),
    }
    return render(request, "desk/list.html", context)


def _stated(request: StaffRequest, kind: Kind, query: Asked) -> list[dict[str, Any]]:
    """Who wrote that the month had nothing, whether that decides, and whether the reader may take it back."""
    if query.period is None:
        return []
    office = query.office.pk
    nils = queries.nils(kind, request.standing, office, query.period, withdrawn=query.withdrawn)
    overruled = bool(nils) and queries.anything_in(kind, office, query.period)
    return [
        {
            "nil": nil,
            "overruled": overruled,
            "counts": nil.withdrawal is None and not overruled,
            "may_withdraw": nil.withdrawal is None
            and queries.changing(nil, request.standing, by=request.actor, at=request.now)[0],
        }
        for nil in nils
    ]


def _month_of(query: Asked, day: date | None) -> dict[str, str] | None:
    """The last month that has records, for a list that would be empty."""
    if day is None:
        return None
    period = month(day.year, day.month)
    return {"label": months.label(period), "href": query.address(month=period.key)}
