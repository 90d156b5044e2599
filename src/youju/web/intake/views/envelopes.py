"""The door of envelopes, and the screens where somebody decides about those that were held back."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from youju.ground.access.permissions import OWN_ACCOUNT, RECORDS_CORRECT
from youju.ground.access.refusals import Refusal
from youju.ground.envelopes import queries
from youju.ground.envelopes.actions import accept, leave_out
from youju.ground.envelopes.models import Envelope, Hold
from youju.ground.storage.envelopes import public_key
from youju.web.intake.envelopes import deliver, read_letters
from youju.web.intake.register import Shown, contents_of
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import CONFLICT


@needs(OWN_ACCOUNT)
def door(request: StaffRequest) -> HttpResponse:
    """GET tells a phone who is logged in and to which key it seals; POST takes envelopes.

    Open to every account: whoever lost the right to record meanwhile hands in what was sealed before.
    """
    if request.method != "POST":
        name, point = public_key()
        said: dict[str, Any] = {"reader": str(request.actor.uid), "sealer": name, "point": point}
        answer = JsonResponse({**said, "token": get_token(request)})
    else:
        try:
            taken = deliver(request, read_letters(request.POST.get("envelopes", "")))
        except Refusal as refusal:
            return JsonResponse({"refused": str(refusal)}, status=CONFLICT)
        answer = JsonResponse({**taken, "saved": localtime(request.now).strftime("%H:%M")})
    answer["Cache-Control"] = "no-store"
    return answer


@needs(RECORDS_CORRECT)
def held(request: StaffRequest) -> HttpResponse:
    """Those that wait for somebody's word, or had it (`?decided=1`); by reason and by who sent them."""
    past, by = bool(request.GET.get("decided")), request.GET.get("q", "").replace("\0", "").strip()[:40]
    why = request.GET.get("why", "")
    if why and why not in Hold.Why.values:
        raise Http404
    found = queries.held_back(request.standing, past=past, why=why, by=by)
    context = {
        "rows": [{"hold": hold, "shown": _shown(request, hold.envelope)} for hold in found],
        "past": past,
        "q": by,
        "why": why,
        "reasons": Hold.Why.choices,
    }
    return render(request, "intake/held.html", context)


@needs(RECORDS_CORRECT)
def decide(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One of them, beside what it contradicts; taken after all or left out, with a reason."""
    hold = queries.find(request.standing, uid)
    if hold is None:
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            _decide(request, hold)
        except Refusal as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
            return redirect("intake:held")
    first = queries.contradicted(hold)
    context = {
        "hold": hold,
        "shown": _shown(request, hold.envelope),
        "first": first,
        "before": _before(request, hold, first),
        "ruling": getattr(hold, "ruling", None),
        "reason": request.POST.get("reason", "")[:200],
        "problems": [{"message": problem, "href": "#reason"}] if problem else [],
    }
    return render(request, "intake/held_one.html", context, status=422 if problem else 200)


def _decide(request: StaffRequest, hold: Hold) -> None:
    reason = request.POST.get("reason", "")
    stamp: dict[str, Any] = {"by": request.actor, "at": request.now}
    contents = contents_of(hold.envelope.kind)
    if request.POST.get("ruling") == "accept" and contents is not None:
        about = hold.envelope.about
        take = partial(contents.take, about=about, reason=reason[:200], insist=True, **stamp)
        accept(hold=hold, take=take, reason=reason, **stamp)
    else:
        leave_out(hold=hold, reason=reason, **stamp)


def _before(request: StaffRequest, hold: Hold, first: Envelope | None) -> Shown | None:
    """What the envelope contradicts: the first one under its key, or what stands under the keys inside."""
    if first is not None and not first.emptied:
        return _shown(request, first)
    contents, inside = contents_of(hold.envelope.kind), queries.content(hold.envelope.letter)
    if hold.why != Hold.Why.CONFLICT or contents is None or inside is None:
        return None
    return contents.stands(inside, hold.envelope.about, request.today)


def _shown(request: StaffRequest, envelope: Envelope) -> Shown | None:
    """What the envelope says; None where it cannot be opened, or where nobody knows its kind any more."""
    contents, inside = contents_of(envelope.kind), queries.content(envelope.letter)
    if contents is None or inside is None:
        return None
    return contents.show(inside, envelope.about, request.today)
