"""An outing is planned, signed for, set out on and counted on the way."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant
from youju.ground.access.queries import require, standing
from youju.ground.access.refusals import WithoutReason
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.ground.people.models import Person
from youju.ground.people.rules.purposes import Purpose
from youju.services.activities.models import (
    Cancellation,
    HeadCount,
    Missing,
    Outing,
    OutingConsent,
    Session,
    SettingOut,
    Void,
    Waypoint,
)
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.outings import Plan, people_of, plan
from youju.services.activities.rules import SessionCancelled
from youju.services.activities.rules.outings import (
    PER_ADULT,
    CountNeedsAWord,
    LeavesOnItsDay,
    LeftOnOuting,
    NobodyToLeave,
    NotAlong,
    NotLeftYet,
    NotReadyToLeave,
    OnlySupervisorsLetLeave,
    PaperMissing,
    WhereTo,
    comes_out,
)

# Long enough to print one sheet; the cards stay as closed as they were.
ONE_SHEET = timedelta(minutes=2)


@action
def plan_outing(
    *, session: Session, destination: str, notice: str = "", insurance: str = "", adults: int = 0,
    per_adult: int = PER_ADULT, points: Sequence[str] = (), by: Actor, at: datetime,
) -> Outing:  # fmt: skip
    """Makes the session an outing, or changes its plan before it leaves. Raises WhereTo, LeftOnOuting."""
    _may(by, session.office, at)
    if Cancellation.objects.filter(session=session).exists():
        raise SessionCancelled
    if not tidy(destination):
        raise WhereTo
    said = {
        "destination": tidy(destination)[:80], "notice": notice.strip()[:600], "insurance": tidy(insurance)[:120],
        "adults": adults, "per_adult": per_adult,
    }  # fmt: skip
    row = Outing.objects.select_for_update().filter(session=session).first()
    if row is not None:
        _not_left(row)
        for name, value in said.items():
            setattr(row, name, value)
        row.save(update_fields=list(said))
    else:
        row = Outing.objects.create(session=session, office=session.office, **said, by=by, at=at)
    row.points.exclude(name__in=points).delete()
    for place, name in enumerate(points):
        Waypoint.objects.update_or_create(outing=row, name=name, defaults={"position": place})
    audit.write(
        verb="outing.plan", by=by, at=at, office=session.office, subject=row.uid,
        values={**said, "points": list(points)},
    )  # fmt: skip
    return row


@action
def sign(*, outing: Outing, people: Collection[UUID], paper: str, by: Actor, at: datetime) -> list[OutingConsent]:
    """Of the children along these have a guardian's signed paper and the safety notice, and no others.

    Who had one before keeps it with its paper; who is left out now loses it. Raises PaperMissing, LeftOnOuting.
    """
    _may(by, outing.office, at)
    held = Outing.objects.select_for_update().select_related("session__activity", "office").get(pk=outing.pk)
    _not_left(held)
    now = plan(held, on=localdate(at))
    cards = {child.card.uid: child for child in now.along}
    if unknown := set(people) - set(cards):
        raise NotAlong(field=str(len(unknown)))
    fresh = [cards[uid] for uid in cards if uid in people and not cards[uid].consented]
    kept_in = tidy(paper)[:60]
    if fresh and not kept_in:
        raise PaperMissing
    gone = {child.card.pk for uid, child in cards.items() if uid not in people and child.consented}
    rows = list(held.consents.filter(void=None).order_by("pk"))
    speak = same_person([row.person_id for row in rows])
    for row in rows:
        if speak[row.person_id] in gone:
            row.void = Void.objects.create(by=by, at=at)
            row.save(update_fields=["void"])
    made = [
        OutingConsent.objects.create(outing=held, person_id=child.card.pk, paper=kept_in, by=by, at=at)
        for child in fresh
    ]
    audit.write(
        verb="outing.sign", by=by, at=at, office=held.office, subject=held.uid, rows=len(made) + len(gone),
        values={"paper": kept_in, "signed": [str(child.card.uid) for child in fresh], "taken_back": len(gone)},
    )  # fmt: skip
    return made


@action
def set_out(*, outing: Outing, reason: str = "", by: Actor, at: datetime) -> SettingOut:
    """They leave. Raises NotReadyToLeave with what is missing, unless a supervisor says why all the same."""
    _may(by, outing.office, at)
    held = Outing.objects.select_for_update().select_related("session__activity", "office").get(pk=outing.pk)
    _not_left(held)
    if held.session.day != localdate(at):
        raise LeavesOnItsDay
    now, why = plan(held, on=localdate(at)), tidy(reason)[:200]
    if not now.called or not now.heads:
        raise NobodyToLeave
    if now.lacks and not why:
        raise NotReadyToLeave(now.lacks)
    corrects = standing(by, on=localdate(at)).offices_with(permissions.RECORDS_CORRECT)
    if now.lacks and held.office_id not in corrects:
        raise OnlySupervisorsLetLeave
    lacking = ",".join(now.lacks)
    made = SettingOut.objects.create(outing=held, lacks=lacking, reason=why if lacking else "", by=by, at=at)
    audit.write(
        verb="outing.set_out", by=by, at=at, office=held.office, subject=held.uid, rows=now.heads,
        values={"lacks": lacking, "reason": why},
    )  # fmt: skip
    return made


@action
def count(
    *, point: Waypoint, n: int, missing: Collection[UUID] = (), line: str = "", by: Actor, at: datetime
) -> HeadCount:
    """Heads counted at a point. Raises CountNeedsAWord where it does not come out and nobody says anything."""
    outing = Outing.objects.select_related("session__activity", "office").get(pk=point.outing_id)
    _may(by, outing.office, at)
    now, said = plan(outing, on=localdate(at)), tidy(line)[:300]
    if now.setting_out is None:
        raise NotLeftYet
    lost = _lost(now, missing)
    if not comes_out(n, now.heads, len(lost)) and not said:
        raise CountNeedsAWord
    made = HeadCount.objects.create(point=point, n=n, expected=now.heads, line=said, by=by, at=at)
    Missing.objects.bulk_create(Missing(count=made, person=person, by=by, at=at) for person in lost)
    audit.write(
        verb="outing.count", by=by, at=at, office=outing.office, subject=made.uid, rows=n,
        values={"expected": now.heads, "missing": [str(person.uid) for person in lost], "line": said},
    )  # fmt: skip
    return made


@action
def take_along(*, outing: Outing, reason: str, by: Actor, at: datetime) -> list[Person]:
    """Opens what an emergency needs of every child along, for one sheet of paper. Raises WithoutReason."""
    _may(by, outing.office, at)
    require(by, permissions.PEOPLE_OPEN, office=outing.office, on=localdate(at))
    why = tidy(reason)[:200]
    if not why:
        raise WithoutReason
    people = people_of(plan(outing, on=localdate(at)))
    Grant.objects.bulk_create(
        Grant(
            actor=by, office=outing.office, subject=person.uid, purpose=Purpose.SAFETY,
            basis=f"outing {outing.uid}", since=at, until=at + ONE_SHEET,
        )
        for person in people
    )  # fmt: skip
    audit.write(
        verb="outing.take_along", by=by, at=at, office=outing.office, subject=outing.uid, rows=len(people),
        values={"reason": why},
    )  # fmt: skip
    return people


def _may(by: Actor, office: Office, at: datetime) -> None:
    for needed in (permissions.RECORDS_RECORD, permissions.PEOPLE_FIND):
        require(by, needed, office=office, on=localdate(at))


def _not_left(outing: Outing) -> None:
    if SettingOut.objects.filter(outing=outing).exists():
        raise LeftOnOuting


def _lost(now: Plan, missing: Collection[UUID]) -> list[Person]:
    found = [person for person in people_of(now) if person.uid in missing]
    if len(found) != len(set(missing)):
        raise NotAlong
    return found
