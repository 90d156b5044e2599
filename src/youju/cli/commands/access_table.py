"""Print who may open which page, as Markdown.

`youju access-table > docs/access.md` renews the page; a test compares it with the routes."""

from argparse import ArgumentParser, Namespace

from youju.cli.running import say
from youju.web.shell.access_table import table

NEEDS_DATABASE = False


def arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(options: Namespace) -> None:
    say(table().rstrip("\n"))
