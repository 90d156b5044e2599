"""A backup holds one moment, whole; a restore brings it back equal or not at all."""

import json
import threading
import zipfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection

from tests.factories.world import NOW, World
from youju.cli import main
from youju.cli.backups import back_up, differences, faults, restore, tables, take_stock
from youju.cli.backups.restoring import NotEmpty, NotTheSame
from youju.cli.backups.snapshot import snapshot
from youju.cli.backups.verifying import NoBackup
from youju.ground.access import audit
from youju.ground.evidence import actions, search
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Attachment
from youju.ground.measures.indicators import indicators
from youju.ground.measures.planner import totals
from youju.ground.measures.scopes import of_offices
from youju.ground.organisations.models import Network
from youju.ground.periods import month
from youju.ground.storage import triggers
from youju.services.communications.models import Publication
from youju.services.ledger.models import Tally


@pytest.fixture
def lived_in(own_database: str) -> World:
    """A network with records, a correction, a withdrawal and an attached document."""
    world = World.found()
    call = world.record("ledger.tally", tally_kind="来电咨询", sessions="61")
    world.record("ledger.tally", tally_kind="来电咨询", happened_on="2018-02-05", sessions="7")
    gone = world.record("communications.publication")
    world.record("communications.publication", office=world.south, title="社区图书角开放了")
    kind = kind_of("ledger.tally")
    values = {**kind.read_values(call), "sessions": 62}
    actions.correct(kind=kind, record=call, values=values, version=1, reason="漏记", by=world.system, at=NOW)
    actions.withdraw(
        kind=kind_of("communications.publication"), record=gone, reason="重复", by=world.system, at=NOW
    )
    actions.attach(office=world.north, name="签到表.pdf", data=b"%PDF-1.7 sheet", by=world.system, at=NOW)
    return world


@pytest.fixture
def emptied(tmp_path: Path) -> Any:
    """What turns the running database into an empty one again, as a new installation has it."""

    def empty() -> None:
        with connection.cursor() as cursor:
            for name in triggers.installed(connection):
                guard = next(guard for guard in triggers.declared() if guard.name == name)
                cursor.execute(
                    f"DROP TRIGGER {name}" + ("" if connection.vendor == "sqlite" else f" ON {guard.table}")
                )
            names = [f'"{model._meta.db_table}"' for model in tables.stored_models()]
            if connection.vendor == "postgresql":
                cursor.execute(f"TRUNCATE {', '.join(names)}, evidence_search CASCADE")
            else:
                with connection.constraint_checks_disabled():
                    for name in [*names, "evidence_search"]:
                        cursor.execute(f"DELETE FROM {name}")
        triggers.install(connection)

    return empty


def test_what_comes_back_equals_what_went_in(lived_in, emptied, tmp_path):
    written = back_up(tmp_path / "b.youju", NOW)
    emptied()
    assert restore(tmp_path / "b.youju") == written
    assert differences(written, take_stock()) == []
    assert written.tables["evidence_correction"].rows == 1
    assert written.figures["values"] > 0


def test_figures_search_chain_and_triggers_work_after_a_restore(lived_in, emptied, tmp_path):
    back_up(tmp_path / "b.youju", NOW)
    emptied()
    restore(tmp_path / "b.youju")
    network = Network.objects.get()
    offices = list(network.offices.all())
    calls = {"ledger.calls.sessions": indicators(network)["ledger.calls.sessions"]}
    assert totals(calls.values(), of_offices(*offices), month(2018, 3))["ledger.calls.sessions"].amount == 62
    kind = kind_of("communications.publication")
    found = search.matching(kind, Publication.objects.all(), "书角", [office.pk for office in offices])
    assert [row.title for row in found.filter(office__slug="south")] == ["社区图书角开放了"]
    assert triggers.installed(connection) == {guard.name for guard in triggers.declared()}
    assert audit.verify().broken_at is None
    # The next row gets a number of its own.
    world = World(network, *offices, None, audit.AuditEntry.objects.first().by)
    assert world.record("ledger.tally", tally_kind="来电咨询", happened_on="2018-03-07", sessions="1").pk


def test_a_backup_restores_into_nothing_but_an_empty_installation(lived_in, tmp_path):
    back_up(tmp_path / "b.youju", NOW)
    before = take_stock()
    with pytest.raises(NotEmpty, match="already holds rows"):
        restore(tmp_path / "b.youju")
    assert take_stock() == before


def test_a_backup_overwrites_nothing_and_leaves_no_half_file(lived_in, tmp_path, monkeypatch):
    (tmp_path / "b.youju").write_text("mine")
    with pytest.raises(FileExistsError):
        back_up(tmp_path / "b.youju", NOW)
    monkeypatch.setattr("youju.cli.backups.writing.applied", lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        back_up(tmp_path / "c.youju", NOW)
    assert sorted(path.name for path in tmp_path.glob("*.youju*")) == ["b.youju"]


def test_every_table_is_in_the_backup_or_left_out_by_name(own_database):
    derived = {"evidence_search", "django_migrations", "sqlite_sequence", "django_session"}
    derived |= {f"evidence_search_{shadow}" for shadow in ("config", "content", "data", "docsize", "idx")}
    kept = {model._meta.db_table for model in tables.stored_models()}
    assert set(connection.introspection.table_names()) - kept <= derived
    assert {Session} == tables.LEFT_OUT


def test_every_column_of_every_model_can_be_written_and_read():
    read = {"BinaryField", "DateField", "DateTimeField", "DecimalField", "JSONField", "TimeField", "UUIDField"}
    known = {*tables._PLAIN, *read}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            kind = getattr(field, "target_field", field).get_internal_type()
            assert kind in known, f"{model.__name__}.{field.name}: teach cli/backups/tables.py a {kind}."


def test_the_file_holds_the_name_of_a_key_and_never_the_key(lived_in, tmp_path, settings):
    settings.SECRET_KEY = "a-key-that-must-not-leave-the-house"
    back_up(tmp_path / "b.youju", NOW)
    with zipfile.ZipFile(tmp_path / "b.youju") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert settings.SECRET_KEY.encode() not in everything
    assert manifest_of(tmp_path / "b.youju")["keys"]["YOUJU_SECRET_KEY"]


def test_writers_are_not_held_up_and_not_seen_while_a_backup_reads(lived_in, django_db_blocker):
    def write() -> None:
        with django_db_blocker.unblock():
            lived_in.record("ledger.tally", tally_kind="来电咨询", happened_on="2018-03-08", sessions="5")
            connection.close()

    with snapshot():
        before = Tally.objects.count()
        writer = threading.Thread(target=write)
        writer.start()
        writer.join(10)
        assert not writer.is_alive(), "a writer waited for the backup"
        assert Tally.objects.count() == before
    assert Tally.objects.count() == before + 1


def manifest_of(path: Path) -> dict[str, Any]:
    with zipfile.ZipFile(path) as archive:
        return json.loads(archive.read("manifest.json"))


def rewritten(source: Path, target: Path, part: str, data: bytes | None) -> Path:
    """A copy of a backup in which one part is other bytes, or missing."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if data is not None:
            new.writestr(part, data)
    return target


def test_verify_names_the_part_that_was_changed_and_restore_keeps_nothing_of_it(lived_in, emptied, tmp_path):
    whole, part = tmp_path / "b.youju", "tables/ledger_tally.jsonl"
    back_up(whole, NOW)
    assert faults(whole)[1] == []
    with zipfile.ZipFile(whole) as archive:
        changed = archive.read(part).replace(b",62,", b",63,")
        upload = next(name for name in archive.namelist() if name.startswith("uploads/"))
    wrong = rewritten(whole, tmp_path / "changed.youju", part, changed)
    assert "ledger_tally" in faults(wrong)[1][0]
    assert "damaged or missing" in faults(rewritten(whole, tmp_path / "less.youju", upload, None))[1][0]
    emptied()
    with pytest.raises(NotTheSame):
        restore(wrong)
    assert not Network.objects.exists()
    assert triggers.installed(connection) == {guard.name for guard in triggers.declared()}
    assert restore(whole)


def test_a_file_that_is_cut_off_or_no_backup_is_told_from_one(lived_in, tmp_path):
    back_up(tmp_path / "b.youju", NOW)
    data = (tmp_path / "b.youju").read_bytes()
    (tmp_path / "cut.youju").write_bytes(data[: len(data) // 2])
    (tmp_path / "other.youju").write_bytes(b"no zip at all")
    for name in ("cut", "other", "absent"):
        with pytest.raises(NoBackup):
            faults(tmp_path / f"{name}.youju")
    later = manifest_of(tmp_path / "b.youju") | {"version": 99}
    with pytest.raises(NoBackup, match="does not read"):
        faults(
            rewritten(tmp_path / "b.youju", tmp_path / "later.youju", "manifest.json", json.dumps(later).encode())
        )


def test_a_backup_of_another_version_is_refused_by_name(lived_in, emptied, tmp_path):
    back_up(tmp_path / "b.youju", NOW)
    manifest = manifest_of(tmp_path / "b.youju")
    manifest["migrations"].append("ledger.9999_future")
    other = rewritten(tmp_path / "b.youju", tmp_path / "o.youju", "manifest.json", json.dumps(manifest).encode())
    emptied()
    with pytest.raises(NoBackup, match=r"ledger\.9999_future"):
        restore(other)


def test_a_missing_upload_is_said_and_the_rest_is_kept(lived_in, tmp_path, capsys):
    default_storage.delete(Attachment.objects.get().file.name)
    assert main(["backup", str(tmp_path / "b.youju")]) == 1
    assert "Missing: upload attachments/" in capsys.readouterr().out
    assert main(["verify", str(tmp_path / "b.youju")]) == 1
    assert main(["verify", "--live"]) == 1


def test_verify_live_notices_one_record_more(lived_in, tmp_path, capsys):
    assert main(["backup", str(tmp_path / "b.youju")]) == 0
    assert main(["verify", str(tmp_path / "b.youju"), "--live"]) == 0
    lived_in.record("ledger.tally", tally_kind="来电咨询", at=NOW + timedelta(hours=1), sessions="1")
    assert main(["verify", str(tmp_path / "b.youju"), "--live"]) == 1
    said = capsys.readouterr().out
    assert "ledger_tally" in said
    assert "audit chain" in said
    assert "figures" in said
