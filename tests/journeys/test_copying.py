"""One button takes the article, or the message for chats, into the clipboard as another editor wants it."""

import pytest

pytestmark = pytest.mark.journey


def held(page) -> dict[str, str]:
    """What the clipboard holds, by type."""
    return page.evaluate(
        """async () => {
          const found = {};
          for (const item of await navigator.clipboard.read())
            for (const type of item.types) found[type] = await (await item.getType(type)).text();
          return found;
        }"""
    )


@pytest.mark.parametrize(("kind", "type_"), [("wechat", "text/html"), ("chat", "text/plain")])
def test_what_is_copied_is_the_edition_itself(sit, kind: str, type_: str):
    editor = sit("editor")
    page = editor.open(f"/bulletin/2018-03/preview/{kind}/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.reload()
    page.wait_for_load_state("networkidle")
    page.click("[data-copies]")
    assert page.inner_text("[data-copies]").strip() == "已复制"
    clipboard = held(page)
    assert "932" in clipboard[type_]
    if kind == "wechat":
        assert clipboard["text/html"].count('style="') > 100
        assert "亲爱的朋友：\n" in clipboard["text/plain"]
        assert "<" not in clipboard["text/plain"]
    assert not editor.errors
