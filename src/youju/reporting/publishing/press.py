"""The press: typst sets a sheet of plain values with the two faces of the wheel, alike on every machine."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from pylopdf_fonts_zh_cn import sans_path, serif_path

from youju.reporting.publishing import pictures
from youju.reporting.publishing.content import Picture

SHARED = "press.typ"


class PictureUnreadable(ValueError):
    """A photo whose bytes begin like an image but cannot be decoded."""


@cache
def fonts() -> typst.Fonts:
    """Only the two faces of the wheel, so that every machine prints alike."""
    folders = [str(folder) for folder in sorted({sans_path().parent, serif_path().parent})]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def template(name: str) -> bytes:
    """A template, led by what all of them share."""
    folder = files("youju.reporting.publishing") / "templates"
    return (folder / SHARED).read_bytes() + (folder / name).read_bytes()


def press(
    name: str,
    sheet: Mapping[str, Any],
    photos: Iterable[Picture] = (),
    *,
    drawn: Mapping[str, bytes] | None = None,
    **options: Any,
) -> bytes | list[bytes]:
    """The template filled from the sheet; `drawn` are further files that it shows, `options` typst's own.

    Text reaches typst as JSON data and never as markup; photos are files named after their content.
    Raises PictureUnreadable when a photo cannot be decoded.
    """
    kept = tuple(photo for photo in photos if pictures.printed(photo))
    with TemporaryDirectory(prefix="youju-press-") as folder:
        root = Path(folder)
        for photo in kept:
            (root / pictures.name(photo)).write_bytes(photo.data)
        for file, data in (drawn or {}).items():
            (root / file).write_bytes(data)
        compiler = typst.Compiler(root=folder, font_paths=fonts(), ignore_system_fonts=True)
        try:
            printed = compiler.compile(
                input=template(name),
                sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
                # The dates of the files are in the sheet; without this, typst has the clock at hand.
                timestamp=0,
                **options,
            )
        except typst.TypstError as error:
            if kept and "image" in error.message:
                raise PictureUnreadable(error.message) from error
            raise
    # Only typst's writing into a file of its own returns nothing.
    assert printed is not None
    return printed
