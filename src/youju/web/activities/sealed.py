"""Marks of a roll call that waited in an envelope: taken by the same action as taps on a page."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from youju.ground.access.models import Actor
from youju.ground.access.permissions import PEOPLE_FIND, RECORDS_RECORD
from youju.ground.access.refusals import Refusal
from youju.ground.envelopes.rules import Trouble
from youju.ground.organisations.models import Office
from youju.services.activities.actions.roll_call import Taken, take
from youju.services.activities.models import Role, Session
from youju.services.activities.queries.known import session_with
from youju.services.activities.queries.roll import marked, named, roll
from youju.services.activities.rules.marks import MarkConflict, Said, Tap, UnfitMark
from youju.web.activities import board, rolls
from youju.web.intake.register import Contents, Shown, declare_contents

KIND = "roll_call.marks"
SAID: dict[Said, Promise] = {
    Said.PRESENT: pgettext_lazy("roll", "here"),
    Said.ABSENT: pgettext_lazy("roll", "absent"),
    Said.DECLINED: pgettext_lazy("roll", "declined"),
    Said.UNDO: pgettext_lazy("roll", "taken back"),
}


def read(inside: bytes) -> list[Tap]:
    """The taps in an envelope. Raises UnfitMark, TooManyMarks."""
    try:
        said = json.loads(inside)
    except (ValueError, RecursionError):
        raise UnfitMark from None
    if not isinstance(said, dict):
        raise UnfitMark
    return rolls.taps_of(said.get("marks"))


def _take(
    inside: bytes, about: UUID, *, by: Actor, at: datetime, reason: str = "", insist: bool = False
) -> Sequence[Trouble]:
    """Takes the marks in their order; with `insist` those that contradict get keys of their own and count last."""
    session, taps = _session(about), read(inside)
    if reason:
        taps = [replace(tap, reason=tap.reason or reason) for tap in taps]
    stamp: dict[str, Any] = {"by": by, "at": at}
    taken = take(session=session, marks=taps, **stamp)
    if insist and (again := _against(taken, taps, about)):
        rest = [answer for answer in taken.answers if not isinstance(answer.refusal, MarkConflict)]
        renewed = take(session=session, marks=again, **stamp)
        taken = replace(renewed, answers=(*rest, *renewed.answers))
    return [
        Trouble(str(answer.refusal), isinstance(answer.refusal, MarkConflict))
        for answer in taken.answers
        if answer.refusal
    ]


def _against(taken: Taken, taps: Sequence[Tap], session: UUID) -> list[Tap]:
    pairs = zip(taken.answers, taps, strict=True)
    contradicting = [tap for answer, tap in pairs if isinstance(answer.refusal, MarkConflict)]
    return [replace(tap, key=uuid5(tap.key, tap.digest(session))) for tap in contradicting]


def _session(about: UUID) -> Session:
    session = session_with(about)
    if session is None:
        raise UnfitMark
    return session


def _office(about: UUID) -> Office | None:
    session = session_with(about)
    return session.office if session is not None else None


def _now(about: UUID, on: date) -> dict[str, Any]:
    return rolls.said(roll(_session(about), on=on))


def _show(inside: bytes, about: UUID, on: date) -> Shown:
    session = _session(about)
    title = f"{session.activity.name} · {board.title(session.day)}"
    href = reverse("activities:session", args=[session.uid])
    try:
        return Shown(title, href, _lines(session, read(inside), on))
    except Refusal as unfit:
        return Shown(title, href, ((_("Marks"), str(unfit)),))


def _stands(inside: bytes, about: UUID, on: date) -> Shown:
    """The marks of the office under the same keys that say something else."""
    session = _session(about)
    try:
        said = {tap.key: tap.digest(about) for tap in read(inside)}
    except Refusal:
        said = {}
    stand = [tap for tap, digest in marked(session.office, said) if digest != said[tap.key]]
    return Shown(session.activity.name, reverse("activities:roll", args=[about]), _lines(session, stand, on))


def _lines(session: Session, taps: Sequence[Tap], on: date) -> tuple[tuple[str, str], ...]:
    names = named(session.office, [tap.person for tap in taps if tap.person], on=on)
    return tuple((_who(tap, names), _what(tap)) for tap in taps)


def _who(tap: Tap, names: dict[UUID, str]) -> str:
    if tap.person is not None:
        return names.get(tap.person, _("somebody who has no card here"))
    label = dict(Role.choices).get(tap.role, tap.role)
    return f"{label} × {tap.n}"


def _what(tap: Tap) -> str:
    said = str(SAID[tap.said])
    return said if tap.minutes is None else _("%(said)s, %(n)s min") % {"said": said, "n": tap.minutes}


declare_contents(
    Contents(
        KIND,
        gettext_lazy("Roll call"),
        (PEOPLE_FIND, RECORDS_RECORD),
        office=_office,
        take=_take,
        show=_show,
        stands=_stands,
        now=_now,
    )
)
