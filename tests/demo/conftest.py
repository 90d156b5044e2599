"""One loaded demo for all tests that look at it: made through the command line, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Youju = Callable[..., str]


@pytest.fixture(scope="session")
def youju(tmp_path_factory: pytest.TempPathFactory) -> Youju:
    """Runs `youju …` on a demo that has been migrated and loaded; gives what it printed."""
    state = tmp_path_factory.mktemp("demo")

    def run(*words: str) -> str:
        environment = {**os.environ, "YOUJU_STATE": str(state), "PYTHONPATH": str(ROOT / "src")}
        environment.pop("DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-m", "youju", *words], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    run("migrate")
    run("demo", "load")
    return run
