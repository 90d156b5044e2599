"""A worker counts hands, visitors speak for themselves, a line that names somebody is hidden."""

from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import WithoutReason
from youju.ground.evidence.fields.words import tidy
from youju.ground.storage import sealing, turns
from youju.services.activities.actions.answers import take_back_hands, write_down
from youju.services.activities.models import (
    Cancellation,
    Face,
    Hiding,
    SatisfactionTally,
    Session,
    Voice,
    VoiceKnock,
    Void,
)
from youju.services.activities.queries.voices import hands
from youju.services.activities.rules import SessionCancelled
from youju.services.activities.rules.voices import (
    FROM_ONE_COMPUTER,
    LINE,
    MOST_COUNTED,
    FaceMissing,
    LineTooLong,
    NobodyAnswered,
    NoLineToHide,
    NotHidden,
    NothingCounted,
    NotOpenForVoices,
    TooManyCounted,
    TooManyVoices,
    UnfitVoice,
    is_open,
)

KNOCK = "activities.voices.knock"


@action
def count_faces(
    *, session: Session, n_good: int, n_soso: int, n_bad: int, by: Actor, at: datetime
) -> SatisfactionTally:
    """So many hands or stickers; said anew, the row before is void. Raises NobodyAnswered, NotOpenForVoices."""
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    if Cancellation.objects.filter(session=session).exists():
        raise SessionCancelled
    if session.day > localdate(at):
        raise NotOpenForVoices
    said = {"n_good": n_good, "n_soso": n_soso, "n_bad": n_bad}
    if not any(said.values()):
        raise NobodyAnswered
    if max(said.values()) > MOST_COUNTED:
        raise TooManyCounted
    turns.take(f"satisfaction of {session.pk}")
    before = SatisfactionTally.objects.standing().filter(session=session).first()
    if before is not None and all(getattr(before, name) == n for name, n in said.items()):
        audit.write(verb="satisfaction.count", by=by, at=at, office=session.office, subject=before.uid, rows=0)
        return before
    if before is not None:
        _void(before, by, at)
    made = SatisfactionTally.objects.create(session=session, office=session.office, **said, by=by, at=at)
    write_down(session, hands(made), by_code=False, by=by, at=at)
    audit.write(
        verb="satisfaction.count", by=by, at=at, office=session.office, subject=made.uid,
        values={name: str(n) for name, n in said.items()},
    )  # fmt: skip
    return made


@action
def uncount_faces(*, session: Session, by: Actor, at: datetime) -> Void:
    """The tally was a slip, or of another session. Raises NothingCounted."""
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    turns.take(f"satisfaction of {session.pk}")
    before = SatisfactionTally.objects.standing().filter(session=session).first()
    if before is None:
        raise NothingCounted
    gone = _void(before, by, at)
    audit.write(verb="satisfaction.take_back", by=by, at=at, office=session.office, subject=before.uid)
    return gone


@action
def speak(
    *, session: Session, key: UUID, face: str, line: str = "", computer: str, by: Actor, at: datetime
) -> Voice:
    """One face of whoever was there; the same `key` a second time is the same voice.

    Of the computer nothing is kept with it. Raises NotOpenForVoices, FaceMissing, LineTooLong, TooManyVoices.
    """
    today, words = localdate(at), tidy(line)
    if not is_open(session.day, on=today) or Cancellation.objects.filter(session=session).exists():
        raise NotOpenForVoices
    if face not in Face.values:
        raise FaceMissing
    if len(words) > LINE:
        raise LineTooLong
    turns.take(f"satisfaction of {session.pk}")
    known = Voice.objects.filter(uid=key).first()
    if known is not None:
        if known.session_id != session.pk:
            raise UnfitVoice
        audit.write(verb="satisfaction.receive", by=by, at=at, office=session.office, subject=key, rows=0)
        return known
    _knock(session, computer, at)
    made = Voice.objects.create(uid=key, session=session, office=session.office, face=face, line=words, on=today)
    audit.write(verb="satisfaction.receive", by=by, at=at, office=session.office, subject=key)
    return made


@action
def hide_line(*, voice: Voice, reason: str, by: Actor, at: datetime) -> Hiding:
    """The line is not shown any more, since somebody's name stands in it. Raises WithoutReason, NoLineToHide."""
    require(by, permissions.RECORDS_RECORD, office=voice.office, on=localdate(at))
    held, why = Voice.objects.select_for_update(of=("self",)).get(pk=voice.pk), tidy(reason)[:LINE]
    if not held.line or held.hiding_id is not None:
        raise NoLineToHide
    if not why:
        raise WithoutReason
    held.hiding = Hiding.objects.create(reason=why, by=by, at=at)
    held.save(update_fields=["hiding"])
    audit.write(
        verb="satisfaction.leave_out", by=by, at=at, office=voice.office, subject=held.uid, values={"reason": why}
    )
    return held.hiding


@action
def show_line(*, voice: Voice, by: Actor, at: datetime) -> Voice:
    """A supervisor lets a hidden line be read again: criticism is no reason to hide one. Raises NotHidden."""
    require(by, permissions.RECORDS_CORRECT, office=voice.office, on=localdate(at))
    held = _hidden(voice)
    held.hiding = None
    held.save(update_fields=["hiding"])
    audit.write(verb="satisfaction.take_in", by=by, at=at, office=voice.office, subject=held.uid)
    return held


@action
def strike_line(*, voice: Voice, by: Actor, at: datetime) -> Voice:
    """The words of a hidden line are gone for good; that there was one, and why it was hidden, stays."""
    require(by, permissions.RECORDS_CORRECT, office=voice.office, on=localdate(at))
    held = _hidden(voice)
    held.line = ""
    held.save(update_fields=["line"])
    audit.write(verb="satisfaction.strike", by=by, at=at, office=voice.office, subject=held.uid)
    return held


@action
def forget_who_spoke(*, by: Actor, at: datetime) -> int:
    """Deletes what was counted of computers on days gone by. Gives how many."""
    gone = VoiceKnock.objects.filter(day__lt=localdate(at)).delete()[0]
    audit.write(verb="satisfaction.forget", by=by, at=at, rows=gone)
    return gone


def _hidden(voice: Voice) -> Voice:
    held = Voice.objects.select_for_update(of=("self",)).get(pk=voice.pk)
    if held.hiding_id is None or not held.line:
        raise NotHidden
    return held


def _void(row: SatisfactionTally, by: Actor, at: datetime) -> Void:
    row.void = Void.objects.create(by=by, at=at)
    row.save(update_fields=["void"])
    take_back_hands(row.session, by=by, at=at)
    return row.void


def _knock(session: Session, computer: str, at: datetime) -> None:
    """Counts the computer on this day for this session."""
    day = localdate(at)
    mark = sealing.lookup(computer, field=KNOCK, within=f"{session.uid} {day.isoformat()}")
    row, _new = VoiceKnock.objects.get_or_create(mark=mark, defaults={"day": day})
    if row.n >= FROM_ONE_COMPUTER:
        raise TooManyVoices
    row.n += 1
    row.save(update_fields=["n"])
