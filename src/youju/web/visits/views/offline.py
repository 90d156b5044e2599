"""What a phone keeps to walk a round without network: an empty frame for everybody, one person's next rounds."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from youju.ground.access.permissions import PEOPLE_OPEN, PUBLIC
from youju.services.visits.models import VisitRound
from youju.services.visits.queries import rounds
from youju.web.intake.frames import Frame, declare_frame
from youju.web.shell.needs import StaffRequest, needs
from youju.web.visits import saying
from youju.web.visits.rooms import goes_out
from youju.web.visits.views.rounds import when

# Nobody's round: the frame is filled on the phone.
NOBODY = UUID(int=0)
# No phone keeps more rounds than this, whatever is planned.
MOST = 12
PAGES = (r"^/visits/rounds/[0-9a-f-]{36}/(walk/)?$", r"^/visits/offline/$")


@needs(PUBLIC)
def frame(request: StaffRequest) -> HttpResponse:
    """The empty page; it reads nobody's data and is the same whoever asks."""
    return HttpResponse(_frame(get_language() or ""))


@needs(PEOPLE_OPEN)
def kept(request: StaffRequest) -> HttpResponse:
    """The rounds of today and tomorrow: whose homes, in which order. No address, telephone or finding."""
    today = request.today
    offices = [office for office in request.standing.offices_with(PEOPLE_OPEN) if goes_out(request, office)]
    found = rounds.on_days(offices, today, today + timedelta(days=1))[:MOST]
    answer = JsonResponse({"today": today.isoformat(), "rounds": [_round(round) for round in found]})
    answer["Cache-Control"] = "no-store"
    return answer


def _round(round: VisitRound) -> dict[str, Any]:
    sheet = rounds.sheet(round)
    return {
        "uid": str(round.uid), "name": round.purpose, "day": round.day.isoformat(), "label": when(round),
        "brought": round.brought, "note": round.note,
        "stops": [saying.card(leg, number) for number, leg in enumerate(sheet.legs, 1)],
    }  # fmt: skip


def _frame(language: str) -> str:
    card: dict[str, Any] = {
        "stop": "", "number": "", "name": "", "who": "", "state": "", "said": "", "people": [], "key": "",
        "typed": {"arrived": "", "minutes": "", "brought": "", "findings": "", "needs": ""}, "ticked": [],
        "uid": None,
    }  # fmt: skip
    context = {
        "round": SimpleNamespace(uid=NOBODY), "card": card, "kept": True, "csrf_token": "", "open": True,
        "frame": {"look": {"theme": "", "text": ""}}, "zone": settings.TIME_ZONE,
        "one": {"person": "", "name": "", "nickname": "", "face": "", "age": ""},
    }  # fmt: skip
    return render_to_string("visits/offline.html", context)


declare_frame(Frame("rounds", PAGES, "visits:offline", _frame))
