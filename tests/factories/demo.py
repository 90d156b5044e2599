"""One loaded demo for all tests that look at it: made through the command line, in a folder of its own."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Youju:
    """The command line on one loaded demo; `state` is its folder."""

    state: Path

    def __call__(self, *words: str) -> str:
        """Runs `youju …`; gives what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", "youju", *words], env=self.environment(), capture_output=True, text=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def environment(self) -> dict[str, str]:
        found = {**os.environ, "YOUJU_STATE": str(self.state), "PYTHONPATH": str(ROOT / "src")}
        found.pop("DATABASE_URL", None)
        return found


@pytest.fixture(scope="session")
def youju(tmp_path_factory: pytest.TempPathFactory) -> Youju:
    """A demo that was migrated and loaded through the command line."""
    made = Youju(tmp_path_factory.mktemp("demo"))
    assert "changes applied" in made("migrate")
    made("demo", "load")
    return made
