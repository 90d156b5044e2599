"""The printed edition: typst sets the issue on A4; text reaches it as JSON data and never as markup."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from pylopdf_fonts_zh_cn import sans_path, serif_path

from youju.reporting.publishing import pictures
from youju.reporting.publishing.content import Issue, Picture
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.sheet import photos, sheet


class PictureUnreadable(ValueError):
    """A photo whose bytes begin like an image but cannot be decoded."""


@cache
def _fonts() -> typst.Fonts:
    """Only the two faces of the wheel, so that every machine prints alike."""
    folders = [str(folder) for folder in sorted({sans_path().parent, serif_path().parent})]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


@cache
def _template() -> bytes:
    return (files("youju.reporting.publishing") / "templates" / "issue.typ").read_bytes()


def render(issue: Issue) -> bytes:
    """The issue as a tagged PDF (PDF/UA-1), the same bytes every time: dates come from `released_at`.

    Raises PictureUnreadable when a photo cannot be decoded.
    """
    issue = printable(issue)
    with TemporaryDirectory(prefix="youju-press-") as folder:
        kept = tuple(photo for photo in photos(issue) if pictures.printed(photo))
        _lay_out(kept, Path(folder))
        try:
            return _compile(issue, folder)
        except typst.TypstError as error:
            if kept and "image" in error.message:
                raise PictureUnreadable(error.message) from error
            raise


def _lay_out(kept: tuple[Picture, ...], folder: Path) -> None:
    """Photos are the only files typst reads, under names made of their own hash."""
    for photo in kept:
        (folder / pictures.name(photo)).write_bytes(photo.data)


def _compile(issue: Issue, folder: str) -> bytes:
    compiler = typst.Compiler(root=folder, font_paths=_fonts(), ignore_system_fonts=True)
    printed = compiler.compile(
        input=_template(),
        format="pdf",
        sys_inputs={"sheet": json.dumps(sheet(issue), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        # The dates of the file are in the sheet; without this, typst has the clock at hand.
        timestamp=0,
    )
    assert isinstance(printed, bytes)
    return printed
