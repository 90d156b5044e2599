"""A trusted device as a kiosk: colleagues put it there, children choose their own sign and are signed in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from youju.ground.access.permissions import PEOPLE_FIND, PUBLIC, RECORDS_RECORD, SIGN_UPS_RUN
from youju.ground.access.refusals import Refusal
from youju.services.activities.actions.kiosks import (
    close_kiosk,
    open_kiosk,
    sign_in_oneself,
    take_oneself_back,
)
from youju.services.activities.models import Kiosk, Session
from youju.services.activities.queries.kiosks import is_open, kiosk_of, kiosks_of, running, seats
from youju.services.activities.queries.openings import is_open_to_all
from youju.services.activities.queries.roll import Seat
from youju.services.activities.rules.kiosks import UNDO_WITHIN, hours
from youju.web.activities import board, rolls
from youju.web.activities.sign_up_rooms import session_or_404
from youju.web.activities.signs import Sign, signs
from youju.web.shell.needs import StaffRequest, needs
from youju.web.shell.refusals import CONFLICT
from youju.web.shell.switching import device_of

UNFIT = 422


@dataclass(frozen=True)
class Tile:
    """What the kiosk shows of one person. `key` names it at this kiosk only."""

    key: UUID
    sign: Sign
    label: str
    here: bool
    fresh: bool


@needs(SIGN_UPS_RUN)
def kiosk(request: StaffRequest, uid: UUID) -> HttpResponse:
    """What a kiosk is, where this session has one, and the button that makes this device one."""
    session = _session(request, uid)
    device, problems = device_of(request), []
    if request.method == "POST" and device is not None:
        try:
            open_kiosk(session=session, device=device, by=request.actor, at=request.now)
        except Refusal as refusal:
            problems = [str(refusal)]
        else:
            # From here on children stand before the screen.
            logout(request)
            return redirect("activities:kiosk")
    begins, ends = hours(session.day, session.start, session.end, session.activity.minutes)
    page = {
        "session": session, "day": board.title(session.day), "device": device,
        "fits": device is not None and device.office_id == session.office_id,
        "open": is_open(session, at=request.now), "hours": _span(begins, ends),
        "kiosks": kiosks_of(session), "problems": [{"message": problem, "href": ""} for problem in problems],
        "back": reverse("activities:session", args=[session.uid]),
    }  # fmt: skip
    return render(request, "activities/kiosk_start.html", page, status=UNFIT if problems else 200)


@needs(SIGN_UPS_RUN)
@require_POST
def close(request: StaffRequest, uid: UUID) -> HttpResponse:
    """Ends a kiosk from any device."""
    offices = request.standing.offices_with(SIGN_UPS_RUN) & request.standing.offices_with(RECORDS_RECORD)
    found = kiosk_of(offices, uid)
    if found is None:
        raise Http404
    close_kiosk(kiosk=found, by=request.actor, at=request.now)
    messages.success(request, _("Saved %(time)s") % {"time": localtime(request.now).strftime("%H:%M")})
    return redirect("activities:kiosk_start", found.session.uid)


def _session(request: StaffRequest, uid: UUID) -> Session:
    """Of whoever finds no people the sessions that anybody may sign up for: the trainings that they run."""
    session = session_or_404(request, uid)
    if session.office_id not in request.standing.offices_with(PEOPLE_FIND) and not is_open_to_all(session):
        raise Http404
    return session


@needs(PUBLIC)
@never_cache
def stand(request: StaffRequest) -> HttpResponse:
    """The signs of whoever has a place; a touched one asks back before it becomes a mark."""
    device = device_of(request)
    found = running(device, at=request.now)
    if device is None:
        return render(request, "devices/untrusted.html")
    if found is None:
        return render(request, "activities/kiosk_over.html", {"device": device})
    places = seats(found.session, at=request.now)
    if request.method == "POST":
        return _touched(request, found, places)
    tiles = _tiles(found, places, request)
    chosen = next((tile for tile in tiles if str(tile.key) == request.GET.get("who")), None)
    if chosen is not None:
        return render(request, "activities/kiosk_sure.html", {"kiosk": found, "tile": chosen, "form": uuid4()})
    done = next((tile for tile in tiles if str(tile.key) == request.GET.get("done")), None)
    return render(request, "activities/kiosk.html", {"kiosk": found, "tiles": tiles, "done": done, "trouble": ""})


def _touched(request: StaffRequest, found: Kiosk, places: tuple[Seat, ...]) -> HttpResponse:
    key, form = rolls.uid(request.POST.get("who", "")), rolls.uid(request.POST.get("form", ""))
    seat = next((seat for seat in places if _key(found, seat) == key), None)
    if seat is None or form is None:
        return redirect("activities:kiosk")
    back = request.POST.get("back") == "1"
    act = take_oneself_back if back else sign_in_oneself
    said = uuid5(form, f"{'back' if back else 'in'} {seat.card.uid}")
    try:
        act(kiosk=found, person=seat.card.uid, key=said, by=found.device.actor, at=request.now)
    except Refusal as refusal:
        page = {"kiosk": found, "tiles": _tiles(found, places, request), "done": None, "trouble": str(refusal)}
        return render(request, "activities/kiosk.html", page, status=CONFLICT)
    answer = redirect("activities:kiosk")
    answer["Location"] += f"?done={key}"
    return answer


def _span(begins: datetime, ends: datetime) -> str:
    """The end of a day is its twenty-fourth hour."""
    first, last = localtime(begins).strftime("%H:%M"), localtime(ends).strftime("%H:%M")
    return f"{first}–{'24:00' if last == '00:00' else last}"


def _key(kiosk: Kiosk, seat: Seat) -> UUID:
    return uuid5(kiosk.uid, str(seat.card.uid))


def _tiles(kiosk: Kiosk, places: tuple[Seat, ...], request: StaffRequest) -> list[Tile]:
    drawn = signs((seat.card.pk, seat.card.uid) for seat in places)
    return [
        Tile(
            _key(kiosk, seat), drawn[seat.card.uid], seat.card.nickname or rolls.letter(seat.card.name),
            seat.present, seat.by_itself is not None and request.now - seat.by_itself <= UNDO_WITHIN,
        )
        for seat in places
    ]  # fmt: skip
