"""Nothing sneaks upward: no signal, no import inside a function, no model fetched by name; HTTP stays in web."""

import ast
from collections.abc import Iterable, Iterator

from tests.architecture.house import BELOW_WEB, Finding, Source, hold, planted, sources

SNEAKING = {
    "src/youju/cli/__init__.py": "imports the one command that was asked for, after the set-up of Django",
}
SPEAKS_HTTP = (
    "django.http", "django.shortcuts", "django.urls", "django.views", "django.contrib.sessions",
    "django.contrib.messages", "django.middleware", "http.client", "http.server", "urllib.request",
    "requests", "httpx", "aiohttp",
)  # fmt: skip


def sneaking(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                late = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
                yield from (source.at(n, "imports inside a function") for n in late)
            elif isinstance(node, ast.Attribute) and node.attr in {"get_model", "import_module", "__import__"}:
                yield source.at(node, f"fetches by name with {node.attr}")
        for statement, name in source.imports():
            if "signals" in name.split(".") or name.startswith("django.dispatch"):
                yield source.at(statement, f"listens or sends with {name}")


def speaking_http(given: Iterable[Source]) -> Iterator[Finding]:
    for source in given:
        for statement, name in source.imports():
            if any(name == http or name.startswith(f"{http}.") for http in SPEAKS_HTTP):
                yield source.at(statement, f"imports {name}")


def test_no_signal_no_late_import_no_model_by_name():
    fix = "Import at the top of the file, from below; call actions, send no signals."
    hold(sneaking(sources()), fix, SNEAKING)


def test_only_web_speaks_http():
    fix = "Below web nothing knows requests, answers or addresses: take plain values, raise a Refusal."
    hold(speaking_http(sources(*BELOW_WEB, "demo")), fix)


def test_planted_detours_are_seen():
    for wrong in (
        "def f():\n    from youju.web import desk",
        "from django.apps import apps\nx = apps.get_model('ledger.Tally')",
        "from django.db.models.signals import post_save",
        "from django.dispatch import receiver",
    ):
        assert list(sneaking(planted(wrong))), wrong
    for wrong in (
        "from django.shortcuts import redirect",
        "import urllib.request",
        "from django.urls import reverse",
    ):
        assert list(speaking_http(planted(wrong))), wrong
