"""`./run` says what is missing and how to get it; `.ci/run` never reports a tier that tested nothing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASH = shutil.which("bash") or "/bin/bash"


def house(folder: Path) -> Path:
    """A checkout without an environment: the front door and the locks."""
    for name in ("run", "requirements.lock", "requirements-dev.lock", "requirements-uv.lock"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def door(folder: Path, *words: str, tools: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Runs the front door where only these tools exist; `tools` are scripts by name."""
    shelf = folder / "shelf"
    shelf.mkdir(exist_ok=True)
    for name in ("dirname", "cmp", "id", "cat", "find", "mkdir", "rm", "touch"):
        (shelf / name).symlink_to(shutil.which(name) or f"/bin/{name}")
    for name, script in (tools or {}).items():
        (shelf / name).write_text(f"#!{BASH}\n{script}\n")
        (shelf / name).chmod(0o755)
    return subprocess.run(
        [BASH, str(folder / "run"), *words], env={"PATH": str(shelf), "HOME": os.environ.get("HOME", "/")},
        capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.mark.parametrize("script", ["run", ".ci/run"])
def test_the_scripts_can_be_read_and_run(script):
    assert os.access(ROOT / script, os.X_OK), f"chmod +x {script}"
    subprocess.run([BASH, "-n", str(ROOT / script)], check=True)


def test_without_a_word_the_door_says_what_it_can_do(tmp_path):
    done = door(house(tmp_path))
    assert done.returncode == 2
    assert "./run demo" in done.stderr


def test_a_missing_python_is_named_with_the_command_that_brings_it(tmp_path):
    done = door(house(tmp_path), "demo", "--no-serve")
    assert done.returncode == 1
    assert "apt-get install -y python3 python3-venv" in done.stderr


def test_an_old_python_is_as_good_as_none(tmp_path):
    done = door(house(tmp_path), "demo", tools={"python3": "exit 1"})
    assert "Python 3.11 or newer" in done.stderr


def test_a_python_without_venv_is_named_with_the_command_that_brings_it(tmp_path):
    answers = 'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.11;; esac'
    done = door(house(tmp_path), "test", tools={"python3": answers})
    assert done.returncode == 1
    assert "apt-get install -y python3.11-venv" in done.stderr


def test_a_word_the_demo_does_not_know_is_asked_back(tmp_path):
    done = door(house(tmp_path), "demo", "--prot", "8001")
    assert done.returncode == 1
    assert "--prot" in done.stderr


def test_nothing_is_installed_without_its_hash():
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-uv.lock"):
        text = (ROOT / name).read_text()
        named = [line for line in text.splitlines() if "==" in line and not line.lstrip().startswith("#")]
        assert named, f"{name} names nothing."
        assert all(line.rstrip().endswith("\\") for line in named), f"{name}: `./run lock` writes hashes."
        assert "://" not in text, f"{name} names a registry; the lock must work with any."
