"""Each edition of a draft says so, stands in a frame that runs nothing, and shows hostile words as words."""

import quopri
import re
from base64 import b64decode
from html import unescape

import pytest

from tests.factories.press import CARE, RELEASED, page
from tests.web.access.press_things import picture
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.rules.crops import WHOLE
from youju.reporting.publishing import KINDS, unbundled

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(document)</script><img src=x onerror=alert(document)>&\"'="


def edition(client, press, kind, query=""):
    return client.get(press.at("editions") + kind + query)


def said(kind: str, data: bytes) -> str:
    """What can be read of an edition without drawing it."""
    if kind in {"pdf", "pictures"}:
        return ""
    if kind == "docx":
        return unbundled(data)["word/document.xml"].decode()
    if kind == "wechat-files":
        return unbundled(data)["title.txt"].decode()
    return data.decode().replace("\r\n ", "")


@pytest.mark.parametrize("kind", KINDS)
def test_every_edition_of_a_draft_is_rendered_and_marked(press, kind):
    answer = edition(press.editor.client(), press, kind)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    text = said(kind, answer.content)
    assert "草稿" in text or answer.content.startswith((b"%PDF", b"PK"))
    if kind in {"web", "email", "wechat", "chat", "docx", "json", "csv"}:
        assert "25" in text
    assert page(press.editor.client(), press.at("preview", kind))


def test_long_pictures_are_shown_and_handed_out_one_by_one(press):
    client = press.editor.client()
    shown = page(client, press.at("preview", "pictures"))
    drawn = re.findall(r'<img src="data:image/png;base64,([^"]+)" alt="(\S+?)"', shown)
    assert "figures-01.png" in {name for _data, name in drawn}
    assert all(b64decode(data).startswith(b"\x89PNG") for data, _name in drawn)
    answer = edition(client, press, "pictures", "?part=figures-01.png")
    assert answer["Content-Type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")
    saved = edition(client, press, "pictures", "?part=figures-01.png&file=1")
    assert saved["Content-Disposition"] == 'attachment; filename="figures-01.png"'


def test_the_pictures_of_a_released_issue_come_from_what_was_sent(press):
    press.release()
    client = press.editor.client()
    source = f"{press.at('editions')}pictures?part=figures-01.png"
    assert f'src="{source}"' in page(client, press.at("preview", "pictures"))
    assert client.get(source).content.startswith(b"\x89PNG")


@pytest.mark.parametrize("part", ["", "../web", "none.png", "figures-01.png/..", "a\r\nb"])
@pytest.mark.parametrize("kind", ["pictures", "web", "docx"])
def test_a_part_that_an_edition_has_not_is_not_found(press, kind, part):
    assert press.editor.client().get(press.at("editions") + kind, {"part": part}).status_code == 404


@pytest.mark.parametrize(("kind", "copied"), [("wechat", True), ("chat", True), ("web", False), ("pdf", False)])
def test_what_is_pasted_elsewhere_has_one_button_that_copies_it(press, kind, copied):
    shown = page(press.editor.client(), press.at("preview", kind))
    assert (f'data-copies="{press.at("editions")}{kind}"' in shown) is copied
    assert ("js/copying.js" in shown) is copied


@pytest.mark.parametrize("released", [False, True])
def test_the_letter_in_its_frame_shows_the_photos_that_its_readers_fetch(press, released):
    story = press.tell(office=press.world.north)
    stamp = {"by": press.editor.actor, "at": RELEASED}
    [shown] = actions.illustrate(story=story, files=[("植树.jpg", picture())], **stamp)
    actions.write_picture(picture=shown, alt="种<树>", crop=WHOLE, version=shown.version, **stamp)
    actions.state_picture(picture=shown, consent="nobody", **stamp)
    if released:
        press.release()
    framed = edition(press.editor.client(), press, "email").content.decode()
    [source] = re.findall(r'<img[^>]* src="([^"]+)" alt="种<树>"', unescape(framed))
    assert source.startswith("data:image/jpeg;base64,")
    file = edition(press.editor.client(), press, "email", "?file=1").content
    assert b"/issues/2018-03/photos/" in quopri.decodestring(file)
    assert b"data:image" not in quopri.decodestring(file)


@pytest.mark.parametrize("kind", ["web", "email", "wechat"])
def test_a_framed_edition_runs_nothing_and_asks_nobody(press, kind):
    answer = edition(press.editor.client(), press, kind)
    policy = answer["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "script-src" not in policy
    assert "img-src data:" in policy
    assert "http" not in policy
    frame = page(press.editor.client(), press.at("preview", kind))
    assert f'src="{press.at("editions")}{kind}" sandbox title=' in frame
    assert "allow-" not in frame


@pytest.mark.parametrize("kind", ["web", "email", "wechat", "json", "csv", "calendar"])
def test_hostile_words_stay_words_in_every_edition_and_on_every_screen(press, kind):
    client = press.editor.client()
    assert client.post(press.at("lines", press.line.uid), {"sentence": HOSTILE, "version": "1"}).status_code == 302
    press.tell(title=HOSTILE[:60], body=f"{HOSTILE}\n\n- {HOSTILE}\n\n## {HOSTILE}")
    press.tell("letter", "", HOSTILE)
    text = edition(client, press, kind).content.decode()
    assert "<script" not in text.lower()
    assert "<img" not in text.lower()
    if kind in {"web", "email", "wechat"}:
        assert "&lt;script&gt;" in text
    for screen in (press.at(), press.at("lines", press.line.uid), press.at("preview", kind), "/bulletin/"):
        seen = page(client, screen)
        assert "<script>alert" not in seen
        assert "onerror=alert(document)>" not in seen


def test_a_small_count_is_hidden_in_the_preview_as_it_will_be_in_print(press):
    press.world.record("activities.session", press.world.south, happened_on="2018-03-05", n_child="3")
    press.write(f"来了{{{CARE}}}。", margin=f"{{{CARE}}}", office=press.world.south)
    text = edition(press.editor.client(), press, "web").content.decode()
    assert "1–7" in text
    assert "3人次" not in text
    assert '<span class="number">3</span>' in page(press.editor.client(), press.at())


def test_the_bulletin_is_chinese_whatever_language_its_editor_reads(press, english):
    press.write("南坡{activities.care.children@south}。")
    client = press.editor.client()
    client.cookies["django_language"] = "en"
    text = edition(client, press, "json").content.decode()
    assert "托管儿童人次" in text
    assert "未报" in text
    assert "not reported" not in text


def test_a_link_of_a_draft_leads_to_a_page_that_says_when_it_works(press, client):
    for reader in (press.editor.client(), client):
        for rest in ("figures/x/y/", "2018-03.pdf", "figures/"):
            assert reader.get(press.at("editions") + rest).status_code == 200


@pytest.mark.parametrize("kind", ["odt", "WEB", "web.html", "..", "content"])
def test_an_edition_that_is_not_made_is_no_page(press, kind):
    assert press.editor.client().get(press.at("preview", kind)).status_code == 404


def test_a_draft_with_an_unknown_figure_says_so_instead_of_breaking(press):
    line = press.line
    type(line).objects.filter(pk=line.pk).update(sentence="{activities.gone}")
    client = press.editor.client()
    for kind in KINDS:
        assert client.get(press.at("preview", kind)).status_code == 409
        assert edition(client, press, kind).status_code == 409
    text = page(client, press.at())
    assert 'class="unknown"' in text
    assert 'class="finding unknown"' in text
