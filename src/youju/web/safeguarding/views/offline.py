"""What a phone keeps to report without network: an empty form, and whom the offices of one person call."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from youju.ground.access.permissions import OWN_ACCOUNT, PUBLIC
from youju.ground.access.queries import offices
from youju.services.safeguarding.queries.contacts import Call, calls_of
from youju.services.safeguarding.rules import EMERGENCY, Whom
from youju.web.intake.frames import Frame, declare_frame
from youju.web.shell.needs import StaffRequest, needs

NOBODY = UUID(int=0)
PAGES = (r"^/safeguarding/new/$", r"^/safeguarding/offline/$")


@needs(PUBLIC)
def frame(request: StaffRequest) -> HttpResponse:
    """The empty form with the public emergency number; it is the same whoever asks."""
    return HttpResponse(_frame(get_language() or ""))


@needs(OWN_ACCOUNT)
def kept(request: StaffRequest) -> HttpResponse:
    """Whom each office calls in which the colleague works; names no child and no report."""
    own = offices(request.standing, OWN_ACCOUNT)
    lists = calls_of([office.pk for office in own])
    answer = JsonResponse(
        {
            "offices": [
                {"uid": str(office.uid), "name": office.name, "calls": [_call(c) for c in lists[office.pk]]}
                for office in own
            ]
        }
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _call(call: Call) -> dict[str, str]:
    return {"whom": call.whom.value, "name": call.name, "number": call.number}


def _frame(language: str) -> str:
    lines = [
        Call(whom, whom.label, whom.role, "", EMERGENCY if whom is Whom.POLICE else "") for whom in Whom
    ]  # fmt: skip
    context: dict[str, Any] = {
        "calls": [{"call": call, "told": False, "at": "", "name": ""} for call in lines],
        "typed": {"who": "", "seen": "", "on": ""}, "key": "", "person": "", "about": NOBODY, "kept": True,
        "csrf_token": "", "frame": {"look": {"theme": "", "text": ""}}, "zone": settings.TIME_ZONE, "today": "",
        "room": {"several": False},
    }  # fmt: skip
    return render_to_string("safeguarding/offline.html", context)


declare_frame(Frame("harm", PAGES, "safeguarding:offline", _frame))
