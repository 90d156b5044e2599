"""What is sent to the forms of leads, photos and late lines is answered clearly, and nothing typed is lost."""

import struct
import zlib
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.factories.press import HTMX, Press
from tests.factories.world import NOW
from tests.web.access.press_things import PAPER, picture
from youju.ground.evidence.actions import attach
from youju.ground.evidence.actions.attaching import LARGEST
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Lead, Line, Story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
NEW = "/bulletin/leads/new/"
TURNED = "\u202e反的\u200f"


def bomb() -> bytes:
    """A small PNG that says of itself that it is 40,000 pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 40_000, 40_000, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


BAD = {
    "huge": ("大.jpg", picture() + b"\0" * LARGEST, "超过12"),
    "program": ("a.jpg", b"MZ" + b"\0" * 500, "不是照片"),
    "empty": ("空.jpg", b"", "空的"),
    "bomb": ("b.png", bomb(), "像素太多"),
    "cut off": ("c.jpg", picture()[:200], "已经损坏"),
    "document": ("d.pdf", PAPER, "照片（JPEG"),
    "drawing": ("x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "不是照片"),
    "moving": ("x.gif", b"GIF89a", "不是照片"),
    "of a phone": ("x.heic", b"\0\0\0\x18ftypheic", "不是照片"),
}


@pytest.fixture
def press(world):
    return Press.of(world)


@pytest.fixture
def worker(world):
    return world.colleague("social_worker", world.north)


@pytest.mark.parametrize("which", BAD)
def test_a_file_that_is_no_photo_is_named_and_the_lead_keeps_its_sentence(press, worker, which):
    name, data, why = BAD[which]
    sent = {"said": "门口的花", "consent": "nobody", "files": [SimpleUploadedFile(name, data)]}
    answer = worker.client().post(NEW, sent)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert why in text
    assert name in text
    assert "门口的花" in text
    assert "PDF" not in text, "a document is no way out here"
    assert not Lead.objects.exists()


@pytest.mark.parametrize("which", BAD)
def test_the_text_of_a_story_is_saved_also_when_its_file_is_no_photo(press, which):
    name, data, why = BAD[which]
    story, client = press.tell(office=press.world.north), press.editor.client()
    sent = {"title": "植树", "body": "改了这一句。", "office": "north", "version": "1"}
    answer = client.post(
        press.at("stories", story.uid), {**sent, "pictures": [SimpleUploadedFile(name, data)]}, headers=HTMX
    )
    text = answer.content.decode()
    assert answer.status_code == 422
    assert why in text
    assert "改了这一句。" in text
    assert "文字已保存" in text
    story.refresh_from_db()
    assert story.body == "改了这一句。"
    version = text.split('name="version" value="')[1].split('"')[0]
    again = {**sent, "body": "又改了一句。", "version": version}
    assert client.post(press.at("stories", story.uid), again, headers=HTMX).status_code == 200
    story.refresh_from_db()
    assert story.body == "又改了一句。", "saving goes on"


def test_a_new_story_with_an_empty_photo_stands_and_goes_on_in_the_same_form(press):
    told = {
        "title": "植树",
        "body": "种了树。",
        "office": "north",
        "pictures": [SimpleUploadedFile("空.jpg", b"")],
    }
    where = press.at("sections", press.words("headlines").uid, "stories")
    text = press.editor.client().post(where, told, headers=HTMX).content.decode()
    made = Story.objects.get(title="植树")
    assert press.at("stories", made.uid) in text, "the form is that of the story, no second one is made"
    assert "文字已保存，只差照片" in text


def test_of_several_files_the_bad_one_is_named(press):
    story = press.tell(office=press.world.north)
    files = [SimpleUploadedFile("好.jpg", picture()), SimpleUploadedFile("坏.jpg", b"MZ")]
    sent = {"title": "植树", "body": "种树。", "office": "north", "version": "1", "pictures": files}
    answer = press.editor.client().post(press.at("stories", story.uid), sent, headers=HTMX)
    assert "坏.jpg：这个文件不是照片" in answer.content.decode()
    assert not story.pictures.exists()


@pytest.mark.parametrize(
    ("said", "why"),
    [("字" * 5000, "最多300个字"), ("一\0二", "空字符"), (" \u200b ", "还没有填"), ("", "还没有填")],
)
def test_a_sentence_that_does_not_fit_is_asked_for_again(worker, said, why):
    answer = worker.client().post(NEW, {"said": said})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert said.replace("\0", "") in answer.content.decode().replace("\0", "")


def test_marks_that_turn_a_text_are_no_part_of_it(press, worker):
    worker.client().post(NEW, {"said": f"一\r\n二{TURNED}"})
    assert Lead.objects.get().said == "一\n二反的"
    name = "长" * 3000 + TURNED + "\r\n.jpg"
    sent = {"said": "名字很长", "consent": "nobody", "files": [SimpleUploadedFile(name, picture())]}
    assert worker.client().post(NEW, sent).status_code == 302


def test_a_button_pressed_twice_leaves_one_lead_and_other_photos_another(press, worker):
    def send(colour: bytes = b""):
        file = SimpleUploadedFile("a.jpg", picture()) if colour else None
        photos = {"files": [file], "consent": "nobody"} if file else {}
        assert worker.client().post(NEW, {"said": "门口的花", **photos}).status_code == 302

    send(), send()
    assert Lead.objects.count() == 1
    send(b"red"), send(b"red")
    assert Lead.objects.count() == 2


def test_a_photo_of_another_office_does_not_come_along(world, press, worker):
    other = world.colleague("social_worker", world.south).actor
    theirs = attach(office=world.south, name="x.jpg", data=picture(), by=other, at=NOW)
    worker.client().post(NEW, {"said": "别家的", "consent": "nobody", "attached": [str(theirs.uid), "none"]})
    assert not Lead.objects.get().photos.exists()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"alt": "字" * 5000}, "最多120个字"),
        ({"alt": TURNED[0] + "\u200b"}, "还没有填"),
        ({"left": "99999", "boxed": "on"}, "超出了照片"),
        ({"left": "x", "boxed": "on"}, "超出了照片"),
        ({"ratio": "7:3"}, "没有“7:3”这个选项"),
        ({"consent": "bogus"}, "没有“bogus”这个选项"),
        ({"version": "999"}, "有人改过这一段"),
    ],
)
def test_what_is_said_of_a_picture_is_refused_at_its_field(press, typed, why):
    story = press.tell(office=press.world.north)
    [shown] = actions.illustrate(story=story, files=[("a.jpg", picture())], by=press.editor.actor, at=NOW)
    sent = {"alt": "一棵树", "version": str(shown.version), **typed}
    answer = press.editor.client().post(press.at("pictures", shown.uid), sent, headers=HTMX)
    assert answer.status_code in {409, 422}
    assert why in answer.content.decode()


def test_the_late_button_of_a_page_that_is_old_says_what_is_so_now(world, press):
    press.release()
    press.late("30")
    april = actions.start_issue(network=world.network, period=month(2018, 4), by=press.editor.actor, at=NOW)
    client, part = press.editor.client(), {"part": "<script>" * 500}
    north, south = (april.sections.filter(office=office)[0].uid for office in (world.north, world.south))

    def tell(section, headers=None, at="2018-04", by=client):
        return by.post(f"/bulletin/{at}/sections/{section}/late/", part, headers=headers)

    for headers in (None, HTMX):
        nothing = tell(south, headers)
        assert nothing.status_code == 409
        assert "没有还未补记的变化" in nothing.content.decode()
    assert tell(north).status_code == 302
    assert part["part"] not in tell(north).content.decode()
    assert tell(north, HTMX).status_code == 409
    assert Line.objects.filter(section__issue=april).count() == 1
    released = tell(press.section.uid, at="2018-03")
    assert released.status_code == 409
    assert "发布" in released.content.decode()
    assert tell(uuid4()).status_code == tell(press.section.uid).status_code == 404
    assert tell(north, by=world.colleague("office_editor", world.south).client()).status_code == 403
