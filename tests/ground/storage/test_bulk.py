"""Many rows at once are the rows that would have been saved one by one."""

from uuid import UUID

import pytest
from django.db import IntegrityError, connections, transaction

from tests.factories.world import NOW, TODAY, World
from youju.ground.storage import bulk
from youju.services.communications.models import Material, Publication

pytestmark = pytest.mark.django_db


def values(world: World, **changes):
    return {
        "office": world.north, "happened_on": TODAY, "recorded_at": NOW, "by": world.system, "channel": "weibo",
        "form": "short", "title": "图书角", "characters": 3, **changes,
    }  # fmt: skip


def test_what_is_stored_is_what_save_would_have_stored(world):
    rows = [values(world, title=f"第{number}条", characters=number) for number in range(5)]
    rows[2]["site"] = world.furniture[world.north.pk].site
    keys = bulk.insert(Publication, rows)
    for key, row in zip(keys, rows, strict=True):
        saved = Publication(**row)
        saved.save()
        saved.refresh_from_db()
        written = Publication.objects.get(pk=key)
        for column in Publication._meta.concrete_fields:
            if column.name not in {"id", "uid"}:
                assert getattr(written, column.attname) == getattr(saved, column.attname), column.name


def test_a_single_row_is_what_save_would_have_stored(world):
    put = Publication(**values(world))
    bulk.put(put)
    saved = Publication.objects.create(**values(world))
    written = Publication.objects.get(pk=put.pk)
    for column in Publication._meta.concrete_fields:
        if column.name not in {"id", "uid"}:
            assert getattr(written, column.attname) == getattr(saved, column.attname), column.name
    assert written.uid == put.uid
    put.title = "图书角的新书"
    put.save()
    assert Publication.objects.count() == 2


def test_a_single_row_meets_the_constraints_of_the_table(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.put(Publication(**values(world, office=None)))
    assert not Publication.objects.exists()


def test_what_is_common_holds_for_every_row_whatever_it_says(world):
    rows = [
        {"happened_on": TODAY, "office": world.south, "channel": "weibo", "form": "short", "title": "图书角"}
    ] * 2
    common = {"office": world.north, "by": world.system, "recorded_at": NOW, "imported": None}
    written = Publication.objects.filter(pk__in=bulk.insert(Publication, rows, common)).order_by("pk")
    assert [(row.office, row.by, row.recorded_at, row.imported, row.characters) for row in written] == [
        (world.north, world.system, NOW, None, 0)
    ] * 2


def test_keys_and_names_are_new_each_time(world):
    first, second = (bulk.insert(Publication, [values(world)] * 3) for _ in range(2))
    alone = Publication.objects.create(**values(world))
    assert len({*first, *second, alone.pk}) == 7
    names = list(Publication.objects.values_list("uid", flat=True))
    assert len(set(names)) == 7
    assert all(isinstance(name, UUID) and name.version == 4 for name in names)


def test_constraints_hold_as_for_any_other_row(world):
    row = {
        "office": world.north, "happened_on": TODAY, "recorded_at": NOW, "by": world.system, "medium": "photo",
        "title": "植树节", "files": 1, "bytes": 10,
    }  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(Material, [row, {**row, "files": 0}])
    assert Material.objects.count() == 0


def test_it_writes_inside_a_transaction_only(monkeypatch):
    with monkeypatch.context() as alone:
        alone.setattr(connections["default"], "in_atomic_block", False)
        with pytest.raises(transaction.TransactionManagementError, match="inside a transaction"):
            bulk.insert(Publication, [])
