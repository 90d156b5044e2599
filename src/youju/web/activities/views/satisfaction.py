"""How a session was found: its code to hang up, the tally, what people said; a line with a name is hidden."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import RECORDS_CORRECT, RECORDS_RECORD, RECORDS_SEE
from youju.ground.access.refusals import Refusal
from youju.reporting.publishing.codes import drawn
from youju.services.activities.actions import voices as acts
from youju.services.activities.models import Face, Session, Voice
from youju.services.activities.queries import find_row
from youju.services.activities.queries.voices import find_voice, satisfaction
from youju.services.activities.rules.voices import OPEN_AFTER, is_open
from youju.web.activities import board
from youju.web.activities.moods import Counting, bars
from youju.web.public.tokens import voices_address
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(RECORDS_SEE)
def page(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Counts with what they are made of; whoever records may type the tally."""
    session = _session(request, uid)
    found = satisfaction(session)
    form = Counting(request.POST or None, initial=Counting.of(found.tally))
    if request.method == "POST":
        _recorder(request, session)
        if form.is_valid():
            with told_to(form):
                acts.count_faces(session=session, **form.values(), by=request.actor, at=request.now)
            if form.is_valid():
                return _saved(request, session)
    return _page(request, session, form)


@needs(RECORDS_RECORD)
@require_POST
def take_back(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The tally counts no longer."""
    session = _session(request, uid)
    _recorder(request, session)
    acts.uncount_faces(session=session, by=request.actor, at=request.now)
    return _saved(request, session)


@needs(RECORDS_SEE)
@require_safe
def poster(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The code large, to show on a screen or to hang on the door."""
    session = _session(request, uid)
    if hasattr(session, "cancellation"):
        raise Http404
    address = voices_address(session)
    context = {
        **_frame(session),
        "faces": Face.choices,
        # Drawn by segno from an address of ours: numbers and paths, nothing that somebody typed.
        "code": mark_safe(drawn(address, scales=True).decode()),
        "address": address,
        "until": session.day + OPEN_AFTER,
        "back": reverse("activities:satisfaction", args=[session.uid]),
    }
    return render(request, "activities/satisfaction_poster.html", context)


@needs(RECORDS_RECORD)
@require_POST
def hide(request: StaffRequest, uid: UUID) -> HttpResponse:
    voice = _voice(request, uid)
    _recorder(request, voice.session)
    try:
        acts.hide_line(
            voice=voice, reason=request.POST.get("reason", ""), by=request.actor, at=request.now
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, voice.session, Counting(), problem=refusal)
    return _saved(request, voice.session)


@needs(RECORDS_CORRECT)
@require_POST
def show(request: StaffRequest, uid: UUID) -> HttpResponse:
    voice = _voice(request, uid)
    acts.show_line(voice=voice, by=request.actor, at=request.now)
    return _saved(request, voice.session)


@needs(RECORDS_CORRECT)
@require_POST
def strike(request: StaffRequest, uid: UUID) -> HttpResponse:
    voice = _voice(request, uid)
    acts.strike_line(voice=voice, by=request.actor, at=request.now)
    return _saved(request, voice.session)


def _page(
    request: StaffRequest, session: Session, form: Counting, *, problem: Refusal | None = None
) -> HttpResponse:
    found = satisfaction(session)
    here = reverse("activities:satisfaction", args=[session.uid])
    face = request.GET.get("face", "")
    face = face if face in Face.values else ""
    cancelled = hasattr(session, "cancellation")
    context = {
        **_frame(session),
        "found": found,
        "bars": bars(found.both, here),
        "made_of": [(each.label, found.counted.of(each), found.voiced.of(each)) for each in Face],
        "voices": [voice for voice in found.voices if face in ("", voice.face)],
        "face": face,
        "faces": [{"value": each, "label": each.label, "href": f"{here}?face={each}#lines"} for each in Face],
        "every": f"{here}#lines",
        "form": form,
        "due": session.day <= request.today and not cancelled,
        "open": is_open(session.day, on=request.today) and not cancelled,
        "cancelled": cancelled,
        "until": session.day + OPEN_AFTER,
        "records": session.office_id in request.standing.offices_with(RECORDS_RECORD),
        "corrects": session.office_id in request.standing.offices_with(RECORDS_CORRECT),
        "problems": [{"message": str(problem), "href": "#lines"}] if problem else [],
        "back": reverse("activities:session", args=[session.uid]),
    }
    status = 422 if form.errors or problem else 200
    return render(request, "activities/satisfaction.html", context, status=status)


def _frame(session: Session) -> dict[str, Any]:
    return {
        "session": session, "day": board.title(session.day), "hours": board.hours(session.start, session.end),
    }  # fmt: skip


def _session(request: StaffRequest, uid: UUID) -> Session:
    row = find_row(request.standing, uid)
    if row is None or row.session is None:
        raise Http404
    return row.session


def _voice(request: StaffRequest, uid: UUID) -> Voice:
    voice = find_voice(request.standing, uid)
    if voice is None:
        raise Http404
    return voice


def _recorder(request: StaffRequest, session: Session) -> None:
    """Whoever records elsewhere reads here at most."""
    if session.office_id not in request.standing.offices_with(RECORDS_RECORD):
        raise Http404


def _saved(request: StaffRequest, session: Session) -> HttpResponse:
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:satisfaction", session.uid)
