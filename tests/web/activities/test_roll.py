"""The roll on the screen: ticks and numbers, sets of taps with keys, people who walk in, the signed sheet."""

import json
import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import person
from tests.factories.rolls import came, children, roll, session, tap
from tests.factories.world import NOW, TODAY, World
from tests.web.access.press_things import PAPER
from youju.ground.evidence.models import Attachment
from youju.ground.people.models import Person
from youju.services.activities import actions
from youju.services.activities.models import Holding, Mark
from youju.services.activities.rules.marks import Said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def here(world: World) -> list[Person]:
    session(world)
    return children(world, "陈小豆", "白小兰", "丁一")


@pytest.fixture
def reader(world: World):
    return world.colleague("social_worker", world.north).client()


def page(world: World, verb: str = "", on=TODAY) -> str:
    return f"/activities/sessions/{session(world, on).uid}/roll/{verb}"


def mark(who: Person | None = None, said: str = "present", **more: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "said": said, "role": "child", "person": str(who.uid) if who else None, **more}


def send(world: World, reader, *marks: dict[str, Any]):
    return reader.post(page(world, "marks/"), {"marks": json.dumps(marks)})


def form_of(answer) -> dict[str, Any]:
    """What a browser without script would send back unchanged."""
    text = answer.content.decode()
    fields: dict[str, Any] = {"form": re.search('name="form" value="([^"]+)"', text)[1]}
    fields["was"] = re.findall('name="was" value="([^"]+)"', text)
    fields["present"] = re.findall('name="present" value="([^"]+)" checked', text)
    fields |= dict(re.findall('name="(was_n_[a-z_]+)" value="([^"]*)"', text))
    return fields


@pytest.mark.usefixtures("here")
class TestThePage:
    def test_it_names_who_has_a_place_and_how_many_came(self, world, reader):
        [bean, *_others] = Person.objects.order_by("pk")
        roll(world, tap(bean), tap(n=2, role="volunteer"))
        context = reader.get(page(world)).context
        assert [(each["seat"].card.name, each["seat"].state) for each in context["seats"]] == [
            ("白小兰", ""), ("陈小豆", "present"), ("丁一", ""),
        ]  # fmt: skip
        assert context["roll"].came == 3

    def test_faces_are_the_last_character_of_the_name(self, world, reader):
        assert [each["face"] for each in reader.get(page(world)).context["seats"]] == ["兰", "豆", "一"]

    def test_the_roll_opens_on_its_day_and_not_for_a_cancelled_session(self, world, reader):
        tomorrow = TODAY + timedelta(days=1)
        answer = reader.get(page(world, on=tomorrow)).content.decode()
        assert "已报名3人" in answer
        assert 'id="roll"' not in answer
        actions.cancel_session(session=session(world), reason="停电", by=world.system, at=NOW)
        assert "停电" in reader.get(page(world)).content.decode()

    def test_the_session_leads_to_its_roll(self, world, reader):
        place = f"/activities/sessions/{session(world).uid}/"
        assert f'href="{place}roll/"' in reader.get(place).content.decode()
        clerk = world.colleague("support_clerk", world.north).client()
        assert "/roll/" not in clerk.get(place).content.decode()


class TestTaps:
    def test_a_set_is_answered_tap_by_tap_with_the_roll(self, world, here, reader):
        marks = [mark(here[0]), mark(here[1], "declined"), mark(n=2), mark(here[2], minutes=90)]
        said = send(world, reader, *marks).json()
        assert [(each["key"], each["state"]) for each in said["answers"]] == [(m["key"], "taken") for m in marks]
        assert said["seats"][str(here[1].uid)] == {"state": "declined", "minutes": None, "itself": False}
        assert said["seats"][str(here[2].uid)] == {"state": "present", "minutes": 90, "itself": False}
        assert (said["came"], said["nameless"], said["saved"]) == (4, {"child": 2}, "18:32")

    def test_a_set_that_is_sent_again_does_no_harm(self, world, here, reader):
        marks = [mark(here[0]), mark(n=2)]
        for _time in range(2):
            said = send(world, reader, *marks).json()
        assert [each["state"] for each in said["answers"]] == ["known", "known"]
        assert came(world) == 3

    def test_a_conflict_is_said_and_the_others_are_taken(self, world, here, reader):
        first = mark(here[0])
        send(world, reader, first)
        said = send(world, reader, {**first, "said": "absent"}, mark(here[1])).json()
        assert said["answers"][0]["state"] == "refused"
        assert "记过别的内容" in said["answers"][0]["message"]
        assert came(world) == 2

    @pytest.mark.parametrize(
        "text",
        ["", "{}", "[1]", '[{"key": "x"}]', "[" * 100_000, '[{"key": null, "said": "present", "role": "child"}]',
         '[{"key": "7f3b0c52-5d0e-4d0e-9a57-0d6f3c7c1b11", "said": "king", "role": "child"}]',
         '[{"key": "7f3b0c52-5d0e-4d0e-9a57-0d6f3c7c1b11", "said": "present", "role": "child", "n": true}]',
         '[{"key": "7f3b0c52-5d0e-4d0e-9a57-0d6f3c7c1b11", "said": "present", "role": [1]}]'],
    )  # fmt: skip
    def test_what_cannot_be_read_is_refused_in_words(self, world, here, reader, text):
        answer = reader.post(page(world, "marks/"), {"marks": text})
        assert (answer.status_code, answer.json()) == (409, {"refused": "这一笔无法识别。"})
        assert not Mark.objects.exists()

    def test_a_cancelled_session_says_so(self, world, here, reader):
        actions.cancel_session(session=session(world), reason="停电", by=world.system, at=NOW)
        assert send(world, reader, mark(here[0])).status_code == 409


class TestWithoutScript:
    def test_ticks_and_numbers_are_taken_once(self, world, here, reader):
        form = form_of(reader.get(page(world)))
        form |= {"present": [str(here[0].uid), str(here[1].uid)], "n_guardian": "2"}
        for _time in range(2):
            assert reader.post(page(world), form).status_code == 302
        assert (came(world), came(world, "guardian")) == (2, 2)

    def test_what_is_ticked_off_is_taken_back(self, world, here, reader):
        roll(world, tap(here[0]), tap(here[1]), tap(n=3))
        form = form_of(reader.get(page(world)))
        reader.post(page(world), form | {"present": [str(here[1].uid)], "n_child": "1"})
        assert came(world) == 2

    def test_somebody_is_found_and_ticked(self, world, here, reader):
        wang = person(world, "王小满")
        answer = reader.get(page(world), {"q": "wangxiao"})
        assert [each["card"].name for each in answer.context["people"]] == ["王小满"]
        reader.post(page(world), form_of(answer) | {"present": [str(wang.uid)]})
        assert [each["seat"].enrolled for each in reader.get(page(world)).context["seats"]] == [True] * 3 + [False]

    def test_what_is_refused_is_said_and_nothing_is_lost(self, world, here, reader):
        yesterday = TODAY - timedelta(days=1)
        roll(world, tap(here[0]), on=yesterday)
        form = form_of(reader.get(page(world, on=yesterday)))
        answer = reader.post(page(world, on=yesterday), form | {"present": []})
        assert answer.status_code == 302, "an own entry of the last day needs no reason"
        other = world.colleague("social_worker", world.north, 2).client()
        roll(world, tap(here[1]), on=yesterday)
        form = form_of(other.get(page(world, on=yesterday)))
        answer = other.post(page(world, on=yesterday), form | {"present": [], "reason": "看错了"})
        assert answer.status_code == 422
        assert 'value="看错了"' in answer.content.decode()
        assert came(world, on=yesterday) == 1


def test_people_are_found_by_the_beginning_of_what_is_typed(world, here, reader):
    person(world, "外人小豆", world.south)
    answer = reader.get(page(world, "find/"), {"q": "小豆"})
    assert [each["card"].name for each in answer.context["people"]] == ["陈小豆"]
    assert "没有叫这个名字的人" in reader.get(page(world, "find/"), {"q": "龘"}).content.decode()


def test_a_photo_of_the_sheet_joins_the_record(world, here, reader):
    def attach():
        files = {"files": SimpleUploadedFile("签到表.pdf", PAPER)}
        return reader.post(page(world, "paper/"), files)

    assert attach().status_code == 422
    assert not Attachment.objects.exists(), "without a record there is nothing to enclose it with"
    roll(world, tap(here[0]))
    assert attach().status_code == 302
    assert Holding.objects.get().attachments.count() == 1
    assert reader.post(page(world, "paper/")).status_code == 422


def test_the_printed_sheet_has_names_blank_rows_and_a_code_of_the_roll(world, here, reader):
    answer = reader.get(f"/activities/sessions/{session(world).uid}/sheet/")
    assert answer.context["rows"][:4] == ["白小兰", "陈小豆", "丁一", ""]
    assert len(answer.context["rows"]) == 25
    assert answer.context["address"] == f"http://testserver{page(world)}"
    text = answer.content.decode()
    assert "<svg" in text
    assert "style=" not in text


def test_the_roll_costs_the_same_for_three_and_for_twenty(world, here, reader):
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert reader.get(page(world)).status_code == 200
        return len(asked)

    roll(world, tap(here[0]), tap(here[1], Said.ABSENT))
    few = queries()
    more = children(world, *[f"孩子{n}" for n in range(17)])
    roll(world, *[tap(child) for child in more[:9]], *[tap(child, Said.DECLINED) for child in more[9:]])
    assert queries() == few
