"""What a page says when something is refused or broken: what happened, what was kept, what to do."""

from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from django.views.defaults import permission_denied

from tests.factories.world import World
from youju.ground.access.permissions import OWN_ACCOUNT, PUBLIC
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.evidence.refusals import HappensInTheFuture
from youju.urls import handler400, handler403, handler404, handler500  # noqa: F401
from youju.urls import urlpatterns as doors
from youju.web.shell.needs import needs
from youju.web.shell.refusals import told_to


@needs(OWN_ACCOUNT)
def refusing(request: Any) -> HttpResponse:
    raise Refusal("这本书已经借出。")


@needs(OWN_ACCOUNT)
def forbidding(request: Any) -> HttpResponse:
    raise NotPermitted


@needs(PUBLIC)
def breaking(request: Any) -> HttpResponse:
    raise RuntimeError("a defect")


urlpatterns = [
    *doors,
    path("refusing/", refusing),
    path("forbidding/", forbidding),
    path("breaking/", breaking),
]
here = pytest.mark.urls(__name__)


@pytest.fixture
def client(world: World) -> Client:
    return world.colleague("support_clerk", world.north).client()


@here
def test_a_refusal_is_a_page_of_its_own_that_says_nothing_was_changed(client: Client):
    answer = client.get("/refusing/")
    assert answer.status_code == 409
    assert "这本书已经借出。" in answer.content.decode()
    assert "没有改动任何内容" in answer.content.decode()


@here
def test_beside_a_list_a_refusal_is_a_notice_and_the_list_stays(client: Client):
    answer = client.post("/refusing/", headers={"HX-Request": "true"})
    assert answer.status_code == 409
    assert answer["HX-Retarget"] == "#notices"
    assert "<html" not in answer.content.decode()
    assert "这本书已经借出。" in answer.content.decode()


@here
def test_a_missing_right_is_forbidden_and_not_a_conflict(client: Client):
    assert client.get("/forbidding/").status_code == 403


@here
def test_a_page_that_is_not_there_and_one_of_another_office_look_alike(client: Client, world: World):
    nowhere = client.get("/nowhere/")
    assert nowhere.status_code == 404
    assert "属于别的机构" in nowhere.content.decode()
    other = world.colleague("office_editor", world.north).client()
    site = world.furniture[world.south.pk].site
    elsewhere = other.get(f"/structure/sites/{site.uid}/")
    assert elsewhere.status_code == 404
    assert elsewhere.content == other.get("/nowhere/").content


@here
def test_a_door_that_the_role_does_not_open_says_so(client: Client):
    answer = client.get("/audit/")
    assert answer.status_code == 403
    assert "你的角色打不开这一页" in answer.content.decode()
    assert client.get("/audit/", headers={"HX-Request": "true"})["HX-Retarget"] == "#notices"


@here
def test_a_defect_of_ours_says_what_became_of_the_entry(client: Client):
    client.raise_request_exception = False
    answer = client.get("/breaking/")
    assert answer.status_code == 500
    assert "要么完整保存了，要么完全没有保存" in answer.content.decode()
    assert "a defect" not in answer.content.decode()


def test_a_form_that_was_open_too_long_is_explained(world: World):
    colleague = world.colleague("support_clerk", world.north)
    client = Client(enforce_csrf_checks=True)
    client.force_login(colleague.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = client.post("/accounts/logout/")
    assert answer.status_code == 403
    assert "打开得太久" in answer.content.decode()


def test_error_pages_need_neither_database_nor_login():
    request = RequestFactory().get("/")
    assert permission_denied(request, Exception(), template_name="403.html").status_code == 403


class Entry(forms.Form):
    happened_on = forms.CharField()
    name = forms.CharField()


def told(error: Exception) -> Entry:
    form = Entry({"happened_on": "x", "name": "y"})
    assert form.is_valid()
    with told_to(form):
        raise error
    assert not form.is_valid()
    return form


def test_a_refusal_stands_at_the_field_it_belongs_to():
    assert "happened_on" in told(HappensInTheFuture()).errors
    assert told(Refusal("不行。", field="unknown")).non_field_errors() == ["不行。"]


def test_what_a_model_finds_unfit_stands_at_its_field_in_plain_words():
    assert told(ValidationError({"name": "太长。"})).errors["name"] == ["太长。"]
    taken = told(ValidationError({"__all__": ValidationError("x", code="unique_together")}))
    assert taken.errors["name"] == ["这个名称已经有了。"]


def test_other_exceptions_are_not_swallowed():
    with pytest.raises(RuntimeError), told_to(Entry({})):
        raise RuntimeError
