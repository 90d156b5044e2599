"""What taps do to attendance rows: sign in, sign out, add and take off people without a name.

On the session's own day, before the month is released, the roll belongs to whoever may record: a colleague's slip
is mended with a tap. Later the rules of every record hold: who may change it, and that a reason is given.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.functional import cached_property
from django.utils.timezone import localdate

from youju.ground.access.models import Actor
from youju.ground.evidence.actions import correct, record, withdraw
from youju.ground.evidence.actions.recording import Examiner
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Correction, Withdrawal
from youju.ground.evidence.queries import closed_at
from youju.ground.organisations.models import Partner
from youju.ground.storage import bulk
from youju.services.activities.models import Attendance, Holding, Mark, Role, Session
from youju.services.activities.queries import known
from youju.services.activities.rules import length
from youju.services.activities.rules.marks import NobodyToTakeBack, Tap

HELD, ATTENDANCE = "activities.session", "activities.attendance"


class Rows:
    """The attendance rows of one session that this set of taps is about."""

    def __init__(self, session: Session, speak: Mapping[int, int], by: Actor, at: datetime) -> None:
        self.session, self.speak, self.by, self.at = session, speak, by, at
        self.kind = kind_of(ATTENDANCE)
        self.holding = known.held(session)
        self.present: dict[int, Attendance] = {}
        self.emptied = False
        if self.holding is not None and speak:
            rows = known.signed_in(self.holding, list(speak))
            self.present = {speak[row.person_id]: row for row in rows if row.person_id}

    @cached_property
    def examine(self) -> Examiner:
        """The rules of every attendance."""
        return Examiner(self.kind, self.session.office, on=localdate(self.at))

    def sign_in(self, tap: Tap, who: int) -> Holding | None:
        """The person is there: a row of one, or the row that stands with other minutes. Twice is once."""
        row = self.present.get(who)
        if row is None:
            made = self._hold()
            self.present[who] = self._write(tap, person_id=who)
            return made
        minutes = row.minutes if tap.minutes is None else tap.minutes
        if (row.minutes, row.role) != (minutes, tap.role):
            self._change(row, tap.reason, minutes=minutes, role=tap.role)
        return None

    def sign_out(self, tap: Tap, who: int) -> None:
        """The person was not there after all, or has declined: nothing of them counts."""
        if (row := self.present.get(who)) is not None:
            self._take_back(row, tap.reason)
            del self.present[who]

    def add(self, tap: Tap) -> Holding | None:
        """People without a name, a batch of its own."""
        made = self._hold()
        self._write(tap, n=tap.n)
        return made

    def count_in(self, tap: Tap, partner: Partner | None) -> tuple[Holding | None, Attendance]:
        """So many who signed up together, with their organisation; the record, where it had to be made."""
        made = self._hold()
        return made, self._write(tap, n=tap.n, partner=partner)

    def count_out(self, row: Attendance, reason: str) -> None:
        """They were not there after all."""
        self._take_back(row, reason)

    def belongs_to(self, row: Attendance, partner: Partner | None) -> None:
        """They came for this organisation, or for none."""
        if row.partner_id != (partner.pk if partner else None):
            self._change(row, "", partner=partner)

    def take_off(self, tap: Tap) -> None:
        """The latest batches of the role first, until so many are gone. Raises NobodyToTakeBack."""
        rows = Attendance.objects.standing().filter(holding=self.holding, person=None, partner=None, role=tap.role)
        batches = list(rows.order_by("-pk")) if self.holding is not None else []
        left = tap.n
        if left > sum(batch.n for batch in batches):
            raise NobodyToTakeBack
        for batch in batches:
            if left >= batch.n:
                self._take_back(batch, tap.reason)
            elif left:
                self._change(batch, tap.reason, n=batch.n - left)
            left = max(0, left - batch.n)

    def leave_nothing_empty(self) -> None:
        """A record that the roll call made is taken back with its last person: nobody came to that session."""
        if not self.emptied or self.holding is None or not Mark.objects.filter(holding=self.holding).exists():
            return
        if Attendance.objects.standing().filter(holding=self.holding).exists():
            return
        gone = Withdrawal.objects.create(kind=HELD, by=self.by, at=self.at)
        Holding.objects.filter(pk=self.holding.pk).update(withdrawal=gone)

    def _hold(self) -> Holding | None:
        """The record of the session, made now if nobody was signed in before; returns it only then."""
        if self.holding is not None:
            return None
        session, activity = self.session, self.session.activity
        heads = {f"n_{role}": None for role in Role.values}
        values = {
            "happened_on": session.day, "activity": activity, "site": activity.site, "group": activity.group,
            "programme": activity.programme, "topic": "", "approximate": False, "session": session, **heads,
            # Whose name comes at once.
            "named": 1, "minutes": length(session.start, session.end, activity.minutes),
        }  # fmt: skip
        held = record(kind=kind_of(HELD), office=session.office, values=values, by=self.by, at=self.at)
        self.holding = held if isinstance(held, Holding) else None
        return self.holding

    def _write(self, tap: Tap, **who: Any) -> Attendance:
        values = {"holding": self.holding, "role": tap.role, "minutes": tap.minutes, "approximate": False, **who}
        self.examine(values)
        row = Attendance(**values, office=self.session.office, by=self.by, recorded_at=self.at)
        bulk.put(row)
        return row

    def _own_day(self, row: Attendance) -> bool:
        return localdate(self.at) == self.session.day and closed_at(row) is None

    def _take_back(self, row: Attendance, reason: str) -> None:
        if self._own_day(row):
            gone = Withdrawal.objects.create(kind=ATTENDANCE, by=self.by, at=self.at, reason=reason[:200])
            Attendance.objects.filter(pk=row.pk).update(withdrawal=gone)
        else:
            withdraw(kind=self.kind, record=row, reason=reason, by=self.by, at=self.at)
        self.emptied = True

    def _change(self, row: Attendance, reason: str, **values: object) -> None:
        if not self._own_day(row):
            said = self.kind.read_values(row) | values
            correct(
                kind=self.kind, record=row, values=said, version=row.version, reason=reason, by=self.by, at=self.at
            )
            row.refresh_from_db()
            return
        before = self.kind.printed(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.version += 1
        row.save(update_fields=[*values, "version"])
        after = self.kind.printed(row)
        Correction.objects.create(
            kind=ATTENDANCE, record=row.uid, version=row.version - 1, at=self.at, by=self.by, reason=reason[:200],
            before={name: [before[name], after[name]] for name in before if before[name] != after[name]},
        )  # fmt: skip
