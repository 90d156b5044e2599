"""Bring a backup back, into an empty installation on either store.

    YOUJU_STATE=/srv/youju-new youju restore FILE

Refuses where anything stands already. Afterwards every row count, every figure and the audit chain are
computed anew and compared with the backup; if one differs, nothing is kept."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings

from youju.cli.backups import restore
from youju.cli.backups.restoring import NotEmpty, NotTheSame
from youju.cli.backups.uploads import NameInUse
from youju.cli.backups.verifying import NoBackup
from youju.cli.running import Unfit, say

NEEDS_DATABASE = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)


def run(options: Namespace) -> None:
    settings.STATE.mkdir(parents=True, exist_ok=True)
    try:
        stock = restore(options.file)
    except (NoBackup, NotEmpty) as error:
        raise Unfit(str(error)) from None
    except NotTheSame as error:
        raise Unfit("\n  ".join(["what came out differs, nothing was kept:", *error.differences])) from None
    except NameInUse as error:
        raise Unfit(f"another file is stored as {error}; nothing was kept.") from None
    rows = sum(table.rows for table in stock.tables.values())
    say(f"{rows} rows, {len(stock.uploads)} uploads and {stock.figures['values']} figures are back and equal.")
    say(f"Audit head {stock.audit['head'][:12]}…. Everybody logs in anew.")
