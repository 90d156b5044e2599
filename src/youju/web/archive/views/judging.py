"""A person says what a printed figure is; htmx takes the figure alone, everybody else the page at its place."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_COMPOSE
from youju.reporting.archive import actions
from youju.reporting.archive.models import PrintedFigure
from youju.reporting.archive.queries import issues
from youju.web.archive.forms import Judge
from youju.web.archive.pages import Desk, said_of
from youju.web.archive.rooms import figure_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_COMPOSE)
@require_POST
def judge(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Keeps the figure: confirmed where the number stands as it was read, corrected otherwise."""
    figure = figure_or_404(request, uid)
    desk, seen = Desk.of(figure.issue.network, judges=True), issues.seen(figure)
    form = Judge(request.POST, seen=seen, labels=desk.labels, offices=desk.offices)
    if form.is_valid():
        said = form.cleaned_data
        meant = actions.Said(said["indicator"], said["office"], said["period"], said["redefined"])
        with told_to(form):
            if form.as_read(figure):
                actions.confirm(figure=figure, said=meant, by=request.actor, at=request.now)
            else:
                actions.correct(
                    figure=figure, value=said["value"], unit=said["unit"], cumulative=said["cumulative"],
                    approximate=said["approximate"], said=meant, by=request.actor, at=request.now,
                )  # fmt: skip
    if form.is_valid():
        return _answer(request, uid, desk)
    return _figure(request, figure, desk, form, status=422)


@needs(BULLETIN_COMPOSE)
@require_POST
def reject(request: StaffRequest, uid: UUID) -> HttpResponse:
    """This is no figure."""
    figure = figure_or_404(request, uid)
    actions.reject(figure=figure, by=request.actor, at=request.now)
    return _answer(request, uid, Desk.of(figure.issue.network, judges=True))


@needs(BULLETIN_COMPOSE)
@require_POST
def take_back(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Undoes whatever was said of the figure."""
    figure = figure_or_404(request, uid)
    actions.take_back(figure=figure, by=request.actor, at=request.now)
    return _answer(request, uid, Desk.of(figure.issue.network, judges=True))


def _answer(request: StaffRequest, uid: UUID, desk: Desk) -> HttpResponse:
    figure = figure_or_404(request, uid)
    if request.headers.get("HX-Request"):
        return _figure(request, figure, desk)
    answer = redirect("archive:issue", figure.issue.uid)
    answer["Location"] += f"#figure-{figure.uid}"
    return answer


def _figure(
    request: StaffRequest, figure: PrintedFigure, desk: Desk, form: Judge | None = None, status: int = 200
) -> HttpResponse:
    """The figure as it stands now, and how many are left; a page of its own where there is no htmx."""
    count, left = issues.counts(figure.issue)
    item = said_of(issues.seen(figure), desk, form)
    context = {"item": item, "desk": desk, "count": count, "open": left, "issue": figure.issue, "swapped": True}
    name = "archive/swapped.html" if request.headers.get("HX-Request") else "archive/figure_page.html"
    return render(request, name, context, status=status)
