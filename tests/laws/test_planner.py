"""The planner's values are the reductions of their evidence, and what a naive reader would count."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Count, Q, Sum
from django.test.utils import CaptureQueriesContext

from tests.factories.random_worlds import build
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Nil
from youju.ground.measures import planner
from youju.ground.measures.indicators import (
    BadIndicator,
    Distinct,
    Indicator,
    Reading,
    Rows,
    Stated,
    Term,
    Total,
    indicators,
)
from youju.ground.measures.scopes import Scope, of_offices
from youju.ground.measures.units import UNITS
from youju.ground.measures.values import reduce
from youju.ground.periods import Period, month

pytestmark = pytest.mark.django_db
SEEDS = range(6)
WINDOWS = [month(2018, 3), month(2018, 2), Period(date(2018, 1, 1), date(2018, 4, 1)), month(2017, 5)]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_value_is_the_reduction_of_its_evidence(seed):
    world = build(seed)
    known = indicators(world.network).values()
    for window in WINDOWS:
        planned = planner.values(known, of_offices(*world.offices), window)
        for office in world.offices:
            for indicator in known:
                rows = list(planner.shapes(indicator, of_offices(office), window))
                value = planned[(office.pk, None)][indicator.key]
                if value.nil:
                    assert not rows
                    assert Nil.objects.filter(office=office).exists()
                else:
                    assert value == reduce(indicator, rows, window), (indicator.key, window.key)


@pytest.mark.parametrize("seed", SEEDS)
def test_many_indicators_opened_together_have_the_evidence_of_each_alone(seed):
    world = build(seed)
    known, scope = list(indicators(world.network).values()), of_offices(*world.offices)
    for window in WINDOWS:
        together: dict[str, set[object]] = {indicator.key: set() for indicator in known}
        for indicator, shape, contribution, state in planner.opened(known, scope, window, "uid"):
            together[indicator.key].add((shape, contribution, state))
        for indicator in known:
            alone = {
                (shape, contribution, state)
                for index, rows in planner.evidence(indicator, scope, window)
                for shape, contribution, state in planner.traced(indicator, index, rows, "uid")
            }
            assert together[indicator.key] == alone, indicator.key


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("level", ["site", "group", "week"])
def test_every_part_is_the_reduction_of_its_part_of_the_evidence(seed, level):
    world = build(seed)
    known = [i for i in indicators(world.network).values() if level in kind_of(i.terms[0].kind).levels]
    window = month(2018, 3)
    planned = planner.values(known, of_offices(*world.offices), window, by=level)
    for office in world.offices:
        for indicator in known:
            parts: dict[object, list[object]] = {}
            for row in planner.shapes(indicator, of_offices(office), window):
                parts.setdefault(_part(world, indicator, row, level), []).append(row)
            for part, rows in parts.items():
                assert planned[(office.pk, part)][indicator.key] == reduce(indicator, rows, window)


def _part(world, indicator, row, level):
    if level == "week":
        return planner.compiling.level_value("week", row.happened_on)
    record = kind_of(indicator.terms[row.term].kind).model.objects.get(pk=row.record)
    return getattr(record, f"{level}_id")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_planner_equals_one_naive_query_per_indicator(seed):
    world = build(seed)
    window = month(2018, 3)
    for indicator in indicators(world.network).values():
        measures = [term.measure for term in indicator.terms]
        if not all(isinstance(m, Rows | Total) for m in measures) or indicator.key == "communications.pieces":
            continue
        for office in world.offices:
            expected, records = 0, 0
            for term in indicator.terms:
                rows = kind_of(term.kind).model.objects.filter(
                    Q(**term.where), office=office, withdrawal=None, happened_on__gte=window.start,
                    happened_on__lt=window.end,
                )  # fmt: skip
                column = term.measure.column if isinstance(term.measure, Total) else "pk"
                counted = rows.aggregate(
                    records=Count(column), amount=Sum(column) if column != "pk" else Count("pk")
                )
                expected, records = expected + (counted["amount"] or 0), records + counted["records"]
            value = planner.values([indicator], of_offices(office), window)[(office.pk, None)][indicator.key]
            if value.nil:
                assert records == 0
            else:
                assert (value.amount, value.records) == ((expected, records) if records else (None, 0))


def test_a_month_of_all_indicators_costs_one_query_for_each_kind_and_family():
    world = build(1)
    known = list(indicators(world.network).values())
    families = {
        (term.kind, type(term.measure) if isinstance(term.measure, Distinct | Stated) else Total,
         getattr(term.measure, "column", "") if isinstance(term.measure, Distinct) else "", indicator.reading
         if not isinstance(term.measure, Stated) else "")
        for indicator in known for term in indicator.terms
    }  # fmt: skip
    with CaptureQueriesContext(
        connection,
    ) as queries:
        planner.values(known, of_offices(*world.offices), month(2018, 3))
    # and one for the handovers, one for the zeros that were stated
    assert len(queries) <= len(families) + 2
    assert len(queries) < len(known)


def test_a_scope_narrowed_to_a_site_counts_nothing_of_another_site():
    world = build(2)
    office = world.offices[0]
    site = office.sites.first()
    whole = planner.totals(indicators(world.network).values(), of_offices(office), month(2018, 3))
    narrow = Scope("点", (office.pk,), sites=(site.pk,))
    for key, value in planner.totals(indicators(world.network).values(), narrow, month(2018, 3)).items():
        assert (value.records or 0) <= whole[key].records


def test_distinct_counts_of_the_network_are_sums_of_the_offices():
    world = build(3)
    known = {k: i for k, i in indicators(world.network).items() if i.unit.distinct}
    scope = of_offices(*world.offices)
    by_office = planner.values(known.values(), scope, month(2018, 3))
    for key, value in planner.totals(known.values(), scope, month(2018, 3)).items():
        amounts = [by_office[(office, None)][key].amount for office in scope.offices]
        assert value.amount == (sum(a or 0 for a in amounts) if any(a is not None for a in amounts) else None)


def test_persons_are_never_declared_as_a_sum():
    with pytest.raises(BadIndicator):
        Indicator(
            key="x", label="x", definition="x", unit=UNITS["persons"], reading=Reading.FLOW,
            terms=(Term("activities.attendance", Total("n")),),
        )  # fmt: skip


def test_the_law_catches_a_planner_that_forgets_withdrawals(monkeypatch):
    from youju.ground.evidence.models import Records

    world = build(4)
    known = indicators(world.network).values()
    right = planner.values(known, of_offices(*world.offices), month(2018, 3))
    monkeypatch.setattr(Records, "standing", lambda self: self)
    wrong = planner.values(known, of_offices(*world.offices), month(2018, 3))
    assert right != wrong
