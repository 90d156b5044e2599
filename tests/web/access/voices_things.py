"""The things of satisfaction that an address or a form can name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.actions import visitor
from youju.services.activities.actions.voices import count_faces, hide_line, speak
from youju.services.activities.models import Session, Voice
from youju.web.public import tokens


def _stamp(place: Place) -> dict[str, Any]:
    return {"by": place.world.system, "at": NOW}


def _session(place: Place, days: int = 0) -> Session:
    """The session of today, or one some days ago."""
    day, activity = TODAY - timedelta(days=days), place.world.furniture[place.office.pk].activity
    made, _new = Session.objects.get_or_create(
        activity=activity, office=place.office, planned_on=day, defaults={"day": day}
    )
    return made


def _counted(place: Place) -> str:
    session = _session(place, 1)
    count_faces(session=session, n_good=4, n_soso=1, n_bad=0, **_stamp(place))
    return str(session.uid)


def _voice(place: Place) -> Voice:
    said = {"face": "bad", "line": "太短了", "computer": "192.0.2.9", "by": visitor(), "at": NOW}
    return speak(session=_session(place, 2), key=uuid4(), **said)


def _hidden(place: Place) -> str:
    voice = _voice(place)
    hide_line(voice=voice, reason="有人名", **_stamp(place))
    return str(voice.uid)


OF_VOICES: dict[str, Callable[[Place], str]] = {
    "session with a tally": _counted,
    "voice": lambda place: str(_voice(place).uid),
    "voice with a hidden line": _hidden,
    "word of a code": lambda place: tokens.voices_address(_session(place)).rsplit("/", 2)[1],
}
