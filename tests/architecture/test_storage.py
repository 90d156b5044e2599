"""The database is what the models say: migrations are complete, every declared guard is installed and works."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation

from tests.factories.world import World
from youju.ground.access.models import AuditEntry
from youju.ground.storage import triggers


def changes(state: ProjectState) -> dict[str, list[str]]:
    """What the models of `state` have that migrations do not make."""
    loader = MigrationLoader(None)
    # Migrations are written in the language of the source.
    with translation.override(None):
        found = MigrationAutodetector(loader.project_state(), state).changes(graph=loader.graph)
    return {
        app: [operation.describe() for migration in migrations for operation in migration.operations]
        for app, migrations in found.items()
    }


def test_migrations_make_what_the_models_say():
    missing = changes(ProjectState.from_apps(apps))
    assert not missing, f"Write the migration (python -m django makemigrations): {missing}"


def test_a_planted_column_without_migration_is_seen():
    state = ProjectState.from_apps(apps)
    state.models["organisations", "office"].fields["motto"] = models.CharField(max_length=5, default="")
    assert "organisations" in changes(state)


def test_every_declared_guard_is_installed_and_no_other(db):
    declared = {guard.name for guard in triggers.declared()}
    assert declared == set(triggers.installed(connection)), "Run `youju migrate`; it installs what is declared."
    assert {guard.table for guard in triggers.declared()} <= set(connection.introspection.table_names())


def test_a_guard_that_went_missing_is_seen_and_comes_back(own_database):
    with connection.cursor() as cursor:
        on = "" if connection.vendor == "sqlite" else " ON access_auditentry"
        cursor.execute(f"DROP TRIGGER guard_access_auditentry_delete{on}")
    assert "guard_access_auditentry_delete" not in triggers.installed(connection)
    call_command("migrate", verbosity=0)
    assert "guard_access_auditentry_delete" in triggers.installed(connection)


def test_a_guard_holds_against_whoever_has_the_database_in_hand(world: World):
    entry = AuditEntry.objects.order_by("pk").first()
    with pytest.raises(IntegrityError, match=triggers.REFUSAL), transaction.atomic():
        AuditEntry.objects.filter(pk=entry.pk).update(verb="nothing")
    with (
        pytest.raises(IntegrityError, match=triggers.REFUSAL),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM access_auditentry WHERE id = %s", [entry.pk])
