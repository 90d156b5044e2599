"""The pages of a case: written on a form, read on its page, refused to everybody else."""

import io
import re
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.cases import (
    OPENED,
    SECRET,
    assessed,
    contact,
    goal_of,
    opened,
    planned,
    stamp,
    supervisor,
    worker,
    written,
)
from tests.factories.people import person
from tests.factories.world import NOW, TODAY, World
from tests.web.access.asking import read
from tests.web.access.press_things import NO_UID
from youju.ground.access.models import View
from youju.services.cases import actions
from youju.services.cases.models import Case, CasePlan, Contact, Hardship, PaperDraft, PlanStep
from youju.services.cases.queries.cases import categories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


def at(case: Case, name: str = "case", *more) -> str:
    return reverse(f"cases:{name}", args=[case.uid, *more])


def text(answer) -> str:
    return answer.content.decode()


NOTE = {"happened_on": "2018-03-20", "way": "visit", "direct": "40", "happened": SECRET}


def test_a_case_is_opened_from_a_name(world: World):
    child, client = person(world, "陈小舟", year=2008), worker(world).client()
    page = text(client.get(reverse("cases:new"), {"q": "小舟"}))
    assert str(child.uid) in page
    body = {
        "person": str(child.uid), "happened_on": "2018-03-20", "worker": str(worker(world).user.uid),
        "supervisor": str(supervisor(world).user.uid),
    }  # fmt: skip
    answer = client.post(reverse("cases:new"), body)
    assert answer.status_code == 302
    page = text(client.get(answer["Location"]))
    assert "陈小舟" in page
    assert "接案" in page


def test_a_note_is_written_and_read_on_the_page_of_the_case_and_the_look_is_written_down(world: World):
    case, client = opened(world), worker(world).client()
    before = View.objects.filter(subject=case.uid).count()
    assert client.post(at(case, "write", "contact"), NOTE).status_code == 302
    page = client.get(at(case))
    assert SECRET in text(page)
    assert page["Cache-Control"] == "no-store"
    assert View.objects.filter(subject=case.uid).count() == before + 2


def test_what_does_not_fit_keeps_what_was_typed(world: World):
    case, client = opened(world), worker(world).client()
    answer = client.post(at(case, "write", "contact"), {**NOTE, "direct": ""})
    assert answer.status_code == 422
    assert SECRET in text(answer)


@pytest.mark.parametrize(
    "sort",
    [
        "intake",
        "consent",
        "assessment",
        "plan",
        "contact",
        "referral",
        "review",
        "pause",
        "lost",
        "closure",
        "on_paper",
    ],
)
def test_every_paper_has_its_form(world: World, sort: str):
    case = opened(world)
    assert worker(world).client().get(at(case, "write", sort)).status_code == 200


def test_an_assessment_a_plan_and_a_review_are_written_on_their_forms(world: World):
    case, client = opened(world), worker(world).client()
    marks = {"need_mind": "3", "strength_mind": "1", "seen_mind": SECRET}
    assert client.post(at(case, "write", "assessment"), {"happened_on": "2018-03-01", **marks}).status_code == 302
    goal = {"goal_0": "一个人睡", "due_0": "2018-04-30", "steps_0": "妈妈 | 陪读 | 2018-03-31\n张老师｜谈心"}
    assert client.post(at(case, "write", "plan"), {"happened_on": "2018-03-02", **goal}).status_code == 302
    assert [step.due for step in PlanStep.objects.order_by("position")] == [TODAY.replace(day=31), None]
    page = text(client.get(at(case, "write", "plan")))
    assert "一个人睡" in page
    said = {"happened_on": "2018-03-20", "progress": "好多了", "outcome_0": "reached"}
    assert client.post(at(case, "write", "review"), said).status_code == 302
    assert "已达成" in text(client.get(at(case)))


def test_half_a_mark_and_a_step_with_a_wrong_day_are_refused_at_the_field(world: World):
    case, client = opened(world), worker(world).client()
    answer = client.post(at(case, "write", "assessment"), {"happened_on": "2018-03-01", "need_mind": "3"})
    assert answer.status_code == 422
    steps = {"happened_on": "2018-03-02", "goal_0": "目标", "steps_0": "妈妈 | 陪读 | 2018-13-01"}
    assert client.post(at(case, "write", "plan"), steps).status_code == 422


def test_what_is_typed_is_kept_offered_again_and_thrown_away(world: World):
    case, client = opened(world), worker(world).client()
    kept = client.post(at(case, "keep", "contact"), NOTE)
    assert (kept.status_code, text(kept)) == (200, "18:32")
    assert SECRET.encode() not in bytes(PaperDraft.objects.get().words)
    assert SECRET not in text(client.get(at(case, "write", "contact")))
    assert SECRET in text(client.get(at(case, "write", "contact") + "?resume=1"))
    client.post(at(case, "keep", "contact"), {"drop": "1"})
    assert not PaperDraft.objects.exists()


def test_a_right_that_ended_ends_in_open_tabs_too(world: World):
    case, other = opened(world), world.colleague("social_worker", world.north, 2)
    client = worker(world).client()
    assert client.get(at(case)).status_code == 200
    actions.hand_over(
        case=case, worker=other.user, supervisor=supervisor(world).user, by=supervisor(world).actor, at=NOW
    )
    assert client.get(at(case)).status_code == 403
    assert client.post(at(case, "keep", "contact"), NOTE).status_code == 403
    assert client.post(at(case, "write", "contact"), NOTE).status_code == 403
    assert not Contact.objects.exists()
    assert other.client().get(at(case)).status_code == 200


def test_to_others_of_the_office_the_page_says_whom_to_ask_and_nothing_of_whose_it_is(world: World):
    case = opened(world)
    contact(world, case)
    answer = world.colleague("social_worker", world.north, 2).client().get(at(case))
    assert answer.status_code == 403
    assert "陈小舟" not in text(answer)
    assert str(worker(world).user) in text(answer)


def test_in_an_emergency_the_case_opens_and_its_supervisor_is_told(world: World):
    case, other = opened(world), world.colleague("social_worker", world.north, 2).client()
    assert other.post(at(case, "emergency"), {"reason": "急"}).status_code == 422
    assert other.post(at(case, "emergency"), {"reason": "孩子走失，要找监护人"}).status_code == 302
    assert other.get(at(case)).status_code == 200
    boss = supervisor(world).client()
    assert "打开了" in text(boss.get(reverse("cases:work")))
    page = text(boss.get(at(case, "access")))
    assert "孩子走失" in page
    look = re.findall(r"/emergency/([0-9a-f-]{36})/seen/", page)[0]
    assert boss.post(at(case, "seen", look)).status_code == 302
    assert "打开了" not in text(boss.get(reverse("cases:work")))


def test_a_case_is_given_and_taken_back_on_its_page(world: World):
    case, other = opened(world), world.colleague("social_worker", world.north, 2)
    client = worker(world).client()
    body = {"to": str(other.user.uid), "purpose": "service", "until": "2018-03-25"}
    assert client.post(at(case, "access"), body).status_code == 302
    assert other.client().get(at(case)).status_code == 200
    page = text(client.get(at(case, "access")))
    grant = re.findall(r"/access/([0-9a-f-]{36})/end/", page)[0]
    assert client.post(at(case, "end_grant", grant)).status_code == 302
    assert other.client().get(at(case)).status_code == 403


def test_whoever_was_given_a_case_reads_it_and_writes_nothing(world: World):
    case, other = opened(world), world.colleague("social_worker", world.north, 2)
    note = contact(world, case)
    actions.give(case=case, to=other.user, purpose="service", until=TODAY, **stamp(world))
    client = other.client()
    assert SECRET in text(client.get(at(case, "paper", note.uid)))
    assert client.post(at(case, "write", "contact"), NOTE).status_code == 422
    assert client.post(at(case, "access"), {}).status_code == 403
    assert Contact.objects.count() == 1


def test_a_paper_is_changed_and_says_what_it_said_before(world: World):
    case, client = opened(world), worker(world).client()
    note = contact(world, case)
    body = {**NOTE, "happened": "改过了", "version": "1"}
    assert client.post(at(case, "paper", note.uid), body).status_code == 302
    page = text(client.get(at(case, "paper", note.uid)))
    assert "改过了" in page
    assert SECRET in page
    stale = client.post(at(case, "paper", note.uid), {**body, "happened": "又改"})
    assert stale.status_code == 422


def test_an_assessment_and_a_plan_are_changed_on_their_forms_and_say_what_they_said_before(world: World):
    case, client = opened(world), worker(world).client()
    for paper, body in (
        (assessed(world, case), {"summary": "改过了", "need_mind": "2", "strength_mind": "3"}),
        (planned(world, case), {"aim": "改过了", "goal_0": "改过的目标", "steps_0": "妈妈 | 陪读半小时"}),
    ):
        address = at(case, "paper", paper.uid)
        assert SECRET in text(client.get(address))
        body |= {"happened_on": str(paper.happened_on), "version": "1"}
        assert client.post(address, {**body, "version": "7"}).status_code == 422
        assert client.post(address, body).status_code == 302
        made = type(paper).objects.standing().get()
        page = text(client.get(at(case, "paper", made.uid)))
        assert "改过了" in page
        assert SECRET in page
        assert client.get(address).status_code == 404


def test_a_paper_is_withdrawn(world: World):
    case, client = opened(world), worker(world).client()
    plan = planned(world, case)
    assert client.post(at(case, "withdraw", plan.uid), {"reason": "mistake"}).status_code == 302
    assert client.get(at(case, "paper", plan.uid)).status_code == 404
    assert not CasePlan.objects.standing().exists()


def test_the_supervisor_finds_what_waits_and_approves_it(world: World):
    case = opened(world)
    plan = planned(world, case)
    boss = supervisor(world).client()
    assert at(case, "write", "supervision") in text(boss.get(reverse("cases:work")))
    body = {
        "happened_on": "2018-03-20", "about": str(plan.uid), "verdict": "approved", "said": "可以",
    }  # fmt: skip
    assert boss.post(at(case, "write", "supervision"), body).status_code == 302
    assert at(case, "write", "supervision") not in text(boss.get(reverse("cases:work")))
    assert "已批准" in text(boss.get(at(case)))


def test_steps_are_ticked_off(world: World):
    case, client = opened(world), worker(world).client()
    goal_of(planned(world, case))
    step = PlanStep.objects.get()
    client.post(at(case, "step", step.uid))
    assert PlanStep.objects.get().done_on == TODAY
    client.post(at(case, "step", step.uid))
    assert PlanStep.objects.get().done_on is None


def test_a_category_is_said_with_its_document_and_ended(world: World):
    case, client = opened(world), worker(world).client()
    category = categories(world.north)[0]
    body = {"category": str(category.uid), "since": "2018-01-01", "basis": "低保证"}
    assert client.post(at(case, "hardship"), body).status_code == 302
    assert "低保证" in text(client.get(at(case)))
    assert client.post(at(case, "hardship"), body).status_code == 422
    row = Hardship.objects.get()
    assert "低保证".encode() not in bytes(row.words)
    client.post(at(case, "end_hardship", row.uid))
    assert Hardship.objects.get().until == TODAY


def test_two_assessments_are_drawn_over_each_other(world: World):
    case, client = opened(world), worker(world).client()
    assert client.get(at(case, "changes")).status_code == 200
    assessed(world, case, OPENED, strength=1, need=4)
    assessed(world, case, TODAY, strength=3, need=2)
    page = text(client.get(at(case, "changes")))
    assert page.count('class="before"') == 2
    assert "style=" not in page


def test_the_list_is_filtered_sorted_searched_and_taken_along_with_a_reason(world: World):
    case, client = opened(world), worker(world).client()
    opened(world, "白小兰", day=OPENED + timedelta(days=1))
    assessed(world, case)
    page = text(client.get(reverse("cases:list")))
    assert page.index("白小兰") < page.index("陈小舟")
    assert "白小兰" not in text(client.get(reverse("cases:list"), {"stage": "assessment"}))
    assert "白小兰" not in text(client.get(reverse("cases:list"), {"q": "陈小舟"}))
    assert client.get(reverse("cases:list"), {"stage": "nowhere"}).status_code == 404
    assert client.post(reverse("cases:export"), {"reason": ""}).status_code == 422
    taken = client.post(reverse("cases:export"), {"reason": "季度督导会"})
    assert taken["Content-Type"].endswith("sheet")


def test_a_list_costs_the_same_for_one_case_and_for_many(world: World, django_assert_max_num_queries):
    client = worker(world).client()
    opened(world)
    client.get(reverse("cases:list"))
    with django_assert_max_num_queries(40) as one:
        client.get(reverse("cases:list"))
    for n in range(5):
        contact(world, opened(world, f"孩子{n}"))
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(reverse("cases:list"))


def test_a_page_costs_the_same_for_one_note_and_for_twenty(world: World, django_assert_max_num_queries):
    case, client = opened(world), worker(world).client()
    contact(world, case)
    client.get(at(case))
    with django_assert_max_num_queries(60) as one:
        client.get(at(case))
    for n in range(19):
        contact(world, case, OPENED + timedelta(days=n))
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(at(case))


def test_supervision_of_the_office_keeps_its_categories_and_says_who_stands_in(world: World):
    boss, other = supervisor(world).client(), world.colleague("supervisor", world.north, 2)
    assert (
        boss.post(reverse("cases:categories"), {"label": "事实孤儿", "basis": "民发〔2019〕62号"}).status_code
        == 302
    )
    assert "事实孤儿" in text(boss.get(reverse("cases:categories")))
    row = next(one for one in categories(world.north) if one.label == "事实孤儿")
    assert boss.post(reverse("cases:end_category", args=[row.uid])).status_code == 302
    body = {"deputy": str(other.user.uid), "since": "2018-03-20", "until": "2018-03-30"}
    assert boss.post(reverse("cases:away"), body).status_code == 302
    opened(world)
    [made] = actions.digest(on=TODAY, by=world.system, at=NOW)
    assert made.to == other.user
    assert other.client().post(reverse("cases:read_digest", args=[made.uid])).status_code == 302


def test_a_closed_case_offers_a_follow_up_and_to_begin_anew(world: World):
    case = opened(world)
    written(world, case, "closure", TODAY - timedelta(days=2), reason="reached")
    page = text(worker(world).client().get(at(case)))
    assert at(case, "write", "reopening") in page
    assert at(case, "write", "contact") not in page


def test_the_bundle_is_a_pdf_and_asks_what_for(world: World):
    case, client = opened(world), worker(world).client()
    assessed(world, case, OPENED)
    planned(world, case)
    contact(world, case)
    assert client.post(at(case, "bundle"), {"reason": ""}).status_code == 422
    answer = client.post(at(case, "bundle"), {"reason": "项目评估"})
    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert answer["Cache-Control"] == "no-store"


def test_the_audit_of_a_year_is_a_workbook_and_tables(world: World):
    case = opened(world)
    worker(world).client().get(at(case))
    answer = supervisor(world).client().post(reverse("cases:year"), {"year": "2018"})
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        looks = next(archive.read(name).decode("utf-8-sig") for name in names if "查看" in name)
    assert len(names) == 5
    assert "社工1" in looks
    assert "陈小舟" not in looks


def test_what_others_have_changes_nothing_that_a_colleague_sees(world: World):
    child = person(world, "陈小舟", year=2008)
    # Both work here from the first look on.
    both = (worker(world), supervisor(world))
    client = world.colleague("social_worker", world.north, 2).client()
    asked = [
        reverse("cases:work"), reverse("cases:list"), f"{reverse('cases:list')}?state=all&q=陈小舟",
        f"{reverse('cases:list')}?worker={worker(world).user.uid}", f"{reverse('cases:new')}?q=小舟",
        f"{reverse('cases:new')}?person={child.uid}", reverse("people:list"), f"/cases/{NO_UID}/",
    ]  # fmt: skip

    def seen() -> list[tuple[int, bytes]]:
        return [(answer.status_code, read(answer)) for answer in map(client.get, asked)]

    before = seen()
    case = actions.open_case(
        person=child, happened_on=OPENED, worker=both[0].user, supervisor=both[1].user, **stamp(world)
    )
    contact(world, case)
    assert seen() == before
