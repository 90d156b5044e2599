"""Telling the enrolled: texts to paste, who was told by which channel, reminders, another place, making up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD, SIGN_UPS_RUN
from youju.ground.access.refusals import Refusal
from youju.services.activities.actions import notices as acts
from youju.services.activities.models import Channel, Notice, Session
from youju.services.activities.queries import notices
from youju.web.activities import board, rolls, telling
from youju.web.activities.session_forms import Announcing
from youju.web.activities.sign_up_rooms import session_or_404
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import told_to

# By which channels one family is told; a text in the group is for all of them.
ONE_BY_ONE = (Channel.PRIVATE, Channel.SMS, Channel.MAIL, Channel.PHONE, Channel.PERSON)


@needs(SIGN_UPS_RUN)
def of_session(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What was to be told of the session, and the form that reminds or names another place."""
    session = session_or_404(request, uid)
    form = Announcing(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made: Notice | None = None
        with told_to(form):
            made = acts.announce(session=session, by=request.actor, at=request.now, **form.cleaned_data)
        if made is not None:
            return redirect("activities:notice", made.uid)
    context = {
        **_frame(session),
        "form": form,
        "lines": [telling.link(line) for line in notices.of_session(session, named=_finds(request, session))],
        "open": not hasattr(session, "cancellation") and session.day >= request.today,
        "back": reverse("activities:session", args=[session.uid]),
    }
    return render(request, "activities/notices.html", context, status=422 if form.errors else 200)


@needs(SIGN_UPS_RUN)
def notice(request: StaffRequest, uid: UUID) -> HttpResponse:
    """One notice: its texts; a form ticks one family, or everybody whom the group chat reaches."""
    row = _notice_or_404(request, uid)
    if request.method != "POST":
        return _page(request, row)
    people = _people(request) if request.POST.get("person") else None
    channel = str(request.POST.get("channel", ""))[:7]
    try:
        acts.tell(notice=row, people=people, channel=channel, by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, row, problem=refusal)
    return _saved(request, row)


@needs(SIGN_UPS_RUN)
@require_POST
def take_back(request: StaffRequest, uid: UUID) -> HttpResponse:
    """The tick of one family was a slip."""
    row = _notice_or_404(request, uid)
    try:
        acts.untell(notice=row, people=_people(request), by=request.actor, at=request.now)
    except Refusal as refusal:
        return _page(request, row, problem=refusal)
    return _saved(request, row)


def _people(request: StaffRequest) -> list[UUID]:
    return [found for text in request.POST.getlist("person") if (found := rolls.uid(text))]


def _finds(request: StaffRequest, session: Session) -> bool:
    """Whether the reader sees names of the enrolled, too."""
    return session.office_id in request.standing.offices_with(PEOPLE_FIND)


def _notice_or_404(request: StaffRequest, uid: UUID) -> Notice:
    """The notice, for whoever runs sign-ups of its office and records for it."""
    row = notices.find_notice(request.standing, uid)
    if row is None or row.office_id not in request.standing.offices_with(RECORDS_RECORD):
        raise Http404
    return row


def _page(request: StaffRequest, row: Notice, *, problem: Refusal | None = None) -> HttpResponse:
    told = notices.told(row, named=_finds(request, row.session), on=request.today)
    context = {
        **_frame(row.session),
        "notice": row,
        "told": told,
        "texts": telling.for_families(told),
        "guests": telling.for_guests(told),
        "finds": _finds(request, row.session),
        "group": telling.for_the_group(told),
        "channels": [(str(channel), channel.label) for channel in ONE_BY_ONE],
        "over": row.last < request.today,
        "problems": [{"message": str(problem), "href": "#families"}] if problem else [],
        "back": reverse("activities:notices", args=[row.session.uid]),
    }
    return render(request, "activities/notice.html", context, status=422 if problem else 200)


def _frame(session: Session) -> dict[str, Any]:
    return {
        "session": session, "day": board.title(session.day), "hours": board.hours(session.start, session.end),
    }  # fmt: skip


def _saved(request: StaffRequest, row: Notice) -> HttpResponse:
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:notice", row.uid)
