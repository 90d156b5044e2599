"""An envelope comes in and is taken once, or held back; whoever answers for the records decides about the latter.

What is inside is understood by `take`, which one kind of envelope brings with it: it writes in the transaction of
the action that calls it, or raises a Refusal and writes nothing.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.timezone import localdate

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.permissions import RECORDS_CORRECT
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal, WithoutReason
from youju.ground.envelopes.models import Envelope, Hold, Ruling
from youju.ground.envelopes.queries import content
from youju.ground.envelopes.rules import CannotBeOpened, DecidedAlready, Letter, Receipt, StillRefused, Trouble
from youju.ground.organisations.models import Office
from youju.ground.storage import bulk, turns

Take = Callable[[bytes], Sequence[Trouble]]
LONGEST_WORDS, LONGEST_REASON = 400, 200


@action
def receive(
    *, letter: Letter, office: Office, may: bool, take: Take, maker: Actor | None = None, by: Actor, at: datetime
) -> Receipt:  # fmt: skip
    """Takes what was sealed, once; what cannot be taken is held back as it came and nothing is lost.

    `may` says whether the maker still has the right; whether the maker ever had it was asked before. The maker is
    `by`, or a colleague who is gone and for whom `by` hands it in. What was taken is deleted from the envelope.
    """
    made_by = maker or by
    turns.take(_turn(made_by, letter))
    inside = content(letter)
    digest = hashlib.sha256(letter.content if inside is None else inside).hexdigest()
    before = list(Envelope.objects.filter(by=made_by, key=letter.key).select_related("hold").order_by("pk"))
    same = next((row for row in before if row.digest == digest), None)
    if same is not None:
        audit.write(verb="envelope.receive", by=by, at=at, office=office, subject=same.uid, rows=0)
        return _known(same)
    why, words = _tried(inside, take, may=may, contradicts=bool(before))
    row = Envelope(
        key=letter.key, digest=digest, kind=letter.kind, about=letter.about, office=office, by=made_by,
        sealer=letter.sealer, point=letter.point, nonce=letter.nonce,
        content=letter.content if why else b"", at=at,
    )  # fmt: skip
    bulk.put(row)
    if why is None:
        audit.write(verb="envelope.receive", by=by, at=at, office=office, subject=row.uid)
        return Receipt("taken")
    Hold.objects.create(envelope=row, why=why, words=" ".join(words)[:LONGEST_WORDS])
    audit.write(verb="envelope.hold_back", by=by, at=at, office=office, subject=row.uid, values={"why": why})
    return Receipt("held", words)


@action
def accept(*, hold: Hold, take: Take, reason: str, by: Actor, at: datetime) -> Ruling:
    """Takes what was held back after all; whoever decides answers for it.

    Raises WithoutReason, DecidedAlready, CannotBeOpened, StillRefused.
    """
    why = _begin(hold, reason, by, at)
    inside = content(hold.envelope.letter)
    if inside is None:
        raise CannotBeOpened
    troubles = take(inside)
    if troubles:
        raise StillRefused(" ".join(dict.fromkeys(trouble.words for trouble in troubles)))
    Envelope.objects.filter(pk=hold.envelope_id).update(content=b"")
    return _decide(hold, True, why, by, at)


@action
def leave_out(*, hold: Hold, reason: str, by: Actor, at: datetime) -> Ruling:
    """Leaves what was held back out of the records; the envelope stays. Raises WithoutReason, DecidedAlready."""
    return _decide(hold, False, _begin(hold, reason, by, at), by, at)


def _begin(hold: Hold, reason: str, by: Actor, at: datetime) -> str:
    require(by, RECORDS_CORRECT, office=hold.envelope.office, on=localdate(at))
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise WithoutReason
    turns.take(_turn(hold.envelope.by, hold.envelope.letter))
    if Ruling.objects.filter(hold=hold).exists():
        raise DecidedAlready
    return why


def _decide(hold: Hold, accepted: bool, reason: str, by: Actor, at: datetime) -> Ruling:
    made = Ruling.objects.create(hold=hold, accepted=accepted, reason=reason, by=by, at=at)
    audit.write(
        verb="envelope.accept" if accepted else "envelope.leave_out", by=by, at=at, office=hold.envelope.office,
        subject=hold.envelope.uid, values={"reason": reason},
    )  # fmt: skip
    return made


def _tried(
    inside: bytes | None, take: Take, *, may: bool, contradicts: bool
) -> tuple[Hold.Why | None, tuple[str, ...]]:
    """Why the envelope is held back, and in which words; None where all of it was taken."""
    if inside is None:
        return Hold.Why.UNREADABLE, (str(CannotBeOpened()),)
    if contradicts:
        return Hold.Why.CONFLICT, ()
    if not may:
        return Hold.Why.RIGHT, ()
    try:
        troubles = take(inside)
    except Refusal as refusal:
        return Hold.Why.REFUSED, (str(refusal),)
    if not troubles:
        return None, ()
    why = Hold.Why.CONFLICT if any(trouble.conflict for trouble in troubles) else Hold.Why.REFUSED
    return why, tuple(dict.fromkeys(trouble.words for trouble in troubles))


def _known(row: Envelope) -> Receipt:
    hold = getattr(row, "hold", None)
    return Receipt("known") if hold is None else Receipt("held", tuple(filter(None, [hold.words])))


def _turn(by: Actor, letter: Letter) -> str:
    return f"envelope {by.pk} {letter.key}"
