"""The article that is pasted into WeChat's editor."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from tests.reporting.publishing.reading import filled_with, page
from tests.reporting.publishing.sample import DRAFT, ISSUE, a_full_month, photo
from youju.reporting.publishing import materials, wechat
from youju.reporting.publishing.bundles import unbundled
from youju.reporting.publishing.content import Issue, Picture

ARTICLE = wechat.render(ISSUE)

TAGS = {"section", "p", "span", "h1", "h2", "h3", "h4", "table", "tbody", "tr", "td"}
ATTRIBUTES = {"style", "width", "align", "valign"}
PROPERTIES = {
    "border",
    "border-bottom",
    "border-collapse",
    "color",
    "font-size",
    "font-weight",
    "line-height",
    "margin",
    "padding",
    "table-layout",
    "text-align",
    "word-break",
}


def test_only_tags_attributes_and_styles_that_the_editor_keeps_are_used():
    for article in (ARTICLE, wechat.render(DRAFT), wechat.render(a_full_month())):
        read = page(article)
        assert set(read.tags) <= TAGS
        assert {name for _, name, _ in read.attributes} <= ATTRIBUTES
        declared = {
            each.split(":")[0].strip() for style in read.values("style") for each in style.split(";") if each
        }
        assert declared <= PROPERTIES
        assert not any("url(" in style for style in read.values("style"))


def test_text_is_never_smaller_than_14_pixels():
    sizes = [
        int(size) for style in page(ARTICLE).values("style") for size in re.findall(r"font-size:(\d+)px", style)
    ]
    assert min(sizes) == 14


def test_links_are_footnotes_in_order_and_the_original_comes_last():
    text = page(ARTICLE).text
    assert "1,609个电话背后的年检季[3]" in text
    assert "[3] https://news.example.org/calls/" in text
    assert (
        text.index("[1] https")
        < text.index("[2] https")
        < text.index("阅读原文：https://bulletin.example.org/2026-03/")
    )


def test_photos_are_numbered_places_that_name_their_files():
    text = page(ARTICLE).text
    assert "[图1：傍晚的江边，几座小山后面太阳正要落下（01.jpg）]" in text
    assert "（02.jpg）]" in text
    assert "[图3：扫码阅读原文（qr.png）]" in text
    third = replace(ISSUE, practice=(replace(ISSUE.practice[0], pictures=(photo(),)),))
    assert "（03.jpg）]" in page(wechat.render(third)).text


def test_a_photo_that_cannot_be_printed_has_words_and_no_number():
    unseen = replace(ISSUE, cover=Picture(b"", "image/heic", "一面墙", 1, 1))
    text = page(wechat.render(unseen)).text
    assert "一面墙" in text
    assert "一面墙（" not in text
    assert "[图1：傍晚的江边" in text


def test_each_placeholder_has_its_file_and_each_photo_its_placeholder():
    files = unbundled(materials.render(ISSUE))
    named = re.findall(r"（([^（）]+\.(?:jpg|png))）\]", page(ARTICLE).text)
    assert named == ["01.jpg", "02.jpg", "qr.png"]
    assert set(files) - set(named) == {"cover.png", "cover-square.png", "title.txt"}
    assert files["01.jpg"] == photo().data


@pytest.mark.parametrize("issue", [ISSUE, DRAFT, replace(ISSUE, cover=photo())], ids=["photo", "draft", "cover"])
def test_covers_are_what_the_platform_takes(issue: Issue):
    files = unbundled(materials.render(issue))
    assert Image.open(BytesIO(files["cover.png"])).size == (900, 383)
    assert Image.open(BytesIO(files["cover-square.png"])).size == (900, 900)
    assert materials.render(issue) == materials.render(issue)


@pytest.mark.parametrize("length", [1, 70, 500, 5_000])
def test_title_and_summary_keep_the_platform_s_limits(length: int):
    told = unbundled(materials.render(replace(filled_with(ISSUE, "好" * length), cover=None, headlines=())))
    parts = dict(re.findall(r"(.+)：\n(.+)\n", told["title.txt"].decode()))
    assert 0 < len(parts["标题"]) <= 64
    assert 0 < len(parts["摘要"]) <= 120


def test_there_is_one_address_of_the_original_and_it_is_told_with_the_title():
    told = unbundled(materials.render(ISSUE))["title.txt"].decode()
    assert told.count("https://") == 1
    assert told.endswith("阅读原文：\nhttps://bulletin.example.org/2026-03/\n")


def test_numbers_stand_in_a_column_whose_width_is_an_attribute():
    widths = [value for tag, name, value in page(ARTICLE).attributes if (tag, name) == ("td", "width")]
    assert set(widths) == {"104"}
    assert len(widths) == 12
