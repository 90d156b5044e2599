"""The main job, in a real browser: open a number, edit a sentence, release, and see what arrives late."""

import re

import pytest

pytestmark = pytest.mark.journey


def test_a_number_opens_down_to_its_records_for_its_own_office(sit):
    editor = sit("bj-editor")
    page = editor.open("/bulletin/2018-03/")
    page.locator("a", has_text=re.compile(r"932")).first.click()
    page.wait_for_url("**/figures/2018-03/**")
    assert "932" in page.inner_text("main")
    record = page.locator("main a[href*='/desk/']").first
    record.click()
    # It opens beside the list, so that the list stays.
    page.locator("#drawer", has_text="2018-03").wait_for()
    assert not editor.errors


def test_a_colleague_elsewhere_sees_the_number_and_no_record(sit):
    page = sit("nj-editor").open("/figures/2018-03/activities.service.attendances/?scope=beijing")
    assert "932" in page.inner_text("main")
    assert page.locator("main a[href*='/desk/']").count() == 0


def test_from_the_draft_to_a_release_that_never_changes(sit, youju, tmp_path):
    network = sit("editor")
    page = network.open("/bulletin/2018-03/")
    # One sentence is written anew.
    line = page.locator(".passage", has_text="买菜、拿药").first
    line.locator("a, button").filter(has_text=re.compile("改|Change")).first.click()
    sentence = page.locator("form.line-form .composed").first
    sentence.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("街坊送来了米。")
    page.locator("form.line-form button[type=submit]").first.click()
    page.locator(".passage:not(.editing)", has_text="街坊送来了米。").first.wait_for()
    # A number without records is refused, and what was typed stays.
    line = page.locator(".passage", has_text="街坊送来了米。").first
    line.locator("a, button").filter(has_text=re.compile("改|Change")).first.click()
    sentence.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("又服务25人次。")
    typed = sentence.inner_text()
    page.locator("form.line-form button[type=submit]").first.click()
    page.locator("form.line-form [role=alert], form.line-form .error").first.wait_for()
    sentence.wait_for()
    assert sentence.inner_text() == typed
    assert "又服务25人次。" in typed
    # Each office signs what it prints; until then the release is refused.
    for office, login in (("beijing", "bj"), ("nanjing", "nj"), ("zhuhai", "zh"), ("qingdao", "qd")):
        page = sit(f"{login}-editor").open(f"/bulletin/2018-03/signing/{office}/")
        page.locator("form[action$='/sign/'] button[type=submit]").click()
        page.locator(".given li").wait_for()
    # Released.
    page = network.open("/bulletin/2018-03/release/")
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.locator("main form[action*='release'] button[type=submit], main form button[type=submit]").last.click()
    page.wait_for_url("**/released/**", timeout=60_000)
    worker = sit("bj-worker1")
    public = worker.open("/issues/2018-03/").content()
    assert "街坊送来了米。" in public
    assert "草稿" not in public
    youju("editions", "2018-03", "--out", str(tmp_path / "first"))
    # What arrives late changes nothing that was printed, and shows as drift.
    page = worker.open("/desk/activities-session/new/")
    page.fill("input[name=happened_on]", "2018-03-26")
    _choose(page, "activity", "放学后托管")
    page.fill("input[name=n_child]", "3")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")
    youju("editions", "2018-03", "--out", str(tmp_path / "second"))
    files = [path.relative_to(tmp_path / "first") for path in (tmp_path / "first").rglob("*") if path.is_file()]
    assert len(files) > 30
    for file in files:
        assert (tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes()
    drift = network.open("/bulletin/2018-03/drift/").inner_text("main")
    assert "+3" in drift
    assert not [error for error in network.errors if "422" not in error and "400" not in error]


def _choose(page, name, words):
    """Chooses from a list or types into a type-ahead, whichever the field is."""
    control = page.locator(f"[name={name}]").first
    if control.evaluate("node => node.tagName") == "SELECT":
        control.select_option(label=words)
    else:
        control.fill(words)
