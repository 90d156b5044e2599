"""The month grid: what stands is filled in, one press writes what changed, all of it or nothing."""

from datetime import date, timedelta

import pytest
import time_machine

from tests.factories.pages import Page, errors
from tests.factories.world import NOW, World
from youju.ground.access.models import AuditEntry
from youju.services.ledger.actions import Counted, define_kind
from youju.services.ledger.models import Tally

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
MONTH = "/ledger/month/?month=2018-03"
ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture
def worker(world: World):
    return world.colleague("social_worker", world.north)


@pytest.fixture
def families(world: World):
    return define_kind(
        network=world.network, office=world.north, key="families", label="服务家庭",
        measures=[
            Counted("households", "服务家庭", "当月服务的家庭,一户算一次"),
            Counted("attendances", "家庭人次", "家庭成员参加的人次"),
        ],
        by=world.system, at=NOW,
    )  # fmt: skip


def form(client, address: str = MONTH) -> dict:
    return Page(client.get(address)).form("/ledger/month/?month").fields


def name(world: World, unit: str, site=None, kind: str = "calls") -> str:
    return f"n-{kind}-{unit}-{site.uid if site else 'office'}"


def save(client, address: str = MONTH, **changes):
    return client.post(address, {**form(client, address), **changes}, **ENGLISH)


def test_rows_are_all_numbers_and_columns_all_places(world, worker, families):
    page = Page(worker.client().get(MONTH, **ENGLISH))
    site = world.furniture[world.north.pk].site
    expected = {
        name(world, unit, place, kind)
        for kind, units in (("calls", ("sessions", "minutes")), ("families", ("households", "attendances")))
        for unit in units
        for place in (None, site, world.furniture[world.north.pk].other_site)
    }
    assert {field for field in page.form("month=2018-03").fields if field.startswith("n-")} == expected
    assert all(
        part in page.text for part in ("Whole office", "北岸儿童服务站", "北岸图书角", "家庭人次", "来电时长 分钟")
    )


def test_one_press_records_the_month_and_the_numbers_stand_when_one_comes_back(world, worker, families):
    site, client = world.furniture[world.north.pk].site, worker.client()
    answer = save(
        client,
        **{
            name(world, "sessions"): "61", name(world, "minutes"): "1小时30分钟",
            name(world, "sessions", site): "0", name(world, "households", None, "families"): "约80",
        },
    )  # fmt: skip
    assert answer.status_code == 302
    assert "Saved 18:32: 3 new, 0 corrected, 0 withdrawn." in Page(client.get(MONTH, **ENGLISH)).text
    made = {(t.tally_kind.key, t.site): t for t in Tally.objects.all()}
    assert set(made) == {("calls", None), ("calls", site), ("families", None)}
    whole = made["calls", None]
    assert (whole.sessions, whole.minutes, whole.by) == (61, 90, worker.actor)
    assert (whole.happened_on, whole.until) == (date(2018, 3, 1), date(2018, 4, 1))
    assert made["calls", site].sessions == 0
    assert (made["families", None].households, made["families", None].approximate) == (80, True)
    filled = form(client)
    assert filled[name(world, "sessions")] == "61"
    assert filled[name(world, "minutes")] == "1小时30分钟"
    assert filled[name(world, "households", None, "families")] == "约80"
    assert AuditEntry.objects.filter(verb="ledger.enter_month").count() == 1


def test_saving_what_stands_changes_nothing(world, worker):
    client = worker.client()
    save(client, **{name(world, "sessions"): "61"})
    entries = AuditEntry.objects.count()
    save(client)
    assert AuditEntry.objects.count() == entries
    assert Tally.objects.get().version == 1


def test_what_changed_is_corrected_and_what_was_emptied_is_withdrawn(world, worker):
    site, client = world.furniture[world.north.pk].site, worker.client()
    save(
        client, **{name(world, "sessions"): "61", name(world, "minutes"): "90", name(world, "sessions", site): "4"}
    )
    save(client, **{name(world, "sessions"): "62", name(world, "minutes"): "", name(world, "sessions", site): ""})
    whole = Tally.objects.get(site=None)
    assert (whole.sessions, whole.minutes, whole.version) == (62, None, 2)
    assert Tally.objects.get(site=site).withdrawal is not None
    assert form(client)[name(world, "sessions", site)] == ""


def test_a_number_added_later_joins_the_tally_of_its_place(world, worker, families):
    client = worker.client()
    save(client, **{name(world, "households", None, "families"): "5"})
    save(client, **{name(world, "attendances", None, "families"): "12"})
    tally = Tally.objects.get()
    assert (tally.households, tally.attendances, tally.version) == (5, 12, 2)


def test_cells_that_cannot_be_read_say_why_and_everything_typed_is_kept(world, worker):
    typed = {name(world, "sessions"): "viele", name(world, "minutes"): "90"}
    answer = save(worker.client(), **typed)
    assert answer.status_code == 422
    assert "来电咨询 · Whole office: “viele” is not a whole number." in errors(answer)
    kept = Page(answer).form("month=2018-03").fields
    assert {key: kept[key] for key in typed} == typed
    assert Tally.objects.count() == 0


def test_a_refusal_stands_at_its_cell_and_nothing_of_the_sheet_is_written(world, worker):
    site = world.furniture[world.north.pk].site
    client = worker.client()
    given = form(client) | {name(world, "sessions"): "61", name(world, "sessions", site): "5"}
    # Meanwhile somebody records a day of the same month and place.
    world.record("ledger.tally", sessions="3", site=site.name)
    answer = client.post(MONTH, given, **ENGLISH)
    assert answer.status_code == 422
    assert Tally.objects.count() == 1
    kept = Page(answer).form("month=2018-03").fields
    assert (kept[name(world, "sessions")], kept[name(world, "sessions", site)]) == ("61", "5")
    assert "Meanwhile this was recorded otherwise" in errors(answer)


def test_daily_tallies_stand_as_their_sum_and_are_not_typed_over(world, worker):
    for day in ("2018-03-05", "2018-03-06"):
        world.record("ledger.tally", happened_on=day, sessions="30")
    page = Page(worker.client().get(MONTH, **ENGLISH))
    assert name(world, "sessions") not in page.form("month=2018-03").fields
    assert "60 from daily tallies" in page.text


def test_older_numbers_are_corrected_with_a_reason(world, worker):
    client = worker.client()
    save(client, **{name(world, "sessions"): "61"})
    with time_machine.travel(NOW + timedelta(hours=30), tick=False):
        later = worker.client()
        answer = save(later, **{name(world, "sessions"): "62"})
        assert answer.status_code == 422
        assert "Say why" in errors(answer)
        assert Page(answer).form("month=2018-03").fields[name(world, "sessions")] == "62"
        save(later, **{name(world, "sessions"): "62", "reason": "漏数一个"})
    assert Tally.objects.get().sessions == 62


def test_two_who_enter_at_once_see_both_numbers(world, worker):
    client, other = worker.client(), world.colleague("supervisor", world.north).client()
    save(client, **{name(world, "sessions"): "61"})
    mine = form(client)
    save(other, **{name(world, "sessions"): "70", "reason": "重数"})
    answer = client.post(MONTH, {**mine, name(world, "sessions"): "62"}, **ENGLISH)
    assert answer.status_code == 422
    assert "Somebody changed this record" in errors(answer)
    assert "Now it says: 70" in Page(answer).text
    assert Page(answer).form("month=2018-03").fields[name(world, "sessions")] == "62"
    assert Tally.objects.get().sessions == 70


def test_groups_of_results_have_sheets_of_their_own(world, worker):
    client, direct = worker.client(), f"{MONTH}&group=direct"
    save(client, direct, **{name(world, "sessions"): "9"})
    assert Tally.objects.get().group == world.furniture[world.north.pk].group
    assert form(client)[name(world, "sessions")] == ""
    assert form(client, direct)[name(world, "sessions")] == "9"
    assert client.get(f"{MONTH}&group=unknown").status_code == 404


def test_one_place_can_be_picked_and_another_offices_cannot(world, worker):
    own, foreign = world.furniture[world.north.pk].site, world.furniture[world.south.pk].site
    numbers = [f for f in form(worker.client(), f"{MONTH}&place={own.uid}") if f.startswith("n-")]
    assert set(numbers) == {name(world, "sessions", own), name(world, "minutes", own)}
    assert worker.client().get(f"{MONTH}&place={foreign.uid}").status_code == 404
    assert worker.client().get(f"{MONTH}&office=south").status_code == 404


def test_months_that_have_not_begun_have_no_sheet(worker):
    assert worker.client().get("/ledger/month/?month=2018-04").status_code == 404
    assert worker.client().get("/ledger/month/?month=all").status_code == 404


def test_early_in_a_month_the_sheet_is_that_of_the_month_before(worker):
    with time_machine.travel(NOW.replace(month=4, day=3), tick=False):
        assert "month=2018-03" in Page(worker.client().get("/ledger/month/")).forms[-1].action
