"""A running installation with the demo, and colleagues who sit before a real browser."""

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.factories.demo import Youju, youju

__all__ = ["youju"]

# All journeys share one demo, and a released month is released for good: these come last.
RELEASING = (
    "tests/journeys/test_first_month.py",
    "tests/journeys/test_new_issue.py",
    "tests/journeys/test_corrected.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.nodeid.startswith(RELEASING))


@pytest.fixture(scope="session")
def address(youju: Youju) -> Iterator[str]:
    """Where the demo is served, for as long as the journeys last."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "youju", "serve", "--port", str(port)], env=youju.environment(),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    found = f"http://localhost:{port}"
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{found}/accounts/login/", timeout=2).close()
            break
        except OSError:
            time.sleep(0.2)
    yield found
    server.terminate()
    server.wait(20)


@dataclass
class Sitting:
    """One colleague before one browser window; `errors` are what its console complained of."""

    page: Page
    address: str
    errors: list[str]

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}")
        return self.page


@pytest.fixture(scope="session")
def logged_in() -> dict[str, Any]:
    """Cookies of who has logged in: a second factor's code serves only once."""
    return {}


@pytest.fixture
def sit(
    youju: Youju, address: str, browser: Browser, logged_in: dict[str, Any]
) -> Iterator[Callable[..., Sitting]]:
    """Logs a colleague in with password and second factor; `width` is that of the window."""
    windows = []

    def log_in(login: str, width: int = 1366) -> Sitting:
        window = browser.new_context(
            viewport={"width": width, "height": 900}, locale="zh-CN", storage_state=logged_in.get(login)
        )
        windows.append(window)
        page = window.new_page()
        if login not in logged_in:
            _pass_the_door(page, login)
            logged_in[login] = window.storage_state()
        errors: list[str] = []
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return Sitting(page, address, errors)

    def _pass_the_door(page: Page, login: str) -> None:
        row = next(r for r in json.loads((youju.state / "demo-logins.json").read_text()) if r["login"] == login)
        page.goto(f"{address}/accounts/login/")
        page.fill("input[name=login]", row["login"])
        page.fill("input[name=password]", row["password"])
        page.keyboard.press("Enter")
        page.wait_for_url("**/2fa/authenticate/**")
        page.fill("input[name=code]", youju("demo", "code", login).strip())
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/accounts/" not in url)

    yield log_in
    for window in windows:
        window.close()
