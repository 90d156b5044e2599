"""Sites close and reopen, days are changed and unmarked, and nothing else about them can be set from outside."""

from datetime import date
from typing import Any

import pytest

from tests.factories.world import NOW, World
from youju.ground.access import actions
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import (
    ContradictoryDay,
    MarkedAlready,
    NotPermitted,
    SiteClosedAlready,
    SiteOpen,
    UnknownDetail,
)
from youju.ground.evidence import ports
from youju.ground.evidence.refusals import SiteClosed
from youju.ground.organisations.models import CalendarDay, Site
from youju.ground.periods import Period, month
from youju.reporting.bulletins.queries.composing import preview
from youju.services.activities.actions import change_activity, plan_activity, plan_month
from youju.services.activities.rules import NotOfASeries

MARCH = month(2018, 3)
TENTH = date(2018, 3, 10)


@pytest.fixture
def site(world: World) -> Site:
    return world.furniture[world.north.pk].site


def close(world: World, site: Site, until: date = TENTH) -> None:
    actions.close_site(site=site, until=until, by=world.system, at=NOW)
    world.north.__dict__.pop("_choices", None)


def test_after_its_closing_nothing_is_recorded_at_a_site_and_what_stands_stays(world: World, site: Site):
    before = world.record("activities.session", happened_on="2018-03-09")
    close(world, site)
    with pytest.raises(SiteClosed) as refused:
        world.record("activities.session", happened_on="2018-03-10", site=site.name)
    assert str(refused.value) == f"“{site.name}”从2018-03-10起已经关闭。"
    assert refused.value.field == "site"
    world.record("activities.session", happened_on="2018-03-09", site=site.name)
    before.refresh_from_db()
    assert before.site == site
    actions.reopen_site(site=site, by=world.system, at=NOW)
    world.north.__dict__.pop("_choices", None)
    world.record("activities.session", happened_on="2018-03-10", site=site.name)


def test_a_site_closes_once_and_reopens_once(world: World, site: Site):
    close(world, site)
    with pytest.raises(SiteClosedAlready):
        close(world, site, date(2018, 4, 1))
    actions.reopen_site(site=site, by=world.system, at=NOW)
    with pytest.raises(SiteOpen):
        actions.reopen_site(site=site, by=world.system, at=NOW)
    verbs = AuditEntry.objects.filter(subject=site.uid).order_by("id").values_list("verb", flat=True)
    assert list(verbs)[-2:] == ["site.close", "site.reopen"]


def test_only_the_own_office_closes_and_reopens(world: World, site: Site):
    neighbour = world.colleague("office_editor", world.south).actor
    with pytest.raises(NotPermitted):
        actions.close_site(site=site, until=TENTH, by=neighbour, at=NOW)
    close(world, site)
    with pytest.raises(NotPermitted):
        actions.reopen_site(site=site, by=neighbour, at=NOW)


def test_the_preview_shows_no_plan_of_a_closed_site_after_its_closing(world: World, site: Site):
    plan_month(activity=world.furniture[world.north.pk].activity, period=MARCH, by=world.system, at=NOW)
    fuzzy: dict[str, Any] = {"schedule": "4月中下旬", "site": site, "by": world.system, "at": NOW}
    plan_activity(office=world.north, name="踏青", activity_kind="outreach", since=date(2018, 1, 1), **fuzzy)
    assert {place.name for shown in preview([world.north], month(2018, 4)) for place in shown.places} == {
        site.name
    }
    close(world, site)
    days = {o.day for item in ports.planned([world.north.pk], MARCH) for o in item.occurrences}
    assert days
    assert max(days) < TENTH
    assert not preview([world.north], month(2018, 4))
    assert not preview([world.north], Period(TENTH, MARCH.end))


@pytest.mark.parametrize("name", ["office", "office_id", "uid", "id", "until", "colour"])
def test_what_no_form_asks_for_is_refused_by_every_change(world: World, site: Site, name: str):
    details: dict[str, Any] = {name: world.south if name == "office" else world.south.pk}
    before = Site.objects.filter(pk=site.pk).values().get()
    with pytest.raises(UnknownDetail):
        actions.change_site(site=site, by=world.system, at=NOW, **details)
    if name != "office":
        with pytest.raises(UnknownDetail):
            actions.open_site(office=world.north, name="新", by=world.system, at=NOW, **details)
    if name != "until":
        activity = world.furniture[world.north.pk].activity
        with pytest.raises(NotOfASeries):
            change_activity(activity=activity, by=world.system, at=NOW, **details)
    assert Site.objects.filter(pk=site.pk).values().get() == before


def mark(world: World, kind: str = "off", name: str = "清明节") -> CalendarDay:
    actions.mark_days(network=world.network, days=[(date(2018, 4, 5), kind, name, False)], by=world.system, at=NOW)
    return CalendarDay.objects.get(network=world.network, kind=kind, name=name)


def test_a_marked_day_is_changed_and_unmarked(world: World):
    day = mark(world)
    acting: dict[str, Any] = {"day": day, "by": world.system, "at": NOW}
    changed = actions.change_day(kind="festival", name="清明", confirmed=True, **acting)
    assert (changed.kind, changed.name, changed.confirmed, changed.day) == ("festival", "清明", True, day.day)
    actions.unmark_day(**acting)
    assert not CalendarDay.objects.exists()
    verbs = AuditEntry.objects.filter(subject=day.uid).order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["calendar.change", "calendar.unmark"]


def test_a_day_does_not_become_what_stands_already_or_what_contradicts_it(world: World):
    day, other = mark(world), mark(world, "festival", "寒食")
    with pytest.raises(ContradictoryDay):
        mark(world, "workday", "补班")
    with pytest.raises(ContradictoryDay):
        actions.change_day(day=other, kind="workday", name="补班", confirmed=True, by=world.system, at=NOW)
    with pytest.raises(MarkedAlready):
        actions.change_day(day=other, kind=day.kind, name=day.name, confirmed=True, by=world.system, at=NOW)
    assert CalendarDay.objects.count() == 2


def test_only_whoever_manages_the_network_changes_its_calendar(world: World):
    day, editor = mark(world), world.colleague("office_editor", world.north).actor
    with pytest.raises(NotPermitted):
        actions.change_day(day=day, kind="off", name="清明", confirmed=True, by=editor, at=NOW)
    with pytest.raises(NotPermitted):
        actions.unmark_day(day=day, by=editor, at=NOW)
