"""A run of months computed at once says of each month what asking for that month alone says."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.random_worlds import build
from youju.ground.measures import planner
from youju.ground.measures.indicators import (
    Disclosure,
    Distinct,
    Indicator,
    Reading,
    Rows,
    Stated,
    Term,
    Total,
    indicators,
)
from youju.ground.measures.scopes import of_offices
from youju.ground.measures.units import UNITS
from youju.ground.periods import month

pytestmark = pytest.mark.django_db
RUN = [month(2017, 12), month(2018, 1), month(2018, 2), month(2018, 3), month(2018, 4)]
ATTENDANCE, TALLY = "activities.attendance", "ledger.tally"


def standing(key: str, unit: str, *terms: Term, reading: Reading = Reading.CUMULATIVE) -> Indicator:
    since = date(2018, 1, 15) if reading is Reading.CUMULATIVE else None
    return Indicator(
        key=key, label=key, definition=key, unit=UNITS[unit], terms=terms, reading=reading, since=since,
        disclosure=Disclosure.THINGS,
    )  # fmt: skip


# What no room declares yet, but may: sums, names and statements that stand since an earlier day.
STANDING = [
    standing("x.rows", "sessions", Term("activities.session", Rows())),
    standing("x.sum", "attendances", Term(ATTENDANCE, Total("n"), {"role": "child"}), reading=Reading.STOCK),
    standing("x.names", "organisations", Term(ATTENDANCE, Distinct("partner", of="partner"))),
    standing(
        "x.both", "organisations",
        Term(ATTENDANCE, Distinct("partner", of="partner")), Term(TALLY, Stated("households")),
    ),
]  # fmt: skip


@pytest.mark.parametrize("seed", range(6))
def test_each_month_of_a_run_is_the_month_alone(seed):
    world = build(seed)
    known = [*indicators(world.network).values(), *STANDING]
    scope = of_offices(*world.offices)
    for own, alone in zip(
        planner.monthly(known, scope, RUN), (planner.values(known, scope, m) for m in RUN), strict=True
    ):
        assert own == alone


def test_a_gap_between_months_is_counted_where_it_stands_and_nowhere_else():
    world = build(3)
    known = [*indicators(world.network).values(), *STANDING]
    scope = of_offices(*world.offices)
    months = [month(2018, 1), month(2018, 3)]
    assert planner.monthly(known, scope, months) == [planner.values(known, scope, m) for m in months]


def test_thirteen_months_cost_hardly_more_queries_than_one():
    world = build(1)
    known = indicators(world.network).values()
    scope = of_offices(*world.offices)
    with CaptureQueriesContext(
        connection,
    ) as one:
        planner.monthly(known, scope, RUN[-1:])
    with CaptureQueriesContext(connection) as many:
        planner.monthly(known, scope, RUN)
    # One grouped query for each kind, window and column that has to be told apart, and few before.
    assert len(many) == len(one) <= planned(known) + 2


def planned(known: Iterable[Indicator]) -> int:
    """How many queries the planner's contract allows these indicators for one period."""
    return len(
        {
            (
                Total if isinstance(term.measure, Rows) else type(term.measure),
                term.measure.column if isinstance(term.measure, Distinct) else "",
                term.kind, one.reading, one.since,
            )
            for one in known
            for term in one.terms
        }
    )  # fmt: skip
