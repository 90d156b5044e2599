"""Several files of one edition in one: a ZIP whose bytes depend on its files and on nothing else."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

# The first moment that a ZIP can name.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def bundle(files: Mapping[str, bytes], *, tight: bool = False) -> bytes:
    """The files under their names, in order; pictures are packed already, words want `tight`."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if tight else zipfile.ZIP_STORED) as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            # Unix, a plain file: on every machine that made it.
            entry.compress_type = packed.compression
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            packed.writestr(entry, data)
    return out.getvalue()


def unbundled(data: bytes) -> dict[str, bytes]:
    """The files of a bundle by name, in order."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}
