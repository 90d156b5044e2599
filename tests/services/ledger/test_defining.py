"""What is counted is defined by those who count it: versions keep their tallies, keys keep their owner."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, connections, transaction

from tests.factories.world import NOW, World
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.evidence.fields import Unreadable
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.services.ledger.actions import Counted, KeyBelongsElsewhere, UnfitDefinition, define_kind
from youju.services.ledger.models import TallyKind
from youju.services.ledger.queries import kinds_for

TALLY = kind_of("ledger.tally")
HOMES = Counted("households", "家庭", "得到探访的家庭", "户")


def define(world, key="visits", label="探访", *measures, office=None, network=None, by=None):
    return define_kind(
        network=network or world.network, office=office, key=key, label=label, measures=measures or (HOMES,),
        by=by or world.system, at=NOW,
    )  # fmt: skip


def value(world, key: str, office=None, period=None):
    office, period = office or world.north, period or month(2018, 3)
    known = indicators(world.network)[key]
    return planner.values([known], of_offices(office), period)[(office.pk, None)][key]


def test_tallies_of_an_old_version_go_on_counting(world):
    world.record("ledger.tally", happened_on="2018-03-05", sessions="61")
    calls = Counted("sessions", "来电", "接听的来电", "次", disclosure="things")
    define(world, "calls", "来电咨询", calls)
    assert value(world, "ledger.calls.sessions").amount == 61
    world.record("ledger.tally", happened_on="2018-03-06", sessions="9")
    assert value(world, "ledger.calls.sessions").amount == 70
    assert TallyKind.objects.filter(key="calls").count() == 2


def test_another_office_cannot_take_over_a_key(world):
    north, south = (world.colleague("office_editor", office).actor for office in (world.north, world.south))
    define(world, office=world.north, by=north)
    for office, by in ((world.south, south), (None, world.system)):
        with pytest.raises(KeyBelongsElsewhere) as refused:
            define(world, office=office, by=by)
        assert refused.value.field == "key"
    with pytest.raises(KeyBelongsElsewhere):
        define(world, "calls", office=world.north, by=north)
    assert define(world, office=world.north, by=north).version == 2


def test_only_those_who_may_define_do(world):
    worker, editor = (world.colleague(r, world.north).actor for r in ("social_worker", "office_editor"))
    for by, office in ((worker, world.north), (editor, world.south), (editor, None)):
        with pytest.raises(NotPermitted):
            define(world, "mine", office=office, by=by)
    assert not TallyKind.objects.filter(key="mine").exists()


def test_an_office_defines_nothing_for_another_network(world):
    far = World.found("far", "远方协作", (("east", "东", "东"), ("west", "西", "西")))
    editor = world.colleague("office_editor", world.north).actor
    for by in (editor, world.system):
        with pytest.raises(Refusal):
            define(world, "spy", office=world.north, network=far.network, by=by)
    assert "ledger.spy.households" not in indicators(far.network)


def test_what_one_office_counts_is_invisible_to_the_next(world):
    own = define(world, office=world.north)
    assert own in kinds_for(world.north)
    assert own not in kinds_for(world.south)
    for name in (str(own.uid), own.label):
        with pytest.raises(Unreadable):
            TALLY.field("tally_kind").read(name, world.south)


@pytest.mark.parametrize(
    "measures",
    [[], [HOMES, HOMES], [Counted("parsecs", "x", "x")], [Counted("sessions", "x", "x", counter="户")]],
    ids=["nothing", "twice", "unknown unit", "foreign counter"],
)
def test_a_definition_that_contradicts_itself_is_refused_and_leaves_nothing(world, measures):
    before = TallyKind.objects.count()
    with pytest.raises(UnfitDefinition):
        define_kind(
            network=world.network, office=None, key="odd", label="怪", measures=measures, by=world.system, at=NOW
        )
    assert TallyKind.objects.count() == before


@pytest.mark.parametrize(
    "odd",
    [
        Counted("households", "x", "x", reading="cumulative"), Counted("items", "x", "x", reading="sideways"),
        Counted("items", "x", "x", disclosure="secret"), Counted("items", "", "x"), Counted("items", "x", ""),
    ],
    ids=["since never", "reading", "disclosure", "label", "definition"],
)  # fmt: skip
def test_a_definition_with_unfit_words_is_refused_and_leaves_nothing(world, odd):
    before = TallyKind.objects.count()
    with pytest.raises(ValidationError):
        define(world, "odd", "怪", odd)
    assert TallyKind.objects.count() == before


def test_distinct_counts_and_stocks_are_always_stated(world):
    made = define(
        world, "mix", "混", HOMES, Counted("items", "件", "件", reading="stock"), Counted("copies", "本", "本")
    )
    assert {m.unit: m.stated for m in made.measures.all()} == {"households": True, "items": True, "copies": False}


def test_a_definition_cannot_be_deleted_or_rewritten(world):
    define(world)
    for statement in ("UPDATE ledger_tallykind SET label = 'x'", "DELETE FROM ledger_tallymeasure"):
        with (
            pytest.raises(IntegrityError, match="youju-immutable"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
    assert TallyKind.objects.get(key="visits").label == "探访"


def test_two_who_define_one_key_at_once_make_two_versions(own_database):
    world = World.found()
    start, failed = Barrier(4), []

    def write() -> None:
        try:
            start.wait()
            define(world)
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed, failed
    assert sorted(TallyKind.objects.filter(key="visits").values_list("version", flat=True)) == [1, 2, 3, 4]


def test_a_cumulative_count_says_since_when(world):
    made = define(
        world, "since", "累计", Counted("households", "累计", "累计", reading="cumulative", since=date(2018, 1, 1))
    )
    assert indicators(world.network)[f"ledger.{made.key}.households"].since == date(2018, 1, 1)
