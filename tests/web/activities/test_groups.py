"""The pages of a closed group: five phases, what is missing, papers that open for two, a print without names."""

import pytest

from tests.factories.groups import GOALS, group, member, met, runner, series, supervisor
from tests.factories.people import person
from tests.factories.world import World
from youju.ground.access.models import View
from youju.ground.people.actions import call
from youju.services.activities.models import Evaluation, GroupPlan, Measure, Meeting, Review, Screening

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
PLAN = {"approach": "社会学习理论", "goals": "认识情绪 | 情绪词个数\n\n敢开口｜开口次数", "meetings": "8"}


@pytest.fixture
def reader(world: World):
    return runner(world).client()


@pytest.fixture
def boss(world: World):
    return supervisor(world).client()


def page(plan: GroupPlan, verb: str = "") -> str:
    return f"/activities/series/{plan.activity.uid}/group/{verb}"


def test_a_series_of_group_work_becomes_a_closed_group(world, reader):
    there = series(world)
    address = f"/activities/series/{there.uid}/"
    assert "设为封闭小组" in reader.get(address).content.decode()
    answer = reader.post(f"{address}group/plan/", {**PLAN, "supervisor": str(supervisor(world).user.uid)})
    assert answer.headers["Location"] == f"{address}group/"
    plan = GroupPlan.objects.get()
    assert [(goal.text, goal.indicator) for goal in plan.goals.all()] == [
        ("认识情绪", "情绪词个数"), ("敢开口", "开口次数"),
    ]  # fmt: skip
    text = reader.get(page(plan)).content.decode()
    for word in ("筹备期", "形成期", "转折期", "成熟期", "结束期", "督导通过计划书"):
        assert word in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"goals": ""}, {"goals": "没有指标"}, {"meetings": "1"}, {"meetings": "many"}, {"meetings": "-3"},
        {"supervisor": ""}, {"supervisor": "x"}, {"approach": ""}, {"approach": "长" * 301},
    ],
)  # fmt: skip
def test_what_was_typed_stays_when_the_plan_is_wrong(world, reader, wrong):
    there = series(world)
    typed = {**PLAN, "supervisor": str(supervisor(world).user.uid), "need": "转学后不说话", **wrong}
    answer = reader.post(f"/activities/series/{there.uid}/group/plan/", typed)
    assert answer.status_code == 422
    assert "转学后不说话" in answer.content.decode()
    assert not GroupPlan.objects.exists()


def test_others_of_the_office_open_nothing_and_a_look_is_written_down(world, reader, boss):
    plan = group(world)
    member(world, plan, "陈小豆")
    session = met(world, plan)[0]
    editor = world.colleague("office_editor", world.north).client()
    verbs = ("", "plan/", "members/", "evaluation/", "print/", f"meetings/{session.uid}/")
    for verb in verbs:
        assert editor.get(page(plan, verb)).status_code == 403
        assert world.colleague("social_worker", world.south).client().get(page(plan, verb)).status_code == 404
    assert not View.objects.filter(subject=plan.uid).exists()
    text = editor.get(f"/activities/series/{plan.activity.uid}/").content.decode()
    assert "小组文书" not in text
    assert "交接" in text
    for one in (reader, boss):
        for verb in verbs:
            assert one.get(page(plan, verb)).status_code == 200
    assert View.objects.filter(subject=plan.uid).count() == 2 * len(verbs)


def test_somebody_is_screened_and_taken_with_a_tap(world, reader, boss):
    plan, child = group(world), person(world, "陈小豆", year=2009)
    found = reader.get(page(plan, "members/"), {"q": "陈小"}).content.decode()
    assert str(child.uid) in found
    nobody = reader.post(page(plan, "members/"), {"q": "陈小", "words": "愿意", "role": "child", "taken": "1"})
    assert nobody.status_code == 422
    assert "愿意" in nobody.content.decode()
    typed = {"person": str(child.uid), "q": "陈小", "words": "愿意", "role": "child", "taken": "1"}
    assert reader.post(page(plan, "members/"), {**typed, "words": ""}).status_code == 422
    assert boss.post(page(plan, "members/"), typed).status_code == 422
    assert reader.post(page(plan, "members/"), typed).status_code == 302
    assert Screening.objects.get().taken
    text = reader.get(page(plan)).content.decode()
    assert "1号" in text
    assert "愿意" in text


def test_a_meeting_is_written_down_and_read_by_the_supervisor(world, reader, boss):
    plan = group(world)
    member(world, plan, "陈小豆")
    address = page(plan, f"meetings/{met(world, plan)[0].uid}/")
    wrong = reader.post(address, {"aim": "破冰", "happened": "陈小豆哭了", "dynamics": "都看着1号"})
    assert wrong.status_code == 422
    assert "都看着1号" in wrong.content.decode()
    assert reader.post(address, {"aim": "破冰", "happened": "1号哭了"}).status_code == 302
    assert "1号哭了" in boss.get(address).content.decode()
    assert boss.post(address, {"aim": "别的", "happened": "别的"}).status_code == 422
    assert Meeting.objects.get().aim == "破冰"


def test_measures_and_words_make_the_evaluation_and_the_supervisor_approves(world, reader, boss):
    plan = group(world)
    address = page(plan, "evaluation/")
    half = reader.post(address, {"what": "measures", "before_0": "2.5"})
    assert half.status_code == 422
    assert 'value="2.5"' in half.content.decode()
    for nonsense in ({}, {"before_0": "many", "before_0_n": "6"}, {"before_0": "2.55", "before_0_n": "6"}):
        assert reader.post(address, {"what": "measures", **nonsense}).status_code == 422
    typed = {"before_0": "2.5", "before_0_n": "6", "after_0": "6", "after_0_n": "5"}
    reader.post(address, {"what": "measures", **typed})
    assert Measure.objects.count() == 2
    assert "+3.5" in reader.get(page(plan)).content.decode()
    assert reader.post(address, {"what": "words", "members": "敢说话了", "worker": ""}).status_code == 422
    reader.post(address, {"what": "words", "members": "敢说话了", "worker": "第3节后变了"})
    assert Evaluation.objects.count() == 1
    assert reader.post(page(plan, "review/"), {"of": "plan", "verdict": "approved"}).status_code == 403
    for of in ("plan", "evaluation"):
        boss.post(page(plan, "review/"), {"of": of, "verdict": "approved", "words": ""})
    assert Review.objects.count() == 2
    assert boss.post(page(plan, "review/"), {"of": "plan", "verdict": "back", "words": ""}).status_code == 422
    now = reader.get(page(plan)).context["now"]
    assert now.evaluation_approved
    assert now.phase.value == "ending"


def test_another_phase_is_said_with_its_reason_beside_the_line(world, reader):
    plan = group(world)
    assert reader.post(page(plan, "phase/"), {"phase": "mature", "reason": ""}).status_code == 422
    reader.post(page(plan, "phase/"), {"phase": "mature", "reason": "都是老组员"})
    assert "都是老组员" in reader.get(page(plan)).content.decode()


def test_the_print_has_numbers_and_nicknames_only_where_asked_for(world, reader):
    plan = group(world)
    row = member(world, plan, "陈小豆")
    call(person=row.person, sort="nickname", text="豆豆", by=runner(world).actor, at=row.at)
    plain = reader.get(page(plan, "print/")).content.decode()
    called = reader.get(page(plan, "print/"), {"nicknames": "1"}).content.decode()
    assert "1号" in plain
    assert GOALS[0][0] in plain
    assert "豆豆" not in plain
    assert "豆豆" in called
    assert "陈小豆" not in plain + called


def test_a_manager_gives_the_group_into_other_hands(world, reader):
    plan = group(world)
    colleague = world.colleague("social_worker", world.north, 2)
    manager = world.colleague("office_editor", world.north).client()
    typed = {"runner": str(colleague.user.uid), "supervisor": str(colleague.user.uid)}
    assert manager.post(page(plan, "hands/"), typed).status_code == 422
    typed["supervisor"] = str(supervisor(world).user.uid)
    assert reader.post(page(plan, "hands/"), typed).status_code == 403
    assert manager.post(page(plan, "hands/"), typed).status_code == 302
    assert reader.get(page(plan)).status_code == 403
    assert colleague.client().get(page(plan)).status_code == 200


def test_an_erased_member_is_a_number_without_words(world, reader):
    plan = group(world)
    row = member(world, plan, "陈小豆")
    Screening.objects.filter(pk=row.pk).update(words=b"")
    text = reader.get(page(plan)).content.decode()
    assert "怕生" not in text
