"""The printed edition."""

import json
import re
from dataclasses import replace

import pytest
import typst

from tests.reporting.publishing.reading import inside
from tests.reporting.publishing.sample import CARE, DRAFT, ISSUE, a_full_month, photo
from youju.reporting.publishing import glyphs, pdf, press
from youju.reporting.publishing.content import Block, Group, Line, Number, Picture, Results, Story, Text
from youju.reporting.publishing.ink import printable
from youju.reporting.publishing.sheet import sheet

PRINTED = pdf.render(ISSUE)
OPENED = inside(PRINTED)


def headings(issue, level: int) -> list[str]:
    """The headings of a level as typst sees them."""
    compiler = typst.Compiler(
        input=press.template("issue.typ"),
        font_paths=press.fonts(),
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(sheet(printable(issue)))},
    )

    def words(part) -> str:
        if isinstance(part, list):
            return "".join(words(each) for each in part)
        if isinstance(part, dict):
            return part.get("text") or words(part.get("children", []))
        return ""

    return [words(body) for body in json.loads(compiler.query(f"heading.where(level: {level})", field="body"))]


PROBE = b"""
#context [#metadata((
  headings: query(heading.where(level: 2)).map(it => it.location().page()),
  words: query(par).filter(it => repr(it.body).contains("follows")).map(it => it.location().page()),
)) <probe>]
"""


def pages_of(issue) -> tuple[int, int]:
    """The pages on which the last heading of a story stands and on which its words begin."""
    compiler = typst.Compiler(
        input=press.template("issue.typ") + PROBE,
        font_paths=press.fonts(),
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(sheet(printable(issue)))},
    )
    (found,) = json.loads(compiler.query("<probe>", field="value"))
    return found["headings"][-1], found["words"][0]


def test_the_file_is_a_tagged_accessible_pdf_in_chinese_with_an_outline():
    assert PRINTED.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in OPENED
    assert re.search(rb"/Marked true", OPENED)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in OPENED
    assert b"/Outlines" in OPENED
    assert re.search(rb"/Lang ?\(zh", OPENED)


def test_the_title_and_the_date_come_from_the_issue():
    assert "同行月刊2026年3月" in OPENED.decode("utf-8", "replace")
    assert b"/CreationDate(D:20260408" in OPENED
    assert b"D:20260408" not in inside(pdf.render(DRAFT))


def test_only_the_two_faces_of_the_wheel_are_used_and_only_upright_regular():
    faces = re.findall(rb"/BaseFont/[A-Z]{6}\+([A-Za-z-]+)", OPENED)
    upright = {face.decode().removesuffix("-Identity-H") for face in faces}
    assert upright == {"NotoSansSC-Regular", "NotoSerifSC-Regular"}


def test_both_faces_are_inside_the_file():
    described = re.findall(rb"/Type ?/FontDescriptor.*?>>", OPENED, re.DOTALL)
    assert len(described) >= 2
    assert all(b"/FontFile" in each for each in described)


def test_every_section_office_and_story_stands_in_the_outline():
    titles = re.findall(rb"/Title ?(?:\(\xfe\xff|<FEFF)", OPENED, re.IGNORECASE)
    sections = (
        "致读者",
        "本期头条",
        "众筹进展",
        "服务成效",
        "服务经验",
        "活动预告",
        "支持我们",
        "数字怎么数",
        "版本记录",
    )
    bare = replace(ISSUE, cover=None, headlines=tuple(replace(story, pictures=()) for story in ISSUE.headlines))
    assert set(headings(bare, 1)) == set(sections) | {"更正"}
    assert len(titles) >= len(headings(bare, 1)) + len(headings(bare, 2))


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    """However much comes before, a heading is on the page of the words that follow it."""
    seen = set()
    for lines in range(20, 44):
        before = Story("前文", tuple(Block("p", (Text("一行"),)) for _ in range(lines)))
        after = Story("标题在此", (Block("p", (Text("follows 正文。" * 30),)),))
        bare = replace(ISSUE, letter=(), crowdfunding=(), results=(), practice=(), preview=(), giving=())
        stood, began = pages_of(replace(bare, cover=None, headlines=(before, after), notices=(), figures=()))
        assert stood == began, lines
        seen.add(stood)
    assert len(seen) > 1, "the page turned somewhere in between"


@pytest.mark.parametrize(
    ("line", "opens"),
    [
        (Line(CARE, (Text("只在页边"),)), True),
        (Line(None, (Number(CARE, "1,284人次"),)), True),
        (Line(None, (Text("1,284人次"),)), False),
        (Line(replace(CARE, anchor=""), (Text("没有去处"),)), False),
    ],
    ids=["margin", "sentence", "words", "no page"],
)
def test_a_figure_can_be_opened_from_the_margin_and_from_the_sentence(line: Line, opens: bool):
    alone = replace(ISSUE, letter=(), results=(Results("临江同行", (Group("", (line,)),)),))
    address = b"(https://bulletin.example.org/2026-03/figures/care-served/)"
    assert (address in inside(pdf.render(alone))) is opens


def test_a_long_story_can_be_followed():
    assert b"(https://news.example.org/reading-room/)" in OPENED


def test_a_full_month_prints():
    assert pdf.render(a_full_month()).startswith(b"%PDF")


def test_words_that_look_like_markup_are_printed_as_words():
    hostile = ['#import "x": *', "#panic()", "= h", "$x$ @ref <lab> \\ `raw` *b* _i_", '"}]}']
    stories = tuple(Story(title, (Block("p", (Text(title),)),)) for title in hostile)
    issue = replace(ISSUE, cover=None, headlines=stories, crowdfunding=(), practice=(), results=(), preview=())
    assert headings(issue, 2) == hostile
    assert pdf.render(issue).startswith(b"%PDF")


def test_a_character_that_is_not_in_the_case_prints_as_a_geta():
    assert glyphs.typeset("好😀好") == "好〓好"
    assert glyphs.typeset("👩‍🦰") == "〓〓"
    birthday = replace(ISSUE, cover=None, headlines=(Story("生日🎂快乐", ()),))
    assert headings(birthday, 2)[0] == "生日〓快乐"
    assert pdf.render(replace(ISSUE, network="😀", bulletin="ไทย", month="العربية")).startswith(b"%PDF")


def test_an_endless_word_may_break_and_a_hash_may_not():
    assert max(len(part) for part in glyphs.typeset("x" * 10_000).split("\u200b")) <= 40
    assert glyphs.typeset(ISSUE.audit_head) == ISSUE.audit_head
    assert glyphs.typeset("https://bulletin.example.org/2026-03/figures/care-served/").isascii()


def test_everyday_chinese_is_all_in_the_case():
    everyday = "儿童、托管（志愿者）“陪伴”—…·％①②③㎡亲爱的朋友：1,284.50–7〓囍"
    assert glyphs.typeset(everyday) == everyday


def test_a_photo_without_words_is_ornament_and_a_tall_one_keeps_to_half_a_page():
    tall = photo(300, 1800)
    assert pdf.render(replace(ISSUE, cover=replace(tall, alt=""))).startswith(b"%PDF")
    assert pdf.render(replace(ISSUE, cover=tall)).startswith(b"%PDF")


def test_a_broken_photo_is_refused_by_name():
    broken = Picture(photo().data[:40], "image/jpeg", "半张照片", 100, 100)
    with pytest.raises(pdf.PictureUnreadable):
        pdf.render(replace(ISSUE, cover=broken))


def test_bytes_that_are_no_photo_are_left_out():
    assert pdf.render(replace(ISSUE, cover=Picture(b"<svg/>", "image/svg+xml", "画", 1, 1))).startswith(b"%PDF")
