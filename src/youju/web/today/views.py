"""The first page of everybody who logs in: what is to be done, before where one may go."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from youju.ground.access.permissions import (
    BULLETIN_COMPOSE,
    BULLETIN_WRITE,
    CASES_WORK,
    HARM_ANSWER,
    OWN_ACCOUNT,
    PEOPLE_FIND,
    PEOPLE_OPEN,
    RECORDS_CORRECT,
    RECORDS_RECORD,
)
from youju.ground.access.queries import networks, offices
from youju.ground.access.roles import OfficeDirector
from youju.ground.envelopes.queries import count as held_back
from youju.reporting.bulletins.queries import in_the_making
from youju.reporting.bulletins.queries.readiness import readiness
from youju.services.safeguarding.queries.reports import waiting
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.places import at_home
from youju.web.today import press, recording
from youju.web.today.cases import counts
from youju.web.today.closings import asked, closings
from youju.web.today.commissions import overdue, wanted
from youju.web.today.late import late
from youju.web.today.silence import silence
from youju.web.today.telling import notices
from youju.web.today.visits import rounds_of


@needs(OWN_ACCOUNT, visitors="public:home")
def home(request: StaffRequest) -> HttpResponse:
    """By what the colleague may do: trends and lines of the own office, all offices side by side, sessions of
    today and own entries; and for everybody the places that are open."""
    context: dict[str, Any] = {"ways": at_home(request.standing), "today": request.today}
    context |= _recording(request) if request.standing.holds(RECORDS_RECORD) else {}
    context |= {"held": held_back(request.standing)} if request.standing.holds(RECORDS_CORRECT) else {}
    context |= {"alarms": waiting(request.standing)} if request.standing.holds(HARM_ANSWER) else {}
    context |= {"rounds": rounds_of(request)} if request.standing.holds(PEOPLE_OPEN) else {}
    context |= {"cases": counts(request)} if request.standing.holds(CASES_WORK) else {}
    context |= _writing(request)
    return render(request, "today/home.html", context)


def _recording(request: StaffRequest) -> dict[str, Any]:
    standing = request.standing
    return {
        "records": True,
        "calls": standing.holds(PEOPLE_FIND),
        "to_tell": notices(standing, request.today),
        "forms": recording.forms(request.session.get("kind", "")),
        "silence": silence(request),
        "late": late(offices(standing, PEOPLE_FIND), request.now),
        "sessions": recording.sessions(offices(standing, RECORDS_RECORD), request.today),
        "entries": recording.entries(standing, request.actor),
    }


def _writing(request: StaffRequest) -> dict[str, Any]:
    """The issue that is being made, as whoever composes or writes in it sees it."""
    standing = request.standing
    composed = next(iter(networks(standing, BULLETIN_COMPOSE)), None)
    own = offices(standing, BULLETIN_WRITE)
    network = composed or (own[0].network if own else None)
    issue = in_the_making(network) if network is not None else None
    if network is None:
        return {"composes": composed is not None}
    shown = list(network.offices.all()) if composed else [row for row in own if row.network_id == network.pk]
    for_both = {
        "composes": composed is not None,
        "told": closings(shown, request.today),
        "asked": asked(own),
        "wanted": wanted(network, own, request.today) if own else [],
        "overdue": overdue(network, request.today) if composed else [],
        "several": len(own) > 1,
    }
    if issue is None:
        return for_both
    found = readiness(issue, shown)
    directed = {held.office for held in standing.held if held.role is OfficeDirector}
    return {
        **for_both,
        "making": press.making(issue, found, request.today),
        "trends": [(row.office, press.trends(issue, row)) for row in found if row.office.pk in directed],
    }
