"""Write everything into one file: database and uploads, as they are at one moment.

    youju backup FILE

Others go on working meanwhile. The file names the keys the installation works with and holds none of them;
keep the keys elsewhere, and the file as you keep the records: it holds all of them. Logins end with a
restore, passwords and second factors come back."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils import timezone

from youju.cli.backups import back_up
from youju.cli.running import Unfit, say


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a new file, for instance 2018-04-03.youju")


def run(options: Namespace) -> int:
    try:
        stock = back_up(options.file, timezone.now())
    except FileExistsError:
        raise Unfit(f"{options.file} exists already; a backup overwrites nothing.") from None
    except OSError as error:
        raise Unfit(f"{options.file} cannot be written ({error.strerror}); nothing was kept.") from None
    rows = sum(table.rows for table in stock.tables.values())
    say(f"{options.file}: {rows} rows of {len(stock.tables)} tables, {len(stock.uploads)} uploads,")
    figures = f"{stock.figures['values']} figures of {stock.figures['months']} months"
    say(f"{figures}, audit head {stock.audit['head'][:12]}….")
    missing = [name for name, digest in stock.uploads.items() if digest is None]
    for name in missing:
        say(f"Missing: upload {name}")
    return 1 if missing or stock.audit["broken_at"] is not None else 0
