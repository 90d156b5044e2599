"""A photo is cropped by a ratio or by hand, and the cover is chosen on a page of its own."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories.press import HTMX, page
from tests.factories.world import NOW
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Issue, StoryPicture
from youju.reporting.bulletins.rules.crops import WHOLE, Crop

pytestmark = pytest.mark.django_db


def photo(name="树.jpg"):
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "green").save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue())


def size(answer):
    return Image.open(io.BytesIO(answer.content)).size


def send(press, shown, **typed):
    told = {"alt": "一棵树", "version": str(shown.version), **typed}
    return press.editor.client().post(press.at("pictures", shown.uid), told, headers=HTMX)


@pytest.fixture
def shown(press):
    told = press.tell(office=press.world.north)
    [made] = actions.illustrate(story=told, files=[("树.jpg", photo().read())], by=press.editor.actor, at=NOW)
    return made


def test_without_a_script_a_ratio_takes_the_middle(press, shown):
    assert send(press, shown, ratio="1:1", left="0", top="0", right="1000", bottom="1000").status_code == 200
    held = StoryPicture.objects.get()
    assert held.crop == Crop(166, 0, 833, 1000)
    address = press.at("pictures", shown.uid, "image")
    assert size(press.editor.client().get(address, {"printed": "1"})) == (401, 400)
    assert size(press.editor.client().get(address)) == (600, 400)
    text = page(press.editor.client(), press.at("pictures", shown.uid))
    assert '<option value="1:1" selected>' in text


def test_a_frame_drawn_by_hand_is_taken_as_it_was_drawn_and_stays_when_the_text_changes(press, shown):
    drawn = {"boxed": "on", "left": "100", "top": "200", "right": "700", "bottom": "900"}
    assert send(press, shown, ratio="free", **drawn).status_code == 200
    assert StoryPicture.objects.get().crop == Crop(100, 200, 700, 900)
    assert send(press, StoryPicture.objects.get(), alt="别的", ratio="free").status_code == 200
    assert StoryPicture.objects.get().crop == Crop(100, 200, 700, 900)
    assert send(press, StoryPicture.objects.get(), ratio="").status_code == 200
    assert StoryPicture.objects.get().crop == WHOLE


def test_a_frame_that_shows_nothing_is_refused_at_its_field(press, shown):
    answer = send(press, shown, ratio="free", boxed="on", left="10", top="10", right="11", bottom="900")
    assert answer.status_code == 422
    assert "这一块太小" in answer.content.decode()
    assert StoryPicture.objects.get().crop == WHOLE


def test_the_cover_is_chosen_described_cropped_and_taken_out(press):
    address = press.at("cover")
    assert "选封面照片" in page(press.editor.client(), press.at())
    assert press.editor.client().get(press.at("cover", "picture")).status_code == 404
    answer = press.editor.client().post(
        address, {"office": "north", "picture": photo(), "alt": "孩子们在种树", "ratio": "16:9"}
    )
    assert answer.status_code == 302
    held = Issue.objects.select_related("picture").get()
    assert (held.alt, held.picture.office, held.crop.left) == ("孩子们在种树", press.world.north, 0)
    assert held.crop != WHOLE
    assert "换封面照片" in page(press.editor.client(), press.at())
    assert 'value="16:9" selected' in page(press.editor.client(), address)
    press.editor.client().post(address, {"office": "north", "without_picture": "on"})
    assert Issue.objects.get().picture is None


def test_what_is_no_photo_is_no_cover(press):
    answer = press.editor.client().post(
        press.at("cover"), {"office": "north", "picture": SimpleUploadedFile("x.jpg", b"%PDF-1.4\n%%EOF\n")}
    )
    assert answer.status_code == 422
    assert Issue.objects.get().picture is None
