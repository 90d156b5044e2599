"""Sends the letters of a mailing: none twice, whatever happens; after a kill at most one in doubt per connection.

A letter is claimed and the claim committed before a byte of it leaves; each connection has at most one claimed
letter. What is claimed when a sender dies is in doubt, and is never sent again by itself. One thread makes all
writes: it settles what came back and claims as many anew in one transaction; the connections only send.
"""

import time
from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.storage import sealing
from youju.ground.storage.presence import NameTaken, Presence
from youju.services.communications.actions.carrying import Carrier
from youju.services.communications.models.mailings import Letter, Mailing
from youju.services.communications.queries.mailings import name_of
from youju.services.communications.rules.answers import Fate, Outcome, next_try

State = Letter.State
Trouble = Mailing.Trouble
# What stops a run; the letter that met it waits as it did.
TROUBLES = {
    Fate.UNSENT: Trouble.SILENT, Fate.UNWELCOME: Trouble.UNWELCOME, Fate.SEALED: Trouble.SEALED,
}  # fmt: skip
# How long an answer waits for the next one, in seconds: far less than a mail server far away takes.
TOGETHER = 0.01
# So many letters are looked up at a time.
WINDOW = 500


@dataclass(frozen=True)
class Way:
    """How letters leave: `dress` makes a reader's message of the common one, `sender` stands on the envelope.

    `per_minute` 0 is as fast as the server takes them.
    """

    dress: Callable[[bytes, Letter], bytes]
    sender: str
    connections: int = 4
    per_minute: int = 0
    pause: Callable[[float], object] = time.sleep


@dataclass
class Run:
    """What one run did; `trouble` ended it early."""

    settled: dict[str, int] = field(default_factory=dict)
    trouble: str = Trouble.NONE
    full: bool = False

    def count(self, fate: Fate) -> None:
        self.settled[fate] = self.settled.get(fate, 0) + 1


def send(*, mailing: Mailing, way: Way, most: int, by: Actor, at: datetime) -> Run | None:
    """Sends at most so many letters of those that are due; None while somebody else is sending this mailing."""
    try:
        presence = Presence(name_of(mailing))
    except NameTaken:
        return None
    try:
        note_doubts(mailing=mailing, by=by, at=at)
        run = _Sender(mailing, way, most, presence, at).run()
    finally:
        presence.release()
    note_run(mailing=mailing, run=run, by=by, at=at)
    return run


@action
def note_doubts(*, mailing: Mailing, by: Actor, at: datetime) -> int:
    """What was claimed by a sender that is gone is in doubt. Only whoever holds the sender's name may say so."""
    count = Letter.objects.filter(mailing=mailing, state=State.CLAIMED).update(state=State.DOUBTFUL)
    audit.write(verb="mailing.note_doubts", by=by, at=at, subject=mailing.uid, rows=count)
    return count


@action
def note_run(*, mailing: Mailing, run: Run, by: Actor, at: datetime) -> None:
    """How a run ended, for the page and for the chain of acts."""
    Mailing.objects.filter(pk=mailing.pk).update(trouble=run.trouble)
    rows = sum(run.settled.values())
    audit.write(verb="mailing.send", by=by, at=at, subject=mailing.uid, rows=rows, values=run.settled)


class _Sender:
    def __init__(self, mailing: Mailing, way: Way, most: int, presence: Presence, at: datetime) -> None:
        self.mailing, self.way, self.left, self.presence, self.at = mailing, way, most, presence, at
        self.message = bytes(mailing.message)
        self.found: deque[Letter] = deque()
        self.looked_up_to = 0
        self.outcome = Run()

    def run(self) -> Run:
        free = deque(Carrier() for _number in range(self.way.connections))
        every = tuple(free)
        going: dict[Future[Outcome], tuple[Letter, Carrier]] = {}
        with ThreadPoolExecutor(len(free), thread_name_prefix="mail") as pool:
            try:
                while True:
                    done = [
                        (letter, carrier, each.result())
                        for each, (letter, carrier) in going.items()
                        if each.done()
                    ]
                    going = {each: held for each, held in going.items() if not each.done()}
                    free.extend(carrier for _letter, carrier, _outcome in done)
                    letters = self._turn([(letter, came) for letter, _carrier, came in done], len(free))
                    for letter in letters:
                        carrier = free.popleft()
                        going[pool.submit(self._carry, carrier, letter)] = (letter, carrier)
                    if not going:
                        return self.outcome
                    self._keep_to_the_pace(len(letters))
                    _wait_for_half(going)
            finally:
                wait(going)
                for carrier in every:
                    carrier.close()

    def _carry(self, carrier: Carrier, letter: Letter) -> Outcome:
        """On a thread of its own: it must not touch the database."""
        try:
            to = letter.subscriber.mailbox
            message = self.way.dress(self.message, letter)
        except sealing.Unreadable:
            return Outcome(Fate.SEALED)
        except ValueError:
            return Outcome(Fate.REFUSED, "address")
        return carrier.carry(message, sender=self.way.sender, to=to)

    def _turn(self, done: Sequence[tuple[Letter, Outcome]], free: int) -> list[Letter]:
        """One transaction: what came back is settled, and as many as there are free connections are claimed."""
        wanted = 0 if self.outcome.trouble else min(free, self.left)
        self._look_ahead(wanted)
        self.presence.renew()
        with transaction.atomic():
            self._settle(done)
            wanted = 0 if self.outcome.trouble else wanted
            claimed = self._claim([self.found.popleft() for _n in range(min(wanted, len(self.found)))])
        self.left -= len(claimed)
        self.outcome.full = self.left <= 0
        return claimed

    def _look_ahead(self, wanted: int) -> None:
        if len(self.found) >= wanted:
            return
        due = Q(state=State.WAITING) | Q(state=State.LATER, not_before__lte=self.at)
        rows = Letter.objects.filter(due, mailing=self.mailing, pk__gt=self.looked_up_to)
        found = list(rows.select_related("subscriber").order_by("pk")[:WINDOW])
        if found:
            self.looked_up_to = found[-1].pk
            self.found.extend(found)

    def _claim(self, letters: list[Letter]) -> list[Letter]:
        """Those that are still to go: whoever left a moment ago gets none."""
        if not letters:
            return []
        keys = [letter.pk for letter in letters]
        rows = Letter.objects.filter(pk__in=keys)
        count = rows.filter(state__in=(State.WAITING, State.LATER)).update(
            state=State.CLAIMED, attempts=F("attempts") + 1
        )
        if count == len(letters):
            return letters
        mine = set(rows.filter(state=State.CLAIMED).values_list("pk", flat=True))
        return [letter for letter in letters if letter.pk in mine]

    def _settle(self, done: Sequence[tuple[Letter, Outcome]]) -> None:
        sent = [letter.pk for letter, came in done if came.fate is Fate.SENT]
        if sent:
            Letter.objects.filter(pk__in=sent).update(state=State.SENT)
        for letter, came in done:
            self.outcome.count(came.fate)
            if came.fate is not Fate.SENT:
                Letter.objects.filter(pk=letter.pk).update(**self._verdict(letter, came))

    def _verdict(self, letter: Letter, came: Outcome) -> dict[str, object]:
        if came.fate in TROUBLES:
            self.outcome.trouble = TROUBLES[came.fate]
            return {"state": State.WAITING, "attempts": letter.attempts}
        if came.fate is Fate.DOUBTFUL:
            return {"state": State.DOUBTFUL}
        again = next_try(letter.attempts + 1, self.at) if came.fate is Fate.LATER else None
        state = State.LATER if again is not None else State.REFUSED
        return {"state": state, "not_before": again, "answer": came.answer}

    def _keep_to_the_pace(self, letters: int) -> None:
        if self.way.per_minute:
            self.way.pause(letters * 60 / self.way.per_minute)


def _wait_for_half(going: Collection[Future[Outcome]]) -> None:
    """Until an answer is there; where more follow at once, until half of them are.

    So one transaction settles several letters while the other half of the connections goes on sending.
    """
    done, left = wait(going, return_when=FIRST_COMPLETED)
    while left and len(done) * 2 < len(going):
        more, left = wait(left, timeout=TOGETHER, return_when=FIRST_COMPLETED)
        if not more:
            return
        done |= more
