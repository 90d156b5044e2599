"""An issue from its first press to its release: begun from the month before, checked, signed by four, sent.

A lead that a colleague left on a phone is dragged into one of its stories and goes out with two of its photos.
"""

import re
from io import BytesIO

import pytest
from PIL import Image

pytestmark = pytest.mark.journey

OFFICES = {"beijing": "bj", "nanjing": "nj", "zhuhai": "zh", "qingdao": "qd"}


def test_from_a_new_issue_to_its_release(sit):
    network = sit("editor")
    page = network.open("/bulletin/")
    # April begins with March's lines, its numbers are April's.
    page.select_option("select[name=month]", "2018-04")
    page.check("input[name=model][value=previous]")
    page.locator("form[action$='/start/'] button[type=submit]").click()
    page.wait_for_url("**/bulletin/2018-04/**")
    assert page.locator(".passage", has_text="本月开展服务活动").count() == 1
    _leave_a_lead(sit("bj-worker1", 390))
    _put_it_into_a_story(network)
    # What was found is looked at: one finding is let stand, with a reason.
    page = network.open("/bulletin/2018-04/?part=beijing")
    found = page.locator("#findings li").count()
    assert found > 0
    page.locator("#findings .finding-tools a, #findings .finding-tools button").first.click()
    page.locator("[name=reason]").first.fill("四月的数已经和台账核对过")
    page.locator("main form:has([name=reason]) button[type=submit]").first.click()
    page.locator("#findings .seen").wait_for()
    assert page.locator("#findings .severity li").count() == found - 1
    # Released only when every office has signed what it prints.
    page = network.open("/bulletin/2018-04/release/")
    _release(page)
    assert "审签" in page.locator("[role=alert]").first.inner_text()
    for office, login in OFFICES.items():
        page = sit(f"{login}-editor").open(f"/bulletin/2018-04/signing/{office}/")
        page.locator("form[action$='/sign/'] button[type=submit]").click()
        page.locator(".given li").wait_for()
    page = network.open("/bulletin/2018-04/release/")
    _release(page)
    page.wait_for_url("**/released/**", timeout=90_000)
    public = network.open("/issues/2018-04/").inner_text("main")
    assert re.search(r"\d+\s*人次", public)
    shown = network.page.locator("article", has_text="孩子们的菜单").locator("figure.photos img")
    assert [image.get_attribute("alt") for image in shown.all()] == ["两个孩子在写菜单", "一张手写的菜单"]
    assert all(image.evaluate("it => it.complete && it.naturalWidth > 0") for image in shown.all())
    assert not [error for error in network.errors if not re.search("4(00|09|22)", error)]


def _leave_a_lead(worker) -> None:
    """One sentence and three photos, all agreed to."""
    page = worker.open("/bulletin/leads/new/")
    page.fill("[name=said]", "孩子们自己写了菜单，还给每道菜画了画。")
    page.set_input_files("input[type=file][name=files]", [_photo(colour) for colour in ("red", "green", "blue")])
    page.check("[name=consent][value=guardians]")
    page.locator("main form button[type=submit], main form .save-bar button").first.click()
    page.locator(".lead-card", has_text="写了菜单").first.wait_for()


def _photo(colour: str) -> dict[str, object]:
    out = BytesIO()
    Image.new("RGB", (600, 400), colour).save(out, "JPEG")
    return {"name": f"{colour}.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def _put_it_into_a_story(network) -> None:
    """Dragged in by hand with all photos; one is taken out, two are described and put in order by key."""
    page = network.open("/bulletin/2018-04/?part=headlines")
    page.locator(".passage.more a", has_text="加一篇").first.click()
    page.fill("form[data-writes] [name=title]", "孩子们的菜单")
    page.locator("form[data-writes] [name=office]").select_option("beijing")
    page.locator(".composed[aria-multiline=true]").click()
    page.keyboard.type("这个月，托管班的午饭由孩子们来定。")
    page.locator("form[data-writes] .save-bar button").first.click()
    story = page.locator(".passage[data-moves]", has_text="孩子们的菜单")
    story.wait_for()
    page.locator("#lead-panel summary").click()
    lead = page.locator(".lead-card[data-lead]", has_text="写了菜单")
    lead.locator(".grip").wait_for()
    story.scroll_into_view_if_needed()
    lead.locator(".grip").hover()
    page.mouse.down()
    there = story.bounding_box()
    page.mouse.move(there["x"] + 120, there["y"] + 20, steps=6)
    page.mouse.move(there["x"] + 140, there["y"] + 30, steps=3)
    page.mouse.up()
    form = page.locator(".passage.taking form")
    form.wait_for()
    assert form.locator("[name=photos]:checked").count() == 3
    form.locator(".save-bar button").click()
    page.locator(".lead-taken", has_text="已放进“孩子们的菜单”").wait_for()
    pictures = page.locator(".story-picture")
    assert pictures.count() == 3
    assert "还给每道菜画了画" in story.inner_text()
    pictures.nth(2).get_by_role("button", name="取下").click()
    page.locator(".story-pictures:not(:has(:nth-child(3 of .story-picture)))").wait_for()
    page.get_by_role("link", name="第1张图片：").click()
    for number, said in ((1, "一张手写的菜单"), (2, "两个孩子在写菜单")):
        page.locator("form[data-writes] h2", has_text=f"第{number}张").wait_for()
        page.locator("form[data-writes] [name=alt]").fill(said)
        page.locator("form[data-writes] .save-bar button").first.click()
    pictures.nth(1).wait_for()
    pictures.nth(1).focus()
    page.keyboard.press("Alt+ArrowLeft")
    page.locator("#announced", has_text="已移到第1位").wait_for(state="attached")
    assert "两个孩子在写菜单" in pictures.nth(0).inner_text()


def _release(page) -> None:
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.locator("main form.release-form button[type=submit]").click()
    page.wait_for_load_state("networkidle")
