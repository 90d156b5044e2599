"""Accounts: a colleague is admitted with a first role, gets more, loses them, and gets a new password."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from tests.factories.world import NOW, World
from youju.ground.access import actions
from youju.ground.access.models import Membership, User
from youju.ground.access.refusals import NotPermitted

PASSWORD = "青石路上有一间图书角"


@pytest.fixture(autouse=True)
def _on_a_tuesday_in_march():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def admin(world: World) -> Client:
    return world.colleague("administrator").client()


@pytest.fixture
def other_family(world: World) -> User:
    """A colleague of a network that the administrator has nothing to do with."""
    stamp = {"by": world.system, "at": NOW}
    network = actions.found_network(slug="other", name="远方网络", bulletin="远方月讯", **stamp)
    office = actions.open_office(network=network, slug="far", name="远方机构", city="远方", **stamp)
    return actions.welcome(
        login="far", name="远方的人", password=PASSWORD, role="librarian", network=network, office=office,
        since=date(2018, 1, 1), **stamp,
    )  # fmt: skip


def admission(world: World, **changed: str) -> dict[str, str]:
    return {
        "name": "林小禾", "login": "linxiaohe", "password": PASSWORD, "role": "social_worker",
        "where": str(world.north.uid), "since": "2018-03-20",
    } | changed  # fmt: skip


def test_a_colleague_is_admitted_with_a_first_role_and_can_log_in(world: World, admin: Client):
    answer = admin.post("/structure/accounts/new/", admission(world), follow=True)
    assert "林小禾" in answer.content.decode()
    user = User.objects.get(username="linxiaohe")
    assert user.check_password(PASSWORD)
    assert user.memberships.get().office == world.north


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"password": "1234567890"}, "密码"),
        ({"password": "kurz"}, "密码"),
        ({"role": "administrator"}, "这个角色属于整个网络。"),
        ({"where": "whole"}, "这个角色属于一个机构。"),
        ({"login": "没 有"}, "登录名"),
        ({"since": "昨天"}, "看不懂这个日期"),
        ({"where": "00000000-0000-0000-0000-000000000000"}, "在哪里"),
    ],
)
def test_an_admission_that_does_not_fit_admits_nobody(
    world: World, admin: Client, changed: dict[str, str], said: str
):
    if changed.get("where") == "whole":
        changed = {"where": f"whole:{world.network.uid}"}
    answer = admin.post("/structure/accounts/new/", admission(world, **changed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not User.objects.filter(username="linxiaohe").exists()


def test_a_login_that_is_taken_is_said_in_plain_words(world: World, admin: Client):
    admin.post("/structure/accounts/new/", admission(world))
    again = admin.post("/structure/accounts/new/", admission(world, name="另一个人"))
    assert "这个登录名已经有人用了。" in again.content.decode()


def test_a_role_is_given_and_ended(world: World, admin: Client):
    clerk = world.colleague("support_clerk", world.north)
    page = f"/structure/accounts/{clerk.user.uid}/"
    given = {"role": "librarian", "where": str(world.south.uid), "since": "2018-03-20"}
    assert "图书管理员" in admin.post(page, given, follow=True).content.decode()
    held = clerk.user.memberships.get(role="support_clerk")
    admin.post(f"/structure/roles/{held.uid}/end/", {"until": "2018-03-20"})
    held.refresh_from_db()
    assert held.until == date(2018, 3, 20)
    assert "以前" in admin.get(page).content.decode()


def test_a_role_cannot_be_ended_in_the_past(world: World, admin: Client):
    held = world.colleague("support_clerk", world.north).user.memberships.get()
    answer = admin.post(f"/structure/roles/{held.uid}/end/", {"until": "2018-03-19"})
    assert answer.status_code == 422
    assert "最早是2018-03-20" in answer.content.decode()
    held.refresh_from_db()
    assert held.until is None


def test_a_new_password_closes_the_sessions_that_are_open(world: World, admin: Client):
    clerk = world.colleague("support_clerk", world.north)
    session = clerk.client()
    assert session.get("/").status_code == 200
    admin.post(f"/structure/accounts/{clerk.user.uid}/password/", {"password": PASSWORD})
    assert session.get("/").status_code == 302
    assert User.objects.get(pk=clerk.user.pk).check_password(PASSWORD)


def test_accounts_of_another_network_are_nowhere(world: World, admin: Client, other_family: User):
    assert "远方" not in admin.get("/structure/accounts/").content.decode()
    assert "远方" not in admin.get("/structure/accounts/new/").content.decode()
    held = other_family.memberships.get()
    for way in (
        f"accounts/{other_family.uid}/",
        f"accounts/{other_family.uid}/password/",
        f"roles/{held.uid}/end/",
    ):
        assert admin.get(f"/structure/{way}").status_code == 404
        assert admin.post(f"/structure/{way}", {"until": "2018-03-20", "password": PASSWORD}).status_code == 404


def test_nobody_renews_the_password_of_another_networks_colleague(world: World, other_family: User):
    by = world.colleague("administrator").actor
    with pytest.raises(NotPermitted):
        actions.renew_password(user=other_family, password=PASSWORD, by=by, at=datetime.now(UTC))


def test_a_role_in_an_office_of_another_network_cannot_be_given(world: World, admin: Client, other_family: User):
    clerk = world.colleague("support_clerk", world.north)
    far = other_family.memberships.get().office
    given = {"role": "librarian", "where": str(far.uid), "since": "2018-03-20"}
    assert admin.post(f"/structure/accounts/{clerk.user.uid}/", given).status_code == 422
    assert not Membership.objects.filter(user=clerk.user, office=far).exists()


def test_an_office_director_manages_no_accounts(world: World):
    director = world.colleague("office_director", world.north).client()
    for way in ("accounts/", "accounts/new/"):
        assert director.get(f"/structure/{way}").status_code == 403
