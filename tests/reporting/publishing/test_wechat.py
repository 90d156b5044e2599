"""The article that is pasted into WeChat's editor."""

import re
from dataclasses import replace

from tests.reporting.publishing.reading import page
from tests.reporting.publishing.sample import DRAFT, ISSUE, a_full_month, photo
from youju.reporting.publishing import wechat
from youju.reporting.publishing.content import Picture

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


def test_photos_are_numbered_places_with_their_words():
    text = page(ARTICLE).text
    assert "[图1：傍晚的江边" in text
    assert "[图2：傍晚的江边" in text
    assert "[图3" not in text
    third = replace(ISSUE, practice=(replace(ISSUE.practice[0], picture=photo()),))
    assert "[图3：" in page(wechat.render(third)).text
    unseen = replace(ISSUE, cover=Picture(b"", "image/heic", "一面墙", 1, 1))
    assert "[图1：一面墙]" in page(wechat.render(unseen)).text


def test_numbers_stand_in_a_column_whose_width_is_an_attribute():
    widths = [value for tag, name, value in page(ARTICLE).attributes if (tag, name) == ("td", "width")]
    assert set(widths) == {"104"}
    assert len(widths) == 12
