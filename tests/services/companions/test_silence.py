"""Silent pairs of a month are a figure: written by the product, taken back when a contact came late."""

from datetime import date

from tests.factories import companions as some
from tests.factories.world import NOW, TODAY, World
from youju.cli.timetable import count_silent_pairs
from youju.ground.evidence.actions import close_month
from youju.ground.measures.indicators import indicators
from youju.ground.measures.planner import totals
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.services.companions import actions
from youju.services.companions.models import Silence

FEBRUARY = month(2018, 2)


def figure(world: World) -> int | None:
    known = indicators(world.network)["companions.silent"]
    return totals([known], of_offices(world.north), FEBRUARY)["companions.silent"].amount


def test_a_pair_that_was_silent_at_the_end_of_the_month_counts_once(world: World):
    some.pair(world, rhythm=7)
    some.pair(world, some.wishing(world, "陈小雨"), some.companion(world, "于白"), rhythm=30)
    assert (count_silent_pairs(NOW), count_silent_pairs(NOW)) == (1, 0)
    [row] = Silence.objects.standing()
    assert (row.pairing.number, row.happened_on, row.days) == (1, date(2018, 2, 28), 11)
    assert figure(world) == 1


def test_a_contact_that_is_recorded_late_takes_its_silence_back(world: World):
    pair = some.pair(world, rhythm=7)
    count_silent_pairs(NOW)
    actions.record_contact(
        pairing=pair, way="call", happened_on=date(2018, 2, 25), minutes=10, by=world.system, at=NOW
    )  # fmt: skip
    assert count_silent_pairs(NOW) == 1
    assert figure(world) is None


def test_a_pair_that_parted_before_or_began_after_is_not_counted(world: World):
    pair = some.pair(world, rhythm=7)
    actions.end(pairing=pair, reason="goal", on=date(2018, 2, 27), by=world.system, at=NOW)
    some.pair(world, some.wishing(world, "陈小雨"), some.companion(world, "于白"), on=TODAY)
    assert count_silent_pairs(NOW) == 0


def test_what_was_released_is_left_as_it_is(world: World):
    some.pair(world, rhythm=7)
    close_month(office=world.north, start=FEBRUARY.start, end=FEBRUARY.end, by=world.system, at=NOW)
    assert count_silent_pairs(NOW) == 0
