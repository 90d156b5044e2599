"""No dead tests: each file tests something, nothing is skipped, each name is a sentence."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.house import ROOT, Finding, Source, hold, planted

DEAD = {"skip", "skipif", "xfail", "importorskip"}


def written_tests() -> list[Source]:
    return [
        Source(str(path.relative_to(ROOT)), path.read_text("utf-8"))
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
    ]


def dead(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        names = [node.name for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef)]
        tests = [name for name in names if name.startswith("test_")]
        if not tests:
            yield Finding(source.path, "tests nothing")
        yield from (Finding(source.path, f"{name} is no sentence") for name in tests if name.count("_") < 3)
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Attribute) and node.attr in DEAD and "pytest" in ast.unparse(node.value):
                yield source.at(node, f"uses {ast.unparse(node)}")


def homeless(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        if not (ROOT / source.path).parent.is_dir() or source.path.count("/") < 2:
            yield Finding(source.path, "stands on no floor")


def test_no_test_is_dead_or_nameless():
    hold(dead(written_tests()), "Mend it or take it out; let the name say what the product does.")


def test_tests_stand_on_the_floor_of_what_they_test():
    hold(homeless(written_tests()), "Put it into tests/<floor>/<room>/.")


def test_planted_dead_tests_are_seen():
    for wrong in ("x = 1", "@pytest.mark.skip\ndef test_a_b_c_d(): ...", "def test_loan(): ..."):
        assert list(dead(planted(wrong, "tests/web/test_x.py"))), wrong
    assert list(homeless(planted("", "tests/test_x.py")))
