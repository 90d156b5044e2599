"""Envelopes between phone and product: read, taken one by one in their order, answered key by key."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from youju.ground.access.models import Actor
from youju.ground.access.permissions import RECORDS_CORRECT
from youju.ground.access.queries import colleague_of, ever_in, standing
from youju.ground.envelopes.actions import receive
from youju.ground.envelopes.rules import MOST_AT_ONCE, Letter, TooManyEnvelopes, UnfitEnvelope, read
from youju.ground.organisations.models import Office
from youju.web.intake.register import Contents, contents_of
from youju.web.shell.needs import StaffRequest

# An answer that leaves the envelope on the phone: it is somebody else's, or no office here knows what it is about.
OTHERS, STAYS = "others", "stays"


@dataclass(frozen=True)
class Answer:
    """What the phone learns of one envelope."""

    key: str
    state: str
    words: Sequence[str] = ()

    def said(self) -> dict[str, Any]:
        return {"key": self.key, "state": self.state, "words": list(self.words)}


def read_letters(text: str) -> list[Letter]:
    """The envelopes of one sending. Raises UnfitEnvelope, TooManyEnvelopes."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        raise UnfitEnvelope from None
    if not isinstance(rows, list):
        raise UnfitEnvelope
    if len(rows) > MOST_AT_ONCE:
        raise TooManyEnvelopes
    return [read(row) for row in rows]


def deliver(request: StaffRequest, letters: Sequence[Letter]) -> dict[str, Any]:
    """Takes the envelopes, each in a transaction of its own, and says what stands about each thing afterwards."""
    answers, now = [], {}
    for letter in letters:
        contents = contents_of(letter.kind)
        answer = _taken(request, letter, contents)
        answers.append(answer.said())
        if contents is not None and answer.state in {"taken", "known", "held"} and _may(request, letter, contents):
            now[letter.about] = contents
    stands = {str(about): contents.now(about, request.today) for about, contents in now.items()}
    return {"answers": answers, "now": stands}


def _taken(request: StaffRequest, letter: Letter, contents: Contents | None) -> Answer:
    key = str(letter.key)
    office = contents.office(letter.about) if contents is not None else None
    maker = request.actor
    if letter.by != request.actor.uid:
        gone = _gone(request, letter, contents, office)
        if gone is None:
            return Answer(key, OTHERS)
        maker = gone
    known_there = office is not None and all(
        ever_in(maker, office, needed) for needed in (contents.needs if contents else ())
    )
    if contents is None or office is None or not known_there:
        return Answer(key, STAYS, [_("There is nothing here, or it belongs to another office.")])
    stamp: dict[str, Any] = {"by": request.actor, "at": request.now}
    take = partial(contents.take, about=letter.about, **stamp)
    may = maker == request.actor and _may(request, letter, contents)
    receipt = receive(letter=letter, office=office, may=may, take=take, maker=maker, **stamp)
    return Answer(key, receipt.state, receipt.words)


def _gone(request: StaffRequest, letter: Letter, contents: Contents | None, office: Office | None) -> Actor | None:
    """The maker, where they have left and whoever corrects the office's records hands in what they sealed there.

    Gone is whoever cannot log in any more, or holds none of the rights there today. What they sealed is held back.
    """
    if contents is None or office is None or office.pk not in request.standing.offices_with(RECORDS_CORRECT):
        return None
    maker = colleague_of(letter.by)
    if maker is None:
        return None
    held = standing(maker, on=request.today)
    return None if all(office.pk in held.offices_with(each) for each in contents.needs) else maker


def _may(request: StaffRequest, letter: Letter, contents: Contents) -> bool:
    office = contents.office(letter.about)
    return office is not None and all(office.pk in request.standing.offices_with(each) for each in contents.needs)
