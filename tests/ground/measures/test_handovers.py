"""From a day on other records count for a figure: nothing twice, nothing on the wrong side, nothing lost."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from tests.factories.world import NOW, World
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Handover
from youju.ground.evidence.refusals import CountedElsewhere
from youju.ground.measures import indicators as register
from youju.ground.measures import planner
from youju.ground.measures.actions import end_handover, hand_over, undo_handover
from youju.ground.measures.handovers import handed_over
from youju.ground.measures.indicators import Disclosure, Rows, Term, Total, declare, indicators
from youju.ground.measures.refusals import (
    CountsAlready,
    EndsBeforeItBegins,
    HandedOverAlready,
    NoTermOfFigure,
    NotHandedOver,
    OnTheWrongSide,
    UnknownFigure,
)
from youju.ground.measures.scopes import of_offices
from youju.ground.organisations.models import Office
from youju.ground.periods import Period

FIGURE = "wall.calls"
SESSION, TALLY, ATTENDANCE = "activities.session", "ledger.tally", "activities.attendance"
TENTH = date(2018, 3, 10)
MARCH = Period(date(2018, 3, 1), date(2018, 4, 1))


@pytest.fixture(autouse=True)
def figure() -> Iterator[None]:
    """A figure that a module takes over from tallies: both are its terms."""
    declare(
        key=FIGURE, unit="sessions", label="咨询次数", definition="一次算一次。", disclosure=Disclosure.THINGS,
        terms=(
            Term(TALLY, Total("sessions"), {"tally_kind__key": "calls"}),
            Term(SESSION, Rows(), {"activity_kind__in": ("care", "class")}),
        ),
    )  # fmt: skip
    yield
    del register._declared[FIGURE]


def calls(world: World, day: str, **cells: Any) -> Any:
    typed = {"tally_kind": "来电咨询", "happened_on": day, "span": "day", "sessions": "2", "minutes": ""}
    return world.record(TALLY, **{**typed, **cells})


def amount(world: World, key: str = FIGURE, office: Office | None = None) -> int | None:
    office = office or world.north
    known = indicators(world.network)
    return planner.values([known[key]], of_offices(office), MARCH)[(office.pk, None)][key].amount


def take_over(world: World, kind: str | None = SESSION, since: date = TENTH, **changed: Any) -> list[Handover]:
    given = {"office": world.north, "figure": FIGURE, "kind": kind_of(kind) if kind else None, "since": since}
    return hand_over(**{**given, "by": world.system, "at": NOW, **changed})


def test_a_figure_after_a_handover_counts_nothing_twice(world: World):
    calls(world, "2018-03-05")
    take_over(world)
    world.record(SESSION, happened_on="2018-03-12")
    assert amount(world) == 3
    with pytest.raises(CountedElsewhere):
        calls(world, "2018-03-12")
    assert amount(world) == 3


def test_records_on_either_wrong_side_are_refused_in_a_clear_sentence(world: World):
    take_over(world)
    with pytest.raises(CountedElsewhere) as late:
        calls(world, "2018-03-10")
    with pytest.raises(CountedElsewhere) as early:
        world.record(SESSION, happened_on="2018-03-09")
    assert str(late.value) == "从2018-03-10起，这项数据改由别的记录来数；记在这里会重复。"
    assert str(early.value) == "2018-03-10以前，这项数据由别的记录来数；记在这里不会算进去。"
    assert (late.value.field, early.value.field) == ("happened_on", "happened_on")


def test_only_the_number_that_was_handed_over_is_refused(world: World):
    take_over(world)
    calls(world, "2018-03-12", sessions="", minutes="30")
    assert amount(world, "ledger.calls.minutes") == 30


def test_other_offices_and_other_records_count_as_before(world: World):
    take_over(world)
    calls(world, "2018-03-12", office=world.south, sessions="4")
    assert amount(world, office=world.south) == 4
    world.record("communications.publication", happened_on="2018-03-12")


def test_heads_that_come_with_a_session_are_refused_as_well(world: World):
    take_over(world, ATTENDANCE, figure="activities.service.children")
    with pytest.raises(CountedElsewhere):
        world.record(SESSION, happened_on="2018-03-09", n_child="3")
    world.record(SESSION, happened_on="2018-03-09", n_child="", n_volunteer="3")
    world.record(SESSION, happened_on="2018-03-10", n_child="3")
    assert amount(world, "activities.service.children") == 3


def test_records_that_stand_on_the_wrong_side_are_counted_and_named(world: World):
    for day in ("2018-03-12", "2018-03-13"):
        calls(world, day)
    world.record(SESSION, happened_on="2018-03-08")
    with pytest.raises(OnTheWrongSide) as refused:
        take_over(world)
    assert refused.value.count == 3
    assert {name[:10] for name in refused.value.found} == {"2018-03-08", "2018-03-12", "2018-03-13"}
    assert "有3条记录" in str(refused.value)
    assert "“2018-03-08 放学后托管”" in str(refused.value)
    assert not Handover.objects.exists()


def test_a_month_that_reaches_over_the_day_stands_on_both_sides(world: World):
    calls(world, "2018-03-01", span="month")
    with pytest.raises(OnTheWrongSide):
        take_over(world)
    take_over(world, since=date(2018, 4, 1))
    assert amount(world) == 2


def test_what_was_withdrawn_stands_in_nobodys_way_and_does_not_come_back(world: World):
    kind, tally = kind_of(TALLY), calls(world, "2018-03-12")
    withdraw(kind=kind, record=tally, reason="重复", by=world.system, at=NOW)
    take_over(world)
    with pytest.raises(CountedElsewhere):
        reinstate(kind=kind, record=tally, reason="不重复", by=world.system, at=NOW)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [({"figure": "no.such"}, UnknownFigure), ({"kind": "communications.publication"}, NoTermOfFigure)],
)
def test_a_handover_that_fits_no_figure_is_refused(
    world: World, changed: dict[str, Any], refusal: type[Exception]
):
    with pytest.raises(refusal):
        take_over(world, **changed)


def test_a_figure_is_handed_over_once(world: World):
    take_over(world)
    with pytest.raises(HandedOverAlready):
        take_over(world, TALLY, date(2018, 3, 15))


def test_whoever_does_not_manage_the_office_hands_nothing_over(world: World):
    stamp = {"by": world.colleague("office_editor", world.south).actor}
    with pytest.raises(NotPermitted):
        take_over(world, **stamp)
    take_over(world)
    for act, more in ((end_handover, {"until": date(2018, 3, 20)}), (undo_handover, {})):
        with pytest.raises(NotPermitted):
            act(office=world.north, figure=FIGURE, at=NOW, **stamp, **more)


def test_a_handover_ends_where_no_record_stands_beyond_it(world: World):
    take_over(world)
    world.record(SESSION, happened_on="2018-03-12")
    acting: dict[str, Any] = {"office": world.north, "figure": FIGURE, "by": world.system, "at": NOW}
    with pytest.raises(OnTheWrongSide):
        end_handover(until=date(2018, 3, 12), **acting)
    with pytest.raises(EndsBeforeItBegins):
        end_handover(until=TENTH, **acting)
    end_handover(until=date(2018, 3, 13), **acting)
    assert amount(world) == 1
    with pytest.raises(CountedElsewhere):
        world.record(SESSION, happened_on="2018-03-13")
    with pytest.raises(NotHandedOver):
        end_handover(until=date(2018, 3, 14), **acting)


def test_a_handover_is_undone_until_the_first_record_stands_beyond_it(world: World):
    acting: dict[str, Any] = {"office": world.north, "figure": FIGURE, "by": world.system, "at": NOW}
    with pytest.raises(NotHandedOver):
        undo_handover(**acting)
    take_over(world)
    record = world.record(SESSION, happened_on="2018-03-12")
    with pytest.raises(CountsAlready, match="有1条"):
        undo_handover(**acting)
    withdraw(kind=kind_of(SESSION), record=record, reason="重复", by=world.system, at=NOW)
    assert undo_handover(**acting) == 2
    calls(world, "2018-03-12")
    assert amount(world) == 2


def test_what_is_handed_over_can_be_read(world: World):
    take_over(world)
    take_over(world, None, figure="ledger.calls.minutes")
    found = {figure.key: figure for figure in handed_over(world.north)}
    assert (found[FIGURE].label, found[FIGURE].since, found[FIGURE].open) == ("咨询次数", TENTH, True)
    assert [(c.kind, c.since, c.until) for c in found[FIGURE].counting] == [
        (TALLY, None, TENTH), (SESSION, TENTH, None),
    ]  # fmt: skip
    assert not found["ledger.calls.minutes"].open
    assert not handed_over(world.south)


def test_each_step_leaves_its_entry(world: World):
    acting: dict[str, Any] = {"office": world.north, "figure": FIGURE, "by": world.system, "at": NOW}
    take_over(world)
    end_handover(until=date(2018, 3, 20), **acting)
    undo_handover(**acting)
    verbs = AuditEntry.objects.filter(verb__startswith="handover.").order_by("id").values_list("verb", "rows")
    assert list(verbs) == [("handover.begin", 2), ("handover.end", 1), ("handover.undo", 2)]
