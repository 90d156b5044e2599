"""Nothing this month: a zero that somebody enters after a second look, and takes back with a reason."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from youju.ground.access.permissions import RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.evidence import actions, queries
from youju.ground.evidence.kinds import Kind
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.web.desk import months
from youju.web.desk.months import clock
from youju.web.desk.rooms import kind_or_404, room
from youju.web.shell.needs import StaffRequest, needs


@needs(RECORDS_RECORD)
def nothing(request: StaffRequest, kind: str) -> HttpResponse:
    """Says which office, kind and month it is about, and writes the zero when that is confirmed."""
    known = kind_or_404(kind)
    if not known.enterable or not known.nil:
        raise Http404
    here = room(request, RECORDS_RECORD)
    period = months.begun(request.POST.get("month") or request.GET.get("month"), today=request.today)
    error = ""
    if request.method == "POST":
        try:
            actions.state_nil(
                kind=known, office=here.office, start=period.start, end=period.end,
                by=request.actor, at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("Written down {time}").format(time=clock(request.now)))
            return redirect(_list(known, here.office, period))
    address = reverse("desk:nothing", args=[known.slug])
    context: dict[str, Any] = {
        **here.frame(request),
        "kind": known,
        "error": error,
        "period": months.label(period),
        "month": period.key,
        "months": [
            {"step": step, "href": f"{address}?{urlencode({'office': here.office.slug, 'month': step.key})}"}
            for step in months.strip(period, today=request.today)
        ],
        "all_months": "",
        "up": _list(known, here.office, period),
        "running": request.today < period.end,
        "recorded": queries.anything_in(known, here.office.pk, period),
        "stated": queries.nils(known, request.standing, here.office.pk, period),
    }
    return render(request, "desk/nothing.html", context, status=422 if error else 200)


@needs(RECORDS_RECORD)
def take_back(request: StaffRequest, kind: str, uid: UUID) -> HttpResponse:
    """Asks why; the author undoes a fresh statement without being asked."""
    known = kind_or_404(kind)
    nil = queries.find_nil(known, request.standing, uid)
    if nil is None:
        raise Http404
    may_change, needs_reason = queries.changing(nil, request.standing, by=request.actor, at=request.now)
    if not may_change:
        raise PermissionDenied
    period = Period(nil.happened_on, nil.until)
    error = ""
    if request.method == "POST":
        try:
            actions.withdraw_nil(nil=nil, reason=request.POST.get("reason", ""), by=request.actor, at=request.now)
        except Refusal as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("Taken back {time}").format(time=clock(request.now)))
            return redirect(_list(known, nil.office, period))
    context = {
        "here": request.path,
        "kind": known,
        "nil": nil,
        "period": months.label(period),
        "up": _list(known, nil.office, period),
        "needs_reason": needs_reason,
        "error": error,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "desk/take_back.html", context, status=422 if error else 200)


def _list(kind: Kind, office: Office, period: Period) -> str:
    asked = urlencode({"office": office.slug, "month": period.start.strftime("%Y-%m")})
    return f"{reverse('desk:list', args=[kind.slug])}?{asked}"
