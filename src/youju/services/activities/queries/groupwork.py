"""A closed group as it stands: its phase, its meetings, its members by number, what paper is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from youju.ground.access.looking import Look
from youju.ground.people.queries.cards import Card, cards, roots
from youju.services.activities.models import (
    Activity,
    Enrolment,
    Evaluation,
    Goal,
    GroupPlan,
    Holding,
    Measure,
    Meeting,
    PhaseSaid,
    Review,
    Screening,
    Session,
)
from youju.services.activities.queries.cards import same_person
from youju.services.activities.rules.groupwork import Lack, Papers, Phase, lacks, phase_of_group, phase_of_meeting


@dataclass(frozen=True)
class Met:
    """One meeting that was held, in its order, with its phase; `record` is missing where nobody wrote it yet."""

    number: int
    session: Session
    phase: Phase
    record: Meeting | None


@dataclass(frozen=True)
class Member:
    """Somebody screened, as papers call them: by number."""

    screening: Screening
    card: Card

    @property
    def erased(self) -> bool:
        return hasattr(self.screening.person, "erasure")


@dataclass(frozen=True)
class GoalNow:
    """A goal with its two measures."""

    goal: Goal
    before: Measure | None
    after: Measure | None

    @property
    def change(self) -> int | None:
        """In tenths; None while one of the two is missing."""
        return self.after.tenths - self.before.tenths if self.after and self.before else None


@dataclass(frozen=True)
class GroupNow:
    """The group with everything that its papers show without being opened."""

    plan: GroupPlan
    phase: Phase
    by_rule: Phase
    said: PhaseSaid | None
    meetings: tuple[Met, ...]
    members: tuple[Member, ...]
    refused: tuple[Member, ...]
    goals: tuple[GoalNow, ...]
    evaluation: Evaluation | None
    reviews: tuple[Review, ...]
    approved: bool
    evaluation_approved: bool
    lacks: tuple[Lack, ...]

    @property
    def lacking(self) -> tuple[Met, ...]:
        """Meetings whose record is missing."""
        return tuple(met for met in self.meetings if met.record is None)


def plan_of(activity: Activity) -> GroupPlan | None:
    """The plan of the series, where it is a closed group."""
    rows = GroupPlan.objects.select_related("activity", "office", "runner", "supervisor")
    return rows.filter(activity=activity).first()


def held(plan: GroupPlan) -> list[Session]:
    """The meetings that were held, in their order."""
    holdings = Holding.objects.standing().filter(session__activity=plan.activity_id).values("session")
    return list(Session.objects.filter(pk__in=holdings).order_by("day", "start", "pk"))


def approved(plan: GroupPlan, of: str) -> bool:
    """Whether the newest verdict on the plan or its evaluation is an approval."""
    last = Review.objects.deciding().filter(plan=plan, of=of).order_by("-pk").first()
    return last is not None and last.verdict == Review.Verdict.APPROVED


def group(plan: GroupPlan, *, on: date) -> GroupNow:
    """The group as it stands; nothing of it has to be opened."""
    sessions = held(plan)
    records = {row.session_id: row for row in Meeting.objects.filter(plan=plan)}
    meetings = tuple(
        Met(place, row, phase_of_meeting(place, plan.meetings), records.get(row.pk))
        for place, row in enumerate(sessions, start=1)
    )
    screened = members(plan, on=on)
    goals = tuple(_goal(goal) for goal in plan.goals.prefetch_related("measures"))
    evaluation = Evaluation.objects.filter(plan=plan).select_related("by").first()
    plan_stands = approved(plan, Review.Of.PLAN)
    whole = evaluation is not None and approved(plan, Review.Of.EVALUATION)
    rule = phase_of_group(approved=plan_stands, held=len(sessions), planned=plan.meetings, evaluated=whole)
    said = PhaseSaid.objects.filter(plan=plan).select_related("by").order_by("-pk").first()
    phase = Phase(said.phase) if said is not None and said.phase else rule
    taken = tuple(member for member in screened if member.screening.taken)
    papers = Papers(
        approved=plan_stands, members=len(taken), goals=len(goals),
        before=sum(g.before is not None for g in goals),
        after=sum(g.after is not None for g in goals), held=len(meetings),
        recorded=sum(met.record is not None for met in meetings), evaluated=evaluation is not None,
        evaluation_approved=whole,
    )  # fmt: skip
    return GroupNow(
        plan, phase, rule, said, meetings, taken,
        tuple(member for member in screened if not member.screening.taken), goals, evaluation,
        tuple(Review.objects.filter(plan=plan).select_related("by").order_by("-pk")), plan_stands, whole,
        lacks(papers, phase),
    )  # fmt: skip


def members(plan: GroupPlan, *, on: date) -> list[Member]:
    """Everybody screened, by number."""
    rows = list(Screening.objects.filter(plan=plan).select_related("person__erasure", "by"))
    speak = roots(row.person_id for row in rows)
    shown = cards(set(speak.values()), on=on)
    return [Member(row, shown[speak[row.person_id]]) for row in rows]


def names_of(plan: GroupPlan) -> list[str]:
    """Full names that no paper may hold."""
    return [name for name in Screening.objects.filter(plan=plan).values_list("person__name", flat=True) if name]


def words(rows: Sequence[Screening | Meeting | Evaluation | Review], look: Look) -> dict[int, dict[str, str]]:
    """The words of papers of one sort by row, for a look at their group. Raises NotLooked."""
    return {row.pk: row.open(look) for row in rows}


def is_closed(activity_id: int) -> bool:
    """Whether the series takes members by screening only."""
    return GroupPlan.objects.filter(activity=activity_id).exists()


def is_screened(activity_id: int, person_id: int) -> bool:
    """Whether somebody was screened and taken, on any of their cards."""
    rows = Screening.objects.filter(plan__activity=activity_id, taken=True)
    return rows.filter(person__in=same_person([person_id])).exists()


def cards_of_members(activity_id: int) -> set[int]:
    """All cards of everybody who has or had a place in the group: whoever may sign in."""
    rows = Enrolment.objects.filter(activity=activity_id, admission__isnull=False)
    return set(same_person(rows.order_by("pk").values_list("person_id", flat=True)))


def _goal(goal: Goal) -> GoalNow:
    by_when = {row.when: row for row in goal.measures.all()}
    return GoalNow(goal, by_when.get(Measure.When.BEFORE), by_when.get(Measure.When.AFTER))
