"""A closed group is planned, and given into the hands of who runs and who supervises it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor, Grant, User
from youju.ground.access.queries import require, standing
from youju.ground.evidence.fields.words import tidy
from youju.ground.organisations.models import Office
from youju.ground.people.rules.purposes import Purpose
from youju.services.activities.models import (
    Activity,
    ActivityKind,
    Goal,
    GroupPlan,
    Review,
)
from youju.services.activities.queries.groupwork import approved, names_of
from youju.services.activities.rules.groupwork import (
    FEWEST,
    MOST_MEETINGS,
    Approved,
    GoalInUse,
    GoalsMissing,
    MeetingsOfGroup,
    NamesAMember,
    NotAGroup,
    OnlyTheRunner,
    PlannedAlready,
    RunnerOfGroup,
    SupervisorOfGroup,
    WordsMissing,
    named_in,
)

# What a plan says beside its people, with the longest it may be.
SAID = {"need": 600, "approach": 300, "criteria": 300}


@action
def plan_group(
    *, activity: Activity, supervisor: User, meetings: int, goals: Sequence[tuple[str, str]], by: Actor,
    at: datetime, **said: str,
) -> GroupPlan:  # fmt: skip
    """The series is a closed group from now on, run by whoever plans it; its papers open for them alone.

    Raises NotAGroup, PlannedAlready, SupervisorOfGroup, GoalsMissing, MeetingsOfGroup.
    """
    _opens(by, activity.office, at)
    if activity.activity_kind != ActivityKind.GROUP:
        raise NotAGroup
    if by.user is None:
        raise RunnerOfGroup
    locked = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    if GroupPlan.objects.filter(activity=locked).exists():
        raise PlannedAlready
    _fits(activity.office, by.user, supervisor, at)
    row = GroupPlan.objects.create(
        activity=activity, office=activity.office, runner=by.user, supervisor=supervisor, by=by, at=at,
        **_checked(meetings, goals, said),
    )  # fmt: skip
    _set_goals(row, goals)
    _grant(row, at)
    audit.write(verb="closed_group.plan", by=by, at=at, office=row.office, subject=row.uid, rows=len(goals))
    return row


@action
def change_group(
    *, plan: GroupPlan, meetings: int, goals: Sequence[tuple[str, str]], by: Actor, at: datetime, **said: str
) -> GroupPlan:
    """Changes the plan until it is approved. Raises OnlyTheRunner, Approved, GoalInUse."""
    row = runs(plan, by, at)
    if approved(row, Review.Of.PLAN):
        raise Approved
    for name, value in _checked(meetings, goals, said).items():
        setattr(row, name, value)
    row.save()
    _set_goals(row, goals)
    audit.write(verb="closed_group.change", by=by, at=at, office=row.office, subject=row.uid, rows=len(goals))
    return row


@action
def entrust(*, plan: GroupPlan, runner: User, supervisor: User, by: Actor, at: datetime) -> GroupPlan:
    """Gives the group into other hands; from this moment on its papers open for those and nobody else."""
    require(by, permissions.RECORDS_CORRECT, office=plan.office, on=localdate(at))
    row = GroupPlan.objects.select_for_update(of=("self",)).select_related("office").get(pk=plan.pk)
    _fits(row.office, runner, supervisor, at)
    row.runner, row.supervisor = runner, supervisor
    row.save(update_fields=["runner", "supervisor"])
    Grant.objects.filter(subject=row.uid, until=None).update(until=at)
    _grant(row, at)
    audit.write(
        verb="closed_group.entrust", by=by, at=at, office=row.office, subject=row.uid,
        values={"runner": str(runner.uid), "supervisor": str(supervisor.uid)},
    )  # fmt: skip
    return row


def runs(plan: GroupPlan, by: Actor, at: datetime) -> GroupPlan:
    """The plan, alone, for whoever runs the group. Raises OnlyTheRunner."""
    _opens(by, plan.office, at)
    row = GroupPlan.objects.select_for_update(of=("self",)).select_related("activity", "office").get(pk=plan.pk)
    if by.user_id is None or by.user_id != row.runner_id:
        raise OnlyTheRunner
    return row


def names_nobody(plan: GroupPlan, *texts: str, but: str = "") -> None:
    """Papers call members by number or nickname. Raises NamesAMember."""
    if named_in(texts, [*names_of(plan), *filter(None, [but])]):
        raise NamesAMember


def _opens(by: Actor, office: Office, at: datetime) -> None:
    for needed in (permissions.RECORDS_RECORD, permissions.PEOPLE_FIND, permissions.PEOPLE_OPEN):
        require(by, needed, office=office, on=localdate(at))


def _fits(office: Office, runner: User, supervisor: User, at: datetime) -> None:
    may_open, may_correct = (
        office.pk in standing(user.actor, on=localdate(at)).offices_with(needed)
        for user, needed in ((runner, permissions.PEOPLE_OPEN), (supervisor, permissions.RECORDS_CORRECT))
    )
    if not may_open:
        raise RunnerOfGroup
    if not may_correct or runner.pk == supervisor.pk:
        raise SupervisorOfGroup


def _checked(meetings: int, goals: Sequence[tuple[str, str]], said: dict[str, str]) -> dict[str, Any]:
    if not FEWEST <= meetings <= MOST_MEETINGS:
        raise MeetingsOfGroup
    if not goals or not all(tidy(text) and tidy(shown) for text, shown in goals):
        raise GoalsMissing
    if not tidy(said.get("approach", "")):
        raise WordsMissing(field="approach")
    return {"meetings": meetings, **{name: said.get(name, "").strip()[:most] for name, most in SAID.items()}}


def _set_goals(plan: GroupPlan, goals: Sequence[tuple[str, str]]) -> None:
    """Goals keep their places; one that was measured does not go."""
    rows = list(plan.goals.order_by("position", "pk"))
    for place, (text, shown) in enumerate(goals):
        row = rows[place] if place < len(rows) else Goal(plan=plan)
        row.position, row.text, row.indicator = place, tidy(text)[:120], tidy(shown)[:120]
        row.save()
    for row in rows[len(goals) :]:
        if row.measures.exists():
            raise GoalInUse
        row.delete()


def _grant(plan: GroupPlan, at: datetime) -> None:
    """The two for whom the papers open, until the group is given into other hands."""
    for user, purpose in ((plan.runner, Purpose.SERVICE), (plan.supervisor, Purpose.SUPERVISION)):
        Grant.objects.create(
            actor=user.actor, office=plan.office, subject=plan.uid, purpose=purpose, since=at,
            basis=f"group {plan.uid}",
        )  # fmt: skip
