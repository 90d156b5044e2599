"""Telling the enrolled: texts to paste, ticks by channel, and how many have been told wherever one looks."""

from datetime import timedelta
from urllib.parse import unquote

import pytest

from tests.factories.people import person
from tests.factories.rolls import children, clerk, series, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.people.actions import call
from youju.services.activities.actions.enrolling import enrol
from youju.services.activities.models import Cancellation, MakeUp, Notice, Session, Telling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
LATER = TODAY + timedelta(days=3)


@pytest.fixture
def kids(world: World):
    made = children(world, "陈小豆", "白小兰")
    call(person=made[0], sort="nickname", text="豆豆", by=clerk(world), at=NOW)
    return made


@pytest.fixture
def reader(world: World):
    return world.colleague("social_worker", world.north).client()


def address(there: Session, verb: str = "") -> str:
    return f"/activities/sessions/{there.uid}/{verb}"


def called_off(world: World, reader, **typed: str) -> Notice:
    there = session(world, LATER)
    answer = reader.post(address(there, "cancel/"), {"cancel-reason": "老师家里有事", **typed})
    notice = Notice.objects.get()
    assert answer.headers["Location"] == f"/activities/notices/{notice.uid}/"
    return notice


def page(notice: Notice, verb: str = "") -> str:
    return f"/activities/notices/{notice.uid}/{verb}"


def test_calling_off_leads_to_the_texts(world, reader, kids):
    notice = called_off(world, reader, **{"cancel-word": "停电一天"})
    context = reader.get(page(notice)).context
    group, (lan, dou) = context["group"], context["texts"]
    for text in (group, lan.words, dou.words):
        assert "停电一天" in text
        assert not any(name in text for name in ("陈小豆", "白小兰", "老师家里有事"))
    assert "豆豆" not in group
    assert dou.words.splitlines()[0] == "豆豆的家长，您好："
    assert lan.words.splitlines()[0] == "家长，您好："


def test_every_text_lies_in_a_field_of_the_page_for_whoever_has_no_script(world, reader, kids):
    notice = called_off(world, reader)
    text = reader.get(page(notice)).content.decode()
    assert text.count("<textarea readonly") == 3
    assert text.count('data-copies="#text-') == 2
    assert 'data-copies="#for-all"' in text


def test_a_text_opens_as_a_text_message_without_a_number_and_is_ticked_by_hand(world, reader, kids):
    notice = called_off(world, reader, **{"cancel-word": "停电&一天 #2"})
    one = reader.get(page(notice)).context["texts"][1]
    scheme, _, words = one.sms.partition("?&body=")
    assert (scheme, unquote(words)) == ("sms:", one.words)
    assert not set("&#\n ") & set(words)
    assert one.sms.replace("&", "&amp;") in reader.get(page(notice)).content.decode()
    reader.post(page(notice), {"person": [str(uid) for uid in one.family.uids], "channel": "sms"})
    assert Telling.objects.get().channel == "sms"


def test_a_notice_opens_as_a_mail_in_the_own_program_and_names_no_address(world, reader, kids):
    notice = called_off(world, reader)
    one = reader.get(page(notice)).context["texts"][1]
    scheme, _, words = one.mail.partition("&body=")
    assert scheme.startswith("mailto:?subject=")
    assert unquote(words).replace("\r\n", "\n") == one.words
    assert one.mail.replace("&", "&amp;") in reader.get(page(notice)).content.decode()
    reader.post(page(notice), {"person": [str(uid) for uid in one.family.uids], "channel": "mail"})
    assert Telling.objects.get().channel == "mail"
    assert "短信" in reader.get(page(notice)).content.decode()


def test_told_is_ticked_by_channel_and_shown_on_session_series_and_first_page(world, reader, kids):
    notice = called_off(world, reader)
    family = reader.get(page(notice)).context["texts"][0].family
    reader.post(page(notice), {"person": [str(uid) for uid in family.uids], "channel": "phone"})
    tick = Telling.objects.get()
    assert (tick.channel, tick.by) == ("phone", world.colleague("social_worker", world.north).actor)
    addresses = (address(notice.session), f"/activities/series/{series(world).uid}/", "/", page(notice))
    for where in addresses[:3]:
        assert "已告知1/2人" in reader.get(where).content.decode()
    assert "1 / 2" in reader.get(page(notice)).content.decode()
    reader.post(page(notice), {"channel": "group"})
    assert "还没通知到" not in reader.get("/").content.decode()
    reader.post(page(notice, "take-back/"), {"person": [str(uid) for uid in family.uids]})
    assert "已告知1/2人" in reader.get("/").content.decode()


@pytest.mark.parametrize(
    "typed",
    [
        {}, {"channel": ""}, {"channel": "group" * 999}, {"channel": "phone", "person": "x"},
        {"channel": "phone", "person": "0" * 36}, {"channel": "phone", "person": str(series)},
        {"channel": "鸽子"}, {"person": "1"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_ticks_nobody(world, reader, kids, typed):
    notice = called_off(world, reader)
    assert reader.post(page(notice), typed).status_code == 422
    assert reader.post(page(notice, "take-back/"), typed).status_code == 422
    assert not Telling.objects.exists()


def test_a_word_that_names_a_child_is_refused_and_what_was_typed_stays(world, reader, kids):
    typed = {"cancel-reason": "生病", "cancel-word": "陈小豆发烧"}
    answer = reader.post(address(session(world, LATER), "cancel/"), typed)
    assert answer.status_code == 422
    assert 'value="陈小豆发烧"' in answer.content.decode()
    assert not Cancellation.objects.exists()


def test_a_cancelled_session_is_made_up_from_its_page(world, reader, kids):
    called_off(world, reader)
    off = session(world, LATER)
    wrong = reader.post(address(off, "make-up/"), {"makeup-day": "someday", "makeup-word": "带水"})
    assert wrong.status_code == 422
    assert 'value="带水"' in wrong.content.decode()
    day = TODAY + timedelta(days=10)
    answer = reader.post(address(off, "make-up/"), {"makeup-day": str(day), "makeup-start": "09:00"})
    made = MakeUp.objects.get().session
    notice = Notice.objects.get(session=made)
    assert answer.headers["Location"] == page(notice)
    assert f"补{LATER}取消的一场" in reader.get(address(made)).content.decode()
    again = reader.post(address(off, "make-up/"), {"makeup-day": str(day)})
    assert again.status_code == 422
    assert "已经补过" in again.content.decode()


def test_a_reminder_and_another_place_make_texts(world, reader, kids):
    there = session(world, LATER)
    nowhere = reader.post(address(there, "notices/"), {"tell-sort": "place", "tell-place": ""})
    assert nowhere.status_code == 422
    reader.post(address(there, "notices/"), {"tell-sort": "place", "tell-place": "公园东门"})
    assert "这一次在：公园东门" in reader.get(page(Notice.objects.get())).context["group"]
    reader.post(address(there, "notices/"), {"tell-sort": "reminder", "tell-word": "带水杯"})
    last = Notice.objects.order_by("-pk")[0]
    assert "地点：公园东门" in reader.get(page(last)).context["group"]
    assert reader.get(page(Notice.objects.order_by("pk")[0])).context["told"].overtaken


def test_without_anybody_enrolled_there_is_a_text_for_the_group_and_nobody_to_tick(world, reader):
    there = session(world, LATER)
    answer = reader.post(address(there, "move/"), {"move-day": str(LATER + timedelta(days=1))})
    assert answer.headers["Location"].startswith("/activities/2018-03/")
    notice = Notice.objects.get()
    assert "改到：" in reader.get(page(notice)).context["group"]
    assert reader.get("/").context["to_tell"] is None


def test_who_may_not_see_names_sees_none_and_no_count(world, reader, kids):
    notice = called_off(world, reader)
    clerk_of_support = world.colleague("support_clerk", world.north).client()
    assert "已告知" not in clerk_of_support.get(address(notice.session)).content.decode()
    answer = clerk_of_support.get(page(notice))
    assert (answer.context["texts"], answer.context["told"].count.total) == ([], 0)
    assert world.colleague("social_worker", world.south).client().get(page(notice)).status_code == 404


def test_a_grown_up_is_called_without_parents(world, reader):
    elder = person(world, "于奶奶")
    call(person=elder, sort="nickname", text="于姐", by=clerk(world), at=NOW)
    enrol(activity=series(world), person=elder, role="elder", by=clerk(world), at=NOW)
    notice = called_off(world, reader)
    assert reader.get(page(notice)).context["texts"][0].words.startswith("于姐，您好：")
