"""The page that everybody reads."""

import base64
import hashlib
import itertools
import re
from dataclasses import replace

import pytest

from tests.reporting.publishing.reading import page
from tests.reporting.publishing.sample import CARE, CASES, DRAFT, ISSUE, a_full_month, photo
from youju.reporting.publishing import web
from youju.reporting.publishing.content import Group, Line, Picture, Results, Story

PAGE = web.render(ISSUE)


def test_the_page_asks_nobody_for_anything():
    read = page(PAGE)
    assert not {"script", "link", "iframe", "object", "form", "base"} & set(read.tags)
    assert all(source.startswith("data:image/jpeg;base64,") for source in read.values("src"))
    assert not re.search(rb"@import|url\(|@font-face", PAGE)


def test_no_element_carries_a_style_or_an_event_of_its_own():
    names = {name for _, name, _ in page(PAGE).attributes}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]


def test_the_policy_names_exactly_the_pages_own_style():
    style = PAGE.split(b"<style>")[1].split(b"</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style).digest()).decode()
    policy = dict(each.split(" ", 1) for each in web.csp(PAGE).split("; "))
    assert policy["style-src"] == f"'sha256-{digest}'"
    assert policy["default-src"] == "'none'"
    assert policy["img-src"] == "data:"
    assert "unsafe" not in web.csp(PAGE)


def test_a_story_cannot_smuggle_a_style_into_the_policy():
    smuggler = replace(ISSUE, network="<style>*{display:none}</style>")
    assert web.csp(web.render(smuggler)) == web.csp(PAGE)


def test_bytes_without_a_style_have_no_policy():
    with pytest.raises(web.StyleMissing):
        web.csp(b"<p>...</p>")


def test_a_full_month_without_photos_stays_under_100_kilobytes():
    assert len(web.render(a_full_month())) < 100_000


def test_headings_never_skip_a_level_and_there_is_one_title():
    levels = [int(tag[1]) for tag in page(PAGE).headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_every_address_inside_the_page_leads_somewhere():
    read = page(PAGE)
    ids = read.values("id")
    assert len(ids) == len(set(ids))
    inner = [address[1:] for address in read.values("href") if address.startswith("#")]
    assert set(inner) <= set(ids)
    assert {"main", "results", "preview", "notices"} <= set(inner)


def test_the_page_knows_its_language_and_lets_readers_skip_to_the_text():
    read = page(PAGE)
    assert ("html", "lang", "zh-Hans") in read.attributes
    assert read.attributes.index(("a", "href", "#main")) < read.attributes.index(("main", "id", "main"))


def test_every_figure_of_a_line_opens_its_page_from_margin_and_sentence():
    addresses = page(PAGE).values("href")
    for group in (group for result in ISSUE.results for group in result.groups):
        for line in group.lines:
            if line.margin:
                assert line.margin.anchor in addresses
    assert addresses.count(CARE.anchor) == 3


def test_a_figure_without_a_page_is_plain_text():
    alone = replace(CARE, anchor="")
    issue = replace(ISSUE, results=(Results("", (Group("", (Line(alone, ()),)),)),), letter=())
    read = page(web.render(issue))
    assert CARE.anchor not in read.values("href")
    assert "1,284" in read.text


def test_the_number_stands_large_with_its_words_small_beside_it():
    source = PAGE.decode()
    assert '<span class="small">至少</span><span class="digits">27</span><span class="small">户</span>' in source
    assert '<span class="digits">80</span><span class="small">余名</span>' in source
    assert '<span class="number"><span class="absent">未报</span></span>' in source


def test_the_months_are_bars_on_a_zero_baseline_and_words_for_who_cannot_see_them():
    source = PAGE.decode()
    assert 'aria-label="10月910、11月1,042、12月980、1月310、2月455、3月1,284"' in source
    bars = re.search(r'd="([^"]+)" class="now"', source.split('class="spark"')[1].split("</svg>")[0])
    assert bars is None or bars.group(1)
    drawn = web.results.bars(CARE.months)
    assert all(y + height == web.results.TALL for _, y, height in drawn)
    assert max(height for *_, height in drawn) == web.results.TALL


def test_a_suppressed_figure_shows_no_months():
    hidden = replace(CASES, months=CARE.months)
    issue = replace(ISSUE, results=(Results("", (Group("", (Line(hidden, ()),)),)),))
    assert "<svg" not in web.render(issue).decode()


def test_an_office_whose_sheet_never_came_is_printed_so():
    issue = replace(ISSUE, results=(Results("远山同行", ()), Results("近水同行", (), "本期资料补报中。")))
    text = page(web.render(issue)).text
    assert "本期未收到。" in text
    assert "本期资料补报中。" in text


def test_the_page_tells_how_to_read_only_the_unusual_numbers_it_prints():
    assert "怎么读这些数字" in page(PAGE).text
    ordinary = replace(ISSUE, results=(Results("", (Group("", (Line(CARE, ()),)),)),), figures=(CARE,))
    assert "怎么读这些数字" not in page(web.render(ordinary)).text


def test_a_cancelled_session_is_named_at_its_announcement():
    assert "4月3日取消" in page(PAGE).text


def test_the_colophon_names_release_revision_and_audit_head():
    text = page(PAGE).text
    assert "2026年4月8日18:32（北京时间）" in text
    assert "第2版" in text
    assert ISSUE.audit_head in text


def test_a_draft_is_kept_out_of_search_engines():
    assert ("meta", "content", "noindex") in page(web.render(DRAFT)).attributes
    assert ("meta", "content", "noindex") not in page(PAGE).attributes


@pytest.mark.parametrize(
    "picture",
    [
        Picture(b"<svg onload='x'/>", "image/svg+xml", "一面墙", 10, 10),
        Picture(b"<svg onload='x'/>", "image/jpeg", "一面墙", 10, 10),
        Picture(photo().data, 'image/jpeg" onerror="x', "一面墙", 10, 10),
    ],
    ids=["svg", "svg called jpeg", "type with attribute"],
)
def test_a_picture_that_is_no_photo_is_told_in_words(picture: Picture):
    issue = replace(ISSUE, cover=None, headlines=(Story("画", (), pictures=(picture,)),))
    read = page(web.render(issue))
    assert "img" not in read.tags
    assert "一面墙" in read.text


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        r, g, b = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("place", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("words", ["ink", "quiet", "accent"])
def test_words_stand_out_from_paper_and_card(place: int, words: str):
    tokens = {
        name: re.findall(rf"--{name}: (#[0-9a-f]{{6}})", PAGE.decode()) for name in ("paper", "sheet", words)
    }
    for ground in ("paper", "sheet"):
        assert contrast(tokens[words][place], tokens[ground][place]) >= 4.5
