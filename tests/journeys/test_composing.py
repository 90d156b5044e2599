"""Composing in a real browser: nothing typed is lost to a killed browser, and two editors meet without a fight."""

import re

import pytest

pytestmark = pytest.mark.journey
NANJING = "/bulletin/2018-03/?part=nanjing"
# Once what the next answer brings is on the page, the arrow is pressed without a breath between.
PRESS_DOWN_AT_ONCE = """() => {
  const down = () => new KeyboardEvent("keydown", { key: "ArrowDown", altKey: true, bubbles: true });
  const press = () => document.activeElement.dispatchEvent(down());
  let answers = 0;
  document.addEventListener("htmx:beforeSwap", () => {
    answers += 1;
    setTimeout(answers === 1 ? press : () => (document.body.dataset.hasty = "done"));
  });
}"""


def open_form(page, number=0):
    """The form of a line, once its editor stands."""
    page.locator(".passage[data-moves] .tools a.button").nth(number).click()
    page.locator("form.line-form .composed").first.wait_for()


def say(page, words):
    """Types at the end of the sentence."""
    editor = page.locator("form.line-form .composed").first
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    return editor


def save(page):
    page.locator("form.line-form .save-bar button").first.click()


def complaints(sitting):
    """What the console said beyond a conflict that is shown and a line that was down."""
    expected = ("409", "ERR_INTERNET_DISCONNECTED", "htmx:sendError", "htmx:afterRequest")
    return [error for error in sitting.errors if not any(word in error for word in expected)]


def test_what_was_typed_survives_a_killed_browser(sit):
    sitting = sit("nj-editor")
    page = sitting.open(NANJING)
    open_form(page)
    say(page, "一句还没写完的话")
    page.locator("[data-kept]", has_text="已存草稿").wait_for()
    page.context.close()

    sitting = sit("nj-editor")
    page = sitting.open(NANJING)
    assert "一句还没写完的话" not in page.locator(".press-body").inner_text()
    page.locator(".mine a", has_text="继续上次没写完的").click()
    editor = page.locator("form.line-form .composed").first
    editor.wait_for()
    assert "一句还没写完的话" in editor.inner_text()
    # The line is down: the words stay on this device, and come back with it.
    page.context.set_offline(True)
    say(page, "，断线时写的")
    page.locator("[data-kept]", has_text="先存在这台设备").wait_for()
    page.context.set_offline(False)
    page.locator("[data-kept]", has_text="已存草稿").wait_for()
    page.reload()
    page.locator(".mine a").click()
    editor.wait_for()
    assert "断线时写的" in editor.inner_text()
    save(page)
    page.locator(".passage .notice.good", has_text="已保存").wait_for()
    assert page.locator(".mine").count() == 0
    # Killed before the hand had rested: what was typed last is on this device, and is offered.
    open_form(page, 1)
    say(page, "最后半句")
    page.close()
    page = sitting.page = page.context.new_page()
    page = sitting.open(NANJING)
    open_form(page, 1)
    page.locator("[data-resume]:visible, .unsaved a:visible").first.click()
    page.locator(".composed", has_text="最后半句").wait_for()
    page.locator("[data-leaves]").click()
    assert not complaints(sitting)


def test_two_editors_of_one_line_see_each_other_and_bring_both_texts_together(sit):
    network, office = sit("editor"), sit("nj-editor")
    first, second = network.open(NANJING), office.open(NANJING)
    open_form(first, 1)
    open_form(second, 1)
    say(first, "网络编辑添的。")
    first.locator("[data-kept]", has_text="已存草稿").wait_for()
    # Another passage is not disturbed, and shows who is at work.
    third = sit("nj-editor").open(NANJING)
    third.locator(".writing", has_text="正在改这一段").wait_for()
    open_form(third, 2)
    say(third, "别处照常写。")
    save(third)
    third.locator(".passage .notice.good", has_text="已保存").wait_for()
    # The same passage: who saves second sees both texts, and takes both.
    editor = second.locator("form.line-form .composed").first
    editor.click()
    second.keyboard.press("Control+Home")
    second.keyboard.type("南京先添的，")
    save(second)
    second.locator(".passage .notice.good", has_text="已保存").wait_for()
    save(first)
    conflict = first.locator(".conflict")
    conflict.wait_for()
    assert "南京先添的" in conflict.inner_text()
    assert "网络编辑添的" in conflict.inner_text()
    conflict.locator("button", has_text="合起来改").click()
    first.locator(".unsaved", has_text="两边的改动都在下面").wait_for()
    both = first.locator("form.line-form .composed").first
    both.wait_for()
    assert re.search("南京先添的，.*网络编辑添的。", both.inner_text(), re.S)
    save(first)
    first.locator(".passage .notice.good", has_text="已保存").wait_for()
    text = first.locator(".press-body").inner_text()
    assert "南京先添的，" in text
    assert "网络编辑添的。" in text
    # Every version of it is kept.
    first.locator(".passage", has_text="网络编辑添的").locator("a[href*='/versions/']").click()
    first.locator(".versions").wait_for()
    assert first.locator(".version").count() == 3
    assert not complaints(network)
    assert not complaints(office)


def test_a_figure_comes_by_its_name_and_a_passage_moves_by_hand_and_by_key(sit):
    sitting = sit("editor")
    page = sitting.open("/bulletin/2018-03/?part=headlines")
    titles = page.locator(".story h3")
    before = titles.all_inner_texts()
    page.evaluate("scrollTo(0, 220)")
    grip, there = page.locator("[data-grip]").first.bounding_box(), page.locator(".passage").nth(2).bounding_box()
    page.mouse.move(grip["x"] + 10, grip["y"] + 10)
    page.mouse.down()
    page.mouse.move(grip["x"] + 10, grip["y"] + 40)
    page.mouse.move(there["x"] + 100, there["y"] + 8, steps=4)
    page.mouse.up()
    page.locator("#announced", has_text="已移到第2位").wait_for(state="attached")
    assert titles.all_inner_texts()[:2] == [before[1], before[0]]
    # What was moved keeps the focus; then one more key as soon as the first's answer is on the page.
    page.locator(".passage[data-moves]:focus").wait_for()
    page.evaluate(PRESS_DOWN_AT_ONCE)
    page.keyboard.press("Alt+ArrowUp")
    page.locator("#announced", has_text="已移到第2位").wait_for(state="attached")
    page.locator("body[data-hasty=done]").wait_for(state="attached")
    assert titles.all_inner_texts()[:2] == [before[1], before[0]]
    page.locator(".passage[data-moves]:focus").wait_for()
    page.keyboard.press("Alt+ArrowUp")
    page.locator("#announced", has_text="已移到第1位").wait_for(state="attached")
    assert titles.all_inner_texts() == before
    page.locator(".passage[data-moves] .tools a.button").first.click()
    editor = page.locator(".composed[aria-multiline=true]")
    editor.click()
    page.keyboard.press("Control+End")
    page.keyboard.type("{")
    page.keyboard.type("托管儿童")
    page.locator(".offers .offer").first.wait_for()
    page.locator(".offers:not(.htmx-request) b", has_text="托管儿童人次").first.wait_for()
    page.wait_for_timeout(600)
    page.keyboard.press("Enter")
    editor.locator(".token", has_text="托管儿童人次").wait_for()
    page.locator("form[data-writes] .save-bar button").first.click()
    page.locator(".passage .notice.good", has_text="已保存").wait_for()
    assert "托管儿童人次" in page.locator(".in-it").first.inner_text()
    assert not complaints(sitting)
