"""How was it: three faces and a line, without name and without login, from the code on the door."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from youju.ground.access.actions import visitor
from youju.ground.access.permissions import PUBLIC
from youju.ground.access.refusals import Refusal
from youju.services.activities.actions.voices import speak as say
from youju.services.activities.models import Face, Session
from youju.services.activities.rules.voices import LINE, OPEN_AFTER, TooManyVoices, UnfitVoice, is_open
from youju.web.public import tokens
from youju.web.public.clients import computer
from youju.web.public.rooms import nothing
from youju.web.shell.needs import StaffRequest, needs

UNFIT, TOO_MANY = 422, 429
# It holds one letter, the same for everybody, and goes back to this page alone.
SPOKEN, LASTS = "spoken", OPEN_AFTER + timedelta(days=1)


@needs(PUBLIC)
@never_cache
def speak(request: StaffRequest, token: str) -> HttpResponse:
    """Three faces and a line; a device that has spoken is thanked."""
    session = tokens.speaking_of(token)
    if session is None or hasattr(session, "cancellation"):
        return nothing(request)
    state, problem, status = _state(request, session), None, 200
    if request.method == "POST" and state == "open":
        try:
            say(
                session=session, key=_key(request.POST.get("key", "")), face=request.POST.get("face", ""),
                line=request.POST.get("line", ""), computer=computer(request), by=visitor(), at=request.now,
            )  # fmt: skip
            state = "spoken"
        except Refusal as refusal:
            problem, status = refusal, TOO_MANY if isinstance(refusal, TooManyVoices) else UNFIT
    answer = render(request, "public/voices.html", _context(request, session, state, problem), status=status)
    if request.method == "POST" and state == "spoken":
        answer.set_cookie(
            SPOKEN, "1", max_age=LASTS, path=request.path, secure=settings.SESSION_COOKIE_SECURE, httponly=True,
            samesite="Lax",
        )  # fmt: skip
    # Not `no-referrer`: then a browser hides from us too where the form was sent from, and it is refused.
    answer["X-Robots-Tag"], answer["Referrer-Policy"] = "noindex", "same-origin"
    return answer


def _state(request: StaffRequest, session: Session) -> str:
    """`spoken`, `early`, `late` or `open`."""
    if SPOKEN in request.COOKIES:
        return "spoken"
    if is_open(session.day, on=request.today):
        return "open"
    return "early" if request.today < session.day else "late"


def _context(request: StaffRequest, session: Session, state: str, problem: Refusal | None) -> dict[str, Any]:
    return {
        "network": session.office.network,
        "session": session,
        "state": state,
        "faces": Face.choices,
        "face": request.POST.get("face", "")[:4],
        "line": request.POST.get("line", "")[: LINE * 2],
        "longest": LINE,
        "key": _again(request),
        "problems": [{"message": str(problem), "href": f"#{problem.field or 'main'}"}] if problem else [],
    }


def _key(text: str) -> UUID:
    """The key of the page that was answered. Raises UnfitVoice."""
    try:
        return UUID(text)
    except ValueError:
        raise UnfitVoice from None


def _again(request: StaffRequest) -> UUID:
    """The same key until it is used, so that an answer sent twice is one."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()
