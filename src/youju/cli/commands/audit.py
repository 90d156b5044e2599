"""Check the chain of acts, or chain what is not chained yet.

`youju audit verify` walks the whole chain and names the first link that does not fit; entries that no
link holds yet are reported as the unsealed tail. `youju audit seal` chains that tail (the worker does so
every few seconds on PostgreSQL; on SQLite every entry is chained at once)."""

import json
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from youju.cli.running import say
from youju.ground.access import audit


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=["verify", "seal"])
    parser.add_argument("--json", action="store_true", help="print the verdict as JSON")


def run(options: Namespace) -> int:
    if options.what == "seal":
        say(f"{audit.seal()} entries sealed.")
        return 0
    verdict = audit.verify()
    if options.json:
        say(json.dumps(asdict(verdict)))
    elif verdict.broken_at is not None:
        say(f"Broken at seal {verdict.broken_at}: {verdict.sealed} before it fit, {verdict.unsealed} unsealed.")
    else:
        say(f"Whole: {verdict.sealed} sealed, {verdict.unsealed} not sealed yet.")
        say(f"Head {verdict.head}")
    return 0 if verdict.broken_at is None else 1
