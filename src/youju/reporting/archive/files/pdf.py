"""The text of a .pdf, read by a child process: no file of a stranger is parsed where the product runs."""

import subprocess
import sys
from pathlib import Path

from youju.reporting.archive.files.refusals import UnreadableFile

CHILD = Path(__file__).with_name("pdf_child.py")
# The child stops itself earlier; this is for a machine that is too busy to let it.
PATIENCE = 60
# What the child says with its exit status.
REASONS = {3: "locked", 4: "broken", 5: "memory"}


def text_of_pdf(data: bytes) -> str:
    """Raises UnreadableFile for what is locked, damaged or takes too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-s", str(CHILD)], input=data, capture_output=True, timeout=PATIENCE,
            env={"PATH": "/nonexistent"}, cwd="/", check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UnreadableFile("memory") from None
    if done.returncode:
        # A child that was stopped by its limits says nothing.
        raise UnreadableFile(REASONS.get(done.returncode, "memory"))
    return done.stdout.decode("utf-8", "replace")
