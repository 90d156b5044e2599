"""A story with up to nine photos: every edition prints each of them, in order, with its words."""

import json
import re
from dataclasses import replace
from email import message_from_bytes, policy
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document

from tests.reporting.publishing.reading import inside, page
from tests.reporting.publishing.sample import ISSUE, photo
from youju.reporting import publishing
from youju.reporting.publishing import email, keeping, manuscript, materials, pdf, pictures, posters, web, wechat
from youju.reporting.publishing.content import Issue, Picture

SIZES = (
    (360, 240),
    (240, 360),
    (300, 300),
    (480, 270),
    (360, 240),
    (300, 400),
    (300, 300),
    (500, 200),
    (320, 240),
)


def shown(n: int) -> tuple[Picture, ...]:
    """Photos of several shapes, each with words of its own."""
    return tuple(replace(photo(*size), alt=f"第{'一二三四五六七八九'[i]}张") for i, size in enumerate(SIZES[:n]))


def told(n: int) -> Issue:
    return replace(ISSUE, cover=None, headlines=(replace(ISSUE.headlines[0], pictures=shown(n)),), practice=())


@pytest.mark.parametrize("n", range(1, 10))
def test_the_rows_hold_every_photo_once_and_in_order(n):
    rows = pictures.rows(shown(n))
    assert [row for row in rows if not 1 <= len(row) <= 3] == []
    assert tuple(each for row in rows for each in row) == shown(n)


def test_three_stand_side_by_side_when_the_first_is_upright():
    wide, upright, third = shown(3)
    assert pictures.rows((wide, upright, third)) == [(wide,), (upright, third)]
    assert pictures.rows((upright, wide, third)) == [(upright, wide, third)]


@pytest.mark.parametrize("n", [1, 2, 3, 4, 9])
def test_the_page_shows_each_with_its_size_and_its_words(n):
    text = web.render(told(n)).decode()
    images = re.findall(
        r'<img src="data:image/jpeg;base64,[^"]+" alt="([^"]*)" width="(\d+)" height="(\d+)"', text
    )
    assert images == [(each.alt, str(each.width), str(each.height)) for each in shown(n)]
    assert "lazy" not in text, "the bytes are in the page already: a picture put off would be missing from a print"
    figure = text[text.index("<figure") : text.index("</figure>")]
    assert figure.count("<img") == n
    assert "<figcaption>" in figure


def test_the_printed_page_tags_the_words_of_each():
    whole = inside(pdf.render(told(9)))
    for each in shown(9):
        assert each.alt.encode("utf-16-be").hex().upper().encode() in whole


def test_the_article_has_a_numbered_place_for_each_and_its_file():
    article, files = wechat.render(told(4)).decode(), ZipFile(BytesIO(materials.render(told(4))))
    for number, each in enumerate(shown(4), 1):
        assert (
            f"[图{number}：{each.alt}（{number:02}.jpg）]" in article
            or f"{each.alt}（{number:02}.jpg）" in article
        )
        assert files.read(f"{number:02}.jpg") == each.data


def test_the_manuscript_has_each_with_its_words_beneath():
    doc = Document(BytesIO(manuscript.render(told(3))))
    assert [shape._inline.docPr.get("descr") for shape in doc.inline_shapes] == [each.alt for each in shown(3)]
    assert sum("张" in row.text and "图片说明" in row.text for row in doc.paragraphs) == 3


def placed(n: int) -> Issue:
    """As `told`, with photos that stand beside the issue under the hash of their bytes."""
    issue = told(n)
    photos = tuple(replace(each, anchor=f"photos/{pictures.digest_of(each)}") for each in shown(n))
    return replace(issue, headlines=(replace(issue.headlines[0], pictures=photos),))


def letters(issue: Issue) -> tuple[str, str]:
    message = message_from_bytes(email.render(issue), policy=policy.default)
    plain, html = message.iter_parts()
    return plain.get_content(), html.get_content()


@pytest.mark.parametrize("n", range(1, 10))
def test_the_letter_fetches_each_from_the_issue_s_own_address_and_says_each_in_words(n):
    plain, html = letters(placed(n))
    images = [dict(each) for each in page(html).elements("img")]
    assert [each["alt"] for each in images] == [each.alt for each in shown(n)]
    assert [each["src"] for each in images] == [
        f"{ISSUE.address}photos/{pictures.digest_of(each)}" for each in shown(n)
    ]
    assert all(0 < int(each["width"]) <= 568 for each in images)
    assert [line for line in plain.splitlines() if line.startswith("[图")] == [f"[图：{a.alt}]" for a in shown(n)]
    assert len(email.render(placed(n))) <= 100 * 1024


def test_a_row_of_the_letter_is_no_wider_than_the_letter():
    _plain, html = letters(placed(9))
    rows = re.findall(r"<tr>(.*?)</tr>", html.replace("\n", ""))
    widths = [sum(map(int, re.findall(r'<img [^>]*width="(\d+)"', row))) for row in rows]
    assert max(widths) <= 568


@pytest.mark.parametrize("address", ["", "here", "ftp://bulletin.example.org/", "javascript:alert(1)"])
def test_without_an_address_to_fetch_from_the_words_stand_in_both_forms(address):
    for form in letters(replace(placed(3), address=address)):
        assert "<img" not in form
        for each in shown(3):
            assert f"[图：{each.alt}]" in form


def test_a_photo_s_words_cannot_leave_their_attribute():
    alt = '"><script>alert(1)</script>' * 3
    issue = placed(1)
    photo_ = replace(issue.headlines[0].pictures[0], alt=alt)
    hostile = replace(issue, headlines=(replace(issue.headlines[0], pictures=(photo_,)),))
    assert [dict(each)["alt"] for each in page(letters(hostile)[1]).elements("img")] == [alt]
    [entry] = ElementTree.fromstring(publishing.feed([hostile])).iter("{http://www.w3.org/2005/Atom}content")
    assert [dict(each)["alt"] for each in page(entry.text).elements("img")] == [alt]


def test_a_letter_that_is_told_shorter_keeps_the_first_photo_of_each_story():
    assert email.letter(email.shortened(placed(9), 2)).count("<img ") == 1
    assert email.letter(email.shortened(placed(9), email.STEPS - 1)).count("<img ") == 0
    assert email.pictures_in(email.render(placed(9))) == 9


@pytest.mark.parametrize("n", [1, 9])
def test_the_feed_shows_each_from_its_absolute_address(n):
    data = publishing.feed([placed(n)])
    assert data == publishing.feed([placed(n)])
    [entry] = ElementTree.fromstring(data).iter("{http://www.w3.org/2005/Atom}content")
    assert entry.get("type") == "html"
    images = [dict(each) for each in page(entry.text).elements("img")]
    assert [each["alt"] for each in images] == [each.alt for each in shown(n)]
    assert all(each["src"].startswith(f"{ISSUE.address}photos/") for each in images)


def test_a_feed_without_addresses_says_its_photos_in_words():
    [entry] = ElementTree.fromstring(publishing.feed([told(2)])).iter("{http://www.w3.org/2005/Atom}content")
    assert "<img" not in entry.text
    assert "[图：第二张]" in entry.text


def test_the_letter_stays_small_and_the_long_picture_takes_them_all():
    assert len(email.render(told(9))) <= 100 * 1024
    files = ZipFile(BytesIO(posters.render(told(9))))
    one = ZipFile(BytesIO(posters.render(told(1))))
    assert len(files.read("headline-01.png")) > len(one.read("headline-01.png"))


@pytest.mark.parametrize(
    "render", [web.render, pdf.render, posters.render, manuscript.render, materials.render, email.render]
)
def test_twice_gives_the_same_bytes(render):
    assert render(placed(5)) == render(placed(5))


def test_what_was_kept_while_a_story_had_one_picture_is_read_with_it():
    one = told(1)
    assert keeping.read(keeping.write(told(3))) == told(3)
    kept = json.loads(keeping.write(one))
    for story in kept["headlines"]:
        [story["picture"]] = story.pop("pictures")
    kept["crowdfunding"] = [{**kept["headlines"][0], "picture": None}]
    read = keeping.read(json.dumps(kept).encode())
    assert read.headlines == one.headlines
    assert read.crowdfunding[0].pictures == ()
    assert keeping.read(keeping.write(read)) == read


def test_a_photo_that_cannot_be_printed_leaves_its_words_and_the_others_stay():
    bad = Picture(b"nothing", "image/jpeg", "看不见的一张", 10, 10)
    issue = replace(told(1), headlines=(replace(ISSUE.headlines[0], pictures=(*shown(2), bad)),))
    text = web.render(issue).decode()
    assert text.count("<img") == 2
    assert "看不见的一张" in text
    assert pdf.render(issue).startswith(b"%PDF")
