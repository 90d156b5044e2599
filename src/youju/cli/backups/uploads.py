"""The files that rows point to, through whatever storage the installation uses."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models

from youju.cli.backups.tables import stored_models

CHUNK = 1 << 20


class NameInUse(RuntimeError):
    """The storage already holds another file under this name."""


@dataclass(frozen=True)
class Upload:
    """`sha256` is hex; None when the row points to a file that is not there."""

    name: str
    size: int
    sha256: str | None


def names() -> list[str]:
    """The names of all files that any row points to, sorted; files no row knows are nobody's."""
    found: set[str] = set()
    for model in stored_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, models.FileField):
                rows = model._base_manager.exclude(**{field.attname: ""}).exclude(**{field.attname: None})
                found.update(rows.values_list(field.attname, flat=True))
    return sorted(found)


def read(name: str) -> Iterator[bytes]:
    """The bytes of a file, piece by piece. Raises FileNotFoundError."""
    with default_storage.open(name) as file:
        yield from file.chunks(CHUNK)


def weigh(name: str) -> Upload:
    """Size and digest of a file, read to its end."""
    digest, size = hashlib.sha256(), 0
    try:
        for piece in read(name):
            digest.update(piece)
            size += len(piece)
    except FileNotFoundError:
        return Upload(name, 0, None)
    return Upload(name, size, digest.hexdigest())


def put(name: str, data: bytes) -> None:
    """Stores a file under exactly this name. Raises NameInUse where another one has it."""
    if default_storage.exists(name):
        if weigh(name).sha256 != hashlib.sha256(data).hexdigest():
            raise NameInUse(name)
        return
    default_storage.save(name, ContentFile(data))
