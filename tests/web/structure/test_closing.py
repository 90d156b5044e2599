"""Closing a site, mending the calendar and resetting a second factor at the screen."""

from datetime import date

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.factories.world import NOW, Colleague, World
from youju.ground.access import actions
from youju.ground.access.models import AuditEntry, FactorReset
from youju.ground.access.refusals import NoSecondFactor, NotPermitted, OwnSecondFactor, WithoutReason
from youju.ground.organisations.models import CalendarDay, Site


@pytest.fixture
def client(world: World) -> Client:
    return world.colleague("office_editor", world.north).client()


@pytest.fixture
def site(world: World) -> Site:
    return world.furniture[world.north.pk].site


def close(client: Client, site: Site, last_day: str = "2018-03-09") -> str:
    answer = client.post(f"/structure/sites/{site.uid}/close/", {"last_day": last_day}, follow=True)
    return answer.content.decode()


def test_a_closed_site_is_offered_for_earlier_days_only(client: Client, site: Site):
    page = close(client, site)
    assert "最后一天是2018-03-09" in page
    assert "已关闭" in client.get("/structure/").content.decode()
    fields = "/desk/ledger-tally/fields/"
    assert site.name in client.post(fields, {"happened_on": "2018-03-09"}).content.decode()
    assert site.name not in client.post(fields, {"happened_on": "2018-03-10"}).content.decode()
    assert 'hx-trigger="change"' in client.get("/desk/ledger-tally/new/").content.decode()


def test_a_closed_site_stays_with_what_was_recorded_and_its_month(world: World, client: Client, site: Site):
    record = world.record("activities.session", happened_on="2018-03-05")
    close(client, site)
    assert site.name in client.get(f"/desk/activities-session/{record.uid}/").content.decode()
    assert site.name in client.get(f"/desk/activities-session/{record.uid}/correct/").content.decode()
    assert site.name in client.get("/ledger/month/?month=2018-03").content.decode()
    assert site.name not in client.get("/ledger/month/?month=2018-04").content.decode()
    assert site.name not in client.get("/activities/new/?month=2018-04").content.decode()


def test_a_list_offers_a_closed_site_last_and_as_closed_from_the_month_after(
    world: World, client: Client, site: Site
):
    world.record("activities.session", happened_on="2018-03-05")
    close(client, site)
    option, group = f'<option value="{site.uid}"', '<optgroup label="已关闭">'

    def listed(query: str) -> str:
        return client.get(f"/desk/activities-session/?{query}").content.decode()

    march, april = listed("month=2018-03"), listed("month=2018-04")
    assert option in march
    assert group not in march, "it was open on days of that month"
    assert april.index(group) < april.index(option)
    narrowed = listed(f"month=2018-04&site={site.uid}")
    assert f"{option} selected>" in narrowed


def test_a_site_is_reopened(client: Client, site: Site):
    close(client, site)
    assert (
        "已经关闭"
        in client.post(f"/structure/sites/{site.uid}/close/", {"last_day": "2018-03-12"}).content.decode()
    )
    client.post(f"/structure/sites/{site.uid}/reopen/")
    site.refresh_from_db()
    assert site.until is None
    assert client.post(f"/structure/sites/{site.uid}/reopen/").status_code == 409


def test_a_marked_day_is_mended_and_unmarked(world: World):
    admin = world.colleague("administrator").client()
    day = (date(2018, 4, 5), "off", "清明节", False)
    actions.mark_days(network=world.network, days=[day], by=world.system, at=NOW)
    marked = CalendarDay.objects.get()
    assert f"/structure/calendar/{marked.uid}/" in admin.get("/structure/calendar/?year=2018").content.decode()
    said = {"kind": "festival", "name": "清明", "confirmed": "on"}
    answer = admin.post(f"/structure/calendar/{marked.uid}/", said)
    assert answer["Location"] == "/structure/calendar/?year=2018"
    marked.refresh_from_db()
    assert (marked.kind, marked.name, marked.confirmed) == ("festival", "清明", True)
    admin.post(f"/structure/calendar/{marked.uid}/unmark/")
    assert not CalendarDay.objects.exists()
    reader = world.colleague("volunteer", world.south).client()
    assert f"{marked.uid}" not in reader.get("/structure/calendar/?year=2018").content.decode()


@pytest.fixture
def loser(world: World) -> Colleague:
    """Somebody who lost the phone."""
    return world.colleague("social_worker", world.north)


def test_a_lost_second_factor_is_reset_and_the_colleague_is_told(world: World, loser: Colleague):
    admin, session = world.colleague("administrator"), loser.client()
    assert session.get("/desk/").status_code == 200
    address = f"/structure/accounts/{loser.user.uid}/second-factor/"
    assert address in admin.client().get(f"/structure/accounts/{loser.user.uid}/").content.decode()
    assert admin.client().post(address, {"reason": ""}).status_code == 422
    admin.client().post(address, {"reason": "手机丢了"})
    assert not Authenticator.objects.filter(user=loser.user).exists()
    assert session.get("/desk/")["Location"].startswith("/accounts/login/")
    loser.user.refresh_from_db()
    again = loser.client()
    assert again.get("/desk/")["Location"] == "/accounts/2fa/"
    page = again.get("/accounts/2fa/").content.decode()
    assert "重置了你的第二步验证：手机丢了" in page
    assert admin.user.name in page
    assert AuditEntry.objects.filter(verb="second_factor.reset", subject=loser.user.uid).count() == 1


def test_nobody_resets_their_own_second_factor(world: World):
    admin = world.colleague("administrator")
    page = admin.client().get(f"/structure/accounts/{admin.user.uid}/").content.decode()
    assert "second-factor" not in page
    with pytest.raises(OwnSecondFactor):
        actions.reset_second_factor(user=admin.user, reason="手机丢了", by=admin.actor, at=NOW)
    answer = admin.client().post(f"/structure/accounts/{admin.user.uid}/second-factor/", {"reason": "手机丢了"})
    assert answer.status_code == 422
    assert "不能自己重置" in answer.content.decode()
    assert Authenticator.objects.filter(user=admin.user).exists()


def test_a_reset_needs_a_reason_something_to_reset_and_reach(world: World, loser: Colleague):
    far = World.found("far", "远方协作", (("north", "远方北", "远方北"), ("west", "远方西", "远方西")))
    cases = (
        (far.colleague("administrator").actor, "手机丢了", NotPermitted),
        (world.colleague("office_director", world.north).actor, "手机丢了", NotPermitted),
        (world.colleague("administrator").actor, " ", WithoutReason),
    )
    for by, reason, refusal in cases:
        with pytest.raises(refusal):
            actions.reset_second_factor(user=loser.user, reason=reason, by=by, at=NOW)
    Authenticator.objects.filter(user=loser.user).delete()
    with pytest.raises(NoSecondFactor):
        actions.reset_second_factor(user=loser.user, reason="手机丢了", by=cases[2][0], at=NOW)
    assert not FactorReset.objects.exists()
