"""The text of a .docx: paragraphs as lines, cells of a row parted by tabs; bombs and entities are refused.

The directory of the archive is looked at before anything is unpacked, one part is unpacked and no more than its
allowance, and expat stops at the first declaration of a document type: no entity is ever defined, none is fetched.
"""

import io
import zipfile
import zlib
from typing import IO
from xml.parsers import expat

from youju.reporting.archive.files.refusals import UnreadableFile

PART = "word/document.xml"
ENTRIES, UNPACKED, RATIO = 4_000, 64 << 20, 200
# Parts smaller than this may be packed as tightly as they like.
SMALL = 1 << 20
CHUNK = 1 << 16
TEXT = 4_000_000


def text_of_docx(data: bytes) -> str:
    """Raises UnreadableFile for what is no document, is locked, damaged or a trap."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > ENTRIES:
                raise UnreadableFile("trap", str(len(entries)))
            entry = archive.getinfo(PART)
            if entry.flag_bits & 1:
                raise UnreadableFile("locked")
            tight = entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1)
            if tight or entry.file_size > UNPACKED:
                raise UnreadableFile("trap", PART)
            with archive.open(entry) as part:
                return _Words().read(part)
    except expat.ExpatError:
        raise UnreadableFile("broken") from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
        RuntimeError,
    ):
        raise UnreadableFile("broken") from None


class _Words:
    """What expat hands on: text of runs, ends of paragraphs, cells and rows. What was deleted is no text."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.size = 0
        self.inside = 0
        self.cells: list[int] = []

    def read(self, part: IO[bytes]) -> str:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = self._declaration
        left = UNPACKED
        while chunk := part.read(CHUNK):
            left -= len(chunk)
            if left < 0:
                raise UnreadableFile("trap", PART)
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
        return "".join(self.said)

    def _declaration(self, *_said: object) -> None:
        raise UnreadableFile("entities", PART)

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        match name.rpartition("}")[2]:
            case "t":
                self.inside += 1
            case "tab":
                self._say("\t")
            case "br" | "cr":
                self._say("\n")
            case "tr":
                self.cells.append(0)
            case "tc":
                if self.cells and self.cells[-1]:
                    self._say("\t")
                if self.cells:
                    self.cells[-1] += 1

    def _end(self, name: str) -> None:
        match name.rpartition("}")[2]:
            case "t":
                self.inside -= 1
            case "p":
                # A cell holds paragraphs too; its row is one line.
                self._say(" " if self.cells else "\n")
            case "tr":
                self.cells.pop()
                self._say("\n")

    def _characters(self, text: str) -> None:
        if self.inside:
            self._say(text)

    def _say(self, text: str) -> None:
        self.size += len(text)
        if self.size > TEXT:
            raise UnreadableFile("trap", PART)
        self.said.append(text)
