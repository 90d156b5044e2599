"""A correction on its way: proposed, signed by the offices concerned, decided by the network editor or refused."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_RELEASE, BULLETIN_SEE
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Reading
from youju.reporting.bulletins.queries import passages
from youju.reporting.bulletins.queries.correcting import Agreed, Proposed, may_propose, proposal_of
from youju.reporting.bulletins.queries.outlook import printed_of
from youju.reporting.bulletins.queries.voices import voice_of
from youju.web.bulletins import forms
from youju.web.bulletins.asked import Reason
from youju.web.bulletins.rooms import Room, room
from youju.web.bulletins.signatures import office_or_404
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def propose(request: StaffRequest, period: Period, figure: UUID) -> HttpResponse:
    """What is right and why; nothing is printed by it yet."""
    here = room(request, period)
    frozen = passages.frozen_of(here.issue, figure)
    if here.release is None or frozen is None:
        raise Http404
    if not may_propose(frozen, here.issue.network, request.actor, on=request.today, known=request.standing):
        raise PermissionDenied
    form = forms.Erratum(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with told_to(form):
            made = actions.propose_erratum(
                issue=here.issue, figure=frozen, corrected=form.cleaned_data["corrected"],
                reason=form.cleaned_data["reason"], by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return redirect("bulletins:proposal", period, made.uid)
    context = {
        "here": here,
        "label": months.label(period),
        "form": form,
        "figure": frozen,
        "printed": printed_of(frozen, here.issue.network),
    }
    return render(request, "errata/propose.html", context, status=422 if form.errors else 200)


@needs(BULLETIN_SEE)
def proposal(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """What is said to be wrong, who has signed, and what the reader may do about it."""
    here, found = _found(request, period, uid)
    return _page(request, here, found)


@needs(BULLETIN_SEE)
@require_POST
def sign(request: StaffRequest, period: Period, uid: UUID, office: str) -> HttpResponse:
    here, found = _found(request, period, uid)
    where = office_or_404(here, office)
    actions.sign_erratum(proposal=found.row, office=where, by=request.actor, at=request.now)
    return redirect("bulletins:proposal", period, uid)


@needs(BULLETIN_SEE)
@require_POST
def refuse(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """Withdrawn by whoever proposed it, declined by anybody else who is asked."""
    here, found = _found(request, period, uid)
    if not _asked(request, here, found).refuses:
        raise PermissionDenied
    form = Reason(request.POST)
    if form.is_valid():
        with told_to(form):
            actions.refuse_erratum(
                proposal=found.row, reason=form.cleaned_data["reason"], by=request.actor, at=request.now
            )
        if form.is_valid():
            return redirect("bulletins:proposal", period, uid)
    return _page(request, here, found, form)


@needs(BULLETIN_RELEASE)
@require_POST
def decide(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """The network editor decides: the next revision goes out."""
    _here, found = _found(request, period, uid)
    made = actions.decide_erratum(proposal=found.row, by=request.actor, at=request.now)
    said = _("Revision {number} is out; the earlier ones stay as they were.").format(number=made.revision)
    messages.success(request, said)
    return redirect("bulletins:released", period)


@dataclass(frozen=True)
class Asked:
    """What this reader may do: sign for which offices, and whether turn it down."""

    signs: tuple[tuple[Agreed, bool], ...]
    refuses: bool


def _asked(request: StaffRequest, here: Room, found: Proposed) -> Asked:
    voice = voice_of(request.actor, on=request.today, known=request.standing)
    may = {row.office.pk: voice.may(Reading.SIGN, row.office) for row in found.answers}
    signs = tuple((row, may[row.office.pk] and row.signature is None and not found.over) for row in found.answers)
    own = may_propose(
        found.row.figure, here.issue.network, request.actor, on=request.today, known=request.standing
    )
    return Asked(signs, own or any(may.values()) or found.row.by == request.actor)


def _found(request: StaffRequest, period: Period, uid: UUID) -> tuple[Room, Proposed]:
    here = room(request, period)
    found = proposal_of(here.issue, uid)
    if found is None:
        raise Http404
    return here, found


def _page(request: StaffRequest, here: Room, found: Proposed, refusing: Reason | None = None) -> HttpResponse:
    context = {
        "here": here,
        "label": months.label(here.period),
        "found": found,
        "asked": _asked(request, here, found),
        "mine": found.row.by == request.actor,
        "waits": here.issue.network.sign_off and bool(found.waits_for),
        "refusing": refusing or Reason(),
    }
    return render(request, "errata/proposal.html", context, status=422 if refusing else 200)
