"""A bulletin's file becomes plain text, one printed line a line; or a sentence that says why it cannot.

Text and web pages are decoded by what their bytes are; .docx is read by a parser that knows no entities; .pdf by a
child process with limits of memory and time. Nothing is fetched, nothing in a file is run.
"""

from collections.abc import Callable
from pathlib import PurePath

from youju.reporting.archive.files.coding import decoded
from youju.reporting.archive.files.docx import text_of_docx
from youju.reporting.archive.files.pdf import text_of_pdf
from youju.reporting.archive.files.refusals import UnreadableFile
from youju.reporting.archive.reading import text_of

__all__ = ["ENDINGS", "LARGEST", "UnreadableFile", "text_of_file"]

# The file of a printed issue, photos included.
LARGEST = 32 * 2**20

READERS: dict[str, Callable[[bytes], str]] = {
    "txt": lambda data: decoded(data),
    "md": lambda data: decoded(data),
    "html": lambda data: text_of(decoded(data)),
    "htm": lambda data: text_of(decoded(data)),
    "docx": text_of_docx,
    "pdf": text_of_pdf,
}
ENDINGS = tuple(f".{ending}" for ending in READERS)


def text_of_file(name: str, data: bytes) -> str:
    """The text of the file. Raises UnreadableFile, which says why and what to do."""
    if len(data) > LARGEST:
        raise UnreadableFile("large", f"{LARGEST // 2**20}")
    if not data:
        raise UnreadableFile("empty")
    ending = PurePath(name).suffix.lower().removeprefix(".")
    if data.startswith(b"%PDF-"):
        ending = "pdf"
    elif data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFile("doc")
    read = READERS.get(ending)
    if read is None:
        raise UnreadableFile("ending", ending[:10])
    text = read(data).replace("\0", "")
    if not text.strip():
        raise UnreadableFile("scan" if ending == "pdf" else "empty")
    return text
