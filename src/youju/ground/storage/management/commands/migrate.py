"""Migrates, then reinstalls every declared trigger: SQLite drops them whenever it remakes a table."""

from contextlib import nullcontext
from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from youju.ground.storage import founding, triggers


class Command(Migrate):
    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with founding.shorter_way() if founding.is_new(connection) else nullcontext():
            super().handle(*args, **options)
        if options["app_label"] is None and not options["plan"] and not options["check_unapplied"]:
            triggers.install(connection)
