"""What a phone keeps to call a roll without network: an empty frame for everybody, and one person's next rolls."""

import hashlib
import json
import re
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language

from youju.ground.access.permissions import PEOPLE_FIND, PUBLIC, RECORDS_RECORD
from youju.ground.access.queries import offices
from youju.ground.periods import Period
from youju.services.activities.models import Session
from youju.services.activities.queries import month_plan, usual_roles
from youju.services.activities.queries.roll import Roll, Seat, may_call, roll
from youju.services.activities.rules import length
from youju.web.activities import board, rolls
from youju.web.intake.frames import Frame, declare_frame, frames
from youju.web.shell.needs import StaffRequest, needs

# Nobody's session: the frame is filled on the phone.
NOBODY = UUID(int=0)
# No phone keeps more rolls than this, whatever is planned.
MOST = 60
# Addresses that open without network.
PAGES = (r"^/$", r"^/activities/sessions/[0-9a-f-]{36}/(roll/)?$", r"^/activities/offline/$")
_FETCHED = re.compile(rf'(?:src|href)="({re.escape(settings.STATIC_URL)}[^"?]+)"')


@needs(PUBLIC)
def frame(request: StaffRequest) -> HttpResponse:
    """The empty page; it reads nobody's data and is the same whoever asks."""
    return HttpResponse(_frame(get_language() or ""))


@needs(PUBLIC)
def worker(request: StaffRequest) -> HttpResponse:
    """The service worker, served from the root so that it serves every page; its version is that of its files."""
    language = get_language() or ""
    said = {
        "version": _version(language),
        "frames": [{"shell": reverse(each.address), "pages": each.pages} for each in frames()],
        "assets": _assets(*(each.text(language) for each in frames())),
        "vault": static("js/vault.js"),
    }
    text = f"self.YOUJU = {json.dumps(said)};\n{_file('js/sw.js').read_text('utf-8')}"
    answer = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@needs(PEOPLE_FIND)
def kept(request: StaffRequest) -> HttpResponse:
    """The rolls of today and tomorrow that the colleague may call: index cards, nothing of health or family."""
    today = request.today
    sessions: list[dict[str, Any]] = []
    for office in offices(request.standing, RECORDS_RECORD):
        if not may_call(request.standing, office.pk):
            continue
        for row in month_plan(office, Period(today, today + timedelta(days=2))):
            if row.session is not None and len(sessions) < MOST:
                sessions.append(_session(row.session, row.state == "cancelled", request))
    answer = JsonResponse({"today": today.isoformat(), "sessions": sessions})
    answer["Cache-Control"] = "no-store"
    return answer


def _session(session: Session, cancelled: bool, request: StaffRequest) -> dict[str, Any]:
    now: Roll = roll(session, on=request.today)
    usual = usual_roles(session.activity) or ("child",)
    return {
        "uid": str(session.uid),
        "name": session.activity.name,
        "day": session.day.isoformat(),
        "label": board.title(session.day),
        "hours": board.hours(session.start, session.end),
        "site": session.activity.site.name if session.activity.site else "",
        "cancelled": cancelled,
        "length": length(session.start, session.end, session.activity.minutes) or 0,
        "role": usual[0],
        "seats": [_seat(seat) for seat in now.seats],
        "nameless": now.nameless,
    }


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "person": str(seat.card.uid), "name": seat.card.name, "nickname": seat.card.nickname,
        "face": rolls.face(seat), "role": seat.role, "state": seat.state, "minutes": seat.minutes,
    }  # fmt: skip


def _frame(language: str) -> str:
    first, other = rolls.counters(SimpleNamespace(nameless={}), ())  # type: ignore[arg-type]
    card = SimpleNamespace(uid="", name="", nickname="")
    context = {
        "session": SimpleNamespace(uid=NOBODY), "kept": True, "role": "child", "form": NOBODY, "explain": False,
        "reason": "", "seats": (), "first": first, "other": other, "length": 0, "runs": False, "csrf_token": "",
        "seat": SimpleNamespace(card=card, role="", state="", minutes=None, present=False, by_itself=None),
        "frame": {"look": {"theme": "", "text": ""}}, "typed": "", "people": (), "zone": settings.TIME_ZONE,
    }  # fmt: skip
    return render_to_string("activities/offline.html", context)


@lru_cache
def _version(language: str) -> str:
    """Another one as soon as any byte of what is kept is another."""
    texts = [each.text(language) for each in frames()]
    digest = hashlib.sha256("".join(texts).encode())
    for path in (*_assets(*texts), static("js/sw.js")):
        digest.update(_file(path.removeprefix(static(""))).read_bytes())
    return digest.hexdigest()[:16]


def _assets(*texts: str) -> list[str]:
    """Everything that these frames fetch."""
    return sorted({path for text in texts for path in _FETCHED.findall(text)})


def _file(path: str) -> Path:
    found = finders.find(path)
    if found is None:
        raise FileNotFoundError(path)
    return Path(str(found))


declare_frame(Frame("rolls", PAGES, "activities:offline", _frame))
