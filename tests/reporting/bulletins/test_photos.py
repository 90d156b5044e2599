"""Photos in print: the part that was chosen, no larger than needed, with their words; the cover among them."""

from io import BytesIO

import pytest
from PIL import Image

from tests.factories.world import NOW
from youju.ground.evidence.actions.attaching import keep
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.queries import proof
from youju.reporting.bulletins.rules.crops import Crop
from youju.reporting.publishing.content import Picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(world):
    return world.colleague("network_editor").actor


@pytest.fixture
def issue(world, editor):
    return actions.start_issue(network=world.network, period=month(2018, 3), by=editor, at=NOW)


def halves(width: int, height: int) -> bytes:
    """Red on the left, blue on the right."""
    canvas, out = Image.new("RGB", (width, height), (200, 30, 30)), BytesIO()
    canvas.paste((30, 30, 200), (width // 2, 0, width, height))
    canvas.save(out, "JPEG", quality=90)
    return out.getvalue()


def attach(world, editor, width: int = 800, height: int = 400):
    return keep(office=world.north, name="墙.jpg", data=halves(width, height), by=editor, at=NOW)


def opened(picture: Picture | None) -> Image.Image:
    assert picture is not None
    image = Image.open(BytesIO(picture.data))
    assert image.size == (picture.width, picture.height)
    return image


def test_the_cover_is_printed_with_its_words(world, editor, issue):
    assert proof(issue).cover is None
    issue.picture, issue.alt = attach(world, editor), "一面彩色的墙"
    cover = proof(issue).cover
    assert opened(cover).size == (800, 400)
    assert cover.alt == "一面彩色的墙"


def test_only_the_chosen_part_of_a_picture_is_printed(world, editor, issue):
    issue.picture, issue.crop = attach(world, editor), Crop(500, 0, 1000, 1000)
    image = opened(proof(issue).cover)
    assert image.size == (400, 400)
    red, _green, blue = image.getpixel((200, 200))
    assert blue > red


def test_a_large_picture_is_made_smaller_and_twice_the_same(world, editor, issue):
    issue.picture = attach(world, editor, 1900, 950)
    first = proof(issue).cover
    assert opened(first).size == (1280, 640)
    assert proof(issue).cover == first


def test_a_story_s_picture_is_cut_too(world, editor, issue):
    story = actions.add_story(
        section=issue.sections.get(kind="headlines"), office=world.north, title="墙", body="一面墙。", link="",
        pictures=[attach(world, editor)], by=editor, at=NOW,
    )  # fmt: skip
    picture = story.pictures.get()
    actions.write_picture(picture=picture, alt="墙", crop=Crop(0, 0, 500, 500), version=1, by=editor, at=NOW)
    assert opened(proof(issue).headlines[0].pictures[0]).size == (400, 200)
