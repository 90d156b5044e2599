"""Every format gives its text, and whatever is not text, or is a trap, says why in a sentence."""

import io
import time
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youju.reporting.archive.files import UnreadableFile, text_of_file

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, head: str = HEAD, name: str = "word/document.xml") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, f"{head}<w:document {SPACE}><w:body>{body}</w:body></w:document>")
    return file.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def pdf(*lines: str) -> bytes:
    """A page with Latin words, as small as a PDF can be."""
    shown = "BT /F1 12 Tf 20 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    body, places = "%PDF-1.4\n", []
    for number, said in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{said}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(body)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    body += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return body.encode()


def refused(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        text_of_file(name, data)
    assert "{" not in str(refusal.value)
    return refusal.value.why


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_text_is_read_in_the_codings_of_its_time(coding: str):
    said = "本月开展活动12场,服务的人次是318。\n"
    assert text_of_file("三月.txt", said.encode(coding)) == said


def test_traditional_text_in_its_own_coding_is_not_taken_for_the_other():
    said = "本月舉辦活動十二場,出席的人次是三百一十八,這是我們的會員服務。\n"
    assert text_of_file("三月.txt", said.encode("big5")) == said


def test_a_web_page_loses_its_script_and_keeps_its_words():
    page = "<html><head><script>alert(318)</script></head><body><p>服务12人次</p><p>借出3册</p></body></html>"
    said = text_of_file("三月.html", page.encode())
    assert "服务12人次" in said
    assert "alert" not in said


def test_paragraphs_of_a_document_are_lines_and_cells_are_parted_by_tabs():
    table = "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in ("鼓楼站", "12", "30"))
    said = text_of_file("三月.docx", docx(f"{paragraph('三月简报')}<w:tbl><w:tr>{table}</w:tr></w:tbl>"))
    assert said.split("\n")[0] == "三月简报"
    assert [cell.strip() for cell in said.split("\n")[1].split("\t")] == ["鼓楼站", "12", "30"]


def test_words_of_a_pdf_are_read():
    assert "served 318 people" in text_of_file("march.pdf", pdf("In March we", "served 318 people"))


def test_a_document_that_defines_entities_is_refused():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    assert refused("x.docx", docx(paragraph("&b;"), HEAD + bomb)) == "entities"
    outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "secret.txt">]>'
    assert refused("x.docx", docx(paragraph("&a;"), HEAD + outside)) == "entities"


def test_a_document_packed_too_tightly_is_a_trap_and_is_not_unpacked():
    began = time.perf_counter()
    assert refused("x.docx", docx(paragraph("a" * (40 << 20)))) == "trap"
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("x.txt", b"", "empty"),
        ("x.txt", b" \r\n ", "empty"),
        ("x.jpg", b"\xff\xd8\xff\xe0JFIF", "ending"),
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
        ("x.docx", b"PK\x03\x04 not really", "broken"),
        ("x.docx", docx("", name="other.xml"), "broken"),
        ("x.docx", docx("<w:p>"), "broken"),
        ("x.pdf", b"%PDF-1.4\n%%EOF\n", "broken"),
        ("x.pdf", b"no pdf at all", "broken"),
        ("x.pdf", pdf(), "scan"),
    ],
)
def test_what_cannot_be_read_says_why(name: str, data: bytes, why: str):
    assert refused(name, data) == why


@given(st.binary(max_size=400), st.sampled_from(["x.txt", "x.html", "x.docx"]))
def test_no_bytes_break_it(data: bytes, name: str):
    with suppress(UnreadableFile):
        assert text_of_file(name, data).strip()
