"""The command line of Youju: `youju COMMAND`. Each command is one module of `youju.cli.commands`.

A command module has a docstring (its first line is the short help, the whole is `--help`), and two
functions: `arguments(parser)` and `run(options) -> int | None`, which gives the exit status. A module with
`NEEDS_DATABASE = False` runs without a migrated database.
"""

import argparse
import ast
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django
from django.core.exceptions import ImproperlyConfigured

from youju.cli.running import guarded

PACKAGE = "youju.cli.commands"

DESCRIPTION = """\
Youju (有据, "with evidence") keeps the records of social-work organisations and prints their monthly
bulletin; every number in it is a set of records and can be opened.

A new installation needs three commands: `youju migrate` makes the database, `youju admit` founds the
network and its first administrator, `youju serve --worker` opens the door. To look around first, use
`./run demo`: it does all of this with four offices and their month."""

EPILOG = """\
The environment decides where things are: YOUJU_STATE names the folder of database and uploads,
DATABASE_URL the database (sqlite:///path or postgres://user:password@host/name).
`youju COMMAND --help` explains one command."""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status; what a person can mend is said in one sentence."""
    given = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "youju.settings")
    # Database, uploads and backups hold personal data: they are the owner's alone.
    os.umask(0o077)
    try:
        django.setup()
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        return 2
    options = parser(given[0] if given else "").parse_args(given)
    return guarded(options.run, options)


def parser(chosen: str = "") -> argparse.ArgumentParser:
    """The parser of all commands; only the module of the chosen one is imported, so each starts quickly."""
    made = argparse.ArgumentParser(
        prog="youju", description=DESCRIPTION, epilog=EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = made.add_subparsers(metavar="COMMAND", required=True, title="commands")
    for name, text in described().items():
        command = commands.add_parser(
            name, help=text.partition("\n")[0].rstrip("."), description=text,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        if name == chosen:
            module = importlib.import_module(f"{PACKAGE}.{name.replace('-', '_')}")
            module.arguments(command)
            command.set_defaults(run=module.run, needs_database=getattr(module, "NEEDS_DATABASE", True))
    return made


def described() -> dict[str, str]:
    """Every command with the docstring of its module; the module's name is the command's, with hyphens."""
    folder = Path(__file__).with_name("commands")
    return {
        path.stem.replace("_", "-"): ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
        for path in sorted(folder.glob("[a-z]*.py"))
    }
