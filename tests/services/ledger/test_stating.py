"""Numbers from paper: each counted once, whether by day or by month, whoever writes in the same moment."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connections

from tests.factories.world import NOW, World
from tests.ground.evidence.belonging import example
from tests.services.ledger.test_defining import HOMES, TALLY, define, value
from youju.ground.access.actions import name_group
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import correct, record, record_many, reinstate, withdraw
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month, quarter
from youju.reporting.figures.queries import compare
from youju.services.ledger.actions import Counted
from youju.services.ledger.models import Tally
from youju.services.ledger.rules import DaysAndMonth, NothingCounted, StatementStands, UnitsDoNotFit

VISITS = "ledger.visits.households"


def tally(world, day="2018-03-05", office=None, **cells):
    return world.record("ledger.tally", office=office, happened_on=day, **cells)


def homes(world, n, day="2018-03-01", **cells):
    """Households stated for the month of `day`."""
    return tally(world, day, tally_kind="探访", span="", sessions="", households=str(n), **cells)


def change(world, record, **changed):
    values = {**TALLY.read_values(Tally.objects.get(pk=record.pk)), **changed}
    version = Tally.objects.get(pk=record.pk).version
    return correct(kind=TALLY, record=record, values=values, version=version, reason="x", by=world.system, at=NOW)


def test_a_statement_stands_once_for_a_period_and_scope(world):
    define(world)
    homes(world, 3)
    with pytest.raises(StatementStands):
        homes(world, 4)
    homes(world, 4, "2018-02-01")
    homes(world, 5, site="北岸图书角")
    homes(world, 6, office=world.south)
    assert Tally.objects.filter(statement=True).count() == 4


def test_a_new_version_does_not_let_a_second_statement_in(world):
    define(world)
    homes(world, 3)
    define(world)
    with pytest.raises(StatementStands):
        homes(world, 4)
    assert value(world, VISITS).amount == 3
    assert not value(world, VISITS).at_least


def test_a_statement_taken_back_makes_room_and_does_not_come_back_beside_another(world):
    define(world)
    first = homes(world, 3)
    withdraw(kind=TALLY, record=first, reason="错", by=world.system, at=NOW)
    homes(world, 4)
    with pytest.raises(StatementStands):
        reinstate(kind=TALLY, record=first, reason="对", by=world.system, at=NOW)
    assert value(world, VISITS).amount == 4


@pytest.mark.parametrize("first", ["day", "month"])
def test_a_number_is_given_by_day_or_by_month_and_not_both(world, first):
    other = "month" if first == "day" else "day"
    tally(world, span=first)
    with pytest.raises(DaysAndMonth) as refused:
        tally(world, "2018-03-07", span=other)
    assert refused.value.field == "span"
    tally(world, "2018-02-07", span=other)
    tally(world, "2018-03-07", span=other, site="北岸图书角")
    tally(world, "2018-03-07", span=other, sessions="", minutes="90")
    tally(world, "2018-03-07", office=world.south, span=other)


def test_an_own_tally_can_be_turned_from_a_day_into_its_month_and_back(world):
    made = tally(world)
    change(world, made, span="month")
    made.refresh_from_db()
    assert (made.happened_on, made.until) == (date(2018, 3, 1), date(2018, 4, 1))
    change(world, made, span="day", happened_on=date(2018, 3, 9))
    tally(world, "2018-03-10")
    with pytest.raises(DaysAndMonth):
        change(world, made, span="month")
    assert value(world, "ledger.calls.sessions").amount == 122


def test_days_do_not_come_back_beside_the_month_that_replaced_them(world):
    day = tally(world)
    withdraw(kind=TALLY, record=day, reason="改用月报", by=world.system, at=NOW)
    tally(world, span="month", sessions="500")
    with pytest.raises(DaysAndMonth):
        reinstate(kind=TALLY, record=day, reason="对", by=world.system, at=NOW)
    assert value(world, "ledger.calls.sessions").amount == 500


def test_days_and_month_in_one_file_are_refused_together(world):
    row = example(TALLY, world.north)
    rows = [{**row, "happened_on": date(2018, 3, n)} for n in (1, 2)] + [{**row, "span": "month"}]
    with pytest.raises(DaysAndMonth) as refused:
        record_many(kind=TALLY, office=world.north, rows=rows, by=world.system, at=NOW)
    assert refused.value.row == 2
    assert not Tally.objects.exists()


def test_a_number_in_a_unit_that_is_not_counted_is_refused_at_its_field(world):
    with pytest.raises(UnitsDoNotFit) as refused:
        tally(world, persons="3")
    assert refused.value.field == "persons"
    with pytest.raises(NothingCounted):
        tally(world, sessions="")


def test_zero_is_a_number_and_empty_is_none(world):
    tally(world, sessions="0")
    found = value(world, "ledger.calls.sessions")
    assert (found.amount, found.records) == (0, 1)
    assert value(world, "ledger.calls.minutes").amount is None


def test_a_quarter_never_adds_households_up(world):
    define(world)
    for day, n in (("2018-01-01", 90), ("2018-02-01", 40), ("2018-03-01", 60)):
        homes(world, n, day)
    assert [value(world, VISITS, period=month(2018, m)).amount for m in (1, 2, 3)] == [90, 40, 60]
    found = value(world, VISITS, period=quarter(2018, 1))
    assert (found.amount, found.at_least) == (90, True)


def test_sites_of_distinct_households_give_a_lower_bound_and_a_whole_statement_overrules_them(world):
    define(world)
    homes(world, 30, site="北岸图书角")
    homes(world, 50, site="北岸儿童服务站")
    assert (value(world, VISITS).amount, value(world, VISITS).at_least) == (50, True)
    homes(world, 70)
    assert (value(world, VISITS).amount, value(world, VISITS).at_least) == (70, False)


def test_the_offices_households_add_up_each_counted_apart(world):
    define(world)
    homes(world, 30)
    homes(world, 20, office=world.south)
    scope = of_offices(world.north, world.south)
    assert planner.totals([indicators(world.network)[VISITS]], scope, month(2018, 3))[VISITS].amount == 50


def test_a_month_compares_with_the_month_before_and_a_missing_one_is_no_zero(world):
    define(world)
    homes(world, 40, "2018-02-01")
    homes(world, 60)
    found = compare(indicators(world.network)[VISITS], of_offices(world.north), month(2018, 3))
    assert (found.before.amount, found.last_year.amount) == (40, None)
    assert (found.year_to_date.amount, found.year_to_date.at_least) == (60, True)


def stock(world):
    define(
        world, "rooms", "场地", Counted("items", "场地", "可用场地", "个", reading="stock", disclosure="things")
    )

    def rooms(n, day="2018-03-01", **cells):
        return tally(world, day, tally_kind="场地", span="", sessions="", items=str(n), **cells)

    return rooms


def test_a_stock_is_its_last_statement_and_sites_add_up(world):
    rooms = stock(world)
    rooms(9, "2018-01-01")
    rooms(4, site="北岸图书角")
    rooms(6, site="北岸儿童服务站")
    assert value(world, "ledger.rooms.items").amount == 10
    assert value(world, "ledger.rooms.items", period=month(2018, 1)).amount == 9


def test_a_stock_of_two_groups_is_the_stock_of_both(world):
    rooms = stock(world)
    name_group(office=world.north, slug="platform", title="支持平台", by=world.system, at=NOW)
    rooms(3, group="直接服务")
    rooms(5, group="支持平台")
    assert value(world, "ledger.rooms.items").amount == 8


def test_a_stock_for_the_whole_office_overrules_that_of_its_parts(world):
    rooms = stock(world)
    rooms(10)
    rooms(4, site="北岸图书角")
    rooms(6, site="北岸儿童服务站")
    found = value(world, "ledger.rooms.items")
    assert (found.amount, found.at_least) == (10, False), "twenty rooms would be each room twice"


def test_an_older_whole_beside_newer_parts_is_only_a_lower_bound(world):
    rooms = stock(world)
    rooms(10, "2018-01-01")
    rooms(4, site="北岸图书角")
    found = value(world, "ledger.rooms.items", period=quarter(2018, 1))
    assert (found.amount, found.at_least) == (10, True)


def test_a_cumulative_total_is_stated_and_not_added_over_months(world):
    define(
        world, "ever", "累计家庭",
        Counted("households", "累计", "自年初以来", "户", reading="cumulative", since=date(2018, 1, 1)),
    )  # fmt: skip
    for day, n in (("2018-01-01", 500), ("2018-02-01", 560), ("2018-03-01", 596)):
        tally(world, day, tally_kind="累计家庭", sessions="", households=str(n))
    assert value(world, "ledger.ever.households").amount == 596
    assert value(world, "ledger.ever.households", period=quarter(2018, 1)).amount == 596


@pytest.mark.parametrize("case", ["two statements", "two versions", "day and month"])
def test_of_two_who_write_a_contradiction_at_once_one_is_told(own_database, case):
    world = World.found()
    first = define(world, "visits", "探访", HOMES)
    second = define(world) if case == "two versions" else first
    base = dict.fromkeys(field.name for field in TALLY.entry)
    base |= {"happened_on": date(2018, 3, 5), "approximate": False, "note": ""}
    if case == "day and month":
        rows = [{**base, "tally_kind": world.calls, "sessions": 5, "span": span} for span in ("day", "month")]
    else:
        rows = [{**base, "tally_kind": kind, "households": 5} for kind in (first, second)]
    start, outcomes = Barrier(2), []

    def write(values) -> None:
        try:
            start.wait()
            record(kind=TALLY, office=world.north, values=values, by=world.system, at=NOW)
            outcomes.append("written")
        except Refusal as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [Thread(target=write, args=(values,)) for values in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = "DaysAndMonth" if case == "day and month" else "StatementStands"
    assert sorted(outcomes) == sorted(["written", told])
    assert Tally.objects.standing().count() == 1
