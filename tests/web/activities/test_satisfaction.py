"""Satisfaction on the screen: the code, the tally, what people said; and the page that a child answers on."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import signing
from django.test import Client

from tests.factories.rolls import clerk, series, session
from tests.factories.world import NOW, TODAY, World
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.voices import count_faces
from youju.services.activities.models import SatisfactionTally, Voice
from youju.services.activities.queries.voices import Counts, of_session
from youju.services.activities.rules.voices import FROM_ONE_COMPUTER
from youju.web.public.tokens import voices_address
from youju.web.public.views.voices import SPOKEN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north).client()


def page(world: World, verb: str = "") -> str:
    return f"/activities/sessions/{session(world).uid}/satisfaction/{verb}"


def code(world: World, on=TODAY) -> str:
    return "/voices/" + voices_address(session(world, on)).rsplit("/voices/", 1)[1]


def answer(client: Client, url: str, face: str = "good", line: str = "", **more: Any):
    return client.post(url, {"face": face, "line": line, "key": str(uuid4()), **more})


class TestThePublicPage:
    def test_a_child_taps_a_face_and_is_thanked(self, world, client):
        asked = client.get(code(world)).content.decode()
        assert [word in asked for word in ("喜欢", "一般", "不喜欢", series(world).name)] == [True] * 4
        assert asked.count('type="radio"') == 3
        assert "<script" not in asked
        thanked = answer(client, code(world), "good", "还想来")
        assert "谢谢" in thanked.content.decode()
        [voice] = Voice.objects.all()
        assert (voice.face, voice.line, voice.on) == ("good", "还想来", TODAY)

    def test_a_device_answers_once_and_its_cookie_is_the_same_for_everybody(self, world, client):
        answer(client, code(world))
        cookie = client.cookies[SPOKEN]
        assert (cookie.value, cookie["path"], cookie["httponly"]) == ("1", code(world), True)
        assert "谢谢" in client.get(code(world)).content.decode()
        answer(client, code(world), "bad")
        assert of_session(session(world)) == Counts(1)
        assert "谢谢" not in Client().get(code(world)).content.decode()

    def test_the_same_page_sent_twice_from_a_device_without_cookies_is_one_answer(self, world):
        key = str(uuid4())
        for _time in range(2):
            assert answer(Client(), code(world), key=key).status_code == 200
        assert Voice.objects.count() == 1

    def test_what_was_written_stays_when_the_face_is_missing(self, world, client):
        key = str(uuid4())
        refused = answer(client, code(world), "", "还想来", key=key)
        text = refused.content.decode()
        assert refused.status_code == 422
        assert ("请先选一张脸" in text, "还想来" in text, key in text) == (True, True, True)
        assert SPOKEN not in client.cookies

    @pytest.mark.parametrize(
        "sent",
        [
            {}, {"face": "good"}, {"face": "good", "key": "x"}, {"face": "x" * 5000, "key": str(uuid4())},
            {"face": "good", "key": str(uuid4()), "line": "好" * 5000}, {"face": ["good", "best"], "key": ""},
        ],
    )  # fmt: skip
    def test_unfit_answers_are_refused_and_nothing_is_kept(self, world, client, sent):
        assert client.post(code(world), sent).status_code == 422
        assert not Voice.objects.exists()

    def test_a_machine_is_stopped(self, world):
        for _time in range(FROM_ONE_COMPUTER):
            answer(Client(), code(world))
        stopped = answer(Client(), code(world))
        assert stopped.status_code == 429
        assert Voice.objects.count() == FROM_ONE_COMPUTER

    def test_a_made_up_word_and_a_cancelled_session_are_not_there(self, world, client):
        other = signing.Signer(salt="youju.subscription.leave").sign(session(world).uid.hex)
        for word in ("x", f"{session(world).uid.hex}:x", other, "a" * 3000):
            assert client.get(f"/voices/{word}/").status_code == 404
        cancel_session(session=session(world), reason="停电", by=world.system, at=NOW)
        assert client.get(code(world)).status_code == 404
        assert answer(client, code(world)).status_code == 404

    def test_it_says_when_it_is_too_early_or_too_late(self, world, client):
        for days, word in ((1, "活动当天再来"), (-8, "评价已结束")):
            url = code(world, TODAY + timedelta(days=days))
            assert word in client.get(url).content.decode()
            answer(client, url)
        assert not Voice.objects.exists()


class TestTheStaffPage:
    def test_the_tally_is_typed_changed_and_taken_back(self, world, worker):
        assert worker.post(page(world), {"n_good": "8", "n_soso": "", "n_bad": "1"}).status_code == 302
        assert of_session(session(world)) == Counts(8, 0, 1)
        worker.post(page(world), {"n_good": "9", "n_soso": "2", "n_bad": "1"})
        text = worker.get(page(world)).content.decode()
        assert "已更改或撤回" in text
        worker.post(page(world, "take-back/"))
        assert not SatisfactionTally.objects.standing().exists()
        assert worker.post(page(world, "take-back/")).status_code == 409

    @pytest.mark.parametrize("typed", ["", "0", "-1", "2001", "许多", "1.5", "9" * 400, "１２３４５"])
    def test_a_number_that_cannot_be_is_told_beside_it_and_stays(self, world, worker, typed):
        refused = worker.post(page(world), {"n_good": typed})
        assert refused.status_code == 422
        assert f'value="{typed}"' in refused.content.decode() or not typed
        assert not SatisfactionTally.objects.exists()

    def test_hands_and_codes_stand_side_by_side_and_open(self, world, worker, client):
        count_faces(session=session(world), n_good=3, n_soso=1, n_bad=0, by=clerk(world), at=NOW)
        answer(client, code(world), "bad", "太短了")
        context = worker.get(page(world)).context
        assert [(bar.face, bar.amount) for bar in context["bars"]] == [("good", 3), ("soso", 1), ("bad", 1)]
        assert [row[1:] for row in context["made_of"]] == [(3, 0), (1, 0), (0, 1)]
        assert len(worker.get(page(world), {"face": "bad"}).context["voices"]) == 1
        assert not worker.get(page(world), {"face": "good"}).context["voices"]

    def test_it_stands_beside_the_counts_of_the_session_and_of_the_series(self, world, worker, client):
        answer(client, code(world), "soso")
        of_one = worker.get(f"/activities/sessions/{session(world).uid}/").content.decode()
        of_all = worker.get(f"/activities/series/{series(world).uid}/").content.decode()
        assert "1条评价" in of_one
        assert "喜欢0 · 一般1 · 不喜欢0" in of_all

    def test_a_line_is_hidden_by_whoever_records_and_read_by_a_supervisor(self, world, worker, client):
        answer(client, code(world), "bad", "不喜欢小王老师")
        [voice] = Voice.objects.all()
        assert worker.post(f"/activities/voices/{voice.uid}/hide/", {"reason": ""}).status_code == 422
        worker.post(f"/activities/voices/{voice.uid}/hide/", {"reason": "有人名"})
        assert "小王老师" not in worker.get(page(world)).content.decode()
        assert "有人名" in worker.get(page(world)).content.decode()
        head = world.colleague("supervisor", world.north).client()
        assert "小王老师" in head.get(page(world)).content.decode()
        head.post(f"/activities/voices/{voice.uid}/strike/")
        assert "小王老师" not in head.get(page(world)).content.decode()

    def test_the_code_leads_to_the_page_and_tells_no_name_of_a_worker(self, world, worker, client):
        text = worker.get(page(world, "poster/")).content.decode()
        url = re.search(r"/voices/[^<\s]+/", text)[0]
        assert client.get(url).status_code == 200

    def test_a_session_of_tomorrow_takes_no_tally(self, world, worker):
        tomorrow = session(world, TODAY + timedelta(days=1))
        url = f"/activities/sessions/{tomorrow.uid}/satisfaction/"
        assert 'name="n_good"' not in worker.get(url).content.decode()
        assert worker.post(url, {"n_good": "3"}).status_code == 422
