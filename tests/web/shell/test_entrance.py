"""The entrance: login, the second factor, and what a colleague may open before it is set up."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from django.contrib.auth.hashers import make_password
from django.test import Client

from tests.factories.world import Colleague, World
from youju.ground.access.models import User

PASSWORD = "青石路上有一间图书角"


@pytest.fixture
def editor(world: World) -> Colleague:
    """Somebody whose role needs a second factor, and who set none up."""
    colleague = world.colleague("office_editor", world.north)
    Authenticator.objects.filter(user=colleague.user).delete()
    colleague.user.password = make_password(PASSWORD, hasher="scrypt")
    colleague.user.save(update_fields=["password"])
    return colleague


def login(colleague: Colleague, password: str = PASSWORD) -> tuple[Client, str]:
    client = Client()
    answer = client.post("/accounts/login/", {"login": colleague.user.username, "password": password})
    return client, answer.headers.get("Location", "") or answer.content.decode()


def test_the_login_page_says_where_a_new_password_comes_from(db: None):
    page = Client().get("/accounts/login/").content.decode()
    assert "请管理员给你一个新的" in page
    assert "用通行密钥登录" in page
    assert "/accounts/signup/" not in page


def test_a_wrong_password_is_said_in_chinese_without_saying_which_was_wrong(editor: Colleague):
    _client, page = login(editor, "wrong")
    assert "登录名或密码不对。" in page


def test_a_page_asked_for_before_login_is_opened_after_it(db: None):
    answer = Client().get("/structure/calendar/?year=2018")
    assert answer["Location"] == "/accounts/login/?next=/structure/calendar/%3Fyear%3D2018"


def test_htmx_is_sent_to_the_login_as_a_whole_page(db: None):
    answer = Client().get("/structure/", headers={"HX-Request": "true"})
    assert answer.status_code == 204
    assert answer["HX-Redirect"].startswith("/accounts/login/")


def test_a_role_that_needs_a_second_factor_opens_nothing_without_it_and_is_told_why(editor: Colleague):
    client, where = login(editor)
    assert where == "/"
    assert client.get("/")["Location"] == "/accounts/2fa/"
    assert client.get("/structure/")["Location"] == "/accounts/2fa/"
    page = client.get("/accounts/2fa/").content.decode()
    assert "只有密码不够" in page
    assert 'href="/structure/"' not in page


def test_a_role_that_needs_none_goes_straight_to_the_desk(world: World):
    client = world.colleague("librarian", world.north).client()
    Authenticator.objects.all().delete()
    assert client.get("/").status_code == 200
    assert "只有密码不够" not in client.get("/accounts/2fa/").content.decode()


def test_login_with_password_and_six_digits(editor: Colleague, world: World):
    secret = "JBSWY3DPEHPK3PXP"
    Authenticator.objects.create(user=editor.user, type="totp", data={"secret": secret})
    client, where = login(editor)
    assert where == "/accounts/2fa/authenticate/"
    assert client.get("/").status_code == 302
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"}).content.decode()
    assert "数字不对" in wrong
    code = f"{hotp_value(secret, next(iter(yield_hotp_counters_from_time()))):06}"
    assert client.post("/accounts/2fa/authenticate/", {"code": code})["Location"] == "/"
    assert client.get("/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/2fa/", "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/", "/accounts/2fa/webauthn/",
        "/accounts/reauthenticate/", "/accounts/password/change/", "/accounts/logout/", "/accounts/inactive/",
    ],
)  # fmt: skip
def test_every_page_of_the_account_stands_in_our_own_look(editor: Colleague, address: str):
    client = Client()
    client.force_login(editor.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "reauthenticated": True, "username": editor.user.username}
    ]
    session.save()
    answer = client.get(address, follow=True)
    assert answer.status_code == 200
    assert "build/youju.css" in answer.content.decode()
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_nobody_signs_up_and_no_page_sends_mail(db: None):
    assert "账号由管理员开" in Client().get("/accounts/signup/").content.decode()
    for closed in ("/accounts/password/reset/", "/accounts/email/", "/accounts/confirm-email/"):
        assert Client().get(closed).status_code == 404


def test_an_account_that_nobody_admitted_is_told_so_instead_of_going_in_circles(db: None):
    client = Client()
    user = User.objects.create(username="unadmitted", name="没人请来的")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/").status_code == 403


def test_leaving_is_a_post(world: World):
    client = world.colleague("support_clerk", world.north).client()
    assert "退出登录" in client.get("/accounts/logout/").content.decode()
    assert client.get("/").status_code == 200
    client.post("/accounts/logout/")
    assert client.get("/").status_code == 302


def test_whoever_types_the_bare_address_finds_the_bulletin_and_the_way_to_log_in(world: World):
    answer = Client().get("/")
    assert answer["Location"] == "/issues/"
    page = Client().get("/issues/").content.decode()
    assert 'href="/accounts/login/"' in page
    assert "同事登录" in page
    assert world.colleague("social_worker", world.north).client().get("/").status_code == 200


def test_after_logging_out_the_login_stands_ready_for_the_next_colleague(world: World):
    client = world.colleague("social_worker", world.north).client()
    assert client.post("/accounts/logout/")["Location"] == "/accounts/login/"
