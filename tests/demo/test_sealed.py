"""Whoever takes the store, its journal, the uploads or a backup away without the keys reads no word of a case."""

import tarfile
import tomllib
import zipfile
from importlib.resources import files
from pathlib import Path

from tests.factories.demo import Youju

CASES = tomllib.loads(files("youju.demo").joinpath("data", "cases.toml").read_text("utf-8"))["case"]
# Written on the papers of the demo: what somebody asks for, what is to change, what shows it.
WORDS = [row[name] for row in CASES for name in ("request", "goal", "shown_by")]
LIVING = ["夜里不敢一个人睡", "睡前打一次电话", "说话时一直攥着书包带", "演示用，虚构：按计划见面"]


def holding(data: bytes) -> list[str]:
    return [word for word in (*WORDS, *LIVING) if word.encode() in data or word.encode("utf-16-le") in data]


def contents(path: Path) -> bytes:
    """The bytes of a file, and of whatever an archive holds."""
    data = path.read_bytes()
    if tarfile.is_tarfile(path):
        with tarfile.open(path) as archive:
            members = [archive.extractfile(member) for member in archive.getmembers() if member.isfile()]
            data += b"".join(member.read() for member in members if member is not None)
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            data += b"".join(archive.read(name) for name in archive.namelist())
    return data


def test_no_file_of_the_state_and_no_backup_holds_a_word_of_a_case(youju: Youju, tmp_path: Path):
    backup = tmp_path / "2018-04-03.youju"
    youju("backup", str(backup))
    state = [path for path in youju.state.rglob("*") if path.is_file()]
    copies = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert any("sqlite3" in path.name for path in state)
    assert copies
    found = {path.name: words for path in (*state, *copies) if (words := holding(contents(path)))}
    assert not found
    # The check can fail: what is no secret is found.
    assert any("阮小航".encode() in contents(path) for path in state)
