"""Roll call: a set of taps becomes attendance in one transaction; what comes twice is known and does no harm.

The same action takes what was tapped on a page just now and what waited in an envelope: each tap has a key of its
own. The same key with the same content is no news; with other content it is refused by name, and the other taps of
the set are taken all the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.refusals import HappensInTheFuture, OutsideTheOffice
from youju.ground.storage import bulk
from youju.services.activities.actions.rows import Rows
from youju.services.activities.models import TAKING_PART, ActivityKind, Mark, Role, Session
from youju.services.activities.queries import known
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.groupwork import cards_of_members, is_closed
from youju.services.activities.rules import SessionCancelled
from youju.services.activities.rules.caring import HasArrived
from youju.services.activities.rules.groupwork import NotAMember
from youju.services.activities.rules.marks import (
    MOST_AT_ONCE,
    MOST_MINUTES,
    Answer,
    MarkConflict,
    Said,
    Tap,
    TooManyMarks,
    UnfitMark,
)

MOST_AT_A_TAP = 100_000


@dataclass(frozen=True)
class Taken:
    """What became of each tap, in their order; `written` counts those that were news."""

    answers: tuple[Answer, ...]
    written: int


@action
def take(*, session: Session, marks: Sequence[Tap], by: Actor, at: datetime) -> Taken:
    """Takes the taps of a roll call, in order; the first one present makes the session a held one.

    Raises SessionCancelled, HappensInTheFuture, TooManyMarks; what is wrong with one tap stands in its answer.
    """
    require(by, permissions.RECORDS_RECORD, office=session.office, on=localdate(at))
    if len(marks) > MOST_AT_ONCE:
        raise TooManyMarks
    session.day, cancelled = known.alone_with(session)
    if cancelled:
        raise SessionCancelled
    if session.day > localdate(at):
        raise HappensInTheFuture
    roll = _Roll(session, marks, by, at)
    answers = tuple(roll.take(mark) for mark in marks)
    roll.rows.leave_nothing_empty()
    audit.write(
        verb="roll_call.take", by=by, at=at, office=session.office, subject=session.uid, rows=roll.written,
        values={"marks": [str(answer.key) for answer in answers if answer.state == "taken"]},
    )  # fmt: skip
    return Taken(answers, roll.written)


class _Roll:
    """One set of taps against what the session knows already."""

    def __init__(self, session: Session, taps: Iterable[Tap], by: Actor, at: datetime) -> None:
        self.session, self.by, self.at, self.written = session, by, at, 0
        taps = list(taps)
        self.known = known.digests({tap.key for tap in taps})
        uids = {tap.person for tap in taps if tap.person is not None}
        self.people = known.people(session.office_id, uids)
        self.speak = same_person(self.people.values())
        self.rows = Rows(session, self.speak, by, at)
        activity = session.activity
        closed = activity.activity_kind == ActivityKind.GROUP and is_closed(activity.pk)
        self.members = cards_of_members(activity.pk) if closed else None

    def take(self, tap: Tap) -> Answer:
        """Decides about one tap before anything of it is written."""
        digest = tap.digest(self.session.uid)
        if (before := self.known.get(tap.key)) is not None:
            return Answer(tap.key, "known") if before == digest else Answer(tap.key, "refused", MarkConflict())
        try:
            self._fits(tap)
            made = self._act(tap)
        except Refusal as refusal:
            return Answer(tap.key, "refused", refusal)
        self.known[tap.key] = digest
        self.written += 1
        self._note(tap, digest, made)
        return Answer(tap.key, "taken")

    def _fits(self, tap: Tap) -> None:
        if tap.role not in Role.values or not 1 <= tap.n <= MOST_AT_A_TAP:
            raise UnfitMark
        if tap.minutes is not None and not 0 <= tap.minutes <= MOST_MINUTES:
            raise UnfitMark
        if tap.person is not None and tap.n != 1:
            raise UnfitMark
        if tap.person is None and tap.said in (Said.ABSENT, Said.DECLINED):
            raise UnfitMark
        if tap.person is not None and tap.person not in self.people:
            raise OutsideTheOffice
        if (
            tap.person is None
            and tap.said is Said.PRESENT
            and self.members is not None
            and tap.role in TAKING_PART
        ):
            raise NotAMember
        comes = tap.person is not None and tap.said is Said.PRESENT
        if comes and self.members is not None and self.people[tap.person] not in self.members:  # type: ignore[index]
            raise NotAMember

    def _act(self, tap: Tap) -> Any:
        """What the tap does to the attendance rows; the record of the session, where it had to be made."""
        if tap.person is None:
            return self.rows.add(tap) if tap.said is Said.PRESENT else self.rows.take_off(tap)
        who = self.speak[self.people[tap.person]]
        if tap.said is Said.PRESENT:
            return self.rows.sign_in(tap, who)
        if known.arrived(self.session, [card for card, root in self.speak.items() if root == who]):
            raise HasArrived
        return self.rows.sign_out(tap, who)

    def _note(self, tap: Tap, digest: str, made: Any) -> None:
        who = self.speak[self.people[tap.person]] if tap.person is not None else None
        bulk.put(
            Mark(
                key=tap.key, digest=digest, session=self.session, said=tap.said.value, person_id=who,
                role=tap.role, n=tap.n, minutes=tap.minutes, holding=made, by=self.by, at=self.at,
            )
        )  # fmt: skip
