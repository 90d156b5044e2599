"""Leads: left on a phone after a session, gone through by week, made into stories of the issue in the making."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_COMPOSE, BULLETIN_SEE, BULLETIN_WRITE, RECORDS_RECORD
from youju.ground.evidence.kinds import Kind
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries import in_the_making, period_of
from youju.reporting.bulletins.queries import leads as reads
from youju.reporting.bulletins.queries.leads import Row
from youju.web.bulletins.leaving import Leave, State
from youju.web.bulletins.rooms import lead_or_404, network_or_404
from youju.web.desk import months, sheets
from youju.web.desk.rooms import kind_or_404, record_or_404, room
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def leads(request: StaffRequest) -> HttpResponse:
    """By week, newest first: what was left, who is on its photos, where it went."""
    return _page(request)


@needs(RECORDS_RECORD)
def leave(request: StaffRequest) -> HttpResponse:
    """Photos that fit are kept at once, so that no error loses them."""
    here = room(request, RECORDS_RECORD)
    about = _about(request)
    if about is not None and about[1].office_id != here.office.pk:
        raise Http404
    form = Leave(request.POST if request.method == "POST" else None)
    papers = sheets.take(request, here.office, photos=True) if request.method == "POST" else sheets.Sheets()
    if not papers.errors and form.is_valid():
        if reads.just_left(here.office, request.actor, form.cleaned_data["said"], papers.kept, request.now):
            return redirect("bulletins:leads")
        with told_to(form):
            actions.leave_lead(
                office=here.office, photos=papers.kept, about=about, by=request.actor, at=request.now,
                **form.cleaned_data,
            )  # fmt: skip
        if form.is_valid():
            clock = localtime(request.now).strftime("%H:%M")
            messages.success(request, _("Left for the bulletin %(time)s") % {"time": clock})
            return redirect("bulletins:leads")
    context = {
        "form": form,
        "papers": papers,
        "about": about,
        "items": [{"message": error, "href": "#in-files"} for error in papers.errors],
        **here.frame(request),
    }
    return render(request, "leads/leave.html", context, status=422 if form.errors or papers.errors else 200)


@needs(BULLETIN_SEE)
@require_POST
def state(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who is on the photos, once somebody has asked them."""
    row = lead_or_404(request, uid)
    form = State(request.POST)
    if not form.is_valid():
        return _page(request, stating=form, at=row)
    actions.state_lead(lead=row.lead, consent=form.cleaned_data["consent"], by=request.actor, at=request.now)
    return _back(request, row)


@needs(BULLETIN_SEE)
@require_POST
def aside(request: StaffRequest, uid: UUID) -> HttpResponse:
    row = _judged(request, uid)
    actions.set_aside(lead=row.lead, by=request.actor, at=request.now)
    return _back(request, row)


@needs(BULLETIN_SEE)
@require_POST
def again(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Undoes setting aside."""
    row = _judged(request, uid)
    actions.take_up_again(lead=row.lead, by=request.actor, at=request.now)
    return _back(request, row)


@needs(BULLETIN_SEE)
def photo(request: StaffRequest, uid: UUID, photo: UUID) -> HttpResponse:
    """A photo of a lead, small, for whoever sees the lead."""
    row = lead_or_404(request, uid)
    found = next((each.row for each in row.photos if each.row.uid == photo), None)
    if found is None:
        raise Http404
    answer = HttpResponse(reads.thumbnail(found), content_type="image/jpeg")
    answer["Cache-Control"] = "private, no-cache"
    answer["ETag"] = f'"{found.picture.sha256}"'
    return answer


def _about(request: StaffRequest) -> tuple[Kind, Any] | None:
    """The record that the address names as that after which the lead is left."""
    if "kind" not in request.GET:
        return None
    kind = kind_or_404(request.GET["kind"])
    try:
        return kind, record_or_404(request, kind, UUID(request.GET.get("record", "")))
    except ValueError:
        raise Http404 from None


def _judged(request: StaffRequest, uid: UUID) -> Row:
    row = lead_or_404(request, uid)
    if not _judges(request, row):
        raise PermissionDenied
    return row


def _judges(request: StaffRequest, row: Row) -> bool:
    office, may = row.lead.office, request.standing
    return office.network_id in may.networks_with(BULLETIN_COMPOSE) or office.pk in may.offices_with(
        BULLETIN_WRITE
    )


def _states(request: StaffRequest, row: Row) -> bool:
    """Whether the reader may say who is on the photos."""
    permission = RECORDS_RECORD if row.lead.by_id == request.actor.pk else BULLETIN_WRITE
    return row.lead.office_id in request.standing.offices_with(permission)


def _page(request: StaffRequest, *, stating: State | None = None, at: Row | None = None) -> HttpResponse:
    network = network_or_404(request)
    composes = network.pk in request.standing.networks_with(BULLETIN_COMPOSE)
    if not composes and not request.standing.holds(RECORDS_RECORD):
        raise PermissionDenied
    asked = {"office": request.GET.get("office", ""), "state": request.GET.get("state", reads.NEW)}
    offices = list(network.offices.all()) if composes else []
    office = next((each for each in offices if each.slug == asked["office"]), None)
    if at is not None:
        found = reads.Page((at,), "")
    else:
        rows = reads.visible(network, request.standing, request.actor)
        found = reads.leads(rows, office=office, state=asked["state"], after=request.GET.get("after", ""))
    issue = in_the_making(network) if composes else None
    items = [_item(request, row, issue, stating) for row in found.rows]
    context = {
        "weeks": by_week(items),
        "issue": months.label(period_of(issue)) if issue is not None else "",
        "composes": composes,
        "leaves": request.standing.holds(RECORDS_RECORD),
        "offices": offices,
        "office": office,
        "asked": asked,
        "filters": _filters(asked),
        "older": f"?{urlencode({**asked, 'after': found.older})}" if found.older else "",
    }
    return render(request, "leads/leads.html", context, status=422 if at is not None else 200)


def _item(request: StaffRequest, row: Row, issue: Issue | None, stating: State | None) -> dict[str, Any]:
    """A lead and what the reader may do with it; `issue` is the one in the making, for who composes it."""
    return {
        "row": row,
        "at": row.lead.at,
        "judges": _judges(request, row),
        "states": _states(request, row) and bool(row.photos),
        "takes": issue is not None and row.state != reads.TAKEN,
        "puts_back": issue is not None and row.taken is not None and row.taken.issue_id == issue.pk and row.story,
        "state": stating or State(auto_id=f"state-{row.lead.uid}-%s"),
    }


def _filters(asked: dict[str, str]) -> list[tuple[str, str, bool]]:
    """Chips of the states: the word, the address, whether it is this one."""
    words = {reads.NEW: _("New"), reads.TAKEN: _("Taken"), reads.ASIDE: _("Set aside"), "all": _("All")}
    return [
        (word, f"?{urlencode({**asked, 'state': state})}", asked["state"] == state)
        for state, word in words.items()
    ]


def _back(request: StaffRequest, row: Row) -> HttpResponse:
    answer = redirect("bulletins:leads")
    answer["Location"] += f"?{urlencode({'state': 'all'})}#lead-{row.lead.uid}"
    return answer


def by_week(items: Iterable[dict[str, Any]]) -> list[tuple[date, list[dict[str, Any]]]]:
    """The Monday of each week with what was left in it; `items` are the newest first."""
    return [(monday, list(group)) for monday, group in groupby(items, key=lambda item: _monday(item["at"]))]


def _monday(at: datetime) -> date:
    day = localdate(at)
    return day - timedelta(days=day.weekday())
