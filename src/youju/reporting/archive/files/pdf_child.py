"""The child that opens strangers' PDF: memory and time are limited before the first byte is read.

Run as `python pdf_child.py`, the file on its standard input; it imports nothing of Youju. It answers with the text
in UTF-8 and the status 0, or with 3 (locked), 4 (damaged), 5 (too much).
"""

import io
import resource
import sys

from pypdf import PdfReader

MEMORY = 1 << 30
SECONDS = 30
PAGES, TEXT = 400, 4_000_000
LOCKED, BROKEN, TOO_MUCH = 3, 4, 5


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        pages = PdfReader(io.BytesIO(sys.stdin.buffer.read()))
        if pages.is_encrypted and not pages.decrypt(""):
            return LOCKED
        said = size = 0
        for page in pages.pages:
            text = page.extract_text() + "\n"
            said, size = said + 1, size + len(text)
            if said > PAGES or size > TEXT:
                return TOO_MUCH
            sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    except (MemoryError, RecursionError):
        return TOO_MUCH
    except Exception:
        # Whatever else the library trips over is a defect of the file.
        return BROKEN
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
