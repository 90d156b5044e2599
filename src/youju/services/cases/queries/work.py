"""What a colleague has to do today: appointments, what is overdue, goals; and what waits for a supervisor."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from youju.ground.access.models import Actor, User
from youju.ground.organisations.models import Office
from youju.services.cases.models import (
    Away,
    Case,
    CaseGoal,
    CasePlan,
    Closure,
    Contact,
    Digest,
    EmergencyLook,
    GoalOutcome,
    Paper,
    PlanStep,
    Supervision,
)
from youju.services.cases.queries.access import unseen
from youju.services.cases.queries.cases import CaseLine, described
from youju.services.cases.rules.papers import Condition
from youju.services.cases.rules.rhythm import AHEAD


@dataclass(frozen=True)
class Meant:
    """Something that was meant for a day: an appointment, a goal, a step. Its words stay closed."""

    case: Case
    day: date
    what: str


@dataclass(frozen=True)
class Work:
    """One colleague's cases: `today` and behind, `late` by rhythm, `ahead` goals and steps, all by case."""

    lines: tuple[CaseLine, ...]
    today: tuple[Meant, ...]
    late: tuple[CaseLine, ...]
    silent: tuple[CaseLine, ...]
    ahead: tuple[Meant, ...]


@dataclass(frozen=True)
class Load:
    """How many cases a worker has: open, resting, overdue, silent."""

    worker: User
    open: int
    resting: int
    overdue: int
    silent: int


@dataclass(frozen=True)
class Watch:
    """What waits for a supervisor."""

    loads: tuple[Load, ...]
    plans: tuple[Paper, ...]
    closures: tuple[Paper, ...]
    emergencies: tuple[EmergencyLook, ...]
    digests: tuple[Digest, ...]
    lines: tuple[CaseLine, ...]

    @property
    def waiting(self) -> tuple[Paper, ...]:
        return (*self.plans, *self.closures)


def work(user: User, given: Collection[UUID], *, on: date) -> Work:
    """The work of a colleague on the day; cases that are closed come only where a follow-up is due."""
    rows = Case.objects.standing().filter(worker=user, uid__in=given)
    lines = described(rows.select_related("worker", "supervisor", "site").order_by("number"), given, on=on)
    live = [line.case for line in lines if line.condition is not Condition.CLOSED]
    meant = sorted([*_appointments(live), *_goals(live), *_steps(live)], key=lambda one: (one.day, one.case.pk))
    return Work(
        tuple(line for line in lines if line.condition is not Condition.CLOSED),
        tuple(one for one in meant if one.day <= on),
        tuple(line for line in lines if line.overdue(on=on)),
        tuple(line for line in lines if line.silent),
        tuple(one for one in meant if on < one.day <= on + AHEAD),
    )


def watch(user: User, given: Collection[UUID], *, on: date) -> Watch:
    """What the supervisor's cases are like, and those of colleagues for whom they stand in today."""
    under = Q(supervisor=user)
    for away in standing_in(user, on=on):
        under |= Q(supervisor=away.supervisor, office=away.office) & ~Q(worker=user)
    rows = Case.objects.standing().filter(under).select_related("worker", "supervisor", "site")
    lines = described(rows.order_by("number"), given, on=on)
    keys = [line.case.pk for line in lines]
    return Watch(
        loads(lines, on=on), tuple(waiting(CasePlan, keys)), tuple(waiting(Closure, keys)), tuple(unseen(keys)),
        tuple(Digest.objects.filter(to=user, seen_at=None).select_related("supervisor").order_by("-week")),
        tuple(lines),
    )  # fmt: skip


def loads(lines: Collection[CaseLine], *, on: date) -> tuple[Load, ...]:
    """Cases by worker."""
    by_worker: dict[User, list[CaseLine]] = {}
    for line in lines:
        if line.condition is not Condition.CLOSED:
            by_worker.setdefault(line.case.worker, []).append(line)
    return tuple(
        Load(
            worker, sum(line.condition is Condition.OPEN for line in own),
            sum(line.condition is not Condition.OPEN for line in own),
            sum(bool(line.overdue(on=on)) for line in own), sum(bool(line.silent) for line in own),
        )
        for worker, own in sorted(by_worker.items(), key=lambda item: (item[0].name, item[0].pk))
    )  # fmt: skip


def waiting(model: type[Any], cases: Collection[int]) -> list[Any]:
    """The newest plan or closure of each case that no supervisor has decided on."""
    decided = Supervision.objects.standing().filter(about=OuterRef("uid")).exclude(verdict="comment")
    newer = model.objects.standing().filter(case=OuterRef("case"), pk__gt=OuterRef("pk"))
    rows = model.objects.standing().filter(~Exists(decided), ~Exists(newer), case__in=cases)
    return list(rows.select_related("case__worker", "by").defer("words").order_by("happened_on", "pk"))


def deputies(office: Office, supervisor: User, *, on: date) -> QuerySet[Away]:
    """Who stands in for the supervisor on the day."""
    rows = Away.objects.filter(office=office, supervisor=supervisor, since__lte=on, until__gt=on)
    return rows.select_related("deputy").order_by("-pk")


def absences(user: User, *, on: date) -> list[Away]:
    """When the colleague is away, now or later."""
    rows = Away.objects.filter(supervisor=user, until__gt=on).select_related("deputy", "office")
    return list(rows.order_by("since", "pk"))


def standing_in(user: User, *, on: date) -> list[Away]:
    """For whom the colleague stands in on the day."""
    rows = Away.objects.filter(deputy=user, since__lte=on, until__gt=on).select_related("supervisor", "office")
    return list(rows.order_by("until", "pk"))


def contacts_between(cases: Collection[int], start: date, end: date) -> int:
    """Contacts of these cases in the half-open period."""
    rows = Contact.objects.standing().filter(case__in=cases, happened_on__gte=start, happened_on__lt=end)
    return rows.aggregate(n=Count("pk"))["n"] or 0


def _appointments(cases: Collection[Case]) -> list[Meant]:
    """What the last contact of each case said of the next time."""
    by_key = {case.pk: case for case in cases}
    rows = Contact.objects.standing().filter(case__in=by_key).order_by("happened_on", "pk")
    last = dict(rows.values_list("case", "next_on"))
    return [Meant(by_key[case], day, "contact") for case, day in last.items() if day is not None]


def _goals(cases: Collection[Case]) -> list[Meant]:
    by_key = {case.pk: case for case in cases}
    rows = _live_goals(by_key).filter(due__isnull=False).values_list("plan__case", "due")
    return [Meant(by_key[case], day, "goal") for case, day in rows if day]


def _steps(cases: Collection[Case]) -> list[Meant]:
    by_key = {case.pk: case for case in cases}
    rows = PlanStep.objects.filter(goal__in=_live_goals(by_key), done_on=None, due__isnull=False)
    return [Meant(by_key[case], day, "step") for case, day in rows.values_list("goal__plan__case", "due") if day]


def _live_goals(cases: Collection[int]) -> QuerySet[CaseGoal]:
    """Goals of the newest plan of each case of which nobody has said what became of them."""
    plans = CasePlan.objects.standing().filter(case__in=cases)
    newer = CasePlan.objects.standing().filter(case=OuterRef("case"), pk__gt=OuterRef("pk"))
    said = GoalOutcome.objects.standing().filter(goal=OuterRef("pk"))
    return CaseGoal.objects.filter(~Exists(said), plan__in=plans.filter(~Exists(newer))).order_by("pk")


def digest_of(actor: Actor, uid: UUID) -> Digest | None:
    """The digest, if it went to this colleague."""
    return Digest.objects.filter(uid=uid, to=actor.user_id).first() if actor.user_id else None
