"""The code on the wall, and what opens on the phone that scanned it: it tells nobody who is known."""

import re
from uuid import UUID, uuid4, uuid5

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import PEOPLE_FIND, PUBLIC, RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.reporting.bulletins.queries import published
from youju.reporting.publishing.codes import drawn
from youju.services.activities.actions.scanning import scan, scan_sign_up, settle
from youju.services.activities.models import Kiosk
from youju.services.activities.queries.kiosks import running, unmatched_of
from youju.services.activities.queries.openings import is_open_to_all
from youju.services.activities.rules.codes import TooManyScans, seconds_left
from youju.web.activities import codes, rolls
from youju.web.public.clients import computer
from youju.web.public.rooms import nothing
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.switching import device_of

GONE, UNFIT, TOO_MANY = 410, 422, 429
# The secret in the address of an own page, wherever it stands in what was pasted.
LINK, MOST_LETTERS = re.compile(r"joined/([^\s/?#]{8,80})"), 2_000


class Saying(forms.Form):
    """Who is there, as the office knows them."""

    words = forms.CharField(
        label=_("Nickname or name"), max_length=40,
        help_text=_("Of the child, or your own if you take part yourself."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    last = forms.RegexField(
        r"^[0-9]{4}$", label=_("Last four digits of the telephone that we have"), max_length=4,
        error_messages={"invalid": _("These are four digits.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip


@needs(PUBLIC)
@never_cache
@require_safe
def wall(request: StaffRequest) -> HttpResponse:
    """The code of this half minute, large; the page fetches the next one itself."""
    device = device_of(request)
    if device is None:
        return render(request, "devices/untrusted.html")
    found = running(device, at=request.now)
    if found is None:
        return render(request, "activities/kiosk_over.html", {"device": device})
    address = codes.address(found, at=request.now)
    # Drawn by segno from an address of ours: numbers and paths, nothing that somebody typed.
    page = {
        "kiosk": found, "code": mark_safe(drawn(address, scales=True).decode()), "wait": seconds_left(request.now)
    }  # fmt: skip
    return render(request, "activities/wall.html", page)


@needs(PUBLIC)
@never_cache
def here(request: StaffRequest, word: str) -> HttpResponse:
    """Asks who is there; the answer is the same whether anybody was known."""
    if not codes.is_ours(word):
        return nothing(request)
    posted = request.method == "POST"
    ticket = request.POST.get("ticket", "") if posted else ""
    kiosk = codes.admitted(ticket, at=request.now) if posted else codes.scanned(word, at=request.now)
    if kiosk is None:
        return render(request, "activities/here_over.html", {"network": published.publisher()}, status=GONE)
    if posted and "links" in request.POST:
        return _by_link(request, kiosk)
    form, status = Saying(request.POST if posted else None), 200
    again = rolls.uid(request.POST.get("form", "")) or uuid4()
    if posted and form.is_valid():
        said = form.cleaned_data
        try:
            scan(
                kiosk=kiosk, words=said["words"], last=said["last"], computer=computer(request),
                key=uuid5(again, f"{said['words']} {said['last']}"), by=kiosk.device.actor, at=request.now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
            status = TOO_MANY if isinstance(refusal, TooManyScans) else UNFIT
        else:
            return redirect("activities:thanked")
    elif posted:
        status = UNFIT
    page = {
        "network": published.publisher(), "session": kiosk.session, "form": form, "again": again,
        "ticket": ticket or codes.ticket(kiosk, at=request.now), "word": word,
        "sign_ups": is_open_to_all(kiosk.session),
    }  # fmt: skip
    return render(request, "activities/here.html", page, status=status)


def _by_link(request: StaffRequest, kiosk: Kiosk) -> HttpResponse:
    """Whoever signed up by a poster shows the link of their own page; the answer is the same for any link."""
    said = LINK.findall(request.POST["links"][:MOST_LETTERS])
    try:
        scan_sign_up(kiosk=kiosk, secrets=said, computer=computer(request), by=kiosk.device.actor, at=request.now)
    except TooManyScans:
        return render(request, "activities/here_over.html", {"network": published.publisher()}, status=TOO_MANY)
    return redirect("activities:thanked")


@needs(PUBLIC)
@require_safe
def thanked(request: StaffRequest) -> HttpResponse:
    """The same word for everybody."""
    return render(request, "activities/thanked.html", {"network": published.publisher()})


@needs(PEOPLE_FIND)
@require_POST
def settled(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What could not be matched is settled."""
    offices = request.standing.offices_with(PEOPLE_FIND) & request.standing.offices_with(RECORDS_RECORD)
    question = unmatched_of(offices, uid)
    if question is None:
        raise Http404
    settle(question=question, by=request.actor, at=request.now)
    messages.success(request, _now("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:roll", question.session.uid)
