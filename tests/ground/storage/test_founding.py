"""A new store is migrated by a shorter way, to the same end."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TABLES = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name"
SHORT = """
import django; django.setup()
from youju.cli.commands.migrate import bring_up_to_date
bring_up_to_date()
"""
LONG = f"""
from youju.ground.storage import founding
founding.is_new = lambda connection: False
{SHORT}
"""


def made(folder: Path, way: str) -> list[tuple[str, str, str]]:
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DJANGO_SETTINGS_MODULE": "youju.settings", "YOUJU_STATE": str(folder)}
    environment |= {"PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-c", way], env=environment, check=True)
    with closing(sqlite3.connect(folder / "youju.sqlite3")) as store:
        return store.execute(TABLES).fetchall()


@pytest.mark.matrix
def test_the_shorter_way_makes_the_same_store(tmp_path: Path):
    short, long = made(tmp_path / "short", SHORT), made(tmp_path / "long", LONG)
    assert short == long
    assert len(short) > 100
