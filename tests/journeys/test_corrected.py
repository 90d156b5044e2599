"""A month went out, and something came afterwards: a line of the next issue for what was late, a notice for what
was printed wrong. Earlier revisions keep their bytes.
"""

import pytest

pytestmark = pytest.mark.journey


def test_what_came_late_is_a_line_and_what_was_wrong_is_a_notice(sit):
    worker = sit("bj-worker1")
    before = worker.page.request.get(f"{worker.address}/issues/2018-02/").body()
    page = worker.open("/desk/activities-session/new/")
    page.fill("input[name=happened_on]", "2018-02-26")
    page.locator("[name=activity]").first.fill("放学后托管")
    page.fill("input[name=n_child]", "4")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state("networkidle")
    # Late: one tap in the composer of the next issue, on a phone.
    editor = sit("bj-editor", 390)
    page = editor.open("/bulletin/2018-03/")
    page.locator("form[action$='/late/'] button").first.click()
    page.wait_for_url("**/bulletin/2018-03/?part=*#p-*", timeout=60_000)
    written = page.locator(f"#{page.url.partition('#')[2]} .sentence").inner_text()
    assert written.startswith("上月补记：服务活动+4人次")
    # Wrong: proposed by the office and signed, then decided by the network editor.
    page = editor.open("/bulletin/2018-02/drift/")
    page.locator("a[href$='/propose/']").first.click()
    page.fill("[name=corrected]", "326人次")
    page.fill("[name=reason]", "一张签到表夹在别的本子里，月底没有录到")
    page.get_by_role("button", name="提出更正").click()
    page.locator("form[action$='/sign/'] button").click()
    page.locator("form[action$='/sign/']").wait_for(state="detached")
    assert worker.page.request.get(f"{worker.address}/issues/2018-02/").body() == before
    network = sit("editor")
    network.page.goto(page.url)
    network.page.locator("form[action$='/decide/'] button").click()
    network.page.wait_for_url("**/bulletin/2018-02/released/", timeout=60_000)
    told = network.open("/issues/2018-02/").locator(".notices").inner_text()
    assert "322人次" in told
    assert "326人次" in told
    assert worker.page.request.get(f"{worker.address}/issues/2018-02/r1/").body() == before
    assert "326人次" in network.page.request.get(f"{network.address}/bulletin/2018-03/editions/web").text()
    assert editor.errors == network.errors == []
