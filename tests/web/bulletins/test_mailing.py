"""Sending a released issue by mail: pressed once, watched as long as one likes; and counts instead of names."""

import pytest
from django.core import mail
from django_tasks_db.models import DBTaskResult

from tests.factories.pages import Page
from tests.factories.press import HTMX, Press, page
from tests.factories.readers import reader, readers
from youju.services.communications.models import Letter, Mailing
from youju.web.bulletins.jobs import send_mailing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
THREE = 3


@pytest.fixture
def press(world):
    made = Press.of(world)
    made.release()
    return made


def work():
    for job in DBTaskResult.objects.ready():
        send_mailing.call(*job.args_kwargs["args"])
        job.delete()


def test_the_released_issue_leads_to_its_mailing_with_the_number_of_readers(press):
    readers(press.world, THREE)
    client = press.editor.client()
    assert "3位订阅者" in Page(client.get(press.at("released"))).text
    assert "发送给3位订阅者" in Page(client.get(press.at("mailing"))).text
    clerk = press.world.colleague("office_director", press.world.north).client()
    assert press.at("mailing") not in page(clerk, press.at("released"))


def test_each_reader_gets_the_message_with_an_own_way_to_leave_and_an_own_name(press):
    readers(press.world, THREE)
    client = press.editor.client()
    assert client.post(press.at("mailing")).status_code == 302
    assert not mail.outbox
    work()
    assert {message.to[0] for message in mail.outbox} == {f"reader{n}@example.org" for n in range(THREE)}
    said = [message.message().as_bytes() for message in mail.outbox]
    for header in (b"Message-ID: <", b"List-Unsubscribe: <http://localhost:8000/subscribe/leave/"):
        found = {data.split(header)[1].split(b">")[0] for data in said}
        assert len(found) == THREE
    assert all(b"mail.invalid" not in data for data in said)
    assert "已发出3封，共3封" in Page(client.get(press.at("mailing"))).text


def test_it_cannot_be_pressed_twice(press):
    readers(press.world, THREE)
    client = press.editor.client()
    client.post(press.at("mailing"))
    answer = client.post(press.at("mailing"))
    assert answer.status_code == 409
    work()
    work()
    assert len(mail.outbox) == THREE
    assert Mailing.objects.count() == 1


def test_a_correction_may_go_out_too_and_once(press):
    readers(press.world, 1)
    client = press.editor.client()
    client.post(press.at("mailing"))
    press.correct()
    assert client.post(press.at("mailing")).status_code == 302
    work()
    assert len(mail.outbox) == 2


def test_without_readers_nothing_is_sent(press):
    client = press.editor.client()
    assert "还没有人用邮件订阅" in Page(client.get(press.at("mailing"))).text
    assert client.post(press.at("mailing")).status_code == 409


def test_progress_is_asked_for_until_it_is_done(press):
    readers(press.world, THREE)
    client = press.editor.client()
    client.post(press.at("mailing"))
    going = client.get(press.at("mailing"), headers=HTMX).content.decode()
    assert 'hx-trigger="every 2s"' in going
    work()
    assert "every 2s" not in client.get(press.at("mailing"), headers=HTMX).content.decode()


def test_what_is_in_doubt_is_listed_and_decided_one_by_one(press):
    readers(press.world, THREE)
    client = press.editor.client()
    client.post(press.at("mailing"))
    work()
    Letter.objects.update(state="doubtful")
    text = page(client, press.at("mailing"))
    assert "reader0@example.org" not in text
    again, rest, stays = Letter.objects.order_by("pk")
    client.post(press.at("mailing", "letters", again.uid), {"again": "1"})
    client.post(press.at("mailing", "letters", rest.uid), {"rest": "1"})
    work()
    assert len(mail.outbox) == THREE + 1
    assert {row.pk: row.state for row in Letter.objects.all()} == {
        again.pk: "sent", rest.pk: "sent", stays.pk: "doubtful",
    }  # fmt: skip
    assert client.post(press.at("mailing", "letters", rest.uid), {"again": "1"}).status_code == 409


def test_subscribers_are_counts_and_one_address_by_its_full_wording(press):
    reader(press.world, "lin@example.org")
    reader(press.world, "qi@example.org")
    client = press.editor.client()
    text = page(client, "/bulletin/subscribers/")
    assert "example.org" not in text.replace("name@example.org", "")
    assert "<dd>2</dd>" in text
    part = client.post("/bulletin/subscribers/", {"address": "lin@example"})
    assert part.status_code == 422 or "没有订阅" in part.content.decode()
    assert "没有订阅" in client.post("/bulletin/subscribers/", {"address": "li@example.org"}).content.decode()
    found = client.post("/bulletin/subscribers/", {"address": " LIN@example.org"})
    assert "正在订阅" in found.content.decode()
    answer = client.post("/bulletin/subscribers/", {"address": "lin@example.org", "leave": "1"})
    assert answer.status_code == 302
    assert "<dd>1</dd>" in page(client, "/bulletin/subscribers/")
