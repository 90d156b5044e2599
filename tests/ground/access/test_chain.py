"""The chain of acts: a changed past shows, wherever and however little it was changed."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread

import pytest
from django.db import connection, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.world import NOW, World
from youju.ground.access import actions, audit
from youju.ground.access.models import Actor, AuditEntry, AuditSalt, AuditSeal
from youju.ground.evidence.actions import withdraw
from youju.ground.evidence.kinds import kind_of

ENTRIES, SEALS = "access_auditentry", "access_auditseal"


class Undone(Exception):
    """Ends a trial: what it changed is rolled back."""


@contextmanager
def unguarded() -> Iterator[None]:
    """The database as it is for somebody who dropped the triggers; whole again afterwards."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                for table in (ENTRIES, SEALS):
                    for operation in ("update", "delete"):
                        on = f" ON {table}" if connection.vendor == "postgresql" else ""
                        cursor.execute(f"DROP TRIGGER guard_{table}_{operation}{on}")
            yield
            raise Undone
    except Undone:
        pass


@pytest.fixture
def chained(world: World) -> World:
    """A chain of some twenty acts of several verbs, with and without office, subject and commitment."""
    record = world.record("communications.publication", by=world.colleague("supervisor", world.north).actor)
    withdraw(kind=kind_of("communications.publication"), record=record, reason="错", by=world.system, at=NOW)
    Actor.objects.create(kind=Actor.Kind.DEVICE, label="别人")
    audit.seal()
    assert audit.verify().broken_at is None
    assert audit.verify().sealed > 15
    return world


def changes(entry: AuditEntry, world: World) -> list[tuple[str, object]]:
    """(column, value) that differ from what the entry says as little as each column allows."""
    stranger = Actor.objects.get(kind=Actor.Kind.DEVICE)
    found: dict[str, list[object]] = {
        "uid": [uuid.UUID(int=entry.uid.int ^ 1), uuid.uuid4()],
        "at": [entry.at + timedelta(microseconds=1), entry.at - timedelta(days=365)],
        "by_id": [stranger.pk],
        "verb": [f"{entry.verb}.", entry.verb.upper()],
        "office_id": [pk for pk in (None, world.north.pk, world.south.pk) if pk != entry.office_id],
        "subject": [uuid.uuid4(), *([None] if entry.subject else [])],
        "rows": [entry.rows + 1, 0],
        "commitment": ["0" * 64, f"{entry.commitment[:-1]}x"],
    }
    assert {"id", *found} == {field.attname for field in AuditEntry._meta.concrete_fields}
    return [(column, value) for column, values in found.items() for value in values]


@given(data=st.data())
def test_no_column_of_any_entry_can_be_changed_unseen(chained, data):
    entries = list(AuditEntry.objects.order_by("pk").select_related("seal"))
    entry = data.draw(st.sampled_from(entries))
    column, value = data.draw(st.sampled_from(changes(entry, chained)))
    with unguarded():
        AuditEntry.objects.filter(pk=entry.pk).update(**{column: value})
        assert audit.verify().broken_at == entry.seal.number, (column, value)
    assert audit.verify().broken_at is None


@given(data=st.data())
def test_no_seal_can_be_changed_moved_or_taken_out_unseen(chained, data):
    seals = list(AuditSeal.objects.order_by("number"))
    seal, other = data.draw(st.permutations(seals))[:2]
    rows = AuditSeal.objects.filter(pk=seal.pk)
    act = data.draw(st.sampled_from(["hash", "number", "swap", "delete"]))
    with unguarded():
        if act == "hash":
            place = data.draw(st.integers(0, 63))
            turned = f"{int(seal.hash[place], 16) ^ 1:x}"
            rows.update(hash=seal.hash[:place] + turned + seal.hash[place + 1 :])
            first = seal.number
        elif act == "number":
            rows.update(number=len(seals) + 7)
            first = seal.number
        elif act == "swap":
            AuditSeal.objects.filter(pk=other.pk).delete()
            rows.update(entry=other.entry)
            first = min(seal.number, other.number)
        else:
            rows.delete()
            AuditSalt.objects.filter(entry=seal.entry_id).delete()
            AuditEntry.objects.filter(pk=seal.entry_id).delete()
            first = seal.number
        verdict = audit.verify()
        if act in {"delete", "number"} and seal.number == len(seals):
            # Nothing inside a chain knows that its end is missing: the head that was printed does.
            assert verdict.broken_at == (None if act == "delete" else first)
            assert verdict.head != seals[-1].hash
        else:
            assert verdict.broken_at == first


def test_an_act_slipped_in_before_the_others_does_not_fit(chained):
    with unguarded():
        entry = AuditEntry.objects.create(at=NOW, by=chained.system, verb="slipped.in")
        AuditSeal.objects.create(number=0, entry=entry, hash=audit.link(audit.GENESIS, entry))
        assert audit.verify().broken_at == 1


def test_what_is_not_sealed_yet_is_counted_and_can_be_sealed(chained):
    sealed = audit.verify().sealed
    for verb in ("one", "two"):
        AuditEntry.objects.create(at=NOW, by=chained.system, verb=verb)
    verdict = audit.verify()
    assert (verdict.sealed, verdict.unsealed, verdict.broken_at) == (sealed, 2, None)
    assert audit.seal() == 2
    assert audit.seal() == 0
    assert (audit.verify().sealed, audit.verify().unsealed) == (sealed + 2, 0)


def test_salts_are_dropped_and_the_chain_still_holds(chained):
    head = audit.verify().head
    assert AuditSalt.objects.exists()
    AuditSalt.objects.all().delete()
    assert audit.verify().broken_at is None
    assert audit.verify().head == head


def test_a_commitment_proves_the_values_and_tells_nothing_without_its_salt(world):
    entry = audit.write(verb="x.y", by=world.system, at=NOW, values={"name": "王小明", "n": 3})
    salt = bytes(AuditSalt.objects.get(entry=entry).salt)
    assert audit.commitment(salt, {"n": 3, "name": "王小明"}) == entry.commitment
    assert audit.commitment(salt, {"n": 4, "name": "王小明"}) != entry.commitment
    again = audit.write(verb="x.y", by=world.system, at=NOW, values={"name": "王小明", "n": 3})
    assert again.commitment != entry.commitment


def test_no_value_stands_in_the_log_of_acts_in_clear(world):
    world.record("communications.publication", title="只有这里才有的标题")
    for entry in AuditEntry.objects.all():
        assert "标题" not in "".join(map(str, vars(entry).values()))


def test_writers_at_the_same_time_make_one_unbroken_chain(own_database):
    world = World.found()
    before = AuditEntry.objects.count()
    failed: list[BaseException] = []

    def write(number: int) -> None:
        try:
            for place in range(8):
                name = f"点{number}-{place}"
                actions.open_site(office=world.north, name=name, by=world.system, at=NOW)
                if place % 3 == number % 3:
                    audit.seal()
        except BaseException as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed, failed
    audit.seal()
    verdict = audit.verify()
    assert (verdict.broken_at, verdict.unsealed, verdict.sealed) == (None, 0, before + 48)
    assert AuditEntry.objects.count() == before + 48
