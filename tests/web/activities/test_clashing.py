"""A form tells what a plan would clash with while it is typed, and asks for a word before it is saved so."""

import re
from datetime import date

import pytest

from tests.factories.world import NOW, World
from tests.web.activities.test_series import NEW, READING, TYPED
from youju.ground.access.models import AuditEntry
from youju.ground.periods import month
from youju.services.activities import actions
from youju.services.activities.models import Activity, Move, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def choir(world: World) -> Session:
    """On 14 April in the big room, led by a supervisor."""
    stamp = {"by": world.system, "at": NOW}
    made = actions.plan_activity(
        office=world.north, site=world.furniture[world.north.pk].site, room="大教室", name="合唱团",
        activity_kind="class", schedule="4月14日10:00-11:00", since=date(2018, 4, 1),
        leader=world.colleague("supervisor", world.north).user, **stamp,
    )  # fmt: skip
    return actions.plan_month(activity=made, period=month(2018, 4), **stamp)[0]


@pytest.fixture
def reader(world: World):
    return world.colleague("social_worker", world.north).client()


def tick(page) -> str:
    return re.search(r'name="aware" value="([0-9a-f]+)"', page.content.decode())[1]  # type: ignore[index]


def test_a_series_is_saved_over_a_clash_by_whoever_ticked_that_it_is_meant(world, reader, choir, evening):
    typed = {**TYPED, "site": str(choir.activity.site.uid), "room": "大教室"}
    seen = reader.get(READING, {**typed, "office": "north"})
    assert "同一间屋（北岸儿童服务站 · 大教室）有“合唱团”" in seen.content.decode()
    refused = reader.post(NEW, typed)
    assert refused.status_code == 422
    assert tick(refused) == tick(seen)
    assert not Activity.objects.filter(name="周末书场").exists()
    assert reader.post(NEW, {**typed, "aware": tick(refused)}).status_code == 302
    assert AuditEntry.objects.filter(verb="activity.despite", subject=Activity.objects.get(name="周末书场").uid)


def test_who_leads_two_things_at_once_is_told_before_the_session_moves(world, reader, choir, evening):
    leader = choir.activity.leader
    reader.post(NEW, {**TYPED, "leader": str(leader.uid), "schedule": "4月15日9:30-11:00", "plans": "on"})
    session = Session.objects.get(activity__name="周末书场")
    address = f"/activities/sessions/{session.uid}"
    there = {"move-day": "2018-04-14", "move-start": "10:30", "move-end": "12:00"}
    assert f"{leader.name}同时在带“合唱团”" in reader.get(f"{address}/clashes/", there).content.decode()
    refused = reader.post(f"{address}/move/", there)
    assert refused.status_code == 422
    assert not Move.objects.exists()
    assert reader.post(f"{address}/move/", {**there, "aware": tick(refused)}).status_code == 302
    # Right after it nothing is in the way.
    after = {"move-day": "2018-04-14", "move-start": "11:00", "move-end": "12:00"}
    assert "aware" not in reader.get(f"{address}/clashes/", after).content.decode()


def test_a_month_is_planned_over_a_clash_only_by_whoever_has_seen_it(world, reader, choir, evening):
    stamp = {"by": world.system, "at": NOW}
    for name, schedule in (
        ("周末书场", "5月12日9:30-11:00"),
        ("手工角", "5月12日10:00-10:30"),
        ("合唱排练", "5月13日9:00-10:00"),
    ):
        actions.plan_activity(
            office=world.north, site=choir.activity.site, room="小屋", name=name, activity_kind="class",
            schedule=schedule, since=date(2018, 5, 1), **stamp,
        )  # fmt: skip
    may = "/activities/2018-05/plan/?office=north"
    refused = reader.post(may)
    assert refused.status_code == 422
    assert "同一间屋（北岸儿童服务站 · 小屋）有“手工角”" in refused.content.decode()
    assert not Session.objects.filter(day__gte=date(2018, 5, 1)).exists()
    assert reader.post(may, {"seen": "1"}).status_code == 422
    assert reader.post(may, {"seen": "1", "aware": "0" * 32}).status_code == 422
    assert reader.post(may, {"seen": "1", "aware": tick(refused)}).status_code == 302
    assert Session.objects.filter(day=date(2018, 5, 12)).count() == 2
    assert AuditEntry.objects.filter(verb="activity.despite").count() == 2
    assert reader.post(may).status_code == 302
