"""Whoever scanned the code on the wall says who they are; who fits nobody is a question for colleagues."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.fields.words import tidy
from youju.services.activities.actions.kiosks import sign_in_oneself
from youju.services.activities.actions.turning_up import count_in
from youju.services.activities.models import Kiosk, Settlement, Unmatched
from youju.services.activities.queries.kiosks import matching, running
from youju.services.activities.queries.kiosks import unmatched as open_questions
from youju.services.activities.queries.openings import of_secret
from youju.services.activities.rules.codes import KEPT, SettledAlready, TooManyScans
from youju.services.activities.rules.kiosks import KioskShut
from youju.services.communications.actions.knocking import knock

# Forty families stand behind one network of the centre, and each may mistype.
FROM_ONE_COMPUTER, WITHIN = 60, timedelta(minutes=10)
AT_ONE_SESSION, AN_HOUR = 300, timedelta(hours=1)
MOST_QUESTIONS = 50
# So many links of sign-ups a phone offers at once.
MOST_LINKS = 8


@action
def scan(
    *, kiosk: Kiosk, words: str, last: str, computer: str, key: UUID, by: Actor, at: datetime
) -> bool:  # fmt: skip
    """Signs in whom the words and the last four digits fit; whether somebody was. Nobody outside is told which.

    Raises KioskShut, TooManyScans.
    """
    _let_in(kiosk, computer, by, at)
    said = tidy(words)[:40]
    seat = matching(kiosk.session, said, last, at=at) if re.fullmatch(r"[0-9]{4}", last) else None
    if seat is not None:
        try:
            sign_in_oneself(kiosk=kiosk, person=seat.card.uid, key=key, by=by, at=at)
        except Refusal:
            seat = None
    noted = seat is None and _ask(kiosk, said, by, at)
    audit.write(
        verb="kiosk.ask", by=by, at=at, office=kiosk.session.office, subject=kiosk.uid,
        rows=int(seat is not None or noted),
    )  # fmt: skip
    return seat is not None


@action
def scan_sign_up(
    *, kiosk: Kiosk, secrets: Iterable[str], computer: str, by: Actor, at: datetime
) -> bool:  # fmt: skip
    """Signs in who holds the link of a sign-up for this session, with a place; whether somebody was.

    A phone may keep several links; the first that is for this session counts. Raises KioskShut, TooManyScans.
    """
    _let_in(kiosk, computer, by, at)
    session, found = kiosk.session, None
    for secret in list(secrets)[:MOST_LINKS]:
        row = of_secret(secret)
        if row is None or row.retreat_id is not None or not row.name or not row.placed:
            continue
        if row.opening.activity_id == session.activity_id and row.opening.session_id in (None, session.pk):
            found = row
            break
    if found is not None:
        try:
            count_in(registration=found, session=session, by=by, at=at)
        except Refusal:
            found = None
    audit.write(
        verb="kiosk.ask", by=by, at=at, office=session.office, subject=kiosk.uid, rows=int(found is not None)
    )
    return found is not None


@action
def settle(*, question: Unmatched, by: Actor, at: datetime) -> Settlement:
    """A colleague has done what there was to do; what was typed is forgotten. Raises SettledAlready."""
    office = question.session.office
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    held = Unmatched.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if held.settlement_id is not None:
        raise SettledAlready
    held.settlement, held.words = Settlement.objects.create(at=at, by=by), ""
    held.save(update_fields=["settlement", "words"])
    audit.write(verb="kiosk.answer", by=by, at=at, office=office, subject=held.uid)
    return held.settlement


@action
def forget_unmatched(*, by: Actor, at: datetime) -> int:
    """Empties what was typed longer ago than it is kept. Gives how many."""
    gone = Unmatched.objects.filter(at__lt=at - KEPT).exclude(words="").update(words="")
    audit.write(verb="kiosk.forget", by=by, at=at, rows=gone)
    return gone


def _let_in(kiosk: Kiosk, computer: str, by: Actor, at: datetime) -> None:
    now = running(kiosk.device, at=at)
    if now is None or now.pk != kiosk.pk or by.pk != kiosk.device.actor_id:
        raise KioskShut
    who = f"{kiosk.session.uid} {computer}"
    if knock("kiosk", who, most=FROM_ONE_COMPUTER, within=WITHIN, at=at):
        raise TooManyScans
    if knock("kiosk of all", str(kiosk.session.uid), most=AT_ONE_SESSION, within=AN_HOUR, at=at):
        raise TooManyScans


def _ask(kiosk: Kiosk, said: str, by: Actor, at: datetime) -> bool:
    """One question for the same words, and no flood of them."""
    asked = open_questions(kiosk.session)
    if not said or len(asked) >= MOST_QUESTIONS or said in {each.words for each in asked}:
        return False
    Unmatched.objects.create(session=kiosk.session, words=said, at=at, by=by)
    return True
