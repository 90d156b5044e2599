"""Public sign-up as the office sees it: what is open, opening, changing, closing it, and its poster."""

import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import RECORDS_EXPORT, RECORDS_RECORD, SIGN_UPS_RUN
from youju.reporting.publishing.codes import drawn
from youju.services.activities.actions import openings as actions
from youju.services.activities.models import Activity, Opening, Session
from youju.services.activities.queries.guests import guests
from youju.services.activities.queries.openings import (
    find_opening,
    lines,
    opening_of,
    sessions_of,
    standpoint,
)
from youju.web.activities import board, placard
from youju.web.activities.opening_forms import OpeningForm
from youju.web.activities.phases import told
from youju.web.activities.sign_up_rooms import activity_or_404, session_or_404
from youju.web.desk.rooms import room
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# Letters and digits of an address on paper that nobody takes for one another.
LETTERS, LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 8
STATES = ("placed", "waiting", "came")


@needs(SIGN_UPS_RUN)
@require_safe
def table(request: StaffRequest) -> HttpResponse:
    """What is open or will be; what is over on request."""
    here = room(request, SIGN_UPS_RUN)
    if here.office.pk not in request.standing.offices_with(RECORDS_RECORD):
        raise Http404
    words, past = request.GET.get("q", "").strip()[:60], request.GET.get("past") == "1"
    found = lines(here.office, words=words, past=past, at=request.now)
    other = [f"office={here.office.slug}"] * here.several + ["past=1"] * (not past)
    context = {
        **here.frame(request), "words": words, "past": past,
        "rows": [{"line": line, "state": told(line.phase), "day": board.title(line.day) if line.day else ""}
                 for line in found],
        "other": f"{request.path}?{'&'.join(other)}" if other else request.path,
    }  # fmt: skip
    return render(request, "activities/openings.html", context)


@needs(SIGN_UPS_RUN)
def of_session(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Opens one session for public sign-up."""
    session = session_or_404(request, uid)
    activity = activity_or_404(request, session.activity.uid)
    return _open(request, activity, session, reverse("activities:session", args=[session.uid]))


@needs(SIGN_UPS_RUN)
def of_series(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Opens a whole series: one sign-up is for all its sessions."""
    activity = activity_or_404(request, uid)
    return _open(request, activity, None, reverse("activities:change", args=[activity.uid]))


@needs(SIGN_UPS_RUN)
@require_safe
def opening(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who signed up, for search and filter; who came, session by session; poster, list and sheet."""
    found = opening_or_404(request, uid)
    words, state = request.GET.get("q", "").strip()[:60], request.GET.get("state", "")
    if state and state not in STATES:
        raise Http404
    said, whole = standpoint(found, at=request.now), guests(found)
    shown = guests(found, words=words, state=state) if words or state else whole
    sessions = [row for row in sessions_of(found) if not hasattr(row, "cancellation")]
    session = _chosen(request, sessions)
    address = placard.address_of(found)
    context = {
        "opening": found, "said": said, "state": told(said.phase), "words": words, "chosen": state,
        "guests": [_row(guest, session) for guest in shown.guests], "retreated": whole.retreated,
        "count": len(whole.guests),
        "states": [
            {"key": key, "label": _LABELS[key], "count": whole.count(key), "current": key == state}
            for key in STATES
        ],
        "sessions": [{"session": row, "day": board.title(row.day), "current": row == session} for row in sessions],
        "session": session, "day": board.title(session.day) if session else "",
        "due": session is not None and session.day <= request.today,
        "past": session is not None and session.day < request.today,
        "hours": board.hours(session.start, session.end) if session else "",
        # Drawn by segno from an address of ours: letters and digits, nothing that somebody typed.
        "code": mark_safe(drawn(address, scales=True).decode()), "address": address,
        "exports": found.office_id in request.standing.offices_with(RECORDS_EXPORT),
        "runs": found.opens_at < request.now < found.closes_at,
        "back": f"{reverse('activities:openings')}?office={found.office.slug}", "path": request.path,
    }  # fmt: skip
    return render(request, "activities/opening.html", context)


@needs(SIGN_UPS_RUN)
def change(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = opening_or_404(request, uid)
    form = OpeningForm(request.POST or None, initial=OpeningForm.of(found))
    there = reverse("activities:opening", args=[found.uid])
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            actions.change_opening(opening=found, by=request.actor, at=request.now, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect(there)
    return form_page(
        request, form, office=found.office, title=_("Change the public sign-up"), back=there,
        back_label=found.activity.name,
        lead=_("Whoever has a place keeps it. More places go to those who wait, at once."),
    )  # fmt: skip


@needs(SIGN_UPS_RUN)
@require_POST
def close(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = opening_or_404(request, uid)
    actions.close_sign_up(opening=found, by=request.actor, at=request.now)
    messages.success(request, _("Closed: nobody signs up any more."))
    return redirect("activities:opening", found.uid)


@needs(SIGN_UPS_RUN)
@require_safe
def poster(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The sheet for the wall; nobody's name is on it."""
    found = opening_or_404(request, uid)
    answer = HttpResponse(
        placard.pdf(standpoint(found, at=request.now), request.now), content_type="application/pdf"
    )
    answer["Content-Disposition"] = f'inline; filename="{found.code}.pdf"'
    answer["Content-Security-Policy"] = "frame-ancestors 'self'"
    return answer


def opening_or_404(request: StaffRequest, uid: UUID) -> Opening:
    found = find_opening(request.standing, uid)
    if found is None:
        raise Http404
    return found


def _open(request: StaffRequest, activity: Activity, session: Session | None, back: str) -> HttpResponse:
    stands = opening_of(activity, session)
    if stands is not None:
        return redirect("activities:opening", stands.uid)
    form = OpeningForm(request.POST or None, initial=OpeningForm.fresh(activity, session, request.now))
    if request.method == "POST" and form.is_valid():
        with told_to(form):
            made = actions.open_sign_up(
                activity=activity, session=session, by=request.actor, at=request.now,
                code="".join(secrets.choice(LETTERS) for _n in range(LENGTH)), **form.cleaned_data,
            )  # fmt: skip
        if form.is_valid():
            return redirect("activities:opening", made.uid)
    day = board.title(session.day) if session else ""
    return form_page(
        request, form, office=activity.office, title=_("Open for public sign-up"), verb=_("Open sign-up"),
        back=back, back_label=" ".join(filter(None, (activity.name, day))),
        lead=_("You get a poster with a code. Whoever scans it signs up without login; you see who comes."),
    )  # fmt: skip


def _chosen(request: StaffRequest, sessions: list[Session]) -> Session | None:
    """The session whose arrivals are shown: the one asked for, else today's, the last one, the first to come."""
    asked = request.GET.get("session", "")
    named = [row for row in sessions if str(row.uid) == asked]
    begun = [row for row in sessions if row.day <= request.today]
    return next(iter(named or begun[-1:] or sessions[:1]), None)


def _row(guest: Any, session: Session | None) -> dict[str, Any]:
    turnout = guest.came.get(session.pk) if session else None
    return {"guest": guest, "one": guest.registration, "came": turnout.attendance.n if turnout else 0}


_LABELS = {
    "placed": gettext_lazy("with a place"), "waiting": gettext_lazy("on the waiting list"),
    "came": gettext_lazy("have come"),
}  # fmt: skip
