"""Shifts on the screen: opened, signed up for, pasted into the group, signed in with other hours."""

from datetime import date

import pytest

from tests.factories.pages import Page
from tests.factories.volunteers import enlisted, shift, signed_up
from youju.services.volunteers.models import Service, Shift, SignUp

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
TYPED = {
    "what": "图书整理", "served": "library", "day": "2018-03-20", "start": "09:00", "end": "11:00", "places": "2",
    "note": "提前10分钟到",
}  # fmt: skip


@pytest.fixture
def clerk(world):
    return world.colleague("supervisor", world.north).client()


def test_a_shift_from_opening_to_the_minutes(world, clerk):
    one = enlisted(world, "于青")
    there = clerk.post("/volunteers/shifts/new/", TYPED)["Location"]
    assert "还缺2人" in Page(clerk.get("/volunteers/shifts/")).text
    clerk.post(f"/volunteers/{one.uid}/hours/", {"day_1": "上午"})
    assert "有空" in Page(clerk.get(there)).text
    clerk.post(f"{there}join/", {"volunteer": str(one.uid)})
    words = clerk.get(there).content.decode()
    assert "已报名（1/2）：于青\n还缺1人。\n提前10分钟到" in words
    mine = SignUp.objects.get()
    clerk.post(f"/volunteers/sign-ups/{mine.uid}/came/", {"start": "09:00", "end": "10:30"})
    clerk.post(f"{there}came/")
    assert list(Service.objects.values_list("minutes", flat=True)) == [90]
    assert "1小时30分钟" in Page(clerk.get(there)).text
    again = clerk.post(f"/volunteers/sign-ups/{mine.uid}/leave/", {"reason": "生病"}, follow=True)
    assert "请先撤回签到" in Page(again).text


def test_what_does_not_fit_is_said_and_kept(world, clerk):
    answer = clerk.post("/volunteers/shifts/new/", {**TYPED, "end": "08:00"})
    assert answer.status_code == 422
    assert "结束时间早于开始时间" in Page(answer).text
    assert not Shift.objects.exists()
    one = enlisted(world)
    answer = clerk.post(f"/volunteers/{one.uid}/hours/", {"day_1": "有空就来"})
    assert answer.status_code == 422
    assert "看不出“有空就来”是什么时间" in Page(answer).text


def test_a_place_is_handed_over_and_the_organiser_reads_of_it(world, clerk):
    mine = signed_up(world, shift(world, day=date(2018, 3, 24)), "于青")
    other = enlisted(world, "于蓝")
    clerk.post(f"/volunteers/sign-ups/{mine.uid}/hand-over/", {"volunteer": str(other.uid)})
    assert "于蓝接了于青的班" in Page(clerk.get("/volunteers/shifts/")).text
    clerk.post("/volunteers/shifts/seen/")
    assert "接了" not in Page(clerk.get("/volunteers/shifts/")).text
