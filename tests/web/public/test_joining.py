"""Signing up behind the poster's code: phone first, nothing about others, one link that shows and takes back."""

import re

import pytest
from django.test import Client

from tests.factories.pages import Page
from tests.factories.sign_ups import opened, signed_up
from youju.services.activities.actions import cancel_session
from youju.services.activities.models import Registration

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
TYPED = {"name": "郑好", "phone": "13800138000", "along": "1", "consent": "on"}


@pytest.fixture
def anybody() -> Client:
    return Client()


def post(client, opening, **more):
    return client.post(f"/join/{opening.code}/", TYPED | more)


def test_what_when_where_and_how_many_places_are_told(world, anybody):
    opening = opened(world, capacity=5, who_may="社区居民")
    signed_up(opening, "白小兰", along=1)
    said = Page(anybody.get(f"/join/{opening.code}/")).text
    for words in ("放学后托管", "3月24日", "还有 3 个名额", "社区居民", "青石路1号", "同意为本次活动联系我"):
        assert words in said
    assert "白小兰" not in said


def test_one_signs_up_keeps_the_link_and_takes_it_back(world, anybody):
    opening = opened(world, capacity=2)
    answer = post(anybody, opening)
    there = answer["Location"]
    assert re.fullmatch(r"/joined/[\w-]{32}/", there)
    page = anybody.get(there)
    assert "报名成功" in Page(page).text
    assert "及同行1人" in Page(page).text
    assert b"<svg" in page.content
    assert page["Referrer-Policy"] == "same-origin"
    other = Client().get(post(Client(), opening, name="白小兰", phone="13800138001", along="0")["Location"])
    assert "您在候补名单上" in Page(other).text
    assert "郑好" not in Page(other).text
    assert "已取消" in Page(anybody.post(there, follow=True)).text
    row = Registration.objects.order_by("pk").first()
    assert (row.name, row.phone) == ("", None)
    assert Registration.objects.exclude(name="").get().placed


def test_a_second_time_with_the_same_number_looks_like_the_first(world, anybody):
    opening = opened(world, capacity=9)
    first, again, stranger = (post(anybody, opening, **more) for more in ({}, {}, {"name": "别人"}))
    assert {first.status_code, again.status_code, stranger.status_code} == {302}
    assert Registration.objects.first_ones().count() == 1
    assert "报名成功" in Page(anybody.get(stranger["Location"])).text
    assert "郑好" not in Page(anybody.get(stranger["Location"])).text
    assert "还有 5 个名额" in Page(anybody.get(f"/join/{opening.code}/")).text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": ""}, "请填写姓名"), ({"phone": "abc"}, "电话"), ({"along": "99"}, "9"), ({"along": "x"}, "整数"),
        ({"consent": ""}, "没有您的同意"), ({"trap": "http://spam"}, "请留空"), ({"name": "长" * 41}, "40"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_said_and_what_was_typed_stays(world, anybody, said, words):
    answer = post(anybody, opened(world), **said)
    assert answer.status_code == 422
    assert words in Page(answer).text
    assert (said.get("phone") or "13800138000") in answer.content.decode()
    assert not Registration.objects.exists()


def test_closed_cancelled_and_unknown_ones_say_so(world, anybody):
    opening = opened(world, asks_organisation=True)
    assert "请填写您来自哪个单位" in Page(post(anybody, opening)).text
    cancel_session(session=opening.session, reason="台风", by=world.system, at=opening.at)
    page = anybody.get(f"/join/{opening.code}/")
    assert "本活动已取消" in Page(page).text
    assert b"<form" not in page.content
    assert post(anybody, opening, organisation="青石社").status_code == 422
    for gone in ("/join/nosuch22/", "/joined/nosuchsecret/"):
        assert anybody.get(gone).status_code == 404


def test_a_machine_is_slowed_down(world, anybody):
    opening = opened(world)
    for number in range(60):
        signed_up(opening, f"甲{number}", phone=f"138001{number:05}", computer="127.0.0.1")
    assert post(anybody, opening).status_code == 429
