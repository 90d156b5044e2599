"""Open the door: serve the pages over HTTP.

Behind a web server, set YOUJU_PRODUCTION=1, YOUJU_SECRET_KEY, YOUJU_HOSTS and YOUJU_PUBLIC_ADDRESS. On
one machine, --worker starts the background worker beside the server; if either ends, both end."""

import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from types import FrameType

from django.conf import settings

from youju.cli.running import Unfit, say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--processes", type=int, default=2, help="server processes (default: 2)")
    parser.add_argument("--threads", type=int, default=4, help="threads of each process (default: 4)")
    parser.add_argument("--worker", action="store_true", help="run the background worker as well")


def run(options: Namespace) -> int:
    refuse_taken(options.host, options.port)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    server = [
        sys.executable, "-m", "gunicorn", "youju.wsgi", "--bind", f"{options.host}:{options.port}",
        "--workers", str(options.processes), "--threads", str(options.threads),
        "--worker-tmp-dir", "/dev/shm" if sys.platform == "linux" else "/tmp", "--log-level", "warning",
    ]  # fmt: skip
    commands = [server]
    if options.worker:
        commands.append([sys.executable, "-m", "youju", "worker"])
    say(f"Serving on http://localhost:{options.port} — end with Ctrl-C.")
    return supervise(commands)


def refuse_taken(host: str, port: int) -> None:
    """Raises Unfit when something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Unfit(f"cannot listen on {host}:{port} ({error.strerror}); choose another --port.") from None


def supervise(commands: list[list[str]], patience: float = 20.0) -> int:
    """Runs all commands until one ends or a signal comes, then ends the others; gives the exit status.

    A child has `patience` seconds to end by itself. A signal that was asked for is no failure.
    """
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    # A session of its own, so that Ctrl-C reaches the children through us and only once.
    children = [subprocess.Popen(command, start_new_session=True) for command in commands]
    try:
        while not asked and all(child.poll() is None for child in children):
            time.sleep(0.2)
    finally:
        for child in children:
            if child.poll() is None:
                child.terminate()
        for child in children:
            try:
                child.wait(patience)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        for number, handler in before.items():
            signal.signal(number, handler)
    return 0 if asked else 1
