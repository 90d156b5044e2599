"""Registration on the public site, and the office that answers: typed on a phone, then taken in or declined."""

from datetime import date
from typing import Any

import pytest

from tests.factories.pages import Page
from tests.factories.world import NOW
from youju.ground.access.models import View
from youju.services.volunteers.actions.applying import Guardian, apply
from youju.services.volunteers.models import Application, Volunteer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
FORM, LIST = "/about/north/volunteer/", "/volunteers/applications/"
TYPED = {
    "name": "于青", "born": "1995-05-01", "phone": "19900009000", "group_kind": "student", "skills": "摄影",
    "day_5": "上午", "why": "想帮忙", "agreed": "on",
}  # fmt: skip
CHILD = {
    "born": "2003-05-01", "guardian": "于女士", "relation": "mother", "guardians_phone": "19900009001",
    "guardian_agreed": "on",
}  # fmt: skip


@pytest.fixture
def clerk(world):
    return world.colleague("supervisor", world.north).client()


def applied(world, **typed: Any) -> Application:
    given: dict[str, Any] = {
        "name": "于青", "born": date(1995, 5, 1), "phone": "19900009000", "guardian": Guardian(), "spans": {},
        "computer": "1.2.3.4", "group_kind": "student", "office": world.north, **typed,
    }  # fmt: skip
    return apply(agreed=True, by=world.system, at=NOW, **given)


def test_from_the_offices_page_to_the_volunteer(client, clerk, world):
    assert FORM in Page(client.get("/about/north/")).links
    answer = client.post(FORM, TYPED)
    assert (answer.status_code, answer["Location"]) == (302, f"{FORM}thanks/")
    assert world.north.name in Page(client.get(answer["Location"])).text
    assert "登记申请 1" in Page(clerk.get("/volunteers/")).text
    form = Application.objects.get()
    there = f"{LIST}{form.uid}/"
    assert there in Page(clerk.get(LIST)).links
    shown = Page(clerk.get(there)).text
    assert "想帮忙" in shown
    assert "8:00–12:00" in shown
    assert "9000" not in shown
    clerk.post(f"{there}numbers/")
    assert "199 0000 9000" in Page(clerk.get(there)).text
    assert View.objects.filter(subject=form.uid).exists()
    taking = {"who": "new", "group_kind": "student", "team": "", "skills": "摄影", "since": "2018-03-20"}
    made = clerk.post(f"{there}take/", taking)
    assert made["Location"] == f"/volunteers/{Volunteer.objects.get().uid}/"
    assert "于青" in Page(clerk.get(f"{LIST}?state=taken")).text
    assert "已转到人员卡片" in Page(clerk.get(there)).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "还没有填"),
        ({**TYPED, "phone": "12"}, "电话"),
        ({**TYPED, "born": "昨天"}, "日期"),
        ({**TYPED, "born": "2012-01-01", **{k: v for k, v in CHILD.items() if k != "born"}}, "须年满8岁"),
        ({**TYPED, "born": "2003-05-01"}, "请填写监护人的姓名"),
        ({**TYPED, "agreed": ""}, "没有您的同意"),
        ({**TYPED, "day_1": "有空就来"}, "看不出"),
        ({**TYPED, "group_kind": "king"}, "king"),
        ({**TYPED, "name": "青" * 500}, "字"),
        ({**TYPED, "why": "想" * 5000}, "字"),
    ],
)
def test_what_does_not_fit_is_said_what_was_typed_stays_and_nothing_is_kept(client, world, typed, said):
    answer = client.post(FORM, typed)
    assert answer.status_code == 422
    page = Page(answer)
    assert said in page.text
    if typed.get("name") == "于青":
        assert next(form for form in page.forms if "phone" in form.fields).fields["name"] == "于青"
    assert not Application.objects.exists()


def test_sent_twice_it_is_one_and_the_answer_is_the_same(client, world):
    first, second = client.post(FORM, TYPED), client.post(FORM, TYPED)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
    assert Application.objects.count() == 1


def test_what_fills_every_field_is_thanked_and_not_kept(client, world):
    assert client.post(FORM, {**TYPED, "website": "https://spam.example"})["Location"] == f"{FORM}thanks/"
    assert not Application.objects.exists()


def test_many_forms_from_one_computer_are_slowed_down(client, world):
    for number in range(30):
        applied(world, name=f"同学{number}", computer="127.0.0.1")
    answer = client.post(FORM, TYPED)
    assert answer.status_code == 429
    assert "请一小时后再试" in Page(answer).text


def test_an_office_that_is_not_there_has_no_form(client, world):
    assert client.get("/about/nowhere/volunteer/").status_code == 404
    assert client.post("/about/nowhere/volunteer/", TYPED).status_code == 404


def test_a_pupil_is_taken_in_once_the_guardian_confirmed(client, clerk, world):
    client.post(FORM, {**TYPED, **CHILD})
    there = f"{LIST}{Application.objects.get().uid}/"
    assert "未满18岁" in Page(clerk.get(there)).text
    assert "于女士 · 母亲" in Page(clerk.get(there)).text
    taking = {"who": "new", "group_kind": "pupil", "team": "", "skills": "", "since": "2018-03-20"}
    answer = clerk.post(f"{there}take/", {**taking, "confirmed": ""})
    assert answer.status_code == 422
    assert "监护人怎样确认" in Page(answer).text
    assert clerk.post(f"{there}take/", {**taking, "confirmed": "电话确认"}).status_code == 302
    assert Volunteer.objects.get().person.name == "于青"


def test_declining_needs_a_reason_and_the_form_says_when_it_goes(clerk, world):
    there = f"{LIST}{applied(world).uid}/"
    assert clerk.post(f"{there}decline/", {"reason": " "}).status_code == 409
    answer = Page(clerk.post(f"{there}decline/", {"reason": "暂时不缺人"}, follow=True)).text
    assert "暂时不缺人" in answer
    assert "2018-04-19" in answer
    assert "于青" in Page(clerk.get(f"{LIST}?state=declined")).text
    assert clerk.post(f"{there}decline/", {"reason": "再一次"}).status_code == 409


def test_nobody_of_another_office_and_no_librarian_sees_a_form(clerk, world):
    there = f"{LIST}{applied(world, office=world.south).uid}/"
    assert clerk.get(there).status_code == 404
    assert clerk.post(f"{there}take/").status_code == 404
    assert world.colleague("librarian", world.south).client().get(there).status_code == 403


def test_an_empty_list_says_what_to_do(clerk, world):
    assert "把登记页的地址放到海报" in Page(clerk.get(LIST)).text
    assert "没有这样的登记" in Page(clerk.get(f"{LIST}?q=无")).text
