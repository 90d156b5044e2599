"""A closed group goes through five phases; its papers are sealed and open for two."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as some

from tests.factories.groups import GOALS, SAID, by, group, looking, member, met, runner, series, supervisor
from tests.factories.people import person
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import NotGranted, NotLooked
from youju.ground.access.models import View
from youju.services.activities.actions.enrolling import enrol, leave
from youju.services.activities.actions.evaluating import evaluate, measure, review
from youju.services.activities.actions.groupwork import change_group, entrust, plan_group
from youju.services.activities.actions.meeting import say_phase, screen, write_down
from youju.services.activities.actions.roll_call import take
from youju.services.activities.models import Enrolment, GroupPlan, Meeting, Review, Screening
from youju.services.activities.queries import groupwork
from youju.services.activities.rules.groupwork import (
    Approved,
    GoalInUse,
    GoalsMissing,
    Lack,
    MeetingsOfGroup,
    NamesAMember,
    NotAGroup,
    NotAMember,
    NotHeldYet,
    NothingToReview,
    NotScreened,
    NumberOfMeasure,
    OnlyTheRunner,
    OnlyTheSupervisor,
    Papers,
    Phase,
    PlannedAlready,
    ScreenedAlready,
    SupervisorOfGroup,
    WhyThisPhase,
    WordsMissing,
    lacks,
    phase_of_group,
    phase_of_meeting,
)
from youju.services.activities.rules.marks import Said, Tap

ORDER = list(Phase)
FULL = Papers(
    approved=True, members=6, goals=2, before=2, after=2, held=8, recorded=8, evaluated=True,
    evaluation_approved=True,
)  # fmt: skip


def now(plan: GroupPlan) -> groupwork.GroupNow:
    return groupwork.group(plan, on=TODAY)


def says(
    world: World, plan: GroupPlan, verdict: str = "approved", of: str = "plan", words: str = "可以"
) -> Review:
    stamp = {"by": supervisor(world).actor, "at": NOW}
    return review(plan=plan, of=of, verdict=verdict, words=words, **stamp)


class TestPhases:
    @given(some.integers(2, 60))
    def test_meetings_go_through_the_phases_in_their_order_and_end(self, planned):
        found = [ORDER.index(phase_of_meeting(number, planned)) for number in range(1, planned + 3)]
        assert found == sorted(found)
        assert ORDER[found[0]] is Phase.FORMING
        assert ORDER[found[planned - 1]] is ORDER[found[-1]] is Phase.ENDING
        if planned >= 4:
            assert set(found) == {1, 2, 3, 4}

    def test_of_eight_meetings_two_form_two_turn_three_are_mature_and_one_ends(self):
        phases = [phase_of_meeting(number, 8).value for number in range(1, 9)]
        assert phases == ["forming"] * 2 + ["turning"] * 2 + ["mature"] * 3 + ["ending"]

    def test_a_group_is_prepared_until_its_plan_is_approved_and_it_met(self):
        said = {"planned": 8, "evaluated": False}
        assert phase_of_group(approved=False, held=3, **said) is Phase.PREPARING
        assert phase_of_group(approved=True, held=0, **said) is Phase.PREPARING
        assert phase_of_group(approved=True, held=3, **said) is Phase.TURNING
        assert phase_of_group(approved=True, held=3, planned=8, evaluated=True) is Phase.ENDING

    @pytest.mark.parametrize(
        ("change", "lack"),
        [
            ({"approved": False}, Lack.APPROVAL), ({"members": 0}, Lack.MEMBERS), ({"before": 1}, Lack.BEFORE),
            ({"recorded": 7}, Lack.MEETINGS), ({"after": 0}, Lack.AFTER),
            ({"evaluated": False, "evaluation_approved": False}, Lack.EVALUATION),
            ({"evaluation_approved": False}, Lack.LAST_WORD),
        ],
    )  # fmt: skip
    def test_each_missing_paper_is_named(self, change, lack):
        assert lacks(FULL, Phase.ENDING) == ()
        assert lacks(Papers(**{**FULL.__dict__, **change}), Phase.ENDING) == (lack,)

    def test_papers_of_the_end_are_not_asked_for_before_it(self):
        begun = Papers(
            approved=True, members=6, goals=2, before=2, after=0, held=3, recorded=3, evaluated=False,
            evaluation_approved=False,
        )  # fmt: skip
        assert lacks(begun, Phase.TURNING) == ()


@pytest.mark.django_db
class TestGroup:
    def test_papers_and_meetings_move_the_group_on(self, world):
        plan = group(world)
        assert now(plan).phase is Phase.PREPARING
        assert now(plan).lacks == (Lack.APPROVAL, Lack.MEMBERS)
        member(world, plan, "陈小豆")
        says(world, plan)
        sessions = met(world, plan, 3)
        found = now(plan)
        assert found.phase is Phase.TURNING
        assert found.lacks == (Lack.BEFORE, Lack.MEETINGS)
        for session in sessions:
            write_down(plan=plan, session=session, aim="认识彼此", happened="1号先开口", **by(world))
        goals = {goal.uid: (35, 6) for goal in plan.goals.all()}
        measure(plan=plan, when="before", values=goals, **by(world))
        assert now(plan).lacks == ()
        assert [met.phase.value for met in now(plan).meetings] == ["forming", "forming", "turning"]

    def test_another_phase_is_said_with_a_reason_until_the_rule_holds_again(self, world):
        plan = group(world)
        with pytest.raises(WhyThisPhase):
            say_phase(plan=plan, phase="mature", reason=" ", **by(world))
        with pytest.raises(WhyThisPhase):
            say_phase(plan=plan, phase="storming", reason="吵架了", **by(world))
        say_phase(plan=plan, phase="mature", reason="组员都是老朋友", **by(world))
        assert (now(plan).phase, now(plan).by_rule) == (Phase.MATURE, Phase.PREPARING)
        say_phase(plan=plan, phase="", reason="照常", **by(world))
        assert now(plan).phase is Phase.PREPARING

    @pytest.mark.parametrize(
        ("wrong", "refusal"),
        [
            ({"meetings": 1}, MeetingsOfGroup), ({"meetings": 61}, MeetingsOfGroup), ({"goals": []}, GoalsMissing),
            ({"goals": [("认识情绪", " ")]}, GoalsMissing), ({"approach": " "}, WordsMissing),
        ],
    )  # fmt: skip
    def test_a_plan_says_what_is_to_change_and_how(self, world, wrong, refusal):
        with pytest.raises(refusal):
            group(world, **wrong)
        assert not GroupPlan.objects.exists()

    def test_only_group_work_has_one_plan_and_a_supervisor_who_does_not_run_it(self, world):
        there, stamp = series(world), by(world)
        boss = supervisor(world).user
        care = world.furniture[world.north.pk].activity
        with pytest.raises(NotAGroup):
            plan_group(activity=care, supervisor=boss, **SAID, **stamp)
        for wrong in (runner(world).user, world.colleague("supervisor", world.south).user):
            with pytest.raises(SupervisorOfGroup):
                plan_group(activity=there, supervisor=wrong, **SAID, **stamp)
        plan_group(activity=there, supervisor=boss, **SAID, **stamp)
        with pytest.raises(PlannedAlready):
            plan_group(activity=there, supervisor=boss, **SAID, **stamp)

    def test_an_approved_plan_stands_until_it_is_sent_back(self, world):
        plan = group(world)
        says(world, plan)
        with pytest.raises(Approved):
            change_group(plan=plan, **{**SAID, "meetings": 6}, **by(world))
        says(world, plan, "comment", words="第2个目标写细一点")
        with pytest.raises(Approved):
            change_group(plan=plan, **{**SAID, "meetings": 6}, **by(world))
        with pytest.raises(WordsMissing):
            says(world, plan, "back", words="")
        says(world, plan, "back", words="目标写细一点")
        change_group(plan=plan, **{**SAID, "meetings": 6, "goals": GOALS[:1]}, **by(world))
        assert [goal.text for goal in plan.goals.all()] == [GOALS[0][0]]

    def test_a_measured_goal_stays(self, world):
        plan = group(world)
        goals = {goal.uid: (20, 6) for goal in plan.goals.all()}
        measure(plan=plan, when="before", values=goals, **by(world))
        with pytest.raises(GoalInUse):
            change_group(plan=plan, **{**SAID, "goals": GOALS[:1]}, **by(world))

    def test_only_the_runner_writes_and_only_the_supervisor_reviews(self, world):
        plan = group(world)
        other = {"by": world.colleague("social_worker", world.north, 2).actor, "at": NOW}
        for act in (
            lambda stamp: change_group(plan=plan, **SAID, **stamp),
            lambda stamp: say_phase(plan=plan, phase="mature", reason="因为", **stamp),
            lambda stamp: evaluate(plan=plan, members="好", worker="好", **stamp),
        ):
            for stamp in (other, {"by": supervisor(world).actor, "at": NOW}):
                with pytest.raises(OnlyTheRunner):
                    act(stamp)
        colleague = {"by": world.colleague("supervisor", world.north, 2).actor, "at": NOW}
        with pytest.raises(OnlyTheSupervisor):
            review(plan=plan, of="plan", verdict="approved", words="", **colleague)
        with pytest.raises(NothingToReview):
            says(world, plan, of="evaluation")
        with pytest.raises(NothingToReview):
            says(world, plan, "excellent")

    def test_verdicts_are_never_rewritten(self, world):
        says(world, group(world))
        for change in (lambda: Review.objects.update(verdict="back"), lambda: Review.objects.all().delete()):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()


@pytest.mark.django_db
class TestMembers:
    def test_nobody_enters_or_signs_in_but_by_screening(self, world):
        plan = group(world)
        inside = member(world, plan, "陈小豆")
        outside = person(world, "白小兰", year=2009)
        with pytest.raises(NotScreened):
            enrol(activity=plan.activity, person=outside, role="child", **by(world))
        [session] = met(world, plan)
        taps = [Tap(uuid4(), Said.PRESENT, "child", who.uid) for who in (inside.person, outside)]
        answers = take(session=session, marks=taps, **by(world)).answers
        assert answers[0].refusal is None
        assert isinstance(answers[1].refusal, NotAMember)

    def test_who_was_not_taken_has_no_place_and_may_be_taken_later(self, world):
        plan = group(world)
        row = member(world, plan, "陈小豆", taken=False)
        assert not Enrolment.objects.exists()
        with pytest.raises(ScreenedAlready):
            screen(plan=plan, person=row.person, taken=False, words="再谈一次", **by(world))
        screen(plan=plan, person=row.person, taken=True, words="这次愿意了", **by(world))
        assert Enrolment.objects.with_place().filter(person=row.person).exists()
        with pytest.raises(ScreenedAlready):
            screen(plan=plan, person=row.person, taken=True, words="又一次", **by(world))

    def test_whoever_left_comes_back_by_its_screening(self, world):
        plan = group(world)
        row = member(world, plan, "陈小豆")
        leave(enrolment=Enrolment.objects.get(), reason="转学", since=TODAY, **by(world))
        enrol(activity=plan.activity, person=row.person, role="child", since=date(2018, 3, 30), **by(world))
        assert Enrolment.objects.standing().count() == 1


@pytest.mark.django_db
class TestSealed:
    def test_words_lie_sealed_and_open_for_a_look_at_this_group_alone(self, world):
        plan, other = group(world), group(world, series(world, name="我们来商量"))
        member(world, plan, "陈小豆")
        [session] = met(world, plan)
        write_down(plan=plan, session=session, aim="破冰", happened="2号哭了一会儿", **by(world))
        row = Meeting.objects.get()
        assert "哭" not in bytes(row.happened).decode(errors="ignore")
        seen = looking(plan, supervisor(world))
        assert row.open(seen) == {"happened": "2号哭了一会儿", "dynamics": "", "reflection": "", "ahead": ""}
        assert View.objects.filter(subject=plan.uid, by=supervisor(world).actor).count() == 1
        with pytest.raises(NotLooked):
            row.open(looking(other, runner(world)))

    def test_nobody_else_of_the_office_may_look_and_other_hands_take_over(self, world):
        plan = group(world)
        colleague, editor = world.colleague("social_worker", world.north, 2), world.colleague(
            "office_editor", world.north
        )  # fmt: skip
        for one in (colleague, editor):
            with pytest.raises(NotGranted):
                looking(plan, one)
        stamp = {"by": editor.actor, "at": NOW}
        entrust(plan=plan, runner=colleague.user, supervisor=editor.user, **stamp)
        assert looking(plan, colleague)
        for one in (runner(world), supervisor(world)):
            with pytest.raises(NotGranted):
                looking(plan, one)

    def test_papers_hold_no_members_name(self, world):
        plan = group(world)
        member(world, plan, "陈小豆")
        [session] = met(world, plan)
        for words in ({"happened": "陈小豆哭了"}, {"happened": "好", "dynamics": "都听陈小豆的"}):
            with pytest.raises(NamesAMember):
                write_down(plan=plan, session=session, aim="破冰", **words, **by(world))
        with pytest.raises(NamesAMember):
            screen(plan=plan, person=person(world, "白小兰"), taken=True, words="白小兰愿意", **by(world))
        assert Screening.objects.count() == 1

    def test_a_meeting_is_written_down_once_it_was_held_and_may_be_written_anew(self, world):
        plan = group(world)
        [session] = met(world, plan)
        elsewhere = met(world, group(world, series(world, name="我们来商量")))[0]
        with pytest.raises(NotHeldYet):
            write_down(plan=plan, session=elsewhere, aim="破冰", happened="好", **by(world))
        for missing in ({"aim": "", "happened": "好"}, {"aim": "破冰", "happened": " "}):
            with pytest.raises(WordsMissing):
                write_down(plan=plan, session=session, **missing, **by(world))
        for text in ("好", "很好"):
            write_down(plan=plan, session=session, aim="破冰", happened=text, **by(world))
        assert Meeting.objects.get().open(looking(plan, runner(world)))["happened"] == "很好"


@pytest.mark.django_db
class TestEvaluation:
    def test_change_is_after_less_before_and_an_approved_evaluation_stands(self, world):
        plan = group(world)
        goals = list(plan.goals.all())
        for when, tenths in (("before", 20), ("before", 25), ("after", 60)):
            measure(plan=plan, when=when, values={goals[0].uid: (tenths, 6)}, **by(world))
        assert [goal.change for goal in now(plan).goals] == [35, None]
        evaluate(plan=plan, members="比以前敢说话", worker="第3次以后开口的多了", **by(world))
        assert now(plan).lacks[-1] is Lack.LAST_WORD
        says(world, plan, of="evaluation")
        assert now(plan).phase is Phase.ENDING
        with pytest.raises(Approved):
            evaluate(plan=plan, members="好", worker="好", **by(world))
        with pytest.raises(Approved):
            measure(plan=plan, when="after", values={goals[0].uid: (70, 6)}, **by(world))

    @pytest.mark.parametrize("value", [(100_001, 6), (-100_001, 6), (20, 0), (20, 501)])
    def test_a_measure_that_cannot_be_is_refused(self, world, value):
        plan = group(world)
        with pytest.raises(NumberOfMeasure):
            measure(plan=plan, when="before", values={plan.goals.all()[0].uid: value}, **by(world))
        with pytest.raises(NumberOfMeasure):
            measure(plan=plan, when="amid", values={plan.goals.all()[0].uid: (20, 6)}, **by(world))
        with pytest.raises(NumberOfMeasure):
            measure(plan=plan, when="before", values={uuid4(): (20, 6)}, **by(world))

    def test_both_sides_speak(self, world):
        for missing in ({"members": " ", "worker": "好"}, {"members": "好", "worker": ""}):
            with pytest.raises(WordsMissing):
                evaluate(plan=group(world, series(world, name=str(missing))), **missing, **by(world))
