"""Enrolment on the screen: found with a few letters, on the waiting list where it is full, moved up, gone."""

import re

import pytest

from tests.factories.people import person
from tests.factories.rolls import came, children, roll, series, session, tap
from tests.factories.world import NOW, World
from youju.ground.people.models import Person
from youju.services.activities import actions
from youju.services.activities.models import Enrolment, Leaving

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def reader(world: World):
    return world.colleague("social_worker", world.north).client()


def page(world: World) -> str:
    return f"/activities/series/{series(world).uid}/people/"


def names(rows) -> list[str]:
    return [place.card.name for place in rows]


def full(world: World, capacity: int = 1) -> None:
    actions.change_activity(activity=series(world), capacity=capacity, by=world.system, at=NOW)


class TestPeople:
    def test_somebody_is_found_and_enrolled(self, world, reader):
        bean = person(world, "陈小豆")
        found = reader.get(page(world), {"q": "cxd"}, headers={"HX-Target": "found"})
        assert [each["card"].name for each in found.context["people"]] == ["陈小豆"]
        assert "<html" not in found.content.decode()
        assert reader.post(page(world), {"person": str(bean.uid), "role": "child"}).status_code == 302
        assert names(reader.get(page(world)).context["list"].here) == ["陈小豆"]

    def test_a_full_series_offers_the_waiting_list_and_the_first_one_moves_up(self, world, reader):
        full(world)
        people = {name: person(world, name) for name in ("甲", "乙", "丙")}
        reader.post(page(world), {"person": str(people["甲"].uid)})
        answer = reader.post(page(world), {"person": str(people["乙"].uid)})
        assert answer.status_code == 422
        assert "1个名额已满，可以先候补。" in answer.content.decode()
        assert "把乙列入候补" in answer.content.decode()
        for name in ("乙", "丙"):
            reader.post(page(world), {"person": str(people[name].uid), "wait": "1"})
        text = reader.get(page(world)).content.decode()
        assert text.count("/move-up/") == 1
        [address] = re.findall(r'action="(/activities/enrolments/[^"]+/move-up/)"', text)
        assert reader.post(address).status_code == 422
        first = Enrolment.objects.get(person=people["甲"])
        reader.post(f"/activities/enrolments/{first.uid}/leave/", {"reason": "搬家"})
        assert reader.post(address).status_code == 302
        listed = reader.get(page(world)).context["list"]
        assert (names(listed.here), names(listed.waiting), names(listed.gone)) == (["乙"], ["丙"], ["甲"])

    def test_somebody_takes_part_in_one_session_only(self, world, reader):
        bean, here = person(world, "陈小豆"), f"/activities/sessions/{session(world).uid}/people/"
        answer = reader.post(here, {"person": str(bean.uid), "role": "child"})
        assert answer.headers["Location"] == here
        assert names(reader.get(here).context["list"].here) == ["陈小豆"]
        assert names(reader.get(page(world)).context["list"].here) == []
        roll = reader.get(f"/activities/sessions/{session(world).uid}/roll/")
        assert [each["seat"].card.name for each in roll.context["seats"]] == ["陈小豆"]

    def test_leaving_needs_a_reason_and_who_waits_may_decline(self, world, reader):
        full(world)
        for name in ("甲", "乙"):
            reader.post(page(world), {"person": str(person(world, name).uid), "wait": "1"})
        waiting = Enrolment.objects.waiting().get()
        address = f"/activities/enrolments/{waiting.uid}/leave/"
        assert reader.post(address, {"reason": ""}).status_code == 422
        reader.post(address, {"reason": "没有时间", "declined": "1"})
        assert Leaving.objects.get().sort == Leaving.Sort.DECLINED

    def test_somebody_of_another_office_or_nobody_is_refused(self, world, reader):
        elsewhere = person(world, "外人", world.south)
        for said in (str(elsewhere.uid), "", "x"):
            assert reader.post(page(world), {"person": said}).status_code == 422
        assert not Enrolment.objects.exists()


CHAIN = "#接龙\n周六亲子阅读\n1. 陈小豆\n2. 白小兰妈妈🌸 +1\n3. 丁一\n4. 王小雨 请假\n5. 龘龘"


@pytest.fixture
def known(world: World) -> dict[str, Person]:
    """Two of the list are enrolled, of one name there are two, one is known and not enrolled."""
    enrolled = dict(zip(("陈小豆", "王小雨"), children(world, "陈小豆", "王小雨"), strict=True))
    others = {name: person(world, name) for name in ("白小兰", "丁一")}
    person(world, "丁一")
    return enrolled | others


class TestPasting:
    def test_certain_lines_are_chosen_and_doubtful_ones_are_asked(self, world, reader, known):
        answer = reader.post(f"{page(world)}paste/", {"text": CHAIN})
        chosen = [(line.match.entry.name, line.chosen, line.doubtful) for _n, line in answer.context["lines"]]
        assert chosen == [
            ("陈小豆", str(known["陈小豆"].uid), False), ("白小兰", str(known["白小兰"].uid), False),
            ("丁一", "", True), ("王小雨", "", False), ("龘龘", "", True),
        ]  # fmt: skip
        assert answer.context["doubtful"] == 2
        assert not Enrolment.objects.exclude(person__in=(known["陈小豆"], known["王小雨"])).exists(), "only shown"

    def test_what_was_decided_becomes_enrolment(self, world, reader, known):
        decided = {"decided": "1", "who_0": str(known["陈小豆"].uid), "who_1": str(known["白小兰"].uid)}
        decided |= {"who_2": "", "who_3": "", "who_4": "new", "name_4": "龘龘"}
        assert reader.post(f"{page(world)}paste/", decided).status_code == 302
        assert set(names(reader.get(page(world)).context["list"].here)) == {"陈小豆", "王小雨", "白小兰", "龘龘"}

    def test_or_attendance_and_twice_is_once(self, world, reader, known):
        address = f"/activities/sessions/{session(world).uid}/roll/paste/"
        answer = reader.post(address, {"text": CHAIN})
        decided = {"decided": "1", "form": str(answer.context["form"]), "who_0": str(known["陈小豆"].uid)}
        decided |= {"who_1": str(known["白小兰"].uid), "who_2": "", "who_3": "new", "name_3": "龘龘"}
        for _time in range(2):
            assert reader.post(address, decided).status_code == 302
        assert came(world) == 3
        assert Person.objects.filter(name="龘龘").count() == 1, "a form sent twice makes one card"

    def test_a_name_that_sounds_the_same_is_only_suggested(self, world, reader):
        person(world, "陈晓豆")
        [(_n, line)] = reader.post(f"{page(world)}paste/", {"text": "陈小豆"}).context["lines"]
        assert ([card.name for card in line.match.people], line.chosen) == (["陈晓豆"], "")

    def test_a_text_without_a_name_keeps_what_was_pasted(self, world, reader):
        answer = reader.post(f"{page(world)}paste/", {"text": "1. +1\n2. 🌸"})
        assert answer.status_code == 422
        assert "1. +1" in answer.content.decode()

    def test_somebody_of_another_office_cannot_be_decided_for(self, world, reader):
        elsewhere = person(world, "外人", world.south)
        decided = {"decided": "1", "who_0": str(elsewhere.uid)}
        assert reader.post(f"{page(world)}paste/", decided).status_code == 409
        roll(world, tap(n=1))
        assert reader.post(f"/activities/sessions/{session(world).uid}/roll/paste/", decided).status_code == 409
        assert came(world) == 1


def test_a_series_says_how_many_places_it_has(world, reader):
    address = f"/activities/series/{series(world).uid}/"
    text = reader.get(address).content.decode()
    assert page(world) in text
    form = {
        "name": "放学后托管", "activity_kind": "care", "schedule": "每周二", "holidays": "skip",
        "since": "2018-01-01", "capacity": "15",
    }  # fmt: skip
    assert reader.post(address, form).status_code == 302
    assert "15个名额已有0人" in reader.get(page(world)).content.decode()
