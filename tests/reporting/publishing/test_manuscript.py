"""The manuscript that leaders mark up."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from tests.reporting.publishing.reading import filled_with
from tests.reporting.publishing.sample import DRAFT, ISSUE, photo
from youju.reporting.publishing import manuscript
from youju.reporting.publishing.bundles import unbundled
from youju.reporting.publishing.content import Issue, Picture


def opened(issue: Issue = ISSUE):
    return docx.Document(BytesIO(manuscript.render(issue)))


def words(document) -> str:
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_it_reads_like_the_issue_with_its_tokens_printed():
    text = words(opened())
    for said in (
        "亲爱的朋友：",
        "一间教室，变成整条街的书房",
        "共服务1,284人次。",
        "春季远足",
        ISSUE.audit_head,
        "应为“902个”",
    ):
        assert said in text


def test_results_are_a_table_of_margin_and_sentence():
    document = opened()
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert ["870册", "自助图书角外借870册，绘本和科普书最受欢迎。"] in rows
    assert ["", "新搬来的邻居小院三月试开放，欢迎来坐坐。"] in rows
    assert {len(table.columns) for table in document.tables} == {2}


def test_headings_lead_from_section_to_office_to_group():
    found = [(each.style.name, each.text) for each in opened().paragraphs if each.style.name.startswith("Head")]
    assert found.index(("Heading 1", "服务成效")) < found.index(("Heading 2", "临江同行"))
    assert found.index(("Heading 2", "临江同行")) < found.index(("Heading 3", "直接服务"))


def test_a_draft_says_so_on_every_page_and_a_released_issue_does_not():
    for issue, marked in ((DRAFT, True), (ISSUE, False)):
        document = opened(issue)
        header = document.sections[0].header.paragraphs[0].text
        assert ("草稿" in header, "草稿" in words(document)) == (marked, marked)


def test_every_style_names_a_chinese_face_of_its_own():
    styles = opened().styles
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3", "List Bullet"):
        fonts = styles[name].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体"), name
        assert not [key for key in fonts.attrib if key.endswith("Theme")], name


def test_changes_are_tracked():
    assert opened().settings.element.find(qn("w:trackRevisions")) is not None


def test_its_properties_come_from_the_issue_and_its_bytes_from_nothing_else():
    about = opened().core_properties
    assert (about.title, about.author, about.revision) == ("同行月刊2026年3月", ISSUE.network, 2)
    assert about.created == about.modified == datetime(2026, 4, 8, 10, 32, tzinfo=UTC)
    assert opened(DRAFT).core_properties.created.year == 1970
    assert manuscript.render(ISSUE) == manuscript.render(ISSUE)
    for name, data in unbundled(manuscript.render(ISSUE)).items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(data)


def test_a_photo_carries_its_words_and_a_missing_description_is_seen():
    document = opened()
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described == [photo().alt]
    silent = replace(ISSUE.headlines[0], pictures=(replace(photo(), alt=""),))
    assert "还没有说明" in words(opened(replace(ISSUE, headlines=(silent,))))


@pytest.mark.parametrize("data", [photo().data[:40], b"<svg/>"], ids=["broken", "no photo"])
def test_a_photo_that_cannot_be_read_leaves_its_words(data: bytes):
    story = replace(ISSUE.headlines[0], pictures=(Picture(data, "image/jpeg", "半张照片", 100, 100),))
    document = opened(replace(ISSUE, headlines=(story,)))
    assert len(document.inline_shapes) == 0
    assert "半张照片" in words(document)


@pytest.mark.parametrize("text", ["]]>&<w:p/>", "a\x00b\x0bc", "\ud800", "x" * 5_000], ids=ascii)
def test_whatever_is_written_the_file_opens(text: str):
    opened(filled_with(ISSUE, text))
