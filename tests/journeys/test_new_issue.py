"""An issue from its first press to its release: begun from the month before, checked, signed by four, sent."""

import re

import pytest

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
    assert not [error for error in network.errors if not re.search("4(00|09|22)", error)]


def _release(page) -> None:
    for box in page.locator("main form input[type=checkbox]").all():
        box.check()
    page.locator("main form.release-form button[type=submit]").click()
    page.wait_for_load_state("networkidle")
