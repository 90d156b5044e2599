"""Envelopes come in exactly once; what cannot be taken is held back for a person and never dropped."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from tests.factories.envelopes import post, sealed
from tests.factories.rolls import came, children, clerk, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import end_role
from youju.ground.access.models import Membership
from youju.ground.envelopes.models import Envelope, Hold, Ruling
from youju.services.activities import actions
from youju.services.activities.models import Mark

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


def mark(who: Any = None, said: str = "present", **more: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "said": said, "role": "child", "person": str(who.uid) if who else None, **more}


def letter(world: World, *marks: dict[str, Any], by: Any = None, **more: Any) -> Any:
    return sealed(by or clerk(world), session(world).uid, {"marks": list(marks)}, **more)


@pytest.fixture
def phone(world: World):
    session(world)
    return world.colleague("social_worker", world.north).client()


@pytest.fixture
def desk(world: World):
    return world.colleague("supervisor", world.north).client()


def ended(world: World) -> None:
    membership = Membership.objects.get(user=clerk(world).user)
    end_role(membership=membership, until=TODAY, by=world.system, at=NOW)


def decided(desk: Any, ruling: str, reason: str = "问过本人") -> Any:
    [hold] = Hold.objects.filter(ruling=None)
    return desk.post(f"/intake/held/{hold.envelope.uid}/", {"ruling": ruling, "reason": reason})


def test_a_set_of_marks_is_taken_once_however_often_it_comes(world, phone):
    bean, lan = children(world, "陈小豆", "白小兰")
    sent = letter(world, mark(bean), mark(lan), mark(n=2))
    states = [post(phone, sent, sent)[str(sent.key)]["state"] for _time in range(2)]
    assert states == ["known", "known"], "within one sending it was taken first"
    assert came(world) == 4
    assert (Envelope.objects.count(), Mark.objects.count()) == (1, 3)
    assert not Hold.objects.exists()


def test_the_answer_says_what_stands_now(world, phone):
    [bean] = children(world, "陈小豆")
    sent = letter(world, mark(bean))
    answer = phone.post("/intake/envelopes/", {"envelopes": "[]"}).json()
    assert answer == {"answers": [], "now": {}, "saved": "18:32"}
    assert post(phone, sent)[str(sent.key)] == {"key": str(sent.key), "state": "taken", "words": []}


def test_a_right_withdrawn_meanwhile_holds_the_envelope_back_until_somebody_takes_it(world, phone, desk):
    [bean] = children(world, "陈小豆")
    sent = letter(world, mark(bean))
    ended(world)
    assert post(phone, sent)[str(sent.key)]["state"] == "held"
    assert (came(world), Hold.objects.get().why) == (0, "right")
    assert "1" in desk.get("/").content.decode()
    text = desk.get(f"/intake/held/{Envelope.objects.get().uid}/").content.decode()
    assert "陈小豆" in text
    assert decided(desk, "accept", reason=" ").status_code == 422
    assert decided(desk, "accept").status_code == 302
    assert came(world) == 1
    assert Mark.objects.get().by == world.colleague("supervisor", world.north).actor, "whoever takes it answers"
    assert post(phone, sent)[str(sent.key)]["state"] == "held", "a second sending changes nothing"
    assert Hold.objects.count() == 1


def test_left_out_it_stays_readable_and_counts_nowhere(world, phone, desk):
    actions.cancel_session(session=session(world), reason="停电", by=world.system, at=NOW)
    post(phone, letter(world, mark(said="present", n=5)))
    assert Hold.objects.get().why == "refused"
    assert decided(desk, "accept").status_code == 422, "the session is still cancelled"
    assert decided(desk, "leave").status_code == 302
    assert not Ruling.objects.get().accepted
    assert "问过本人" in desk.get(f"/intake/held/{Hold.objects.get().envelope.uid}/").content.decode()
    assert "放学后托管" in desk.get("/intake/held/?decided=1").content.decode()


@pytest.mark.parametrize(("ruling", "n"), [("accept", 1), ("leave", 2)])
def test_the_same_key_with_other_content_is_shown_beside_the_first(world, phone, desk, ruling, n):
    bean, lan = children(world, "陈小豆", "白小兰")
    first = mark(bean)
    sent = letter(world, first, mark(lan))
    post(phone, sent)
    again = letter(world, {**first, "said": "absent"}, key=sent.key)
    for _time in range(2):
        assert post(phone, again)[str(sent.key)]["state"] == "held"
    assert came(world) == 2
    text = desk.get(f"/intake/held/{Hold.objects.get().envelope.uid}/").content.decode()
    assert text.index("到了") < text.index("缺席")
    assert decided(desk, ruling).status_code == 302
    assert came(world) == n


def test_a_mark_that_contradicts_another_envelope_is_held_back_and_the_others_are_taken(world, phone, desk):
    bean, lan = children(world, "陈小豆", "白小兰")
    first = mark(bean)
    post(phone, letter(world, first))
    [answer] = post(phone, letter(world, {**first, "said": "declined"}, mark(lan))).values()
    assert answer["state"] == "held"
    assert "记过别的内容" in answer["words"][0]
    assert (came(world), Hold.objects.get().why) == (2, "conflict")
    text = desk.get(f"/intake/held/{Hold.objects.get().envelope.uid}/").content.decode()
    assert text.index("到了") < text.index("请假")
    decided(desk, "accept")
    assert came(world) == 1


@pytest.mark.parametrize("how", ["closed", "no role"])
def test_what_a_colleague_who_has_left_sealed_is_handed_in_by_the_supervisor_and_held_back(world, desk, how):
    [bean] = children(world, "陈小豆")
    other = world.colleague("social_worker", world.north, 2)
    sent = letter(world, mark(bean), by=other.actor)
    assert post(desk, sent)[str(sent.key)]["state"] == "others", "who can still log in hands in by themselves"
    if how == "closed":
        other.user.is_active = False
        other.user.save()
    else:
        membership = Membership.objects.get(user=other.user)
        end_role(membership=membership, until=TODAY, by=world.system, at=NOW)
    colleague = world.colleague("social_worker", world.north, 3).client()
    far = world.colleague("supervisor", world.south).client()
    for client in (colleague, far):
        assert post(client, sent)[str(sent.key)]["state"] == "others"
    for _time in range(2):
        assert post(desk, sent)[str(sent.key)]["state"] == "held"
    row = Envelope.objects.get()
    assert (row.by, row.hold.why, came(world)) == (other.actor, "right", 0)
    assert decided(desk, "accept").status_code == 302
    assert came(world) == 1


def test_what_was_taken_is_deleted_from_the_envelope_and_taken_once(world, phone, desk):
    [bean] = children(world, "陈小豆")
    sent = letter(world, mark(bean))
    post(phone, sent)
    row = Envelope.objects.get()
    assert (bytes(row.content), row.key) == (b"", sent.key)
    assert post(phone, sent)[str(sent.key)]["state"] == "known"
    later = letter(world, mark(n=2))
    ended(world)
    post(phone, later)
    assert bytes(Envelope.objects.get(key=later.key).content)
    decided(desk, "accept")
    assert Envelope.objects.get(key=later.key).emptied
    assert "已采纳" in desk.get(f"/intake/held/{Envelope.objects.get(key=later.key).uid}/").content.decode()
    with pytest.raises(DatabaseError), transaction.atomic():
        Envelope.objects.filter(key=sent.key).update(content=b"other")


def test_nobody_hands_in_for_somebody_else_and_elsewhere_nothing_exists(world, phone):
    other = world.colleague("social_worker", world.north, 2)
    sent = letter(world, mark(n=1), by=other.actor)
    assert post(phone, sent)[str(sent.key)]["state"] == "others"
    far = world.colleague("social_worker", world.south)
    there, nowhere = letter(world, mark(n=1), by=far.actor), sealed(far.actor, uuid4(), {"marks": []})
    answers = post(far.client(), there, nowhere)
    assert {each["state"] for each in answers.values()} == {"stays"}
    assert len({tuple(each["words"]) for each in answers.values()}) == 1
    assert not Envelope.objects.exists()


def test_what_no_key_opens_is_kept(world, phone, desk, settings):
    sent = letter(world, mark(n=1))
    settings.SEALING_KEYS = {"new": b"a newer key for tests, 32 bytes."}
    assert post(phone, sent)[str(sent.key)]["state"] == "held"
    assert Hold.objects.get().why == "unreadable"
    assert decided(desk, "accept").status_code == 422
    assert bytes(Envelope.objects.get().content) == sent.content


@pytest.mark.parametrize("text", ["", "{}", "[1]", "[" * 100_000, '[{"version": 1}]', "[" + "1," * 40 + "1]"])
def test_what_cannot_be_read_is_refused_in_words(world, phone, text):
    answer = phone.post("/intake/envelopes/", {"envelopes": text})
    assert answer.status_code == 409
    assert answer.json()["refused"]


def test_the_list_is_narrowed_by_reason_and_by_who_sent(world, phone, desk):
    [bean] = children(world, "陈小豆")
    sent = letter(world, mark(bean))
    ended(world)
    assert post(phone, sent)[str(sent.key)]["state"] == "held"
    address, name = "/intake/held/", clerk(world).label
    for asked, there in (
        ("", True),
        (f"?q={name}", True),
        ("?q=没有的人", False),
        ("?why=right", True),
        ("?why=conflict", False),
        (f"?why=right&q={name[:1]}", True),
        ("?decided=1&why=right", False),
    ):
        said = desk.get(f"{address}{asked}").content.decode()
        assert ("放学后托管" in said) is there, asked
    assert "没有符合的" in desk.get(f"{address}?q=没有的人").content.decode()
    assert desk.get(f"{address}?why=nothing").status_code == 404
    assert desk.get(f"{address}?q=%00%25").status_code == 200
