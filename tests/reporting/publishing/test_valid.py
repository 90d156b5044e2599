"""The web edition as the W3C's checker reads it."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.factories.validity import errors
from tests.reporting.publishing.reading import filled_with
from tests.reporting.publishing.sample import DRAFT, ISSUE, a_full_month, photo
from youju.reporting.publishing import web

pytestmark = pytest.mark.journey


def test_the_web_edition_is_valid_html(tmp_path: Path):
    pages = {
        "released": web.render(ISSUE).decode(),
        "draft": web.render(DRAFT).decode(),
        "full": web.render(a_full_month()).decode(),
        "cover": web.render(replace(ISSUE, cover=photo())).decode(),
        "silent": web.render(replace(ISSUE, cover=replace(photo(), alt=""))).decode(),
        "hostile": web.render(filled_with(ISSUE, "<b>&amp;\"'</b>")).decode(),
    }
    assert errors(pages, tmp_path) == []


def test_a_planted_fault_is_found(tmp_path: Path):
    fault = web.render(ISSUE).decode().replace("</h1>", "</h1><p><div></div></p>")
    assert errors({"fault": fault}, tmp_path)
