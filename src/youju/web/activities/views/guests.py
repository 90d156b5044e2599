"""One sign-up: who it is, whether they came, from which organisation, their telephone; and the list as a file."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.looking import look
from youju.ground.access.permissions import RECORDS_EXPORT, SIGN_UPS_REACH, SIGN_UPS_RUN
from youju.ground.people.rules import numbers
from youju.services.activities.actions import openings, registering, turning_up
from youju.services.activities.actions import walking_in as door
from youju.services.activities.models import Opening, Registration, Session
from youju.services.activities.queries.guests import Guests, guest_of
from youju.services.activities.queries.openings import find_registration, sessions_of
from youju.web.activities import board, rolls
from youju.web.activities.opening_forms import AtTheDoor, Naming, Reasoned
from youju.web.activities.views.openings import opening_or_404
from youju.web.desk import exports
from youju.web.desk.views.exports import WORKBOOK
from youju.web.people.forming import form_page
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to


@needs(SIGN_UPS_RUN)
@require_safe
def guest(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One sign-up, with what may still be said of it."""
    return _page(request, registration_or_404(request, uid))


@needs(SIGN_UPS_REACH)
@require_POST
def number(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Their telephone, for whoever has to reach them; the look is written down first."""
    found = registration_or_404(request, uid)
    if not found.phone or found.office_id not in request.standing.offices_with(SIGN_UPS_REACH):
        raise Http404
    openings.ask_number(registration=found, by=request.actor, at=request.now)
    seen = look(
        subject=found.uid, office=found.office, needs=SIGN_UPS_REACH, by=request.actor, at=request.now
    )  # fmt: skip
    return _page(request, found, number=numbers.printed(found.number(seen)))


@needs(SIGN_UPS_RUN)
@require_POST
def came(request: StaffRequest, uid: UUID) -> HttpResponse:
    """They are there: so many, or all who were announced."""
    found = registration_or_404(request, uid)
    heads, session = request.POST.get("heads", ""), _session(request, found)
    turning_up.came(
        registration=found, session=session, heads=int(heads) if heads.isdecimal() and len(heads) < 4 else None,
        by=request.actor, at=request.now,
    )  # fmt: skip
    return _back(found, session)


@needs(SIGN_UPS_RUN)
def walk_in(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Somebody at the door who did not sign up, or too late; for a session that has begun its day."""
    found = opening_or_404(request, uid)
    session = next((row for row in _due(found, request.today) if str(row.uid) == request.GET.get("session")), None)
    if session is None:
        raise Http404
    form = AtTheDoor(request.POST or None, opening=found)
    if request.method == "POST" and form.is_valid():
        made: Registration | None = None
        with told_to(form, agrees="agrees", consent="agrees"):
            made = door.walk_in(
                opening=found, session=session, **form.values(), by=request.actor, at=request.now
            )  # fmt: skip
        if made is not None:
            return _back(made, session)
    return form_page(
        request, form, office=found.office, title=_("Somebody at the door"), verb=pgettext("sign-up", "Came"),
        lead=_("Whoever did not sign up, or too late, is written down here and counted as come."),
        back=f"{reverse('activities:opening', args=[found.uid])}?session={session.uid}",
        back_label=found.activity.name,
    )  # fmt: skip


@needs(SIGN_UPS_RUN)
@require_POST
def not_come(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The sign-in was a slip."""
    found = registration_or_404(request, uid)
    session = _session(request, found)
    turning_up.did_not_come(
        registration=found, session=session, reason=request.POST.get("reason", "")[:200], by=request.actor,
        at=request.now,
    )  # fmt: skip
    return _back(found, session)


@needs(SIGN_UPS_RUN)
@require_POST
def organisation(request: StaffRequest, uid: UUID) -> HttpResponse:
    """From which organisation of the office they come."""
    found = registration_or_404(request, uid)
    form = Naming(request.POST, office=found.office)
    if form.is_valid():
        with told_to(form):
            turning_up.name_organisation(
                registration=found, partner=form.cleaned_data["partner"], by=request.actor, at=request.now
            )
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("activities:guest", found.uid)
    return _page(request, found, naming=form, status=422)


@needs(SIGN_UPS_RUN)
@require_POST
def take_off(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Somebody called the office: their place is free again, and nothing names them any more."""
    found = registration_or_404(request, uid)
    registering.help_take_back(registration=found, by=request.actor, at=request.now)
    messages.success(request, _("Taken back. Name and telephone are deleted."))
    return redirect("activities:opening", found.opening.uid)


@needs(SIGN_UPS_RUN)
def export(request: StaffRequest, uid: UUID) -> HttpResponseBase:
    """The list as a file, for a reason; without telephones."""
    found = opening_or_404(request, uid)
    if found.office_id not in request.standing.offices_with(RECORDS_EXPORT):
        raise Http404
    form = Reasoned(request.POST or None, office=found.office)
    if request.method == "POST" and form.is_valid():
        said: Guests | None = None
        with told_to(form):
            said = openings.export_list(
                opening=found, reason=form.cleaned_data["reason"], by=request.actor, at=request.now
            )
        if said is not None:
            return _file(found, said, form.cleaned_data["file"])
    return form_page(
        request, form, office=found.office, title=_("Export the list"), verb=_("Export"),
        lead=_(
            "Names, organisations and who came, without telephone. That it was taken, and why, is written down."
        ),
        back=reverse("activities:opening", args=[found.uid]), back_label=found.activity.name,
    )  # fmt: skip


def registration_or_404(request: StaffRequest, uid: UUID) -> Registration:
    """A sign-up that names somebody; what was taken back or forgotten is not there."""
    found = find_registration(request.standing, uid)
    if found is None or not found.name or found.same_as_id is not None:
        raise Http404
    return found


def _due(found: Opening, today: date) -> list[Session]:
    """Its sessions that are today or were, and took place."""
    return [row for row in sessions_of(found) if row.day <= today and not hasattr(row, "cancellation")]


def _session(request: StaffRequest, found: Registration) -> Session:
    asked = rolls.uid(request.POST.get("session", ""))
    for row in sessions_of(found.opening):
        if row.uid == asked:
            return row
    raise Http404


def _back(found: Registration, session: Session) -> HttpResponse:
    answer = redirect("activities:opening", found.opening.uid)
    answer["Location"] += f"?session={session.uid}#guest-{found.uid}"
    return answer


def _page(
    request: StaffRequest,
    found: Registration,
    *,
    number: str = "",
    naming: Naming | None = None,
    status: int = 200,
) -> HttpResponse:
    said = guest_of(found)
    days = {row.pk: board.title(row.day) for row in sessions_of(found.opening)}
    context = {
        "one": found, "guest": said, "number": number,
        "opens": bool(found.phone) and found.office_id in request.standing.offices_with(SIGN_UPS_REACH),
        "came": [(days.get(key, ""), turnout.attendance.n) for key, turnout in said.came.items()],
        "naming": naming
        or Naming(office=found.office, initial={"partner": found.partner.uid if found.partner else None}),
        "back": reverse("activities:opening", args=[found.opening.uid]),
    }  # fmt: skip
    return render(request, "activities/guest.html", context, status=status)


def _file(found: Opening, said: Guests, ending: str) -> HttpResponseBase:
    heads = [
        pgettext("person", "Name"), _("Organisation"), pgettext("number", "People"), _("State"),
        _("Signed up at"), pgettext("sign-up", "Came"),
    ]  # fmt: skip
    states = {"placed": _("with a place"), "waiting": _("on the waiting list"), "came": _("have come")}
    rows = [_line(guest, states) for guest in said.guests]
    name = f"{found.activity.name} {found.code}.{ending}"
    answer: HttpResponseBase
    if ending == "xlsx":
        answer = FileResponse(exports.workbook({found.code: (heads, rows)}), content_type=WORKBOOK)
    else:
        answer = StreamingHttpResponse(exports.lines(heads, rows), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = content_disposition_header(True, name)
    return answer


def _line(guest: Any, states: dict[str, str]) -> list[Any]:
    one = guest.registration
    came = sum(turnout.attendance.n for turnout in guest.came.values())
    body = one.partner.name if one.partner else one.organisation
    at = localtime(one.at).strftime("%Y-%m-%d %H:%M")
    return [one.name, body, one.heads, states[guest.state], at, came]
