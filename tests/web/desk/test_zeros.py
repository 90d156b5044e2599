"""Nothing this month: from the empty list by a second look to a zero, and back."""

import pytest

from tests.factories.pages import Page, errors
from youju.ground.evidence.models import Nil

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
LIST = "/desk/activities-session/"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}
STATED = "wrote on 2018-03-20: nothing this month."


@pytest.fixture
def author(world):
    return world.colleague("social_worker", world.north)


@pytest.fixture
def worker(author):
    return author.client()


def link(answer, text):
    return next(href for href, said in Page(answer).links.items() if said == text)


def state(client):
    """The way of a colleague from the empty list to the zero."""
    asking = client.get(link(client.get(LIST, **ENGLISH), "Nothing this month"), **ENGLISH)
    form = Page(asking).form("/nothing/")
    return client.post(form.action, form.fields, follow=True, **ENGLISH)


def test_the_second_look_names_office_kind_and_month_and_writes_nothing(world, worker):
    page = Page(worker.get(link(worker.get(LIST, **ENGLISH), "Nothing this month"), **ENGLISH))
    for said in (world.north.name, "Sessions held", "March 2018", "The month is not over yet."):
        assert said in page.text
    assert not Nil.objects.exists()


def test_the_list_of_the_month_says_who_stated_it_and_when(author, worker):
    page = Page(state(worker))
    assert f"{author.actor.label} {STATED}" in page.text
    assert "It counts as 0." in page.text
    assert STATED not in Page(worker.get(f"{LIST}?month=2018-02", **ENGLISH)).text
    assert STATED not in Page(worker.get("/desk/activities-partnership/", **ENGLISH)).text


def test_records_that_come_later_decide_and_the_list_says_so(world, worker):
    state(worker)
    world.record("activities.session", happened_on="2018-03-05", topic="补记")
    text = Page(worker.get(LIST, **ENGLISH)).text
    assert "Something was recorded since; the records decide." in text
    assert "补记" in text
    assert "It counts as 0." not in text


def test_it_is_taken_back_with_a_reason_and_stays_readable(world, worker):
    state(worker)
    editor = world.colleague("office_editor", world.north).client()
    asking = editor.get(link(editor.get(LIST, **ENGLISH), "Take it back"), **ENGLISH)
    form = Page(asking).form("/withdraw/")
    refused = editor.post(form.action, form.fields, **ENGLISH)
    assert refused.status_code == 422
    assert "Say why." in errors(refused)
    answer = editor.post(form.action, {**form.fields, "reason": "其实有一场"}, follow=True, **ENGLISH)
    assert STATED not in Page(answer).text
    assert "Nothing this month" in Page(answer).links.values()
    kept = Page(editor.get(f"{LIST}?withdrawn=1", **ENGLISH)).text
    assert STATED in kept
    assert "Reason: 其实有一场" in kept


def test_who_may_not_correct_does_not_take_back_a_colleagues(world, worker):
    state(worker)
    colleague = world.colleague("librarian", world.north).client()
    page = Page(colleague.get(LIST, **ENGLISH))
    assert STATED in page.text
    assert "Take it back" not in page.links.values()
    assert colleague.get(f"{LIST}nothing/{Nil.objects.get().uid}/withdraw/").status_code == 403


def test_another_offices_zero_is_not_there(world, worker):
    state(worker)
    stranger = world.colleague("office_director", world.south).client()
    assert STATED not in Page(stranger.get(LIST, **ENGLISH)).text
    assert stranger.get(f"{LIST}nothing/{Nil.objects.get().uid}/withdraw/").status_code == 404
    assert stranger.get(f"{LIST}nothing/?office={world.north.slug}").status_code == 404


def test_a_month_that_has_records_or_has_not_begun_is_not_offered(world, worker):
    assert "Nothing this month" not in Page(worker.get(f"{LIST}?month=2018-04", **ENGLISH)).links.values()
    assert worker.get(f"{LIST}nothing/?month=2018-04").status_code == 404
    world.record("activities.session", happened_on="2018-03-05")
    page = Page(worker.get(f"{LIST}nothing/?month=2018-03", **ENGLISH))
    assert "This month has records of this kind, so it is not nothing." in page.text
    answer = worker.post(f"{LIST}nothing/", {"month": "2018-03"}, **ENGLISH)
    assert answer.status_code == 422
    assert not Nil.objects.exists()


def test_the_ledger_has_no_such_door_but_takes_a_zero_in_the_month_grid(world, worker):
    assert worker.get("/desk/ledger-tally/nothing/").status_code == 404
    answer = worker.post("/ledger/month/?month=2018-03", {"n-calls-sessions-office": "0"}, follow=True)
    assert Page(answer).form("/ledger/month/").fields["n-calls-sessions-office"] == "0"
