"""Averages: a figure divided by another one of the same scope and period, and nothing where that would mislead."""

from fractions import Fraction

import pytest

from tests.factories.world import NOW, World
from youju.ground.measures.indicators import BadIndicator, Indicator, Reading, Rows, Term, indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.measures.units import UNITS
from youju.ground.periods import month
from youju.reporting.figures.queries import Ratio, figures, ratios
from youju.services.ledger.actions import Counted, define_kind

MARCH = month(2018, 3)
CARE = "activities.care.children"


def averages(world: World, key: str = CARE) -> list[Ratio]:
    scope = of_offices(world.north)
    found = figures([(indicators(world.network)[key], scope)], MARCH)
    return ratios(found[(key, scope.digest())], world.network)


def held(world: World, day: int, children: str, **more: str) -> None:
    world.record("activities.session", happened_on=f"2018-03-{day:02}", n_child=children, **more)


def test_attendances_are_divided_by_the_sessions_of_the_same_month(world: World):
    held(world, 5, "11")
    held(world, 6, "14")
    [ratio] = averages(world)
    assert (ratio.per.key, ratio.value, ratio.approximate) == ("activities.care.sessions", Fraction(25, 2), False)


def test_what_nobody_reported_has_no_average(world: World):
    assert averages(world) == []


def test_an_average_of_about_eighty_is_about(world: World):
    held(world, 5, "80", approximate="约")
    assert averages(world)[0].approximate


def test_every_figure_is_divided_by_one_that_exists(world: World):
    known = indicators(world.network)
    assert [(key, per) for key, row in known.items() for per in row.per if per not in known] == []


def test_a_tally_of_minutes_and_attendances_is_divided_without_further_words(world: World):
    measures = (Counted("minutes", "时长", "服务时长"), Counted("attendances", "人次", "服务人次"))
    define_kind(
        network=world.network, office=None, key="duty", label="值班", measures=measures, by=world.system, at=NOW
    )
    assert indicators(world.network)["ledger.duty.minutes"].per == ("ledger.duty.attendances",)
    assert indicators(world.network)["ledger.duty.attendances"].per == ()


@pytest.mark.parametrize("wrong", [{"unit": UNITS["persons"]}, {"reading": Reading.STOCK}])
def test_what_does_not_add_up_in_the_period_has_no_average(wrong):
    right = {"unit": UNITS["items"], "terms": (Term("communications.material", Rows()),)}
    with pytest.raises(BadIndicator):
        Indicator(key="x.y", label="", definition="", per=("x.z",), **{**right, **wrong})
