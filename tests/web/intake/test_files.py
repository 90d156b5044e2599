"""Strangers' files: each is read with limits, or refused with a sentence that names the place."""

from datetime import date, datetime, time
from pathlib import Path
from time import monotonic

import pytest
from django.utils import translation

from tests.web.intake.files import repacked, sheet_of, table, workbook
from youju.web.intake.files import LARGEST, UnreadableFile, read_file

ROWS = [["日期", "title"], [date(2018, 3, 5), "图书角"]]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def put(tmp_path: Path, data: bytes, name: str = "a.xlsx") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_file(path)
    assert caught.value.field == "file"
    return str(caught.value)


def test_a_workbook_is_read_with_the_numbers_of_its_rows(tmp_path):
    at = datetime.combine(date(2018, 3, 5), time(15, 30))
    rows = [["日期", None, "时间"], [], [date(2018, 3, 5), 3.5, True], [None, None, None], ["x", 12, at]]
    read = read_file(put(tmp_path, workbook(rows)))
    assert read.numbers == [1, 3, 5]
    assert read.rows == [["日期", None, "时间"], ["2018-03-05", 3.5, True], ["x", 12, "2018-03-05 15:30"]]


def test_cells_keep_their_letters_when_the_first_columns_are_empty(tmp_path):
    read = read_file(put(tmp_path, workbook([[], [None, None, "日期"], [None, None, "x"]])))
    assert (read.numbers, read.rows) == ([2, 3], [[None, None, "日期"], [None, None, "x"]])


def test_rows_stay_themselves_across_the_thousands_in_which_they_are_sent(tmp_path):
    """Empty rows, short rows and one far cell, on both sides of a thousand."""
    rows = [[] if n % 7 == 0 else [n] if n % 5 else [n, None, f"第{n}行"] for n in range(1, 2501)]
    rows[1500] = [None] * 60 + ["far"]
    read = read_file(put(tmp_path, workbook(rows)))
    assert read.numbers == [number for number, row in enumerate(rows, 1) if row]
    assert read.rows == [row for row in rows if row]


def test_the_first_row_too_many_is_named(tmp_path):
    lines = "1\n\n" * 200_000 + "1\n1\n"
    assert "row 400001" in refused(put(tmp_path, lines.encode(), "a.csv"))


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_a_text_table_is_read_in_the_codings_of_chinese_programs(tmp_path, coding, separator):
    text = f'日期{separator}标题\r\n2018-03-05{separator}"图书,角\n第二行"\r\n'
    read = read_file(put(tmp_path, text.encode(coding), "a.csv"))
    assert read.rows == [["日期", "标题"], ["2018-03-05", "图书,角\n第二行"]]


def test_a_million_empty_rows_are_no_rows(tmp_path):
    data = workbook(ROWS)
    far = sheet_of(data).replace(
        b"</sheetData>", b'<row r="1048576"><c r="A1048576" t="str"><v> </v></c></row></sheetData>'
    )
    started = monotonic()
    read = read_file(put(tmp_path, repacked(data, xl__worksheets__sheet1_xml=far)))
    assert len(read.rows) == 2
    assert monotonic() - started < 10


def test_a_sheet_that_claims_the_whole_grid_ends_with_a_sentence(tmp_path):
    data = workbook(ROWS)
    corner = sheet_of(data).replace(
        b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    )
    assert "memory or time" in refused(put(tmp_path, repacked(data, xl__worksheets__sheet1_xml=corner)))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path):
    bomb = repacked(workbook(ROWS), xl__worksheets__sheet1_xml=b"<x>" + b" " * (300 << 20))
    assert len(bomb) < 1 << 20
    started = monotonic()
    assert "xl/worksheets/sheet1.xml" in refused(put(tmp_path, bomb))
    assert monotonic() - started < 5


def test_an_archive_within_is_refused_by_its_name(tmp_path):
    assert "inner.zip" in refused(put(tmp_path, repacked(workbook(ROWS), xl__inner_zip=b"PK")))


def test_too_many_parts_are_refused(tmp_path):
    parts = {f"xl__part{number}_xml": b"<x/>" for number in range(1100)}
    assert "too many parts" in refused(put(tmp_path, repacked(workbook(ROWS), **parts)))


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
def test_entities_are_refused_with_the_part_that_declares_them(tmp_path, coding):
    secret = "file:" + "///etc/passwd"
    evil = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]><sst><si><t>&e;</t></si></sst>'
    path = put(tmp_path, repacked(workbook(ROWS), xl__sharedStrings_xml=evil.encode(coding)))
    assert "xl/sharedStrings.xml" in refused(path)


def test_one_long_text_in_a_thousand_cells_is_refused(tmp_path):
    rows = [["长" * 30_000] * 100] * 25
    assert "too large" in refused(put(tmp_path, workbook(rows)))


def test_a_formula_is_read_as_its_last_value_and_never_run(tmp_path):
    data = workbook(ROWS)
    xml = sheet_of(data).replace(
        b"</sheetData>", b'<row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3"><f>NOW()</f></c></row></sheetData>'
    )
    read = read_file(put(tmp_path, repacked(data, xl__worksheets__sheet1_xml=xml)))
    assert read.rows[2] == [2]


def test_a_cell_of_a_megabyte_is_named(tmp_path):
    path = put(tmp_path, table("日期,title", "2018-03-05," + "长" * 1_000_000), "a.csv")
    assert "Cell B2" in refused(path)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods"])
def test_a_text_that_calls_itself_a_workbook_is_told_so(tmp_path, name):
    assert "Its name says workbook" in refused(put(tmp_path, table("日期,title"), name))


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", "no spreadsheet"),
        (b"", "holds anything"),
        (b"\n\n , \n", "holds anything"),
        (b"PK\x03\x04 nothing more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing more", "damaged"),
        (b"a,b\n\xff\xff\xff\x80,c\n", "Row 2 is neither UTF-8 nor GB 18030"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_said_so(tmp_path, data, why):
    assert why in refused(put(tmp_path, data, "a.csv"))


def test_a_workbook_in_disguise_of_a_text_is_still_read(tmp_path):
    assert len(read_file(put(tmp_path, workbook(ROWS), "a.csv")).rows) == 2


def test_a_table_of_too_many_columns_is_told_so(tmp_path):
    assert "Too many columns" in refused(put(tmp_path, workbook([["x"] * 300]), "a.xlsx"))
    assert "Too many columns" in refused(put(tmp_path, table(",".join("x" * 300)), "a.csv"))


def test_a_file_beyond_the_limit_is_not_even_opened(tmp_path):
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    assert "32 MB" in refused(path)


def test_a_workbook_with_a_password_is_told_so(tmp_path):
    # Excel wraps a locked workbook into an OLE file that holds the encrypted package.
    assert "locked" in refused(put(tmp_path, repacked_locked()))


def repacked_locked() -> bytes:
    data = bytearray(workbook(ROWS))
    # The flag of encryption in the first entry of the directory.
    start = data.rfind(b"PK\x01\x02", 0, data.index(b"PK\x01\x02") + 4)
    data[start + 8] |= 1
    return bytes(data)
