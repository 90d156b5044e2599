"""Writes a backup: rows, uploads and a manifest with the stock of one moment, in one file, or no file at all."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from youju.cli.backups import stocktaking, tables, uploads
from youju.cli.backups.snapshot import snapshot
from youju.ground.access import audit

FORMAT, VERSION = "youju-backup", 1
MANIFEST = "manifest.json"


def back_up(path: Path, at: datetime) -> stocktaking.Stock:
    """Writes everything to `path` and gives the stock that was written. Raises FileExistsError.

    Uploads that rows point to and that are missing stand in the stock without a digest.
    """
    if path.exists():
        raise FileExistsError(path)
    if connection.vendor == "postgresql":
        audit.seal()
    unfinished = path.with_name(f"{path.name}.part")
    try:
        with snapshot(), zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            stock = _write(archive, at)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
    return stock


def _write(archive: zipfile.ZipFile, at: datetime) -> stocktaking.Stock:
    counted = {}
    for model in tables.stored_models():
        counted[model._meta.db_table] = _write_table(archive, model)
    kept = {}
    for name in uploads.names():
        kept[name] = _write_upload(archive, name)
    stock = stocktaking.Stock(counted, kept, stocktaking.chain(), stocktaking.figures(), stocktaking.keys())
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": at.isoformat(),
        "store": connection.vendor,
        "migrations": applied(),
        "columns": {model._meta.db_table: tables.columns(model) for model in tables.stored_models()},
        **stock.described(),
    }
    archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
    return stock


def applied() -> list[str]:
    """The migrations that made the tables, as `app.name`, sorted."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def _write_table(archive: zipfile.ZipFile, model: tables.Model) -> stocktaking.Table:
    digest, rows, canonical = hashlib.sha256(), 0, tables.canonical(model)
    with archive.open(part_of(model._meta.db_table), "w", force_zip64=True) as part:
        for line in tables.lines(model):
            part.write(line.encode() + b"\n")
            digest.update(canonical(line).encode() + b"\n")
            rows += 1
    return stocktaking.Table(rows, digest.hexdigest())


def _write_upload(archive: zipfile.ZipFile, name: str) -> str | None:
    try:
        pieces: Iterable[bytes] = list(uploads.read(name))
    except FileNotFoundError:
        return None
    digest = hashlib.sha256()
    # Photos and PDF files do not get smaller; they are stored as they are.
    with archive.open(zipfile.ZipInfo(f"uploads/{name}"), "w", force_zip64=True) as part:
        for piece in pieces:
            part.write(piece)
            digest.update(piece)
    return digest.hexdigest()


def part_of(table: str) -> str:
    """The name of a table's part inside the file."""
    return f"tables/{table}.jsonl"
