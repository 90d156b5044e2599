"""A story with up to nine photos: every edition prints each of them, in order, with its words."""

import json
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from tests.reporting.publishing.reading import inside
from tests.reporting.publishing.sample import ISSUE, photo
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


@pytest.mark.parametrize("n", [1, 2, 3, 4, 9])
def test_the_page_shows_each_with_its_size_and_its_words(n):
    text = web.render(told(n)).decode()
    images = re.findall(
        r'<img src="data:image/jpeg;base64,[^"]+" alt="([^"]*)" width="(\d+)" height="(\d+)"', text
    )
    assert images == [(each.alt, str(each.width), str(each.height)) for each in shown(n)]
    assert text.count('loading="lazy"') == n
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


def test_the_letter_stays_small_and_the_long_picture_takes_them_all():
    assert len(email.render(told(9))) <= 100 * 1024
    files = ZipFile(BytesIO(posters.render(told(9))))
    one = ZipFile(BytesIO(posters.render(told(1))))
    assert len(files.read("headline-01.png")) > len(one.read("headline-01.png"))


@pytest.mark.parametrize("render", [web.render, pdf.render, posters.render, manuscript.render, materials.render])
def test_twice_gives_the_same_bytes(render):
    assert render(told(5)) == render(told(5))


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
