"""A whole month of tallies on one page: what stands is filled in, one press of a button writes what changed."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from youju.ground.access.permissions import RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.refusals import ReasonMissing
from youju.ground.organisations.models import Group
from youju.ground.periods import Period
from youju.services.ledger.actions import enter_month
from youju.services.ledger.queries import month_sheet, sheets_of_month
from youju.web.desk import months, sheets
from youju.web.desk.months import clock
from youju.web.desk.rooms import Room, room
from youju.web.ledger.grid import Grid, grid
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_RECORD)
def sheet(request: StaffRequest) -> HttpResponse:
    here = room(request, RECORDS_RECORD)
    period = months.begun(request.GET.get("month"), today=request.today)
    group = _group(request, here)
    place = request.GET.get("place", "")
    made = grid(month_sheet(here.office, period, group), place)
    if not made.places:
        raise Http404
    if request.method != "POST":
        return _page(request, here, period, group, place, made, sheets.Sheets())
    papers = sheets.take(request, here.office)
    made.general += papers.errors
    reason = request.POST.get("reason", "")
    readable = made.fill(request.POST.dict(), here.office)
    if readable and not made.general:
        said = made.said(request.POST.dict())
        if not said:
            messages.info(request, _("Nothing was changed."))
            return redirect(_address(here, period, group, place))
        try:
            done = enter_month(
                office=here.office, month=period, group=group, said=said, attachments=papers.kept, reason=reason,
                by=request.actor, at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            made.refuse(refusal)
            needs_reason = isinstance(refusal, ReasonMissing)
            return _page(request, here, period, group, place, made, papers, needs_reason=needs_reason, status=422)
        messages.success(
            request,
            _("Saved {time}: {recorded} new, {corrected} corrected, {withdrawn} withdrawn.").format(
                time=clock(request.now), **done.__dict__
            ),
        )
        return redirect(_address(here, period, group, place))
    return _page(request, here, period, group, place, made, papers, status=422)


def _group(request: StaffRequest, here: Room) -> Group | None:
    slug = request.GET.get("group", "")
    if not slug:
        return None
    for group in here.office.groups.all():
        if group.slug == slug:
            return group
    raise Http404


def _groups(here: Room, period: Period, shown: Group | None, place: str) -> list[dict[str, Any]]:
    """The sheets of the month, one for each group of results, with how much stands on each."""
    groups = list(here.office.groups.all())
    if not groups:
        return []
    counts = sheets_of_month(here.office, period)
    return [
        {
            "label": str(group) if group else "",
            "count": counts.get(group.pk if group else None, 0),
            "href": _address(here, period, group, place),
            "current": group == shown,
        }
        for group in (None, *groups)
    ]


def _address(here: Room, period: Period, group: Group | None, place: str, **changes: str) -> str:
    asked = {
        "office": here.office.slug if here.several else "",
        "month": period.key,
        "group": group.slug if group else "",
        "place": place,
        **changes,
    }
    return f"{reverse('ledger:month')}?{urlencode({key: value for key, value in asked.items() if value})}"


def _page(
    request: StaffRequest,
    here: Room,
    period: Period,
    group: Group | None,
    place: str,
    made: Grid,
    papers: sheets.Sheets,
    *,
    needs_reason: bool = False,
    status: int = 200,
) -> HttpResponse:
    steps = months.strip(period, today=request.today)
    places = [{"key": str(p.uid) if p else "office", "label": p.name if p else ""} for p in made.sheet.places]
    context: dict[str, Any] = {
        **here.frame(request),
        "here": _address(here, period, group, place),
        "grid": made,
        "period": months.label(period),
        "month_key": period.key,
        "months": [{"step": s, "href": _address(here, period, group, place, month=s.key)} for s in steps],
        "all_months": "",
        "groups": _groups(here, period, group, place),
        "group": group.slug if group else "",
        "places": places,
        "place": place,
        "papers": papers,
        "reason": request.POST.get("reason", ""),
        "needs_reason": needs_reason,
        "versions": made.versions(),
    }
    return render(request, "ledger/month.html", context, status=status)
