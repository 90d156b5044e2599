"""One's own calendar behind a secret link: shown once, read by any program, gone at once when it is revoked."""

from datetime import date, time
from hashlib import sha256

import pytest
import vobject
from icalendar import Calendar

from tests.factories.world import NOW, World
from youju.ground.access import actions as access
from youju.ground.access.models import AuditEntry, Membership, User, View
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.models import Feed, Session

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
PAGE = "/calendars/feeds/"


@pytest.fixture
def leader(world: World):
    """A social worker who leads the choir of the north: held on Saturdays, one moved, one called off."""
    stamp, who = {"by": world.system, "at": NOW}, world.colleague("social_worker", world.north)
    own = world.furniture[world.north.pk]
    for name, led in (("合唱团", who.user), ("书法", None)):
        made = actions.plan_activity(
            office=world.north, site=own.other_site, room="阁楼", name=name, activity_kind="class",
            schedule="每周六9:30-11:00", since=date(2018, 3, 1), leader=led, **stamp,
        )  # fmt: skip
        actions.plan_month(activity=made, period=month(2018, 3), **stamp)
    moved, gone = Session.objects.filter(activity__name="合唱团").order_by("day")[3:5]
    actions.move_session(session=moved, day=date(2018, 3, 25), start=time(9), end=time(10), **stamp)
    actions.cancel_session(session=gone, reason="停电", **stamp)
    return who


@pytest.fixture
def link(leader) -> str:
    return "/" + leader.client().post(PAGE).context["link"].split("/", 3)[3]


def test_two_readers_find_what_the_colleague_leads_and_nothing_else(client, leader, link):
    data = client.get(link).content
    events = {event["uid"]: event for event in Calendar.from_ical(data).walk("VEVENT")}
    sessions = Session.objects.filter(activity__name="合唱团").order_by("day", "pk")
    assert events.keys() == {f"{session.uid}@localhost" for session in sessions}
    told = {
        event["dtstart"].dt.date().isoformat(): (event["status"], event["sequence"]) for event in events.values()
    }
    assert told["2018-03-25"] == ("CONFIRMED", 1)
    assert told["2018-03-31"] == ("CANCELLED", 1)
    assert told["2018-03-03"] == ("CONFIRMED", 0)
    other = vobject.readOne(data.decode())
    assert {event.uid.value for event in other.vevent_list} == events.keys()
    assert "阁楼" in other.vevent_list[0].location.value


def test_the_same_session_is_the_same_event_in_the_public_calendar_of_its_site(client, world, leader, link):
    site = world.furniture[world.north.pk].other_site
    own, public = (
        {str(event["uid"]) for event in Calendar.from_ical(client.get(url).content).walk("VEVENT")}
        for url in (link, f"/calendar/north/{site.uid}.ics")
    )
    assert own < public


def test_only_a_hash_is_kept_and_nothing_tells_the_address_on(client, leader, link):
    secret = link.rsplit("/", 1)[1].removesuffix(".ics")
    assert len(secret) >= 43
    assert Feed.objects.get().digest == sha256(secret.encode()).hexdigest()
    page = leader.client().get(PAGE)
    assert secret not in page.content.decode()
    # A browser sends forms of a `no-referrer` page with `Origin: null`, which is refused.
    assert page["Referrer-Policy"] == "same-origin"
    answer = client.get(link)
    assert (answer["Referrer-Policy"], answer["Cache-Control"]) == ("no-referrer", "private, no-store")


def test_a_revoked_link_and_one_that_was_made_anew_lead_nowhere_at_once(client, leader, link):
    anew = "/" + leader.client().post(PAGE).context["link"].split("/", 3)[3]
    assert (client.get(link).status_code, client.get(anew).status_code) == (404, 200)
    leader.client().post(f"{PAGE}revoke/")
    assert client.get(anew).status_code == 404
    assert client.get(anew).content == client.get(f"{PAGE}never-was.ics").content
    verbs = AuditEntry.objects.filter(verb__startswith="feed.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["feed.open", "feed.revoke", "feed.open", "feed.revoke"]


def test_the_calendar_of_somebody_who_left_is_gone(client, world, leader, link):
    role = Membership.objects.get(user=leader.user)
    access.end_role(membership=role, until=NOW.date(), by=world.system, at=NOW)
    assert client.get(link).status_code == 404
    Membership.objects.filter(pk=role.pk).update(until=None)
    assert client.get(link).status_code == 200
    User.objects.filter(pk=leader.user.pk).update(is_active=False)
    assert client.get(link).status_code == 404


def test_when_it_was_last_read_is_shown_and_written_once_a_day(client, leader, link):
    assert "还没有" in leader.client().get(PAGE).content.decode()
    for _time in range(3):
        client.get(link)
    assert View.objects.filter(subject=Feed.objects.get().uid).count() == 1
    assert leader.client().get(PAGE).context["stands"].last_read.date() == NOW.date()
