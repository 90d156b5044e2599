"""A released issue on its way to those who read by mail: decided once, watched as long as one likes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import BULLETIN_MAIL
from youju.ground.periods import Period
from youju.reporting.bulletins.models import Release
from youju.reporting.bulletins.queries import published
from youju.services.communications.actions.mailing import hand_over, let_rest, send_again
from youju.services.communications.queries import mailings, subscribers
from youju.web.bulletins.answers import partly
from youju.web.bulletins.jobs import send_mailing
from youju.web.bulletins.rooms import Room, room
from youju.web.desk import months
from youju.web.shell.needs import StaffRequest, needs


@needs(BULLETIN_MAIL)
def mailing(request: StaffRequest, period: Period) -> HttpResponse:
    """How many will get it; pressed once, how far it is."""
    here, release = _released(request, period)
    if request.method == "POST":
        sent = published.edition_of_kind(release, "email", period)
        if sent is None:
            raise Http404
        made = hand_over(
            network=here.issue.network, issue=here.issue.uid, revision=release.revision, message=bytes(sent.data),
            by=request.actor, at=request.now,
        )  # fmt: skip
        send_mailing.enqueue(str(made.uid))
        messages.success(request, _("Handed over to the mail."))
        return redirect("bulletins:mailing", period)
    context = {
        "here": here,
        "label": months.label(period),
        "readers": subscribers.reading(here.issue.network),
        **_state(here, release.revision),
    }
    name = "bulletins/mailing_progress.html" if partly(request) else "bulletins/mailing.html"
    return render(request, name, context)


@needs(BULLETIN_MAIL)
@require_POST
def letter(request: StaffRequest, period: Period, uid: UUID) -> HttpResponse:
    """What an editor decides of one letter in doubt: it goes out again, or it has arrived."""
    here, release = _released(request, period)
    found = mailings.mailing_of(here.issue.uid, release.revision)
    doubtful = mailings.letter_of(found, uid) if found is not None else None
    if found is None or doubtful is None:
        raise Http404
    if request.POST.get("again"):
        send_again(letter=doubtful, by=request.actor, at=request.now)
        send_mailing.enqueue(str(found.uid))
    else:
        let_rest(letter=doubtful, by=request.actor, at=request.now)
    return redirect("bulletins:mailing", period)


def _released(request: StaffRequest, period: Period) -> tuple[Room, Release]:
    here = room(request, period)
    if here.release is None:
        raise Http404
    return here, here.release


def _state(here: Room, revision: int) -> dict[str, object]:
    found = mailings.mailing_of(here.issue.uid, revision)
    if found is None:
        return {"mailing": None}
    return {"mailing": found, "progress": mailings.progress(found), "doubtful": mailings.doubtful(found)}
