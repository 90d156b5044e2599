"""Letters and stories are written in place; a picture is written anew and answered for by an office."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import strip_tags
from PIL import Image

from tests.factories.press import CARE, HTMX, page
from tests.factories.world import NOW
from youju.ground.evidence.models import Attachment
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Story, StoryPicture
from youju.reporting.bulletins.queries import proof

pytestmark = pytest.mark.django_db


def photo(name="树.jpg", form="JPEG"):
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    Image.new("RGB", (60, 40), "green").save(out, form, exif=exif)
    return SimpleUploadedFile(name, out.getvalue())


def post(press, *parts, **typed):
    return press.editor.client().post(press.at(*parts), typed, headers=HTMX)


def test_the_letter_is_one_text_and_its_figures_are_of_all_offices(press, world):
    world.record("activities.session", world.south, happened_on="2018-03-08", n_child="15")
    letter = press.words("letter")
    body = f"亲爱的朋友：\n\n来了{{{CARE}}}孩子。"
    assert post(press, "sections", letter.uid, "stories", body=body).status_code == 200
    text = page(press.editor.client(), press.at())
    assert "40人次" in text
    assert f"/sections/{letter.uid}/stories/" not in text, "a second letter is not offered"


def test_a_story_with_a_photo_is_printed_without_the_photos_metadata(press, world):
    section = press.words("headlines")
    answer = post(
        press, "sections", section.uid, "stories", title="植树", body="种了树。", office="north",
        pictures=photo(),
    )  # fmt: skip
    assert answer.status_code == 200
    story, picture = Story.objects.get(), StoryPicture.objects.get()
    assert (story.office, picture.picture.office) == (world.north, world.north)
    assert f"/pictures/{picture.uid}/" in answer.content.decode(), "what it shows is asked for at once"
    shown = press.editor.client().get(press.at("pictures", picture.uid, "image"))
    assert shown["Content-Type"] == "image/jpeg"
    assert b"secret place" not in shown.content
    told = proof(press.issue).headlines[0]
    assert [each.data for each in told.pictures] == [shown.content]


BAD_PICTURES = {
    "a document": b"%PDF-1.4\n%%EOF\n",
    "a page": b"<html><script>alert(1)</script></html>",
    "a drawing with a script": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "half a photo": b"\xff\xd8\xff\xe0\x00\x10JFIF",
}


@pytest.mark.parametrize("data", BAD_PICTURES.values(), ids=BAD_PICTURES)
def test_what_is_no_photo_is_refused_and_the_text_is_kept(press, data):
    story = press.tell(office=press.world.north)
    answer = post(
        press, "stories", story.uid, title="植树节", body="种了树。", office="north", version="1",
        pictures=SimpleUploadedFile("x.jpg", data),
    )  # fmt: skip
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{story.uid}-pictures_error"' in text
    held = Story.objects.get()
    assert (held.title, held.pictures.count()) == ("植树节", 0)
    assert f'name="version" value="{held.version}"' in text, "the form knows that its text was saved"
    assert not Attachment.objects.exists()


def test_a_photo_needs_an_office_that_answers_for_it(press):
    story = press.tell()
    answer = post(press, "stories", story.uid, title="植树", body="种了树。", version="1", pictures=photo())
    assert answer.status_code == 422
    assert not StoryPicture.objects.exists()


def test_a_photo_is_taken_out_again(press, world):
    story = press.tell(office=world.north)
    [shown] = actions.illustrate(story=story, files=[("树.jpg", photo().read())], by=press.editor.actor, at=NOW)
    assert post(press, "pictures", shown.uid, "remove").status_code == 200
    assert not StoryPicture.objects.exists()


def test_a_story_is_taken_out_only_after_a_question(press):
    story = press.tell(body="一起种树。")
    client = press.editor.client()
    assert "一起种树。" in page(client, press.at("stories", story.uid, "remove"))
    assert Story.objects.exists()
    assert client.post(press.at("stories", story.uid, "remove")).status_code == 302
    assert not Story.objects.exists()


def test_who_wrote_a_story_meanwhile_is_shown(press):
    story = press.tell()
    actions.write_story(story=story, title="别人的题", body="别人的文。", version=1, by=press.editor.actor, at=NOW)
    answer = post(press, "stories", story.uid, title="我的题", body="我的文。", version="1")
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "别人的文。" in strip_tags(text)
    assert "我的文。" in text
    assert Story.objects.get().body == "别人的文。"


@pytest.mark.parametrize(
    "typed",
    [
        {"title": "", "body": "文"}, {"title": "题", "body": ""}, {"title": "题" * 81, "body": "文"},
        {"title": "题", "body": "文" * 20_001}, {"title": "25名儿童", "body": "文"},
        {"title": "题", "body": "来了八十余名儿童"},
        {"title": "题", "body": "{activities.nothing}"},
        {"title": "题", "body": "文", "link": "javascript:alert(1)"},
        {"title": "题", "body": "文", "link": "没有地址"}, {"title": "题", "body": "文", "office": "elsewhere"},
    ],
)  # fmt: skip
def test_what_a_story_cannot_hold_is_refused_with_everything_kept(press, typed):
    answer = post(press, "sections", press.words("headlines").uid, "stories", **typed)
    assert answer.status_code == 422
    assert 'class="error-summary"' in answer.content.decode()
    assert typed["body"][:40] in answer.content.decode()
    assert not Story.objects.exists()


def test_results_hold_lines_and_no_stories(press):
    assert post(press, "sections", press.section.uid, "stories", title="题", body="文").status_code == 404
