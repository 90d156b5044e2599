"""What every test may ask for, and what holds for every run: one seed, an own database, no order by chance.

`YOUJU_SEED` repeats a run, `YOUJU_TIER` (test, ci, soak) says how far it goes.
"""

import os
import random
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection, connections
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import setup_databases, teardown_databases
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as laws
from xdist.scheduler.loadscope import LoadScopeScheduling

from tests.drawing import costs, drawn, rooms_being_changed
from tests.factories.world import World

EXAMPLES = {"test": 25, "ci": 100, "soak": 3000}
TIER = os.environ.setdefault("YOUJU_TIER", "test")
# Worker processes of one run inherit the seed through the environment.
SEED = int(os.environ.setdefault("YOUJU_SEED", str(random.SystemRandom().randrange(2**31))))
WRITTEN_BY_GET = ('"django_session"', '"access_view"')
LOOK_AT_THE_DEMO = ("tests/demo/test_facts.py", "tests/demo/test_findings.py", "tests/demo/test_sealed.py")
# One of these may take ten seconds: begun last, it would keep one process busy while the others are idle.
LONG = ("tests/demo/", "tests/web/access/", "tests/laws/")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

for tier, examples in EXAMPLES.items():
    laws.register_profile(
        tier, max_examples=examples, deadline=None, database=None, print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    )  # fmt: skip
laws.load_profile(TIER)


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Points database, uploads and mail to a folder that goes when the run ends."""
    if config.getoption("--hypothesis-seed") is None:
        config.option.hypothesis_seed = str(SEED)
    state = Path(tempfile.mkdtemp(prefix="youju-tests-"))
    config.stash[STATE] = state
    settings.STATE = state
    settings.MEDIA_ROOT = state / "uploads"
    settings.STORAGES["default"]["OPTIONS"]["location"] = settings.MEDIA_ROOT
    settings.EMAIL_FILE_PATH = state / "mail"
    settings.STATIC_ROOT = state / "static"
    settings.STATIC_ROOT.mkdir()
    # Each client would look through all static files anew; browsers are served by processes of their own.
    settings.WHITENOISE_USE_FINDERS = False
    # scrypt is slow on purpose; what is tested of it asks for it by name.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *settings.PASSWORD_HASHERS]
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(state / "test.sqlite3")
        # Tests outlive no power cut: the same WAL and IMMEDIATE transactions, without waiting for the disk.
        options = settings.DATABASES["default"]["OPTIONS"]
        options["init_command"] = options["init_command"].replace("synchronous=FULL", "synchronous=OFF")
    else:
        settings.DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--draw", choices=("all", "drawn", "rest"), default="all", help="see tests/drawing.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The share that was asked for, and the longest tests first."""
    if (share := config.getoption("--draw")) != "all":
        changed = rooms_being_changed().split()
        chosen = drawn([item.nodeid for item in items], seed=SEED, costs=costs(), changed=changed)
        left_out = [item for item in items if (item.nodeid in chosen) != (share == "drawn")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if (item.nodeid in chosen) == (share == "drawn")]
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


STATE: pytest.StashKey[Path] = pytest.StashKey()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """One process loads the demo, and the tests that look at it go there; all others go wherever there is time."""
    return OneDemo(config, log)


class OneDemo(LoadScopeScheduling):
    """xdist's own groups do not reach pytest 9.2, which forgets the names that they are written into."""

    def _split_scope(self, nodeid: str) -> str:
        return "demo" if nodeid.startswith(LOOK_AT_THE_DEMO) else nodeid


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[STATE], ignore_errors=True)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    store = settings.DATABASES["default"]["ENGINE"].rsplit(".", 1)[-1]
    terminalreporter.write_line(f"Seed {SEED}, tier {TIER}, {store}. Repeat with YOUJU_SEED={SEED}.")


@pytest.fixture(autouse=True)
def _no_order_by_chance(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Rows that nobody ordered come shuffled, so that a test never leans on the order a store happens to use."""
    fetch: Callable[[Any], None] = QuerySet._fetch_all  # type: ignore[attr-defined]
    dice = random.Random(f"{SEED} {request.node.nodeid}")

    def fetch_shuffled(self: Any) -> None:
        fresh = self._result_cache is None
        fetch(self)
        if fresh and not self.ordered and not self.query.combinator:
            dice.shuffle(self._result_cache)

    monkeypatch.setattr(QuerySet, "_fetch_all", fetch_shuffled)


@pytest.fixture(autouse=True)
def _first_language() -> None:
    """Every test begins in the product's own language, whatever a page of the test before it spoke."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _get_never_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is only read changes nothing, but for the session and the log of looks at personal data."""
    get = Client.get

    def read_only(self: Client, path: str, *args: Any, **kwargs: Any) -> Any:
        def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
            writes = sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE", "REPLACE"))
            if writes and not any(table in sql for table in WRITTEN_BY_GET):
                pytest.fail(f"GET {path} writes: {sql[:120]}")
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            return get(self, path, *args, **kwargs)

    monkeypatch.setattr(Client, "get", read_only)


@pytest.fixture
def world(db: None) -> World:
    """A network with two offices; see `tests.factories.world`."""
    return World.found()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """One migrated database for the run, also when only tests with a database of their own were asked for.

    The plugin would make none for those, and they would copy the one of the installation.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """A freshly migrated database that is really committed to: for threads, other processes and browsers.

    Gives its DATABASE_URL. Deleting what a test wrote would meet the triggers, so the whole copy goes instead.
    """
    with django_db_blocker.unblock():
        connection.ensure_connection()
        pristine = connection.settings_dict["NAME"]
        copy = _copy_sqlite(tmp_path) if connection.vendor == "sqlite" else _copy_postgresql(pristine)
        connection.close()
        connection.settings_dict["NAME"] = copy
        try:
            yield f"sqlite://{copy}" if connection.vendor == "sqlite" else _postgres_url(copy)
        finally:
            connections.close_all()
            connection.settings_dict["NAME"] = pristine
            if connection.vendor == "postgresql":
                with connection._nodb_cursor() as cursor:
                    cursor.execute(f'DROP DATABASE "{copy}" WITH (FORCE)')


def _copy_sqlite(folder: Path) -> str:
    copy = folder / "own.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(copy)])
    return str(copy)


def _copy_postgresql(pristine: str) -> str:
    copy = f"{pristine}_own_{os.getpid()}"
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{pristine}"')
    return copy


def _postgres_url(name: str) -> str:
    server = connection.settings_dict
    who = ":".join(quote(part, safe="") for part in (server["USER"], server["PASSWORD"]) if part)
    where = ":".join(filter(None, (server["HOST"], str(server["PORT"] or ""))))
    return f"postgres://{who}@{where}/{name}" if who else f"postgres://{where}/{name}"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Journeys drive the system's Chromium; nothing is downloaded."""
    if CHROMIUM is None:
        raise pytest.UsageError("Chromium is missing: apt-get install -y chromium fonts-noto-cjk")
    # The browser's loop runs in the tests' own thread; the store is asked between its turns, never in one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-gpu"]}
