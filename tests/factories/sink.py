"""A mail server in a process of its own, which writes down every letter before it says that it has it.

python -m tests.factories.sink FOLDER [SECONDS]     prints its port; SECONDS pass before each letter is accepted
"""

import asyncio
import os
import sys
import time
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP


class Sink:
    """One line for each letter: the mailbox and the Message-ID. Mailboxes that begin so are answered so."""

    ANSWERS = {"full": "452 4.2.2 mailbox full", "nobody": "550 5.1.1 no such mailbox", "shut": "421 going away"}

    def __init__(self, folder: Path, seconds: float) -> None:
        self.file, self.seconds = (folder / "letters").open("a"), seconds

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        for name, answer in self.ANSWERS.items():
            if address.startswith(name):
                return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.seconds)
        identity = message_from_bytes(envelope.content)["Message-ID"]
        self.file.write(f"{envelope.rcpt_tos[0]} {identity}\n")
        self.file.flush()
        return "250 OK"


async def serve(folder: Path, seconds: float) -> None:
    sink = Sink(folder, seconds)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(sink, hostname="sink.invalid", data_size_limit=None), "127.0.0.1", 0
    )
    (folder / "port").write_text(str(server.sockets[0].getsockname()[1]))
    # Ends with whoever started it.
    while os.getppid() != 1:
        await asyncio.sleep(0.2)


def port_of(folder: Path, seconds: float = 15) -> int:
    """The port of a sink that has just been started there."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if (folder / "port").exists() and (said := (folder / "port").read_text()):
            return int(said)
        time.sleep(0.05)
    raise TimeoutError("the sink did not start")


def letters(folder: Path) -> list[tuple[str, str]]:
    """(mailbox, Message-ID) of every letter that arrived."""
    lines = (folder / "letters").read_text().splitlines() if (folder / "letters").exists() else []
    return [(line.split()[0], line.split()[1]) for line in lines]


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 0))
