"""A case goes into other hands, or opens for somebody for a purpose and a time; each is a grant that ends."""

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.looking import grant_of, midnight_of
from youju.ground.access.models import Actor, Grant, User
from youju.ground.access.queries import require
from youju.ground.people.rules.purposes import Purpose
from youju.ground.storage import turns
from youju.services.cases.actions.deputies import take_from_deputies
from youju.services.cases.actions.opening import basis, entrust
from youju.services.cases.actions.permitting import fits, may, works
from youju.services.cases.models import Case, PaperDraft
from youju.services.cases.rules.refusals import EndsInThePast, HasItAlready, SameHands, ToWhom

LONGEST = timedelta(days=366)


@action
def hand_over(*, case: Case, worker: User, supervisor: User, by: Actor, at: datetime) -> Case:
    """Gives the case to another worker or supervisor; whoever gives it away opens it no more from this moment on.

    What they had typed and not saved goes. Raises SameHands, WorkerOfCase, SupervisorOfCase.
    """
    require(by, permissions.CASES_SUPERVISE, office=case.office, on=localdate(at))
    # An absence that is written down meanwhile sees the case before or after, not in between.
    turns.take(f"cases of {case.office_id}")
    row = Case.objects.select_for_update(of=("self",)).select_related("office").get(pk=case.pk)
    fits(row.office, worker, supervisor, at)
    if (worker.pk, supervisor.pk) == (row.worker_id, row.supervisor_id):
        raise SameHands
    row.worker, row.supervisor = worker, supervisor
    row.save(update_fields=["worker", "supervisor"])
    Grant.objects.filter(subject=row.uid, until=None, basis=basis(row)).update(until=at)
    take_from_deputies(row, at)
    entrust(row, at)
    PaperDraft.objects.filter(case=row).exclude(by__user__in=[worker, supervisor]).delete()
    audit.write(
        verb="case.hand_over", by=by, at=at, office=row.office, subject=row.uid,
        values={"worker": str(worker.uid), "supervisor": str(supervisor.uid)},
    )  # fmt: skip
    return row


@action
def give(*, case: Case, to: User | None, purpose: str, until: date, by: Actor, at: datetime) -> Grant:
    """Opens the case for a colleague, for a purpose and through the day `until`. Raises ToWhom, EndsInThePast."""
    row = works(case, by, at)
    if to is None or not may(to, permissions.PEOPLE_OPEN, row.office, at) or purpose not in Purpose.values:
        raise ToWhom
    if grant_of(to.actor, row.uid, row.office, at=at) is not None:
        raise HasItAlready
    if not localdate(at) <= until <= localdate(at) + LONGEST:
        raise EndsInThePast
    midnight = midnight_of(until + timedelta(days=1), at)
    grant = Grant.objects.create(
        actor=to.actor, office=row.office, subject=row.uid, purpose=purpose, since=at, until=midnight,
        basis=f"given by {by.uid}",
    )  # fmt: skip
    audit.write(
        verb="case.give", by=by, at=at, office=row.office, subject=row.uid,
        values={"to": str(to.uid), "purpose": purpose, "until": until},
    )  # fmt: skip
    return grant


@action
def end_grant(*, case: Case, grant: Grant, by: Actor, at: datetime) -> Grant:
    """It opens no more; pages that stand open refuse with the next tap."""
    row = works(case, by, at)
    held = Grant.objects.select_for_update().get(pk=grant.pk, subject=row.uid)
    if held.basis == basis(row) and held.until is None:
        # Whoever works on it, or supervises it, is changed by giving it into other hands.
        raise SameHands
    if held.until is None or held.until > at:
        held.until = at
        held.save(update_fields=["until"])
    audit.write(verb="case.end_grant", by=by, at=at, office=row.office, subject=row.uid)
    return held
