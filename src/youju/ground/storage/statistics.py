"""What the store knows of its own tables: without numbers SQLite guesses which index is the short way."""

from django.db import connection

# Rows of each index that are looked at; enough to tell a long list from a short one, and quick on ten million.
LOOKS = 1_000


def refresh() -> None:
    """Lets SQLite look at its indexes; PostgreSQL does so by itself."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {LOOKS}")
            cursor.execute("ANALYZE")
