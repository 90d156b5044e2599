"""Load the demo, or print what is needed to log in to it.

    youju demo load          the database, and four offices with January to April 2018, once
    youju demo logins        each account with its password and the key of its second factor
    youju demo code LOGIN    the six digits that the second factor of an account shows now

The demo goes in through the same actions and imports that people use, all of it or nothing; loading again
keeps what stands. Its people and phone numbers are invented."""

from argparse import ArgumentParser, Namespace

from django.db import transaction
from django.utils import timezone

from youju.cli.commands.migrate import bring_up_to_date
from youju.cli.running import Unfit, say
from youju.demo import loading
from youju.demo.loading.logins import Login
from youju.ground.access.roles import ROLES

NEEDS_DATABASE = False


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=["load", "logins", "code"])
    parser.add_argument("login", nargs="?", metavar="LOGIN", help="whose code is wanted")


def run(options: Namespace) -> None:
    if options.what == "load":
        bring_up_to_date()
        with transaction.atomic():
            loaded = loading.load(at=timezone.now(), say=say)
        say("The demo is loaded." if loaded else "A network stands here already; it is kept as it is.")
        for line in table() if loading.logins() else ():
            say(line)
    elif options.what == "logins":
        for line in table():
            say(line)
    else:
        say(_code(options.login))


def table() -> list[str]:
    """The accounts in aligned columns; a Chinese character is as wide as two letters."""
    rows = [
        (row["login"], row["password"], row["totp"] or "—", " · ".join((row["name"], _role(row), row["office"])))
        for row in loading.logins()
    ]
    if not rows:
        raise Unfit("no demo is loaded here; `youju demo load` loads it.")
    rows.insert(0, ("login", "password", "key of the second factor (TOTP)", "who"))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3]]) for row in rows
    ]


def _role(row: Login) -> str:
    return str(ROLES[row["role"]].label)


def _code(login: str | None) -> str:
    if login is None:
        raise Unfit("say whose code: `youju demo code LOGIN`.")
    try:
        return loading.code(login)
    except KeyError:
        raise Unfit(f"the demo has no account {login!r} with a second factor; see `youju demo logins`.") from None
