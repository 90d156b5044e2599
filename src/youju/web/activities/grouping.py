"""A closed group as it is drawn: its line of phases, what is missing with where to write it, its words opened."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import ngettext

from youju.ground.access.looking import Look, NotGranted, look
from youju.ground.access.permissions import PEOPLE_OPEN, RECORDS_CORRECT
from youju.services.activities.models import Activity, GroupPlan, Measure, Review
from youju.services.activities.queries import groupwork
from youju.services.activities.queries.groupwork import GroupNow, Member, Met
from youju.services.activities.rules.groupwork import Lack, Phase, phase_of_meeting
from youju.web.activities import board
from youju.web.activities.views.enrolment import activity_or_404
from youju.web.shell.needs import StaffRequest


@dataclass(frozen=True)
class Step:
    """One of the five phases: gone through, now, or ahead; `meetings` are the numbers planned for it."""

    label: Promise
    state: str
    meetings: str


@dataclass(frozen=True)
class Need:
    """A paper that is missing, and where it is written."""

    label: Promise
    more: str
    href: str


@dataclass(frozen=True)
class Line:
    """A meeting as a row: its number, day and phase; `words` are opened where its record is there."""

    number: int
    day: str
    phase: Promise
    aim: str
    href: str
    words: dict[str, str] | None


@dataclass(frozen=True)
class Said:
    """What the supervisor said, opened."""

    row: Review
    words: str


def opened(request: StaffRequest, uid: Any) -> tuple[GroupPlan, Look]:
    """The group and a look at it that stands in the log, for whoever runs it or supervises it; for others 403."""
    plan = plan_or_404(request, uid)
    try:
        return plan, look(subject=plan.uid, office=plan.office, by=request.actor, at=request.now)
    except NotGranted as refusal:
        raise PermissionDenied from refusal


def plan_or_404(request: StaffRequest, uid: Any) -> GroupPlan:
    """The plan of a series that whoever asks may open cards for, in its own office."""
    plan = groupwork.plan_of(opening(request, uid))
    if plan is None:
        raise Http404
    return plan


def opening(request: StaffRequest, uid: Any) -> Activity:
    """The series, for whoever opens the cards of its own office."""
    activity = activity_or_404(request, uid)
    if activity.office_id not in request.standing.offices_with(PEOPLE_OPEN):
        raise PermissionDenied
    return activity


def corrects(request: StaffRequest, plan: GroupPlan) -> bool:
    return plan.office_id in request.standing.offices_with(RECORDS_CORRECT)


def address(plan: GroupPlan, name: str = "group", *more: Any) -> str:
    return reverse(f"activities:{name}", args=[plan.activity.uid, *more])


def steps(now: GroupNow) -> list[Step]:
    """The five phases in their order."""
    order = list(Phase)
    here = order.index(now.phase)
    numbers: dict[Phase, list[int]] = {phase: [] for phase in order}
    for number in range(1, now.plan.meetings + 1):
        numbers[phase_of_meeting(number, now.plan.meetings)].append(number)
    return [
        Step(
            phase.label, "done" if place < here else "now" if place == here else "ahead",
            _span(numbers[phase]),
        )
        for place, phase in enumerate(order)
    ]  # fmt: skip


def needs(now: GroupNow) -> list[Need]:
    """What is missing, in the order in which it is due; each meeting without a record is named."""
    plan = now.plan
    ways = {
        Lack.APPROVAL: f"{address(plan)}#review", Lack.MEMBERS: address(plan, "group_members"),
        Lack.BEFORE: address(plan, "group_evaluation"), Lack.AFTER: address(plan, "group_evaluation"),
        Lack.EVALUATION: address(plan, "group_evaluation"), Lack.LAST_WORD: f"{address(plan)}#review",
    }  # fmt: skip
    found = []
    for lack in now.lacks:
        if lack is Lack.MEETINGS:
            found += [
                Need(lack.label, f"{met.number}. {_day(met)}", address(plan, "group_meeting", met.session.uid))
                for met in now.lacking
            ]  # fmt: skip
        else:
            found.append(Need(lack.label, "", ways[lack]))
    return found


def lines(now: GroupNow, seen: Look) -> list[Line]:
    """The meetings that were held, with their words."""
    return [
        Line(
            met.number, _day(met), met.phase.label, met.record.aim if met.record else "",
            address(now.plan, "group_meeting", met.session.uid), met.record.open(seen) if met.record else None,
        )
        for met in now.meetings
    ]  # fmt: skip


def measured(now: GroupNow) -> list[dict[str, str]]:
    """Each goal with its two measures in words, and the change between them."""
    return [
        {
            "text": one.goal.text, "indicator": one.goal.indicator, "before": _measure(one.before),
            "after": _measure(one.after), "change": "—" if one.change is None else f"{one.change / 10:+.1f}",
        }
        for one in now.goals
    ]  # fmt: skip


def said(now: GroupNow, seen: Look) -> list[Said]:
    """What the supervisor said, the last first."""
    return [Said(row, row.open(seen)["words"]) for row in now.reviews]


def screened(members: tuple[Member, ...], seen: Look) -> list[dict[str, Any]]:
    """Members with what was spoken with them; of somebody erased only the number is left."""
    return [
        {
            "number": one.screening.number, "name": "" if one.erased else one.card.name,
            "nickname": "" if one.erased else one.card.nickname, "words": one.screening.open(seen)["words"],
            "day": one.screening.at,
        }
        for one in members
    ]  # fmt: skip


def _span(numbers: list[int]) -> str:
    if not numbers:
        return ""
    return f"{numbers[0]}" if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"


def _measure(row: Measure | None) -> str:
    if row is None:
        return "—"
    counted = ngettext("({n} member)", "({n} members)", row.n).format(n=row.n)
    return f"{row.tenths / 10:.1f} {counted}"


def _day(met: Met) -> str:
    return board.title(met.session.day)
