"""A mail server that takes letters as fast as it can and keeps nothing: `python -m bench.sink` prints its port.

It speaks just enough of SMTP. `COUNT` gives the mailboxes that got a letter since it was asked last, and how many
of them got more than one, and the seconds between the first letter and the last.
"""

import asyncio
import sys
import time

ENDS = b"\r\n.\r\n"


class Mail(asyncio.Protocol):
    """One connection."""

    seen: dict[bytes, int] = {}
    times: list[float] = []

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport, self.waiting, self.in_letter, self.to = transport, b"", False, b""
        transport.write(b"220 sink\r\n")

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        if self.in_letter:
            if not self.waiting.endswith(ENDS):
                return
            self.in_letter, self.waiting = False, b""
            self.seen[self.to] = self.seen.get(self.to, 0) + 1
            self.times.append(time.perf_counter())
            self.transport.write(b"250 taken\r\n")
            return
        while b"\r\n" in self.waiting:
            line, _, self.waiting = self.waiting.partition(b"\r\n")
            self.answer(line)

    def answer(self, line: bytes) -> None:
        word = line[:4].upper()
        if word == b"RCPT":
            self.to = line.partition(b"<")[2].partition(b">")[0]
        self.in_letter = word == b"DATA"
        if word == b"COUN":
            twice = sum(count > 1 for count in self.seen.values())
            took = self.times[-1] - self.times[0] if self.times else 0
            self.transport.write(f"250 {len(self.seen)} {twice} {took}\r\n".encode())
            self.seen.clear()
            self.times.clear()
        else:
            self.transport.write({b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}.get(word, b"250 ok\r\n"))


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(Mail, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Ends with whoever started it: the line it was started on closes.
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
