"""A changed assessment or plan stands in place of what it said before, which stays readable and counts no more."""

from datetime import timedelta
from typing import Any

import pytest

from tests.factories.cases import (
    SECRET,
    assessed,
    contact,
    looking,
    opened,
    planned,
    stamp,
    supervisor,
    worker,
)
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import NotGranted
from youju.ground.access.models import AuditEntry
from youju.services.cases import actions
from youju.services.cases.actions.planning import Goal, Step
from youju.services.cases.models import Assessment, AssessmentMark, Case, CasePlan, PaperDraft, PlanStep
from youju.services.cases.queries.changes import assessed as compared
from youju.services.cases.queries.papers import last_days_of
from youju.services.cases.queries.timeline import earlier, goals_of, timeline
from youju.services.cases.queries.work import waiting
from youju.services.cases.rules.assessing import Mark
from youju.services.cases.rules.papers import PaperSort, Stage, stage
from youju.services.cases.rules.refusals import (
    BeforeTheCase,
    ChangedSince,
    GoalsLookedAt,
    NoGoals,
    NoMarks,
    OnlyWhoWorksOnIt,
    WithdrawnPaper,
)

pytestmark = pytest.mark.django_db


def reassess(world: World, case: Case, paper: Assessment, strength: int = 2, **other: Any) -> Assessment:
    said = {
        "paper": paper, "look": looking(world, case), "version": paper.version, "happened_on": paper.happened_on,
        "marks": {"mind": Mark(3, strength)}, "seen": {"mind": "重看"}, "words": {"summary": "改过"},
        **stamp(world, case.office), **other,
    }  # fmt: skip
    return actions.reassess(**said)


def replan(world: World, case: Case, paper: CasePlan, **other: Any) -> CasePlan:
    said = {
        "paper": paper, "look": looking(world, case), "version": paper.version, "happened_on": paper.happened_on,
        "goals": [Goal("换一个目标", steps=(Step("妈妈", "陪读半小时"), Step("老师", "家访")))],
        "words": {"aim": "改过"}, **stamp(world, case.office), **other,
    }  # fmt: skip
    return actions.replan(**said)


def test_a_changed_assessment_counts_once_and_what_it_said_stays_readable(world: World):
    case = opened(world)
    first = assessed(world, case)
    second = reassess(world, case, first)
    third = reassess(world, case, second, strength=4)
    [shown] = timeline(case, looking(world, case)).papers
    assert (shown.row.uid, shown.words["summary"], shown.marks[0].seen) == (third.uid, "改过", "重看")
    assert [one.marks for one in compared(case)] == [{"mind": Mark(3, 4)}]
    history = earlier(case, third, looking(world, case))
    assert [row.version for row, _said in history] == [2, 1]
    said = history[1][1]
    assert (said["summary"], said["marks"][0]) == (SECRET, ["mind", 3, 1, SECRET])
    assert AssessmentMark.objects.filter(assessment=first).count() == 2
    assert AuditEntry.objects.filter(verb="case.amend").count() == 2


def test_the_assessment_after_a_changed_one_is_compared_anew(world: World):
    case = opened(world)
    first = assessed(world, case, TODAY - timedelta(days=2), strength=1)
    assessed(world, case, TODAY, strength=4)
    reassess(world, case, first, strength=2)
    assert [one.gained for one in compared(case)] == [None, 2]


def test_an_assessment_moved_behind_another_changes_which_is_the_first(world: World):
    case = opened(world)
    first = assessed(world, case, TODAY - timedelta(days=2), strength=1)
    assessed(world, case, TODAY - timedelta(days=1), strength=4)
    reassess(world, case, first, strength=2, happened_on=TODAY)
    assert [one.gained for one in compared(case)] == [None, -2]


def test_a_changed_plan_keeps_what_was_done_and_waits_for_its_supervisor_anew(world: World):
    case = opened(world)
    plan = planned(world, case)
    actions.step_done(case=case, step=PlanStep.objects.get(), on=TODAY, **stamp(world))
    actions.write_paper(
        case=case, sort="supervision", happened_on=TODAY, words={"said": "可以"}, minutes=30, verdict="approved",
        about=plan.uid, by=supervisor(world).actor, at=NOW,
    )  # fmt: skip
    assert waiting(CasePlan, [case.pk]) == []
    made = replan(world, case, plan)
    assert waiting(CasePlan, [case.pk]) == [made]
    assert (made.days, stage(last_days_of(case))) == (plan.days, Stage.PLANNING)
    [goal] = goals_of([made], looking(world, case))[made.pk]
    assert [step.row.done_on for step in goal.steps] == [TODAY, None]
    [(_row, said)] = earlier(case, made, looking(world, case))
    assert said["goals"][0][0] == SECRET


def test_the_first_plan_stays_the_first_when_it_is_changed_after_the_second(world: World):
    case = opened(world)
    first = planned(world, case, TODAY - timedelta(days=3))
    planned(world, case)
    assert replan(world, case, first).days == first.days
    assert CasePlan.objects.standing().exclude(days=None).count() == 1


def test_a_plan_whose_goals_were_looked_at_is_written_anew(world: World):
    case = opened(world)
    plan = planned(world, case)
    goal = goals_of([plan], looking(world, case))[plan.pk][0].row
    actions.review(
        case=case, happened_on=TODAY, words={"progress": "好"}, outcomes={goal: "reached"}, **stamp(world)
    )
    with pytest.raises(GoalsLookedAt):
        replan(world, case, plan)
    assert CasePlan.objects.standing().get() == plan


def test_a_change_is_refused_as_the_writing_of_the_paper_is(world: World):
    case = opened(world)
    assessment, plan = assessed(world, case), planned(world, case)
    with pytest.raises(NoMarks):
        reassess(world, case, assessment, marks={})
    with pytest.raises(NoMarks):
        reassess(world, case, assessment, marks={"weather": Mark(1, 1)})
    with pytest.raises(NoGoals):
        replan(world, case, plan, goals=[])
    with pytest.raises(BeforeTheCase):
        replan(world, case, plan, happened_on=case.happened_on - timedelta(days=1))
    with pytest.raises(ChangedSince):
        reassess(world, case, assessment, version=assessment.version + 1)
    assert Assessment.objects.standing().get() == assessment
    reassess(world, case, assessment)
    with pytest.raises(WithdrawnPaper):
        reassess(world, case, assessment)


def test_whoever_only_reads_the_case_changes_no_plan(world: World):
    case = opened(world)
    plan = planned(world, case)
    reader = world.colleague("social_worker", world.north, 2)
    with pytest.raises(NotGranted):
        replan(world, case, plan, by=reader.actor)
    actions.give(case=case, to=reader.user, purpose="service", until=TODAY, **stamp(world))
    with pytest.raises(OnlyWhoWorksOnIt):
        replan(world, case, plan, by=reader.actor)


def test_what_somebody_else_typed_goes_to_the_paper_that_stands(world: World):
    case = opened(world)
    paper = assessed(world, case)
    for by in (worker(world).actor, supervisor(world).actor):
        actions.keep_draft(case=case, sort="assessment", paper=paper, typed={"summary": "半句"}, by=by, at=NOW)
    new = actions.keep_draft(case=case, sort="assessment", paper=None, typed={"summary": "新"}, **stamp(world))
    made = reassess(world, case, paper)
    left = PaperDraft.objects.exclude(pk=new.pk).get()
    assert (left.by, left.paper) == (supervisor(world).actor, made.uid)
    assert PaperDraft.objects.filter(pk=new.pk).exists()


def test_a_changed_paper_still_moves_the_stage(world: World):
    case = opened(world)
    plan = planned(world, case)
    contact(world, case)
    replan(world, case, plan)
    assert last_days_of(case)[PaperSort.PLAN] == plan.happened_on
    assert stage(last_days_of(case)) is Stage.INTERVENTION
