"""Who may take records back, and what a second click says."""

import pytest

from tests.factories.world import NOW, World
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import Source, record_many, reinstate, withdraw, withdraw_import
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Import
from youju.ground.evidence.refusals import RecordStands

KIND = kind_of("communications.material")


def brought_by(world: World, importer) -> Import:
    values = {f.name: f.read(KIND.example.get(f.name), world.north) for f in KIND.entry}
    source = Source("材料.xlsx", "a" * 64)
    rows = record_many(kind=KIND, office=world.north, rows=[values], source=source, by=importer.actor, at=NOW)
    return rows[0].imported


def test_an_import_is_taken_back_by_whoever_brought_it(world: World):
    importer = world.colleague("support_clerk", world.north)
    withdraw_import(batch=brought_by(world, importer), kind=KIND, reason="重复", by=importer.actor, at=NOW)
    assert not KIND.model.objects.standing().exists()


def test_a_colleagues_import_is_taken_back_only_by_who_may_correct(world: World):
    batch = brought_by(world, world.colleague("support_clerk", world.north))
    with pytest.raises(NotPermitted):
        withdraw_import(
            batch=batch, kind=KIND, reason="重复", by=world.colleague("social_worker", world.north).actor, at=NOW
        )
    assert KIND.model.objects.standing().exists()
    supervisor = world.colleague("supervisor", world.north)
    withdraw_import(batch=batch, kind=KIND, reason="重复", by=supervisor.actor, at=NOW)
    assert not KIND.model.objects.standing().exists()


def test_a_record_that_stands_is_not_reinstated_again(world: World):
    record = world.record(KIND.key)
    withdraw(kind=KIND, record=record, reason="错", by=world.system, at=NOW)
    reinstate(kind=KIND, record=record, reason="没有错", by=world.system, at=NOW)
    with pytest.raises(RecordStands):
        reinstate(kind=KIND, record=record, reason="没有错", by=world.system, at=NOW)
