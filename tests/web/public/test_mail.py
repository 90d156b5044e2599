"""The bulletin by mail as its readers meet it: asking, confirming, leaving; nothing is told about anybody."""

import re

import pytest
from django.core import mail
from django.test import Client
from django_tasks_db.models import DBTaskResult

from tests.factories.pages import Page, errors
from tests.factories.readers import reader
from tests.factories.world import NOW
from youju.services.communications.actions.subscribing import FROM_ONE_COMPUTER
from youju.services.communications.models import Subscriber
from youju.services.communications.queries import subscribers
from youju.web.public import tokens
from youju.web.public.jobs import write_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
ADDRESS = "lin@example.org"


def ask(client, address=ADDRESS, **headers):
    answer = client.post("/subscribe/", {"address": address}, **headers)
    for job in DBTaskResult.objects.ready():
        write_to.call(*job.args_kwargs["args"])
        job.delete()
    return answer


def links():
    """The addresses in the last letter, as paths."""
    return [link.removeprefix("http://localhost:8000") for link in re.findall(r"http\S+", mail.outbox[-1].body)]


def counts(world):
    found = subscribers.counts(world.network)
    return (found.asked, found.reading, found.left)


def test_who_asks_gets_a_letter_and_is_subscribed_by_pressing_the_button_in_it(world, client):
    assert ask(client)["Location"] == "/subscribe/asked/"
    letter = mail.outbox[-1]
    assert letter.to == [ADDRESS]
    assert world.network.bulletin in letter.subject
    confirm = links()[0]
    assert counts(world) == (1, 0, 0)
    page = client.get(confirm)
    assert "noindex" in page.content.decode()
    assert counts(world) == (1, 0, 0)
    done = client.post(confirm)
    assert "订阅成功" in done.content.decode()
    assert counts(world) == (0, 1, 0)
    assert client.post(confirm).status_code == 200
    assert counts(world) == (0, 1, 0)


def test_the_answer_is_the_same_whether_the_address_is_known_or_not(world, client):
    reader(world, "known@example.org")
    answers = []
    for address in ("known@example.org", "unknown@example.org"):
        answer = ask(client, address)
        answers.append((answer.status_code, answer["Location"], answer.content, len(mail.outbox)))
    assert [answer[:3] for answer in answers] == [answers[0][:3]] * 2
    assert [answer[3] for answer in answers] == [1, 2]
    assert "已经订阅" in mail.outbox[0].body
    assert "confirm" not in mail.outbox[0].body


def test_a_mailbox_that_had_enough_letters_gets_none_and_nobody_is_told(world, client):
    answers = {ask(client, headers={"X-Forwarded-For": "192.0.2.1"}).content for _turn in range(5)}
    assert len(answers) == 1
    assert len(mail.outbox) == 3


def test_a_computer_that_asks_for_many_is_told_to_wait(world, client):
    for number in range(FROM_ONE_COMPUTER):
        assert ask(client, f"a{number}@example.org").status_code == 302
    answer = ask(client, "one.more@example.org")
    assert answer.status_code == 429
    assert "一小时" in errors(answer)
    assert 'value="one.more@example.org"' in answer.content.decode()
    # A word that the visitor can choose changes nothing.
    assert ask(client, "x@example.org", headers={"X-Forwarded-For": "203.0.113.9"}).status_code == 429


@pytest.mark.parametrize(
    "typed", ["", "lin", "lin@example.org\r\nBcc: qi@example.org", "林@example.org", "x" * 999]
)
def test_a_bad_address_is_refused_at_its_field_and_nothing_is_sent(world, client, typed):
    answer = ask(client, typed)
    assert answer.status_code == 422
    assert errors(answer)
    assert not Subscriber.objects.exists()
    assert not mail.outbox


def test_leaving_is_one_press_in_the_mail_program_without_login_and_cookie(world):
    found = reader(world, ADDRESS)
    link = tokens.leave_address(found).removeprefix("http://localhost:8000")
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(link, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert not answer.cookies
    assert counts(world) == (0, 0, 1)
    assert strict.post(link).status_code == 200


def test_opening_the_link_to_leave_changes_nothing(world, client):
    found = reader(world, ADDRESS)
    link = tokens.leave_address(found).removeprefix("http://localhost:8000")
    page = client.get(link)
    assert not page.cookies
    assert "退订" in Page(page).text
    assert ADDRESS not in page.content.decode()
    assert counts(world) == (0, 1, 0)


def test_asking_and_confirming_want_the_token_of_the_form(world, client):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/subscribe/", {"address": ADDRESS}).status_code == 403
    ask(client)
    assert strict.post(links()[0]).status_code == 403
    assert counts(world) == (1, 0, 0)


def test_words_that_we_did_not_sign_open_nothing(world, client):
    found = reader(world, ADDRESS)
    leave = tokens.leave_address(found).rsplit("/", 2)[1]
    confirm = tokens.confirm_address(found).rsplit("/", 2)[1]
    for kind, words in (
        ("leave", (confirm, "x", f"{leave}x", "%00", f"{found.uid.hex}:")),
        ("confirm", (leave, ":")),
    ):
        for word in words:
            for answer in (client.get(f"/subscribe/{kind}/{word}/"), client.post(f"/subscribe/{kind}/{word}/")):
                assert answer.status_code == 404, word
    assert counts(world) == (0, 1, 0)


def test_a_link_from_before_the_secret_was_changed_still_leaves(world, client, settings):
    link = tokens.leave_address(reader(world, ADDRESS)).removeprefix("http://localhost:8000")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another secret", [settings.SECRET_KEY]
    assert client.post(link).status_code == 200
    assert counts(world) == (0, 0, 1)


def test_a_link_that_ran_out_says_so(world, client):
    ask(client)
    used = links()[0]
    Subscriber.objects.update(asked_at=NOW.replace(hour=17))
    answer = client.post(used)
    assert answer.status_code == 410
    assert "失效" in answer.content.decode()


def test_the_page_says_what_is_kept_and_that_it_sets_a_cookie(world, client):
    text = Page(client.get("/subscribe/")).text
    for word in ("加密", "三天", "两周", "Cookie"):
        assert word in text
