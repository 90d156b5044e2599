"""The glossary's words are the code's words, and each has one meaning."""

import ast
import re
from pathlib import Path

from tests.architecture.house import sources

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<said>[^|]+) \| `(?P<name>\w+)` \| (?P<meaning>[^|]+) \|$", re.M)


def test_every_word_of_the_glossary_is_a_class_of_the_code():
    nodes = (node for source in sources() for node in ast.walk(source.tree))
    classes = {node.name for node in nodes if isinstance(node, ast.ClassDef)}
    missing = [row["name"] for row in ROW.finditer(GLOSSARY.read_text("utf-8")) if row["name"] not in classes]
    assert not missing, "Say in docs/glossary.md what the code calls it now."


def test_a_word_has_one_meaning():
    rows = list(ROW.finditer(GLOSSARY.read_text("utf-8")))
    assert len(rows) > 40
    for column in ("said", "name"):
        words = [row[column] for row in rows]
        assert len(set(words)) == len(words)
