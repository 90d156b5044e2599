"""What happens in a closed group: members are screened, meetings written down, its phase is said otherwise."""

from datetime import datetime

from django.db.models import Max

from youju.ground.access import audit
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.evidence.fields.words import tidy
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.people.models import Person
from youju.ground.people.queries.cards import root_of
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.actions.groupwork import names_nobody, runs
from youju.services.activities.models import Enrolment, GroupPlan, Meeting, PhaseSaid, Role, Screening, Session
from youju.services.activities.queries.cards import same_person
from youju.services.activities.queries.groupwork import held
from youju.services.activities.rules.groupwork import (
    NotHeldYet,
    Phase,
    ScreenedAlready,
    WhyThisPhase,
    WordsMissing,
)


@action
def screen(
    *, plan: GroupPlan, person: Person, taken: bool, words: str, role: str = Role.CHILD, by: Actor, at: datetime
) -> Screening:
    """Somebody was spoken to: taken, with a place in the group, or not. Whoever was not taken may be later.

    Raises OnlyTheRunner, ScreenedAlready, WordsMissing, and what enrolment refuses.
    """
    row, said = runs(plan, by, at), words.strip()[:1000]
    if person.office_id != row.office_id:
        raise OutsideTheOffice(field="person")
    if not said:
        raise WordsMissing
    names_nobody(row, said, but=str(root_of(person)))
    made = Screening.objects.filter(plan=row, person__in=same_person([person.pk])).first()
    if made is None:
        last: int = Screening.objects.filter(plan=row).aggregate(last=Max("number"))["last"] or 0
        made = Screening(plan=row, person=root_of(person), number=last + 1)
    elif made.taken or not taken:
        raise ScreenedAlready
    made.taken, made.by, made.at = taken, by, at
    made.close({"words": said})
    made.save()
    cards = same_person([person.pk])
    enrolled = Enrolment.objects.standing().filter(activity=row.activity, session=None, person__in=cards)
    if taken and not enrolled.exists():
        enrol(activity=row.activity, person=person, role=role, by=by, at=at)
    audit.write(
        verb="closed_group.screen", by=by, at=at, office=row.office, subject=row.uid, values={"taken": taken}
    )
    return made


@action
def write_down(*, plan: GroupPlan, session: Session, aim: str, by: Actor, at: datetime, **words: str) -> Meeting:
    """The record of a meeting that was held, or its words anew. Raises NotHeldYet, WordsMissing, NamesAMember."""
    row = runs(plan, by, at)
    if session.pk not in {each.pk for each in held(row)}:
        raise NotHeldYet
    said = {name: words.get(name, "").strip()[:4000] for name in Meeting.SEALED}
    if not tidy(aim):
        raise WordsMissing(field="aim")
    if not said["happened"]:
        raise WordsMissing(field="happened")
    names_nobody(row, aim, *said.values())
    made = Meeting.objects.select_for_update().filter(plan=row, session=session).first()
    made = made or Meeting(plan=row, session=session)
    made.aim, made.by, made.at = tidy(aim)[:200], by, at
    made.close(said)
    made.save()
    audit.write(verb="closed_group.write_down", by=by, at=at, office=row.office, subject=made.uid)
    return made


@action
def say_phase(*, plan: GroupPlan, phase: str, reason: str, by: Actor, at: datetime) -> PhaseSaid:
    """The group is in another phase than the rule says; an empty phase lets the rule hold again."""
    row, why = runs(plan, by, at), tidy(reason)[:200]
    if phase and phase not in set(Phase):
        raise WhyThisPhase(field="phase")
    if not why:
        raise WhyThisPhase
    names_nobody(row, why)
    made = PhaseSaid.objects.create(plan=row, phase=phase, reason=why, by=by, at=at)
    audit.write(
        verb="closed_group.say_phase", by=by, at=at, office=row.office, subject=row.uid, values={"phase": phase}
    )
    return made
