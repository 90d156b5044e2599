"""How a command speaks and fails: plain lines out, one sentence for what a person can mend."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable

from django.db import InterfaceError, OperationalError, ProgrammingError, connection

from youju.ground.access.refusals import Refusal


class Unfit(Exception):
    """What was asked cannot be done; the message says why and what to do instead."""


def say(text: str = "") -> None:
    """One line for the person at the terminal, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def database_stands() -> bool:
    """Whether there is a migrated database to read; asking makes no file."""
    if connection.vendor == "sqlite" and not os.path.exists(connection.settings_dict["NAME"]):
        return False
    return "django_migrations" in connection.introspection.table_names()


def guarded(command: Callable[[Namespace], int | None], options: Namespace) -> int:
    """Runs the command; 0 for success, 1 for what it says itself, 130 after Ctrl-C.

    `options.needs_database` refuses a command that would find none.
    """
    try:
        if options.needs_database and not database_stands():
            raise Unfit(f"there is no database at {connection.settings_dict['NAME']}; run `youju migrate` first.")
        return command(options) or 0
    except (Unfit, Refusal) as error:
        sys.stderr.write(f"youju: {error}\n")
    except (OperationalError, InterfaceError, ProgrammingError) as error:
        sys.stderr.write(f"youju: the database refused: {str(error).strip()}\n{_advice(str(error))}")
    except BrokenPipeError:
        # The reader of a pipe left; nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return 1


def _advice(error: str) -> str:
    if "no such table" in error or "relation" in error:
        return "Run `youju migrate` first.\n"
    if "locked" in error:
        return "Another process holds it; try again in a moment.\n"
    return "Is DATABASE_URL right, and does the server run?\n" if os.environ.get("DATABASE_URL") else ""
