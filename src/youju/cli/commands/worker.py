"""Run the background worker: jobs that pages have handed over, and the timetable.

The timetable seals the audit chain every few seconds on PostgreSQL, gives the jobs of a worker that was
killed to the next one, and clears away what has run out. Several workers may run at once. Pages say when
none is running. End it with Ctrl-C or SIGTERM; the running job is finished first."""

from argparse import ArgumentParser, Namespace

from youju.cli.background import Background
from youju.cli.running import say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="run everything that waits, then end")


def run(options: Namespace) -> int:
    worker = Background()
    if options.once:
        worker.once()
        return 0
    say(f"Worker {worker.name} is running.")
    return worker.run()
