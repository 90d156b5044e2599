"""Migrates, then reinstalls every declared trigger: SQLite drops them whenever it remakes a table."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from youju.ground.storage import triggers


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        connection = connections[options["database"]]
        if options["app_label"] is None and not options["plan"] and not options["check_unapplied"]:
            triggers.install(connection)
