"""Calendars for other programs: the public ones of one's sites, and one's own behind a secret link."""

import secrets

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from youju.ground.access.looking import called
from youju.ground.access.permissions import PUBLIC, RECORDS_SEE
from youju.ground.access.queries import offices
from youju.ground.organisations.queries import furnished
from youju.services.activities import actions
from youju.services.activities.queries import feeds
from youju.web.calendars import duties
from youju.web.shell.needs import StaffRequest, needs

PURPOSE = "calendar feed"
# 256 bits: nobody guesses one, and nobody needs to type it.
LENGTH = 32


@needs(RECORDS_SEE)
def mine(request: StaffRequest) -> HttpResponse:
    """The link that stands, and a new one: it is shown once, in the answer that made it."""
    link = ""
    if request.method == "POST":
        secret = secrets.token_urlsafe(LENGTH)
        actions.open_feed(secret=secret, by=request.actor, at=request.now)
        link = duties.address_of(secret)
    allowed = offices(request.standing, RECORDS_SEE)
    context = {
        "link": link,
        "webcal": f"webcal://{link.partition('://')[2]}" if link else "",
        "stands": feeds.link_of(request.actor.user) if request.actor.user else None,
        "public": [
            {"office": found.office, "feeds": duties.public_feeds(found, request.today)}
            for found in furnished([office.pk for office in allowed])
        ],
    }
    answer = _unseen(render(request, "calendars/feeds.html", context))
    # It has forms: with `no-referrer` a browser hides from us too where one was sent from, and it is refused.
    answer["Referrer-Policy"] = "same-origin"
    return answer


@needs(RECORDS_SEE)
@require_POST
def revoke(request: StaffRequest) -> HttpResponse:
    """The own link leads nowhere from now on."""
    link = feeds.link_of(request.actor.user) if request.actor.user else None
    if link is None:
        raise Http404
    actions.revoke_feed(feed=link.feed, by=request.actor, at=request.now)
    messages.success(request, _("Revoked. Calendars that had the link get nothing any more."))
    return redirect("calendars:feeds")


@needs(PUBLIC)
@require_safe
def behind(request: StaffRequest, secret: str) -> HttpResponse:
    """What is behind a secret link; one that was revoked is as absent as one that never was."""
    found = feeds.behind(secret, on=request.today)
    if found is None:
        return _unseen(
            HttpResponse(_("There is no calendar here."), status=404, content_type="text/plain; charset=utf-8")
        )
    called(subject=found.feed.uid, purpose=PURPOSE, by=found.owner, at=request.now)
    # Written anew each hour, as the public calendars are.
    written = request.now.replace(minute=0, second=0, microsecond=0)
    data = duties.calendar(found.feed.owner.name, found.rows, written)
    answer = HttpResponse(data, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return _unseen(answer)


def _unseen(answer: HttpResponse) -> HttpResponse:
    """No memory keeps it, no other site learns the address, no search engine lists it."""
    answer["Cache-Control"] = "private, no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
