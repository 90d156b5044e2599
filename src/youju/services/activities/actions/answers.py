"""Answers become records: hands when they are counted, voices when their code has closed."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import checks
from youju.ground.evidence.kinds import Stamp
from youju.ground.evidence.models import Withdrawal
from youju.ground.storage import turns
from youju.services.activities.models import Answers, SatisfactionTally, Session, Void
from youju.services.activities.queries.answers import not_added_up
from youju.services.activities.queries.voices import Counts, voiced
from youju.services.activities.rules.voices import ANSWERS, CountAnew


def write_down(session: Session, said: Counts, *, by_code: bool, by: Actor, at: datetime) -> Answers:
    """The record of what was said of the session in one of the two ways."""
    activity = session.activity
    made = Answers(
        session=session, office_id=session.office_id, activity=activity, activity_kind=activity.activity_kind,
        site=activity.site, group=activity.group, programme=activity.programme, happened_on=session.day,
        by_code=by_code, n=said.total, n_good=said.good, n_soso=said.soso, n_bad=said.bad, by=by, recorded_at=at,
    )  # fmt: skip
    checks.parts_counted_here(ANSWERS, [made])
    made.save()
    return made


def take_back_hands(session: Session, *, by: Actor, at: datetime) -> None:
    """The tally was voided, and its record with it."""
    rows = Answers.objects.standing().filter(session=session, by_code=False)
    if rows.exists():
        gone = Withdrawal.objects.create(kind=ANSWERS, by=by, at=at, reason=gettext("Counted anew"))
        rows.update(withdrawal=gone)


def answers_turned(record: Answers, stamp: Stamp) -> None:
    """A tally whose record was withdrawn is void; to have it back it is typed again. Raises CountAnew."""
    if record.by_code:
        return
    turns.take(f"satisfaction of {record.session_id}")
    if record.withdrawal_id is None:
        raise CountAnew
    tally = SatisfactionTally.objects.standing().filter(session=record.session_id).first()
    if tally is not None:
        tally.void = Void.objects.create(by=stamp.by, at=stamp.at)
        tally.save(update_fields=["void"])


@action
def add_up_voices(*, by: Actor, at: datetime) -> int:
    """Makes the records of sessions whose code has closed; gives how many. A withdrawn one is not made again."""
    made = 0
    for session in not_added_up(localdate(at)):
        turns.take(f"satisfaction of {session.pk}")
        if not Answers.objects.filter(session=session, by_code=True).exists():
            write_down(session, voiced(session), by_code=True, by=by, at=at)
            made += 1
    audit.write(verb="satisfaction.add_up", by=by, at=at, rows=made)
    return made
