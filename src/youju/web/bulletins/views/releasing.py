"""Releasing an issue: what will be frozen, what the editor should have seen, and the act itself; and errata."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from youju.ground.access.permissions import BULLETIN_RELEASE
from youju.ground.access.refusals import Refusal
from youju.ground.periods import Period
from youju.reporting import publishing
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import passages
from youju.reporting.bulletins.queries.outlook import outlook, printed_of
from youju.reporting.bulletins.queries.signing import answers, wait_for
from youju.web.bulletins import forms
from youju.web.bulletins.answers import partly
from youju.web.bulletins.desk import EVERYTHING, Desk, lay
from youju.web.bulletins.rooms import Room, room
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_RELEASE)
def release(request: StaffRequest, period: Period) -> HttpResponse:
    """Shows what a release would freeze; where something is open it asks, and waits for the answer."""
    here = room(request, period)
    if here.release is not None:
        return _went_out(request, here)
    desk = lay(here, EVERYTHING)
    if request.method != "POST":
        return _page(request, here, desk)
    if desk.findings and not request.POST.get("seen"):
        return _page(request, here, desk, _("Say first that you have seen what is still open."), 422)
    try:
        actions.release(issue=here.issue, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, here, desk, str(refusal), 409)
    messages.success(request, _("Released. From now on its numbers do not change."))
    return _went_out(request, here)


@needs(BULLETIN_RELEASE)
def correct(request: StaffRequest, period: Period, figure: UUID) -> HttpResponse:
    """An erratum: what is right and why. It makes the next revision; every earlier one stays.

    Where offices sign, it is proposed to them instead.
    """
    here = room(request, period)
    frozen = passages.frozen_of(here.issue, figure)
    if here.release is None or frozen is None:
        raise Http404
    if here.issue.network.sign_off:
        return redirect("bulletins:propose", period, figure)
    form = forms.Erratum(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_to(form):
            made = actions.correct_release(
                issue=here.issue, figure=frozen, corrected=form.cleaned_data["corrected"],
                reason=form.cleaned_data["reason"], by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            said = _("Revision {number} is out; the earlier ones stay as they were.").format(number=made.revision)
            messages.success(request, said)
            return _went_out(request, here)
    context = {
        "here": here,
        "label": months.label(period),
        "form": form,
        "figure": frozen,
        "printed": printed_of(frozen, here.issue.network),
        "next_revision": here.release.revision + 1,
    }
    return render(request, "bulletins/correct.html", context, status=422 if form.errors else 200)


def _page(request: StaffRequest, here: Room, desk: Desk, refusal: str = "", status: int = 200) -> HttpResponse:
    broken = any(finding.check == "unknown" for finding in desk.findings)
    context = {
        "here": here,
        "label": months.label(here.period),
        "desk": desk,
        "broken": broken,
        "outlook": None if broken else outlook(here.issue),
        "waiting": [] if broken else wait_for(answers(here.issue), here.issue.network),
        "editions_count": len(publishing.KINDS),
        "refusal": refusal,
        "editing": reverse("bulletins:edit", args=[here.period]),
    }
    template = "bulletins/release_body.html" if partly(request) else "bulletins/release.html"
    return render(request, template, context, status=status)


def _went_out(request: StaffRequest, here: Room) -> HttpResponse:
    if not partly(request):
        return redirect("bulletins:released", here.period)
    answer = HttpResponse(status=204)
    answer["HX-Redirect"] = reverse("bulletins:released", args=[here.period])
    return answer
