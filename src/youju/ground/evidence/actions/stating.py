"""Stating zero: that nothing of a kind happened in a month is a record too, and is taken back like one."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.ground.evidence.actions import checks
from youju.ground.evidence.actions.changing import may_change
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.kinds import Kind
from youju.ground.evidence.models import Nil, Withdrawal
from youju.ground.evidence.queries import anything_in
from youju.ground.evidence.refusals import NilStands, RecordWithdrawn, SomethingRecorded, StatedOneByOne
from youju.ground.organisations.models import Office
from youju.ground.periods import Period


@action
def state_nil(*, kind: Kind, office: Office, start: date, end: date, by: Actor, at: datetime) -> Nil:
    """States that nothing of the kind happened in [start, end): a zero that somebody entered.

    What is recorded for these days later decides; the statement then stays as what somebody said.
    """
    require(by, permissions.RECORDS_RECORD, office=office, on=localdate(at))
    if not kind.nil:
        raise StatedOneByOne
    period = Period(start, end)
    checks.has_happened(period.start, on=localdate(at))
    if anything_in(kind, office.pk, period):
        raise SomethingRecorded
    try:
        with transaction.atomic():
            nil = Nil.objects.create(
                kind=kind.key, office=office, happened_on=start, until=end, by=by, recorded_at=at
            )
    except IntegrityError:
        raise NilStands from None
    audit.write(verb=f"{kind.key}.nil", by=by, at=at, office=office, subject=nil.uid, values={"start": start})
    return nil


@action
def withdraw_nil(*, nil: Nil, reason: str = "", by: Actor, at: datetime) -> Withdrawal:
    """Takes the statement back, by the rules of every record; the month is 未报 again."""
    reason = tidy(reason)
    held = Nil.objects.select_for_update().get(pk=nil.pk)
    may_change(held, reason, by, at)
    if held.withdrawal_id is not None:
        raise RecordWithdrawn
    held.withdrawal = Withdrawal.objects.create(kind=held.kind, by=by, at=at, reason=reason[:200])
    held.save(update_fields=["withdrawal"])
    audit.write(
        verb=f"{held.kind}.withdraw_nil", by=by, at=at, office=held.office, subject=held.uid,
        values={"reason": reason},
    )  # fmt: skip
    return held.withdrawal
