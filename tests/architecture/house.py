"""The source as the checks see it, and the one way to hold a law over it.

A check is a function from sources to findings, so that a planted wrong source shows that it can fail.
"""

import ast
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
BELOW_WEB = ("ground", "services", "reporting")


@dataclass(frozen=True)
class Finding:
    """`where` names the place, for people and for lists of exceptions; `what` says what is wrong there."""

    where: str
    what: str


@dataclass(frozen=True)
class Source:
    """One file of the product: its path from the root of the project, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def module(self) -> str:
        """The dotted name: `youju.services.ledger.actions`."""
        return self.path.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")

    @property
    def floor(self) -> str:
        """`ground`, `services`, `reporting`, `web`, or the name of a file on top."""
        return self.module.split(".")[1] if "." in self.module else ""

    def at(self, node: ast.AST, what: str) -> Finding:
        """A finding in this file, at the line of the node."""
        return Finding(self.path, f"line {getattr(node, 'lineno', 0)}: {what}")

    def imports(self) -> Iterator[tuple[ast.stmt, str]]:
        """Every imported module with its statement."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


@cache
def sources(*floors: str) -> tuple[Source, ...]:
    """Every file of these floors (all by default) except migrations."""
    found = (
        Source(str(path.relative_to(ROOT)), path.read_text("utf-8"))
        for path in sorted((ROOT / "src").rglob("*.py"))
        if "migrations" not in path.parts
    )
    return tuple(source for source in found if not floors or source.floor in floors)


def planted(text: str, path: str = "src/youju/services/ledger/actions.py") -> tuple[Source, ...]:
    """One wrong file, to show that a check sees it."""
    return (Source(path, text),)


def hold(found: Iterable[Finding], fix: str, allowed: Mapping[str, str] | None = None) -> None:
    """Fails with `fix` for each finding that is not allowed, and for exceptions that nothing needs any more."""
    findings, allowed = list(found), dict(allowed or {})
    wrong = [f"  {finding.where}: {finding.what}" for finding in findings if finding.where not in allowed]
    assert not wrong, "\n".join([fix, *wrong])
    stale = set(allowed) - {finding.where for finding in findings}
    assert not stale, f"Nothing needs these exceptions any more, take them out: {sorted(stale)}"
    assert all(len(reason) > 15 for reason in allowed.values()), "Every exception says why."


@cache
def rooms() -> tuple[str, ...]:
    """Every room from low to high, as the import contracts in pyproject.toml order them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    inside = {contract["containers"][0]: contract["layers"] for contract in contracts if "containers" in contract}
    found: list[str] = []
    for floor in reversed(inside["youju"]):
        for name in floor.split(" | "):
            layers = inside.get(f"youju.{name}", [])
            found += [f"youju.{name}.{room}" for layer in reversed(layers) for room in layer.split(" | ")]
            found.append(f"youju.{name}")
    return tuple(name.replace("(", "").replace(")", "") for name in found)


def room_of(module: str) -> str:
    """The room that a module stands in; the module itself where it is outside the product."""
    return next((room for room in rooms() if module == room or module.startswith(f"{room}.")), module)
