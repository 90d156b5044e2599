"""The register, one record, and a group that is written down in one go."""

import pytest

from tests.factories import people
from tests.factories.pages import Page
from tests.factories.volunteers import enlisted, served, team
from youju.services.volunteers.models import CorrectionRequest, Paper, Service, Volunteer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def clerk(world):
    return world.colleague("supervisor", world.north).client()


def test_somebody_with_a_card_becomes_a_volunteer(world, clerk):
    person = people.person(world, "祝来", year=1990)
    given = {
        "person": str(person.uid),
        "group_kind": "worker",
        "team": "",
        "skills": "修理",
        "since": "2018-03-01",
    }
    assert clerk.post("/volunteers/new/", given).status_code == 302
    assert Volunteer.objects.get().skills == "修理"
    again = clerk.post("/volunteers/new/", given)
    assert again.status_code == 422
    assert "已经登记为志愿者" in Page(again).text
    assert next(form.fields["skills"] for form in Page(again).forms if "skills" in form.fields) == "修理"


def test_a_child_without_a_guardians_word_is_refused_and_nothing_typed_is_lost(world, clerk):
    child = people.person(world, "小帆", year=2008)
    answer = clerk.post(
        "/volunteers/new/",
        {"person": str(child.uid), "group_kind": "child", "team": "", "skills": "读书", "since": "2018-03-01"},
    )
    assert answer.status_code == 422
    assert "监护人" in Page(answer).text
    assert not Volunteer.objects.exists()


def test_the_list_says_who_may_meet_children(world, clerk):
    one = enlisted(world, team=team(world))
    served(world, one)
    page = Page(clerk.get("/volunteers/"))
    assert "缺入职查询" in page.text
    assert "缺培训" in page.text
    for sort in ("clearance", "training"):
        answer = clerk.post(
            f"/volunteers/{one.uid}/papers/new/", {"sort": sort, "title": "证明", "on": "2018-03-01"}
        )
        assert answer.status_code == 302
    assert "缺" not in Page(clerk.get("/volunteers/?q=青藤")).text
    assert "没有这样的志愿者" in Page(clerk.get("/volunteers/?q=海燕")).text


def test_a_paper_is_taken_back_with_a_reason(world, clerk):
    one = enlisted(world)
    clerk.post(f"/volunteers/{one.uid}/papers/new/", {"sort": "honour", "title": "月度之星", "on": "2018-03-01"})
    paper = Paper.objects.get()
    assert "月度之星" in Page(clerk.get(f"/volunteers/{one.uid}/")).text
    assert clerk.post(f"/volunteers/papers/{paper.uid}/withdraw/", {"reason": " "}).status_code == 409
    clerk.post(f"/volunteers/papers/{paper.uid}/withdraw/", {"reason": "写错人"})
    assert "月度之星" not in Page(clerk.get(f"/volunteers/{one.uid}/")).text


def test_a_correction_is_asked_for_and_answered(world, clerk):
    one = enlisted(world)
    clerk.post(
        f"/volunteers/{one.uid}/requests/new/", {"words": "3月9日也来了", "on": "2018-03-09", "minutes": "90"}
    )
    asked = CorrectionRequest.objects.get()
    assert asked.minutes == 90
    clerk.post(f"/volunteers/requests/{asked.uid}/answer/", {"granted": "yes", "words": "已补记"})
    assert "已补记" in Page(clerk.get(f"/volunteers/{one.uid}/")).text


GROUP = {
    "happened_on": "2018-03-05", "served": "community", "team": "", "each": "90", "others": "8", "what": "植树",
    "group_kind": "student",
}  # fmt: skip


def test_a_group_is_recorded_in_one_go(world, clerk):
    one, two = enlisted(world, "于青"), enlisted(world, "于蓝")
    place = world.furniture[world.north.pk]
    there = {"site": str(place.site.uid), "programme": str(place.programme.uid)}
    answer = clerk.post("/volunteers/together/", {**GROUP, **there, "volunteers": [str(one.uid), str(two.uid)]})
    assert answer.status_code == 302
    assert set(Service.objects.values_list("site", "programme")) == {(place.site.pk, place.programme.pk)}
    assert sorted(Service.objects.values_list("n", "minutes")) == [(1, 90), (1, 90), (8, 720)]
    assert "3" in Page(clerk.get(answer["Location"])).text


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"others": "0"}, "请至少勾选一名志愿者"),
        ({"each": ""}, "还没有填"),
        ({"each": "1.5"}, "是指多少分钟"),
        ({"each": "三刻"}, "不是时长"),
        ({"each": "2000"}, "服务不了这么久"),
        ({"group_kind": ""}, "请说明是谁"),
        ({"happened_on": "2018-03-21"}, "还没有到"),
        ({"happened_on": "昨天"}, "日期"),
        ({"others": "-3"}, "0"),
        ({"what": "长" * 81}, "80"),
    ],
)
def test_ten_things_that_do_not_fit_are_said_and_nothing_is_written(world, clerk, changed, said):
    answer = clerk.post("/volunteers/together/", {**GROUP, **changed})
    assert answer.status_code == 422
    assert said in Page(answer).text, Page(answer).text
    assert not Service.objects.exists()


def test_what_belongs_to_another_office_cannot_be_named(world, clerk):
    theirs = team(world, "南坡社", office=world.south)
    stranger = enlisted(world, "林南", office=world.south)
    answer = clerk.post("/volunteers/together/", {**GROUP, "team": str(theirs.uid)})
    assert answer.status_code == 422
    assert "南坡社" not in Page(answer).text
    clerk.post("/volunteers/together/", {**GROUP, "volunteers": [str(stranger.uid)]})
    assert list(Service.objects.values_list("n", flat=True)) == [8]
    assert clerk.get(f"/volunteers/{stranger.uid}/").status_code == 404
