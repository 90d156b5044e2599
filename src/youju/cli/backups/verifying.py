"""Reads a backup to its last byte and says what is not as its manifest promises."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

from youju.cli.backups import tables
from youju.cli.backups.stocktaking import Stock
from youju.cli.backups.writing import FORMAT, MANIFEST, VERSION, part_of


class NoBackup(ValueError):
    """A file that is no backup of Youju, or one that this version cannot read."""


def manifest(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The manifest of an opened backup. Raises NoBackup."""
    try:
        found: dict[str, Any] = json.loads(archive.read(MANIFEST))
    except (KeyError, ValueError, zipfile.BadZipFile):
        raise NoBackup("this file has no manifest: it is no backup of Youju, or it is cut off.") from None
    if found.get("format") != FORMAT or found.get("version") != VERSION:
        raise NoBackup("this backup was written in a form that this version does not read.")
    return found


def opened(path: Path) -> zipfile.ZipFile:
    """The backup as an archive. Raises NoBackup."""
    try:
        return zipfile.ZipFile(path)
    except FileNotFoundError:
        raise NoBackup(f"there is no file {path}.") from None
    except (zipfile.BadZipFile, OSError):
        raise NoBackup(f"{path} cannot be read: it is no backup of Youju, or it is cut off.") from None


def stock_of(found: dict[str, Any]) -> Stock:
    """The stock that a manifest promises. Raises NoBackup."""
    try:
        return Stock.read({key: found[key] for key in ("tables", "uploads", "audit", "figures", "keys")})
    except (KeyError, TypeError):
        raise NoBackup("the manifest of this backup is damaged.") from None


def faults(path: Path) -> tuple[Stock, list[str]]:
    """What the backup promises, and one sentence for each part that does not keep it. Raises NoBackup."""
    with opened(path) as archive:
        promised = stock_of(manifest(archive))
        said = []
        for model in tables.stored_models():
            table = model._meta.db_table
            if table in promised.tables:
                said += _table_faults(archive, model, promised)
        for name, digest in promised.uploads.items():
            if digest is None:
                said.append(f"upload {name} was missing already when the backup was made.")
            elif _upload_digest(archive, name) != digest:
                said.append(f"upload {name} is damaged or missing.")
        if promised.audit["broken_at"] is not None:
            said.append(f"the audit chain was broken at seal {promised.audit['broken_at']} already.")
        unknown = set(promised.tables) - {model._meta.db_table for model in tables.stored_models()}
        said += [f"{table}: this version has no such table." for table in sorted(unknown)]
    return promised, said


def _table_faults(archive: zipfile.ZipFile, model: tables.Model, promised: Stock) -> list[str]:
    table, canonical = model._meta.db_table, tables.canonical(model)
    digest, rows = hashlib.sha256(), 0
    try:
        with archive.open(part_of(table)) as part:
            for line in part:
                digest.update(canonical(line.decode().rstrip("\n")).encode() + b"\n")
                rows += 1
    except (KeyError, ValueError, zipfile.BadZipFile, OSError):
        return [f"{table}: the part is damaged or missing."]
    if (rows, digest.hexdigest()) != (promised.tables[table].rows, promised.tables[table].digest):
        return [f"{table}: {promised.tables[table].rows} rows promised, {rows} found, or other content."]
    return []


def _upload_digest(archive: zipfile.ZipFile, name: str) -> str | None:
    try:
        return hashlib.sha256(archive.read(f"uploads/{name}")).hexdigest()
    except (KeyError, zipfile.BadZipFile, OSError):
        return None
