"""The desk: what was recorded last, and where to go on."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.world import World

KIND = "communications.publication"


def test_a_recorder_finds_the_own_last_entries_newest_first(world: World):
    worker = world.colleague("social_worker", world.north)
    colleague = world.colleague("social_worker", world.north, number=2)
    for title in ("第一篇", "第二篇"):
        world.record(KIND, by=worker.actor, title=title)
    world.record(KIND, by=colleague.actor, title="别人的")
    page = worker.client().get("/").content.decode()
    assert page.index("第二篇") < page.index("第一篇")
    assert "别人的" not in page


def test_an_empty_desk_says_what_to_do_next(world: World):
    page = world.colleague("social_worker", world.north).client().get("/").content.decode()
    assert "你还没有记录" in page


def test_whoever_records_nothing_sees_where_to_go_on(world: World):
    page = world.colleague("auditor").client().get("/").content.decode()
    assert "我最近记的" not in page
    assert "/audit/" in page


def test_an_account_without_a_role_is_told_so(world: World):
    page = world.stranger("nobody").client().get("/").content.decode()
    assert "暂时没有可打开的页面" in page


def test_entries_of_an_office_one_has_left_are_gone_from_the_desk(world: World):
    moved = world.colleague("social_worker", world.north)
    world.record(KIND, by=moved.actor, title="北岸的一篇")
    moved.user.memberships.update(office=world.south)
    assert "北岸的一篇" not in moved.client().get("/").content.decode()


def test_the_desk_costs_the_same_for_one_entry_and_for_eight(world: World):
    worker = world.colleague("social_worker", world.north)
    client = worker.client()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/")
        return len(seen)

    world.record(KIND, by=worker.actor)
    queries()
    one = queries()
    for number in range(7):
        world.record(KIND, by=worker.actor, title=f"第{number}篇")
    assert queries() == one
