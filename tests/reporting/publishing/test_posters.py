"""The long pictures for phones."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from tests.reporting.publishing.sample import DRAFT, ISSUE, photo
from youju.reporting.publishing import codes, posters, press
from youju.reporting.publishing.bundles import unbundled
from youju.reporting.publishing.content import Issue, Picture

PICTURES = unbundled(posters.render(ISSUE))


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_there_is_one_for_each_headline_group_of_results_and_place():
    assert list(PICTURES) == [
        "headline-01.png", "headline-02.png", "headline-03.png",
        "figures-01.png", "figures-02.png", "figures-03.png",
        "preview-01.png", "preview-02.png", "preview-03.png",
    ]  # fmt: skip


def test_each_is_exactly_1080_pixels_wide_and_as_high_as_its_words():
    sizes = {name: opened(data).size for name, data in PICTURES.items()}
    assert {width for width, _height in sizes.values()} == {1080}
    assert sizes["headline-01.png"][1] > sizes["headline-02.png"][1], "the first has a photo"


def test_an_issue_with_nothing_to_show_has_no_picture():
    bare = replace(ISSUE, headlines=(), results=(), preview=())
    assert unbundled(posters.render(bare)) == {}


@pytest.mark.parametrize("issue", [ISSUE, DRAFT], ids=["released", "draft"])
def test_twice_gives_the_same_bytes(issue: Issue):
    assert posters.render(issue) == posters.render(issue)


def test_a_draft_is_marked_in_each():
    for name, data in unbundled(posters.render(DRAFT)).items():
        assert opened(data).height > opened(PICTURES[name]).height, name


def test_a_broken_photo_is_refused_by_name():
    broken = replace(
        ISSUE.headlines[0], pictures=(Picture(photo().data[:40], "image/jpeg", "半张照片", 100, 100),)
    )
    with pytest.raises(press.PictureUnreadable):
        posters.render(replace(ISSUE, headlines=(broken,)))


def test_an_address_too_long_for_a_code_stands_without_one():
    endless = "https://bulletin.example.org/" + "x" * 4_000 + "/"
    assert codes.drawn(endless) == codes.picture(endless) == b""
    assert unbundled(posters.render(replace(ISSUE, address=endless, headlines=ISSUE.headlines[1:2])))
    assert unbundled(posters.render(replace(ISSUE, address="")))


def test_the_code_has_its_quiet_zone_and_is_large_enough_to_print():
    code = opened(codes.picture(ISSUE.address)).convert("L")
    width, height = code.size
    assert width == height
    assert 380 <= width <= 620
    edge = [code.getpixel((x, 4)) for x in range(width)] + [code.getpixel((4, y)) for y in range(height)]
    assert set(edge) == {255}
