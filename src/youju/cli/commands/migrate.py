"""Make the database or bring it up to date.

Creates the folder of the state and the database if they are missing, applies what is new, and installs
the triggers that keep published rows as they are. Running it again changes nothing."""

from argparse import ArgumentParser, Namespace

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from youju.cli.running import say
from youju.ground.storage import triggers

NEEDS_DATABASE = False


def arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(options: Namespace) -> None:
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Creates or updates the database, and says so."""
    settings.STATE.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    else:
        # A step that stands for several is recorded where those were taken one by one.
        executor.check_replacements()
        triggers.install(connection)
    name = connection.settings_dict["NAME"]
    applied = f"{len(waiting)} changes applied" if waiting else "up to date"
    say(f"Database {name} ({connection.display_name}): {applied}.")
