"""Freezing: the stored evidence makes the printed number, whatever the measure and whoever writes meanwhile."""

import pytest

from tests.factories.world import NOW
from youju.ground.evidence.actions import correct, state_nil, withdraw, withdraw_nil
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.reporting.figures.actions import ChangedWhileFreezing, freeze
from youju.reporting.figures.freezing import unpack
from youju.reporting.figures.models import Freeze, FrozenEvidence
from youju.reporting.figures.queries import figures
from youju.services.ledger.actions import Counted, define_kind

pytestmark = pytest.mark.django_db
MARCH = month(2018, 3)
# One figure of each measure: records, a sum, distinct subjects, a statement, the last statement of a stock.
MEASURED = {
    "rows": "communications.pieces",
    "sum": "communications.short.characters",
    "distinct": "activities.partners",
    "stated": "ledger.homes.households",
    "latest": "ledger.homes.items",
}
KINDS = {
    "rows": "communications.publication", "sum": "communications.publication",
    "distinct": "activities.partnership", "stated": "ledger.tally", "latest": "ledger.tally",
}  # fmt: skip


@pytest.fixture
def homes(world):
    define_kind(
        network=world.network, office=None, key="homes", label="家访",
        measures=[
            Counted("households", "家访户数", "本月走访的家庭", stated=True, disclosure="served"),
            Counted("items", "在册", "月底在册的档案", reading="stock", disclosure="things"),
        ],
        by=world.system, at=NOW,
    )  # fmt: skip
    return world


def written(world, measure, **cells):
    if measure in ("stated", "latest"):
        cells = {"tally_kind": "家访", "span": "", "sessions": "", "households": "7", "items": "3"} | cells
    return world.record(KINDS[measure], **cells)


def computed(world, measure):
    indicator = indicators(world.network)[MEASURED[measure]]
    return list(figures([(indicator, of_offices(world.north, world.south))], MARCH).values())


def frozen(world, those):
    return freeze(network=world.network, period=MARCH, figures=those, suppressed=[], by=world.system, at=NOW)


@pytest.mark.parametrize("measure", MEASURED)
def test_what_did_not_change_is_frozen_with_its_evidence(homes, measure):
    record = written(homes, measure)
    (figure,) = those = computed(homes, measure)
    assert figure.value.amount
    frozen(homes, those)
    rows = [row for evidence in FrozenEvidence.objects.all() for row in unpack(evidence.blob)]
    assert [row[0] for row in rows] == [record.pk]


@pytest.mark.parametrize("measure", MEASURED)
def test_a_record_withdrawn_between_computing_and_freezing_is_noticed(homes, measure):
    record = written(homes, measure)
    those = computed(homes, measure)
    withdraw(kind=kind_of(KINDS[measure]), record=record, reason="同时", by=homes.system, at=NOW)
    with pytest.raises(ChangedWhileFreezing):
        frozen(homes, those)
    assert not Freeze.objects.exists()


@pytest.mark.parametrize("measure", MEASURED)
def test_a_record_written_between_computing_and_freezing_is_noticed(homes, measure):
    of_a_site = {"site": "北岸图书角"} if measure in ("stated", "latest") else {}
    written(homes, measure, **of_a_site)
    those = computed(homes, measure)
    written(homes, measure, **({"households": "8", "items": "4"} if of_a_site else {}))
    with pytest.raises(ChangedWhileFreezing):
        frozen(homes, those)


@pytest.mark.parametrize(("measure", "unit"), [("stated", "households"), ("latest", "items")])
def test_a_statement_corrected_between_computing_and_freezing_is_noticed(homes, measure, unit):
    record, kind = written(homes, measure), kind_of("ledger.tally")
    those = computed(homes, measure)
    values = {**kind.read_values(record), unit: 9}
    correct(kind=kind, record=record, values=values, version=1, reason="同时", by=homes.system, at=NOW)
    with pytest.raises(ChangedWhileFreezing):
        frozen(homes, those)


def test_a_zero_that_somebody_entered_freezes_and_its_withdrawal_is_noticed(homes):
    stamp = {"by": homes.system, "at": NOW}
    kind = kind_of("communications.publication")
    nil = state_nil(kind=kind, office=homes.north, start=MARCH.start, end=MARCH.end, **stamp)
    (figure,) = those = computed(homes, "rows")
    assert (figure.value.amount, figure.value.nil) == (0, True)
    assert frozen(homes, those).pk
    withdraw_nil(nil=nil, reason="同时", **stamp)
    with pytest.raises(ChangedWhileFreezing):
        frozen(homes, those)
