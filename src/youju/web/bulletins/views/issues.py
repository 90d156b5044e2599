"""All issues with their state, and a new one for a month."""

from collections.abc import Iterable
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import (
    BULLETIN_COMPOSE,
    BULLETIN_DEPUTE,
    BULLETIN_RELEASE,
    BULLETIN_SEE,
    RECORDS_RECORD,
)
from youju.ground.periods import Period, month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries import passages, period_of
from youju.web.bulletins import forms
from youju.web.bulletins.rooms import network_or_404
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# How many months after the latest issue may be begun.
AHEAD = 3


@needs(BULLETIN_SEE)
def issues(request: StaffRequest) -> HttpResponse:
    return _page(request, None)


@needs(BULLETIN_COMPOSE)
@require_POST
def start(request: StaffRequest) -> HttpResponse:
    """Begins an issue, empty or with the lines of the latest one."""
    network = network_or_404(request)
    known = passages.issues_of(network)
    form = _form(request, known, request.today)
    if form.is_valid():
        period = form.months[form.cleaned_data["month"]]
        with told_to(form):
            if form.cleaned_data["model"] == "previous":
                begun = actions.start_from(previous=known[0], period=period, by=request.actor, at=request.now)
            else:
                begun = actions.start_issue(network=network, period=period, by=request.actor, at=request.now)
    if not form.is_valid():
        return _page(request, form, status=422)
    messages.success(request, _("Begun. The numbers are those of {month}.").format(month=months.label(period)))
    lines, stories = passages.counted(begun)
    if lines or stories:
        messages.success(
            request,
            _("Taken over from {previous}: {lines} lines of results, {stories} texts of giving.").format(
                previous=months.label(period_of(known[0])), lines=lines, stories=stories
            ),
        )
    return redirect("bulletins:edit", period)


def _page(request: StaffRequest, form: forms.Start | None, *, status: int = 200) -> HttpResponse:
    network = network_or_404(request)
    known = passages.issues_of(network)
    composes = network.pk in request.standing.networks_with(BULLETIN_COMPOSE)
    context = {
        "network": network,
        "issues": [
            {
                "issue": issue,
                "period": period_of(issue),
                "year": issue.start.year,
                "month": issue.start.month,
                "label": months.label(period_of(issue)),
                "release": max(issue.releases.all(), key=lambda release: release.revision, default=None),
            }
            for issue in known
        ],
        "composes": composes,
        "leads": composes or request.standing.holds(RECORDS_RECORD),
        "deputes": request.standing.holds(BULLETIN_DEPUTE),
        "may_release": network.pk in request.standing.networks_with(BULLETIN_RELEASE),
        "form": form or (_form(None, known, request.today) if composes else None),
    }
    return render(request, "bulletins/issues.html", context, status=status)


def _form(request: StaffRequest | None, known: list[Issue], today: date) -> forms.Start:
    begun = {period_of(issue) for issue in known}
    return forms.Start(
        request.POST if request else None,
        open_months=[period for period in _candidates(known, today) if period not in begun],
        previous=months.label(period_of(known[0])) if known else "",
        initial={"model": "previous" if known else ""},
    )


def _candidates(known: list[Issue], today: date) -> Iterable[Period]:
    """The months after the latest issue, then this month and the last one; none that has not begun."""
    this = month(today.year, today.month)
    found = [this.previous(), this]
    latest = period_of(known[0]) if known else None
    if latest is not None and latest.is_month:
        following = []
        for _step in range(AHEAD):
            latest = month(latest.end.year, latest.end.month)
            following.append(latest)
        found = [*following, *found]
    return dict.fromkeys(period for period in found if period <= this)
