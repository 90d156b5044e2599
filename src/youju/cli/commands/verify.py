"""Check a backup, the running installation, or that the one equals the other.

    youju verify FILE            every part of the file is what its manifest promises
    youju verify --live          the audit chain is whole and every upload is there
    youju verify FILE --live     rows, uploads, figures and audit chain here equal those of the backup

Nothing is changed. The exit status is 1 when something is not as it should be."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from youju.cli.backups import Stock, differences, faults, take_stock
from youju.cli.backups.snapshot import snapshot
from youju.cli.backups.verifying import NoBackup
from youju.cli.running import Unfit, database_stands, say

NEEDS_DATABASE = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, nargs="?")
    parser.add_argument("--live", action="store_true", help="look at the running installation")


def run(options: Namespace) -> int:
    if options.file is None and not options.live:
        raise Unfit("name a FILE, or say --live, or both.")
    said: list[str] = []
    kept: Stock | None = None
    if options.file is not None:
        try:
            kept, said = faults(options.file)
        except NoBackup as error:
            raise Unfit(str(error)) from None
    if options.live:
        said += _live(kept)
    for sentence in said:
        say(f"Not right: {sentence}")
    if not said:
        say("Everything is as it should be.")
    return 1 if said else 0


def _live(kept: Stock | None) -> list[str]:
    if not database_stands():
        raise Unfit("there is no installation to look at; run `youju migrate` first.")
    with snapshot():
        found = take_stock()
    rows = sum(table.rows for table in found.tables.values())
    say(f"Here: {rows} rows, {len(found.uploads)} uploads, {found.figures['values']} figures.")
    if kept is not None:
        return differences(kept, found)
    said = [f"upload {name} is missing." for name, digest in found.uploads.items() if digest is None]
    if found.audit["broken_at"] is not None:
        said.append(f"the audit chain is broken at seal {found.audit['broken_at']}.")
    return said
