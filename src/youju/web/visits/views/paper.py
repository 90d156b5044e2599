"""The sheet of the route on paper: in order, with what a team needs on the way and no more."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from youju.ground.access.looking import look
from youju.ground.access.permissions import PEOPLE_OPEN
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.people.queries.pages import also
from youju.services.visits.actions import take_route
from youju.services.visits.queries import rounds
from youju.services.visits.queries.visits import way_to
from youju.web.shell.needs import StaffRequest, needs
from youju.web.visits import saying
from youju.web.visits.rooms import round_or_404
from youju.web.visits.views.rounds import when


@needs(PEOPLE_OPEN)
def sheet(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Asks what the sheet is for; then draws it once, after a look at each card stands in the log."""
    found = round_or_404(request, uid)
    plan = rounds.sheet(found, seen=request.today)
    context: dict[str, Any] = {
        "round": found, "sheet": plan, "when": when(found), "problems": [], "reason": "",
        "back": reverse("visits:round", args=[found.uid]),
    }  # fmt: skip
    if request.method != "POST":
        return render(request, "visits/sheet_ask.html", context)
    stamp: dict[str, Any] = {"by": request.actor, "at": request.now}
    reason = request.POST.get("reason", "")[:200]
    try:
        people = take_route(round=found, reason=reason, **stamp)
    except NotPermitted:
        raise
    except Refusal as refusal:
        context |= {"problems": [{"message": str(refusal), "href": "#reason"}], "reason": reason}
        return render(request, "visits/sheet_ask.html", context, status=422)
    by_key = {person.pk: person for person in people}
    rows = []
    for number, leg in enumerate(plan.legs, 1):
        there = [by_key[card.pk] for card in leg.home.people if card.pk in by_key]
        ways = [
            way_to([one], look=look(subject=one.uid, office=found.office, also=also(one), **stamp), at=request.now)
            for one in there
        ]
        rows.append(
            {
                "number": number, "leg": leg, "who": saying.who_lives_there(leg.home),
                "addresses": _once(item.text for way in ways for item in way.addresses),
                "phones": _once(_phone(item) for way in ways for item in way.phones),
            }
        )  # fmt: skip
    answer = render(request, "visits/sheet.html", {**context, "rows": rows, "printed_by": request.actor.label})
    answer["Cache-Control"] = "no-store"
    return answer


def _phone(item: Any) -> str | None:
    if item.text is None:
        return None
    return f"{item.row.whose} {item.text}".strip()


def _once(texts: Any) -> list[str]:
    """Each once, in their order; what no key opens is left out."""
    return list(dict.fromkeys(text for text in texts if text))
