"""The pages of pairs: the list, one pair, two taps to make one, the silent ones, what leaves the house."""

from datetime import date

import pytest

from tests.factories import companions as some
from tests.factories import volunteers
from tests.factories.world import NOW, World
from youju.ground.access.models import AuditEntry
from youju.ground.people import actions as people
from youju.services.companions import actions
from youju.services.companions.models import Decline, PairContact, Pairing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north).client()


def text(client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def test_an_empty_room_says_what_to_do_next(world: World, worker):
    assert "还没有结对" in text(worker, "/companions/")
    assert "没有孩子在等" in text(worker, "/companions/waiting/")
    assert "没有失联的结对" in text(worker, "/companions/silent/")


def test_two_taps_make_a_pair(world: World, worker):
    waiting, free = some.wishing(world), some.companion(world)
    sides = text(worker, "/companions/waiting/")
    choose = f"/companions/children/{waiting.uid}/choose/"
    assert choose in sides
    assert str(free.uid) in text(worker, choose)
    answer = worker.post(choose, {"volunteer": str(free.uid)}, follow=True)
    made = Pairing.objects.get()
    assert (made.child, made.volunteer, made.coordinator) == (
        waiting, free, world.colleague("social_worker", world.north).user,
    )  # fmt: skip
    assert "已结对" in answer.content.decode()


def test_the_other_way_round_it_is_two_taps_as_well(world: World, worker):
    waiting, free = some.wishing(world), some.companion(world)
    choose = f"/companions/volunteers/{free.uid}/choose/"
    assert "林小舟" in text(worker, choose)
    worker.post(choose, {"child": str(waiting.uid)})
    assert Pairing.objects.get().child == waiting


def test_whoever_cannot_be_chosen_stands_there_with_the_reason(world: World, worker):
    waiting = some.wishing(world)
    eager = volunteers.enlisted(world, "于白")
    actions.offer(volunteer=eager, helps=["talk"], by=world.system, at=NOW)
    shown = text(worker, f"/companions/children/{waiting.uid}/choose/")
    assert "缺入职查询" in shown
    answer = worker.post(f"/companions/children/{waiting.uid}/choose/", {"volunteer": str(eager.uid)})
    assert answer.status_code == 409
    assert "没有有效的入职查询" in answer.content.decode()
    assert not Pairing.objects.exists()


def test_the_list_is_searched_narrowed_and_sorted(world: World, worker):
    first = some.pair(world)
    second = some.pair(world, some.wishing(world, "陈小雨"), some.companion(world, "于白"))
    some.met(world, second, day=18)
    shown = text(worker, "/companions/")
    assert shown.index("林小舟") < shown.index("陈小雨")
    assert "陈小雨" not in text(worker, "/companions/?q=林小")
    assert "林小舟" not in text(worker, "/companions/?q=于白")
    assert "陈小雨" not in text(worker, "/companions/?state=silent")
    shown = text(worker, "/companions/?sort=-last")
    assert shown.index("陈小雨") < shown.index("林小舟")
    actions.end(pairing=first, reason="moved", by=world.system, at=NOW)
    assert "林小舟" not in text(worker, "/companions/")
    assert "家庭搬走" in text(worker, "/companions/?state=parted")
    for wrong in ("state=x", "sort=x", "page=0", "page=x"):
        assert worker.get(f"/companions/?{wrong}").status_code == 404


def test_a_meeting_is_recorded_on_the_phone(world: World, worker):
    pair = some.pair(world)
    typed = {"way": "meeting", "happened_on": "2018-03-18", "minutes": "90", "seen": "visible", "what": "下棋"}
    answer = worker.post(f"/companions/{pair.uid}/record/", {**typed, "seen": ""})
    assert answer.status_code == 422
    assert "下棋" in answer.content.decode()
    worker.post(f"/companions/{pair.uid}/record/", typed)
    assert PairContact.objects.get().minutes == 90
    shown = text(worker, f"/companions/{pair.uid}/")
    assert "下棋" in shown
    assert "1小时30分钟" in shown


def test_whoever_opens_no_cards_sees_the_pairs_in_their_hands_by_nickname_and_no_others(world: World):
    clerk = world.colleague("support_clerk", world.north)
    mine = some.pair(world, coordinator=clerk.user)
    people.call(person=mine.child, sort="nickname", text="小舟", by=world.system, at=NOW)
    other = some.pair(world, some.wishing(world, "陈小雨"), some.companion(world, "于白"))
    client = clerk.client()
    shown = text(client, "/companions/")
    assert "小舟" in shown
    assert "林小舟" not in shown
    assert "于白" not in shown
    assert "林小舟" not in text(client, f"/companions/{mine.uid}/")
    assert client.get(f"/companions/{other.uid}/").status_code == 403
    actions.end(pairing=mine, reason="moved", by=world.system, at=NOW)
    assert client.get(f"/companions/{mine.uid}/").status_code == 403


def test_the_child_says_no_and_nobody_is_asked_why(world: World, worker):
    pair = some.pair(world)
    worker.post(f"/companions/{pair.uid}/no/")
    assert Decline.objects.get().volunteer == pair.volunteer
    assert "孩子不愿意" in text(worker, f"/companions/{pair.uid}/")
    shown = text(worker, f"/companions/children/{pair.child.uid}/")
    assert "不再成立" in shown
    worker.post(f"/companions/wishes/{Decline.objects.get().uid}/end/")
    assert not Decline.objects.filter(until=None).exists()


def test_an_end_is_undone_by_whoever_wrote_it(world: World, worker):
    pair = some.pair(world)
    worker.post(f"/companions/{pair.uid}/end/", {"reason": "moved", "on": "2018-03-20"})
    pair.refresh_from_db()
    assert not pair.stands
    worker.post(f"/companions/{pair.uid}/again/", {"reason": ""})
    pair.refresh_from_db()
    assert pair.stands


def test_what_a_child_wishes_and_a_volunteer_offers_is_written_down(world: World, worker):
    child = some.child(world)
    typed = {"child": str(child.uid), "helps": ["talk", "art"], "language": "粤语", "day_2": "15-17"}
    worker.post("/companions/children/new/", typed)
    shown = text(worker, f"/companions/children/{child.uid}/")
    for word in ("谈心", "粤语", "周三"):
        assert word in shown
    free = some.papers(world, volunteers.enlisted(world))
    worker.post(f"/companions/volunteers/{free.uid}/offer/", {"helps": ["talk"], "most": "2", "languages": "粤语"})
    assert "已陪伴0名，最多2名" in text(worker, "/companions/waiting/")


def test_the_list_leaves_the_house_for_a_reason_and_without_names(world: World, worker):
    pair = some.pair(world)
    assert worker.post("/companions/export/", {"reason": " "}).status_code == 422
    answer = worker.post("/companions/export/", {"reason": "资助方评估"})
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:2] == b"PK"
    assert AuditEntry.objects.filter(verb="pairing.export").count() == 1
    assert pair.stands


def test_a_silent_pair_stands_on_the_first_page_of_whoever_looks_after_it(world: World, worker):
    some.pair(world, on=date(2018, 3, 1))
    assert "于青" in text(worker, "/")
    other = world.colleague("social_worker", world.north, 2).client()
    assert "于青" not in text(other, "/")
