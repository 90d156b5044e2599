"""The things of satisfaction and of the stars that an address or a form can name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from tests.factories.people import person
from tests.factories.world import NOW, TODAY
from tests.web.access.press_things import Place
from youju.ground.access.actions import visitor
from youju.services.activities.actions.roll_call import take
from youju.services.activities.actions.stars import give_stars, open_screen
from youju.services.activities.actions.voices import count_faces, hide_line, speak
from youju.services.activities.models import Activity, Session, Voice
from youju.services.activities.rules.marks import Said, Tap
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


def _starred(place: Place) -> str:
    """A child who is there today and has a star."""
    child = person(place.world, "星宝", place.office, year=2009)
    take(session=_session(place), marks=[Tap(uuid4(), Said.PRESENT, "child", child.uid)], **_stamp(place))
    give_stars(session=_session(place), person=child, word="tried", key=uuid4(), **_stamp(place))
    return str(child.uid)


def _screen(place: Place, secret: str) -> Activity:
    activity = place.world.furniture[place.office.pk].activity
    open_screen(activity=activity, secret=secret, **_stamp(place))
    return activity


def _secret(place: Place) -> str:
    """The secret of a screen of the office's series, as its link has it."""
    secret = f"screen-of-{place.office.uid}"
    _screen(place, secret)
    return secret


OF_VOICES: dict[str, Callable[[Place], str]] = {
    "session with a tally": _counted,
    "child with a star": _starred,
    "series with a screen": lambda place: str(_screen(place, str(uuid4())).uid),
    "secret of a screen": _secret,
    "voice": lambda place: str(_voice(place).uid),
    "voice with a hidden line": _hidden,
    "word of a code": lambda place: tokens.voices_address(_session(place)).rsplit("/", 2)[1],
}
