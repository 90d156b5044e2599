"""What a phone gets to keep: an empty frame that is everybody's, and one colleague's rolls of two days."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.factories.rolls import children, roll, session, tap
from tests.factories.world import NOW, TODAY, World
from youju.ground.people import actions as people
from youju.ground.people.models import Sealed
from youju.services.activities import actions
from youju.web.activities.views import offline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
FRAME, KEPT, WORKER = "/activities/offline/", "/activities/offline/kept/", "/sw.js"


def test_the_frame_is_the_same_for_everybody_and_holds_no_token(world: World):
    session(world)
    readers = [world.colleague("social_worker", world.north), world.colleague("supervisor", world.south)]
    frames = [client.get(FRAME).content for client in (Client(), *(each.client() for each in readers))]
    assert len(set(frames)) == 1
    text = frames[0].decode()
    assert "csrfmiddlewaretoken" not in text
    assert "放学后托管" not in text


def test_the_worker_keeps_what_the_frame_fetches_under_the_hash_of_it(world: World, monkeypatch, tmp_path):
    answer = Client().get(WORKER)
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    said = json.loads(re.match(r"self\.YOUJU = (.*);\n", answer.content.decode())[1])
    assert {"/static/js/roll.js", "/static/js/vault.js", "/static/build/youju.css"} <= set(said["assets"])
    offline._version.cache_clear()
    changed = tmp_path / "changed.js"
    changed.write_text("// another version")
    monkeypatch.setattr(offline, "_file", lambda path: changed)
    assert offline._version("zh-hans") != said["version"]
    offline._version.cache_clear()


def test_rolls_of_today_and_tomorrow_without_health_family_or_anybody_elses(world: World):
    [bean, _lan] = children(world, "陈小豆", "白小兰")
    for days in (-1, 0, 1, 2):
        session(world, TODAY + timedelta(days=days))
    clerk = world.colleague("social_worker", world.north)
    stamp = {"by": clerk.actor, "at": NOW}
    people.confide(person=bean, sort=Sealed.Sort.ALLERGY, text="花生", whose="", **stamp)
    roll(world, tap(bean, minutes=90))
    actions.cancel_session(session=session(world, TODAY + timedelta(days=1)), reason="停电", **stamp)
    answer = clerk.client().get(KEPT)
    assert answer["Cache-Control"] == "no-store"
    now, then = answer.json()["sessions"]
    assert [(now["day"], now["cancelled"]), (then["day"], then["cancelled"])] == [
        ("2018-03-20", False), ("2018-03-21", True),
    ]  # fmt: skip
    assert [(seat["name"], seat["state"], seat["minutes"]) for seat in now["seats"]] == [
        ("白小兰", "", None), ("陈小豆", "present", 90),
    ]  # fmt: skip
    assert set(now["seats"][0]) == {"person", "name", "nickname", "face", "role", "state", "minutes"}
    assert world.colleague("social_worker", world.south).client().get(KEPT).json()["sessions"] == []
