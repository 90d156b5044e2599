"""The pictures of the guide are taken by a browser from the demo, so that they show what is there.

YOUJU_PICTURES=docs/guide/pictures .venv/bin/pytest -m journey tests/journeys/test_guide.py   takes them anew
"""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image

pytestmark = pytest.mark.journey

GUIDE = Path(__file__).parents[2] / "docs" / "guide"
DESK, PHONE = 1366, 390
# A picture's name, who looks, where, and how wide the window is.
PICTURES = {
    "desk": ("bj-editor", "/", DESK),
    "entry": ("bj-worker1", "/desk/activities-session/new/", PHONE),
    "month-sheet": ("bj-editor", "/ledger/month/?month=2018-03&group=platform", DESK),
    "activities": ("bj-editor", "/activities/2018-04/", DESK),
    "people": ("bj-worker1", "/people/", DESK),
    "figure": ("bj-editor", "/figures/2018-03/activities.service.attendances/?scope=beijing", DESK),
    "compose": ("editor", "/bulletin/2018-03/?part=beijing", DESK),
    "signing": ("bj-editor", "/bulletin/2018-03/signing/beijing/", DESK),
    "release": ("editor", "/bulletin/2018-03/release/", DESK),
    "public": ("bj-editor", "/issues/2018-02/", PHONE),
}


def test_every_picture_of_the_guide_can_be_taken(sit, tmp_path):
    folder = Path(os.environ.get("YOUJU_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    for name, (who, where, width) in PICTURES.items():
        sitting = sit(who, width)
        page = sitting.open(where)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        # Few colours make a small file, and the house has few.
        with Image.open(io.BytesIO(page.screenshot())) as picture:
            picture.convert("RGB").quantize(64).save(folder / f"{name}.png", optimize=True)
        assert not sitting.errors, name


def test_the_guide_shows_exactly_the_pictures_that_are_taken():
    shown = {
        name for page in GUIDE.glob("*.md") for name in re.findall(r"\(pictures/([\w-]+)\.png\)", page.read_text())
    }
    assert shown == set(PICTURES)
    assert {path.stem for path in (GUIDE / "pictures").glob("*.png")} == shown
