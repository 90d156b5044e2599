"""Certificates of attendance: issued to who came, handed out as one file, looked at, withdrawn."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.permissions import PEOPLE_FIND, SIGN_UPS_RUN
from youju.ground.access.refusals import Refusal
from youju.services.activities.actions import certificates as acts
from youju.services.activities.models import Attestation, Session
from youju.services.activities.queries import certificates as kept
from youju.web.activities import attested, board, rolls
from youju.web.activities.sign_up_rooms import session_or_404
from youju.web.activities.views.guests import registration_or_404
from youju.web.shell.needs import StaffRequest, needs

MOST_CONTACT = 80


@needs(SIGN_UPS_RUN)
def of_session(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Who came by name; a form certifies those who are ticked."""
    session = _session(request, uid)
    if request.method != "POST":
        return _page(request, session)
    chosen = [found for text in request.POST.getlist("attendance") if (found := rolls.uid(text))]
    try:
        made = acts.certify(
            session=session, chosen=chosen, contact=request.POST.get("contact", "")[:MOST_CONTACT],
            code=attested.code, by=request.actor, at=request.now,
        )  # fmt: skip
    except Refusal as refusal:
        return _page(request, session, problem=refusal)
    said = ngettext("{count} certificate is issued.", "{count} certificates are issued.", len(made))
    messages.success(request, said.format(count=len(made)))
    return redirect("activities:certificates", session.uid)


@needs(SIGN_UPS_RUN)
@require_safe
def sheets(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Every certificate that stands, a sheet each, in one file."""
    session = _session(request, uid)
    rows = kept.of_session(session, named=_finds(request, session))
    if not rows:
        raise Http404
    return attested.sheets(rows, max(row.at for row in rows), f"{session.day}-certificates")


@needs(SIGN_UPS_RUN)
@require_safe
def certificate(request: StaffRequest, uid: UUID) -> HttpResponse:
    found = _certificate(request, uid)
    context = {
        "certificate": found, "said": attested.printed(found),
        "back": reverse("activities:certificates", args=[found.session.uid]),
    }  # fmt: skip
    return render(request, "activities/certificate.html", context)


@needs(SIGN_UPS_RUN)
@require_safe
def sheet(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One sheet, to print or to send."""
    found = _certificate(request, uid)
    if found.end_id is not None:
        raise Http404
    return attested.sheets([found], found.at, found.number)


@needs(SIGN_UPS_RUN)
@require_POST
def withdraw(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The page that checks it says from now on that it does not hold."""
    found = _certificate(request, uid)
    acts.withdraw_certificate(
        certificate=found, reason=request.POST.get("reason", "")[:120], by=request.actor, at=request.now
    )
    messages.success(request, _("Withdrawn: whoever checks it is told so."))
    return redirect("activities:certificate", found.uid)


@needs(SIGN_UPS_RUN)
@require_POST
def asks(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Somebody who signed up said at the door that they want a certificate, or none after all."""
    found = registration_or_404(request, uid)
    acts.help_ask(registration=found, wants=request.POST.get("wants") == "1", by=request.actor, at=request.now)
    messages.success(request, _("Saved."))
    return redirect("activities:guest", found.uid)


def _session(request: StaffRequest, uid: UUID) -> Session:
    session = session_or_404(request, uid)
    if not kept.certifies(session):
        raise Http404
    return session


def _certificate(request: StaffRequest, uid: UUID) -> Attestation:
    """The certificate, as long as it names somebody."""
    found = kept.find_certificate(request.standing, uid)
    if found is None or not found.name:
        raise Http404
    return found


def _finds(request: StaffRequest, session: Session) -> bool:
    return session.office_id in request.standing.offices_with(PEOPLE_FIND)


def _page(request: StaffRequest, session: Session, *, problem: Refusal | None = None) -> HttpResponse:
    came = kept.came_by_name(session, named=_finds(request, session), on=request.today)
    standing = kept.of_session(session, named=_finds(request, session))
    of_who_came = {one.certificate.pk for one in came if one.certificate}
    chosen = set(request.POST.getlist("attendance"))
    rows: list[dict[str, Any]] = [
        {"one": one, "ticked": str(one.attendance.uid) in chosen if chosen else one.asked} for one in came
    ]
    context = {
        "session": session, "day": board.title(session.day), "hours": board.hours(session.start, session.end),
        "rows": rows, "open": sum(one.certificate is None and one.asked for one in came),
        "count": len(standing), "contact": request.POST.get("contact", session.office.name)[:MOST_CONTACT],
        # Their sign-in was taken back since: the paper says what is not so any more.
        "lost": [row for row in standing if row.pk not in of_who_came],
        "problems": [{"message": str(problem), "href": "#came"}] if problem else [],
        "back": reverse("activities:session", args=[session.uid]),
    }  # fmt: skip
    return render(request, "activities/certificates.html", context, status=422 if problem else 200)
