"""Signing: how far each office is, its pages as they will be printed, and the words that go with them."""

from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_RELEASE, BULLETIN_SEE
from youju.ground.organisations.models import Office
from youju.ground.periods import Period
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.actions.reminding import remind as remind_office
from youju.reporting.bulletins.queries.signing import answer_of, answers, signature_of
from youju.reporting.bulletins.queries.voices import Voice, voice_of
from youju.web.bulletins import pasting
from youju.web.bulletins.asked import Reason, SendBack
from youju.web.bulletins.desk import EVERYTHING, lay
from youju.web.bulletins.rooms import Room, room
from youju.web.bulletins.signatures import Answered, answered, office_or_404, read_through
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(BULLETIN_SEE)
def signing(request: StaffRequest, period: Period) -> HttpResponse:
    """Every office: signed, being read, changed since, sent back, late since when."""
    here = room(request, period)
    rows = _answered(request, here)
    context = {
        "here": here,
        "label": months.label(period),
        "rows": rows,
        "waiting": sum(not row.answer.answered for row in rows),
        "rule": here.issue.network,
        "paste": _paste(request, here, [row.office for row in rows]),
    }
    return render(request, "signing/signing.html", context)


@needs(BULLETIN_SEE)
def pages(request: StaffRequest, period: Period, office: str) -> HttpResponse:
    """What the office prints, as it will be printed, with the signature beside it."""
    here = room(request, period)
    return _pages(request, here, office_or_404(here, office))


@needs(BULLETIN_SEE)
@require_POST
def sign(request: StaffRequest, period: Period, office: str) -> HttpResponse:
    """The signature that is asked for now, for what the reader had on the screen."""
    here = room(request, period)
    where = office_or_404(here, office)
    actions.sign_off(
        issue=here.issue, office=where, reading=request.POST.get("reading", ""),
        digest=request.POST.get("digest", ""), by=request.actor, at=request.now,
    )  # fmt: skip
    messages.success(request, _("Signed {time}.").format(time=_clock(request)))
    return redirect("bulletins:pages", period, office)


@needs(BULLETIN_SEE)
@require_POST
def withdraw(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    here = room(request, period)
    signature = signature_of(here.issue, uid)
    if signature is None:
        raise Http404
    if signature.by != request.actor and not _voice(request).may(signature.reading, signature.office):
        raise PermissionDenied
    form = Reason(request.POST)
    if form.is_valid():
        with told_to(form):
            actions.withdraw_signature(
                signature=signature, reason=form.cleaned_data["reason"], by=request.actor, at=request.now
            )
        if form.is_valid():
            return redirect("bulletins:pages", period, signature.office.slug)
    return _pages(request, here, signature.office, withdrawing=form)


@needs(BULLETIN_SEE)
@require_POST
def send_back(request: StaffRequest, period: Period, office: str) -> HttpResponse:
    """Remarks about passages, or about the whole; the office sees them where it writes and signs."""
    here = room(request, period)
    where = office_or_404(here, office)
    if not _voice(request).sends_back(where):
        raise PermissionDenied
    form = SendBack(request.POST, places=[page.place for page in answer_of(here.issue, where).pages])
    if form.is_valid():
        with told_to(form):
            actions.send_back(
                issue=here.issue, office=where, note=form.cleaned_data["note"], remarks=form.remarks,
                by=request.actor, at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return redirect("bulletins:pages", period, office)
    return _pages(request, here, where, returning=form)


@needs(BULLETIN_RELEASE)
@require_POST
def leave_out(request: StaffRequest, period: Period, office: str) -> HttpResponse:
    """The issue goes out without the office."""
    here = room(request, period)
    where = office_or_404(here, office)
    form = Reason(request.POST)
    if form.is_valid():
        with told_to(form):
            actions.leave_out(
                issue=here.issue, office=where, reason=form.cleaned_data["reason"], by=request.actor,
                at=request.now,
            )  # fmt: skip
        if form.is_valid():
            return redirect("bulletins:signing", period)
    return _pages(request, here, where, leaving=form)


@needs(BULLETIN_RELEASE)
@require_POST
def take_in(request: StaffRequest, period: Period, office: str) -> HttpResponse:
    """The office is waited for again."""
    here = room(request, period)
    actions.take_in(issue=here.issue, office=office_or_404(here, office), by=request.actor, at=request.now)
    return redirect("bulletins:signing", period)


@needs(BULLETIN_RELEASE)
@require_POST
def remind(request: StaffRequest, period: Period, office: str) -> HttpResponse:
    """One tap: the reminder is written down, and its words stand ready for the chat group."""
    here = room(request, period)
    where = office_or_404(here, office)
    remind_office(office=where, period=period, by=request.actor, at=request.now)
    return redirect(f"{reverse('bulletins:signing', args=[period])}?{urlencode({'reminded': where.slug})}")


def _paste(request: StaffRequest, here: Room, offices: Sequence[Office]) -> dict[str, object]:
    """The words of the reminder that was just made."""
    office = next((office for office in offices if office.slug == request.GET.get("reminded", "")), None)
    if office is None or not here.may_release:
        return {}
    address = request.build_absolute_uri(reverse("bulletins:pages", args=[here.period, office.slug]))
    return {"office": office, "words": pasting.closing(office, here.period, request.today, address)}


def _answered(request: StaffRequest, here: Room) -> list[Answered]:
    return answered(here, answers(here.issue), _voice(request), request.actor, request.today)


def _voice(request: StaffRequest) -> Voice:
    return voice_of(request.actor, on=request.today, known=request.standing)


def _pages(
    request: StaffRequest, here: Room, office: Office, *, withdrawing: Reason | None = None,
    leaving: Reason | None = None, returning: SendBack | None = None,
) -> HttpResponse:  # fmt: skip
    row = next((row for row in _answered(request, here) if row.office.pk == office.pk), None)
    if row is None:
        raise PermissionDenied
    context = {
        "here": here,
        "label": months.label(here.period),
        "row": row,
        "sections": read_through(lay(here, EVERYTHING).sections, row.answer),
        "withdrawing": withdrawing or Reason(auto_id="withdraw-%s"),
        "leaving": leaving or Reason(auto_id="leave-%s"),
        "returning": returning or SendBack(places=[]),
    }
    refused = any(form is not None for form in (withdrawing, leaving, returning))
    return render(request, "signing/pages.html", context, status=422 if refused else 200)


def _clock(request: StaffRequest) -> str:
    return f"{localtime(request.now):%H:%M}"
