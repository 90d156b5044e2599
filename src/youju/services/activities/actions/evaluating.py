"""What became of a closed group: measures of its goals, an evaluation, and what its supervisor says."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from youju.ground.access import audit, permissions
from youju.ground.access.acting import action
from youju.ground.access.models import Actor
from youju.ground.access.queries import require
from youju.services.activities.actions.groupwork import names_nobody, runs
from youju.services.activities.models import Evaluation, GroupPlan, Measure, Review
from youju.services.activities.queries.groupwork import approved
from youju.services.activities.rules.groupwork import (
    Approved,
    NothingToReview,
    NumberOfMeasure,
    OnlyTheSupervisor,
    WordsMissing,
)

# A measure is at most so many tenths, of so many members.
FARTHEST, MOST_MEMBERS = 100_000, 500


@action
def measure(
    *, plan: GroupPlan, when: str, values: Mapping[UUID, tuple[int, int]], by: Actor, at: datetime
) -> list[Measure]:
    """Goals by uid with (tenths, members measured), before the group or after it; said again, the new one holds.

    Raises OnlyTheRunner, Approved, NumberOfMeasure.
    """
    row = runs(plan, by, at)
    if approved(row, Review.Of.EVALUATION):
        raise Approved
    goals = {goal.uid: goal for goal in row.goals.all()}
    if when not in Measure.When.values or not set(values) <= set(goals):
        raise NumberOfMeasure
    made = []
    for uid, (tenths, n) in values.items():
        if abs(tenths) > FARTHEST or not 1 <= n <= MOST_MEMBERS:
            raise NumberOfMeasure
        said = {"tenths": tenths, "n": n, "by": by, "at": at}
        made.append(Measure.objects.update_or_create(goal=goals[uid], when=when, defaults=said)[0])
    audit.write(
        verb="closed_group.measure", by=by, at=at, office=row.office, subject=row.uid, rows=len(made),
        values={str(one.goal.uid): [when, one.tenths, one.n] for one in made},
    )  # fmt: skip
    return made


@action
def evaluate(*, plan: GroupPlan, members: str, worker: str, by: Actor, at: datetime) -> Evaluation:
    """What the members say and what the worker says, or anew. Raises OnlyTheRunner, Approved, WordsMissing."""
    row = runs(plan, by, at)
    if approved(row, Review.Of.EVALUATION):
        raise Approved
    said = {"members": members.strip()[:4000], "worker": worker.strip()[:4000]}
    for name, text in said.items():
        if not text:
            raise WordsMissing(field=name)
    names_nobody(row, *said.values())
    made = Evaluation.objects.filter(plan=row).first() or Evaluation(plan=row)
    made.by, made.at = by, at
    made.close(said)
    made.save()
    audit.write(verb="closed_group.evaluate", by=by, at=at, office=row.office, subject=made.uid)
    return made


@action
def review(*, plan: GroupPlan, of: str, verdict: str, words: str, by: Actor, at: datetime) -> Review:
    """The supervisor comments, approves or sends back; words are needed unless it is approved.

    Raises OnlyTheSupervisor, NothingToReview, WordsMissing.
    """
    require(by, permissions.RECORDS_CORRECT, office=plan.office, on=localdate(at))
    row = GroupPlan.objects.select_for_update(of=("self",)).select_related("office").get(pk=plan.pk)
    if by.user_id is None or by.user_id != row.supervisor_id:
        raise OnlyTheSupervisor
    if of not in Review.Of.values or verdict not in Review.Verdict.values:
        raise NothingToReview
    if of == Review.Of.EVALUATION and not Evaluation.objects.filter(plan=row).exists():
        raise NothingToReview
    said = words.strip()[:2000]
    if not said and verdict != Review.Verdict.APPROVED:
        raise WordsMissing
    names_nobody(row, said)
    made = Review(plan=row, of=of, verdict=verdict, by=by, at=at)
    made.close({"words": said})
    made.save()
    audit.write(
        verb="closed_group.review", by=by, at=at, office=row.office, subject=row.uid,
        values={"of": of, "verdict": verdict},
    )  # fmt: skip
    return made
