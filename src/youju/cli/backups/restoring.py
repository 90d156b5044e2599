"""Brings a backup back into an empty installation, whole and proven, or leaves it empty."""

import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from youju.cli.backups import tables, uploads
from youju.cli.backups.stocktaking import Stock, differences, take_stock
from youju.cli.backups.verifying import NoBackup, manifest, opened, stock_of
from youju.cli.backups.writing import applied, part_of
from youju.ground.evidence import search
from youju.ground.evidence.kinds import kinds
from youju.ground.storage import triggers


class NotEmpty(RuntimeError):
    """The installation already holds something; a restore adds to nothing and overwrites nothing."""


class NotTheSame(RuntimeError):
    """What came out differs from what went in; `differences` says where. Nothing was kept."""

    def __init__(self, differences: list[str]) -> None:
        super().__init__(" ".join(differences))
        self.differences = differences


def restore(path: Path) -> Stock:
    """Fills the empty installation and gives its stock, which equals that of the backup.

    Raises NoBackup, NotEmpty or NotTheSame; the rows of a failed restore are rolled back.
    """
    with opened(path) as archive:
        found = manifest(archive)
        promised = stock_of(found)
        _refuse_full()
        call_command("migrate", interactive=False, verbosity=0)
        _refuse_other_version(found)
        with transaction.atomic():
            _lift_guards()
            _fill(archive)
            triggers.install(connection)
            for name, digest in promised.uploads.items():
                if digest is not None:
                    uploads.put(name, archive.read(f"uploads/{name}"))
            stock = take_stock()
            if differing := differences(promised, stock):
                raise NotTheSame(differing)
    return stock


def _refuse_full() -> None:
    standing = set(connection.introspection.table_names())
    for model in tables.stored_models():
        meta = model._meta
        if meta.app_label in tables.MADE_BY_MIGRATE or meta.db_table not in standing:
            continue
        if model._base_manager.exists():
            raise NotEmpty(
                f"the database {connection.settings_dict['NAME']} already holds rows ({meta.db_table}); "
                "restore into a new one: set YOUJU_STATE or DATABASE_URL."
            )


def _refuse_other_version(found: dict[str, Any]) -> None:
    here, there = set(applied()), set(found["migrations"])
    if here != there:
        newer, older = sorted(there - here), sorted(here - there)
        raise NoBackup(
            "the backup was made by another version of Youju"
            + (f"; this one lacks {', '.join(newer[:3])}" if newer else "")
            + (f"; the backup lacks {', '.join(older[:3])}" if older else "")
            + ". Restore it with that version, then update."
        )


def _lift_guards() -> None:
    """Takes the triggers off for the time of the transaction: rows come back in no order of their own."""
    guards = {guard.name: guard for guard in triggers.declared()}
    with connection.cursor() as cursor:
        for name in triggers.installed(connection):
            on = f" ON {guards[name].table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{on}")


def _fill(archive: zipfile.ZipFile) -> None:
    models = tables.stored_models()
    with connection.cursor() as cursor:
        for model in models:
            if model._meta.app_label in tables.MADE_BY_MIGRATE:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")
        for model in models:
            tables.insert(model, _lines(archive, model))
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
    ContentType.objects.clear_cache()
    for kind in (kind for kind in kinds() if kind.search):
        rows = kind.model._base_manager.order_by("pk").iterator(chunk_size=tables.BATCH)
        while batch := list(islice(rows, tables.BATCH)):
            search.index(kind, batch)


def _lines(archive: zipfile.ZipFile, model: tables.Model) -> Iterator[str]:
    with archive.open(part_of(model._meta.db_table)) as part:
        for line in part:
            yield line.decode()
