"""`youju read` tells what a printed bulletin says, or why it cannot be read."""

import json

from tests.reporting.archive.test_files import docx, paragraph, pdf
from youju.cli import main

PAPER = (
    "晨光社区服务中心简报\n2016年5月\n\n服务数据\n\n12  5月，开展小组活动12次，服务98人次。\n\n"
    "六月安排\n每周三 14:00-16:00  书法班\n"
)


def test_a_paper_is_read_as_json(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(PAPER, "utf-8")
    assert main(["read", str(tmp_path / "a.txt"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["period"] == "2016-05"
    assert [(row["value"], row["unit"], row["margin"]) for row in found["figures"]] == [
        (12, "次", True), (12, "次", False), (98, "人次", False),
    ]  # fmt: skip
    assert found["schedule"][0]["rule"] == "FREQ=WEEKLY;BYDAY=WE"


def test_without_json_a_person_can_check_the_paper_by_it(tmp_path, capsys):
    (tmp_path / "a.txt").write_bytes(PAPER.encode("gb18030"))
    assert main(["read", str(tmp_path / "a.txt")]) == 0
    printed = capsys.readouterr().out
    assert "98 人次" in printed
    assert "14:00–16:00" in printed


def test_a_web_page_is_read_too(tmp_path, capsys):
    rows = "".join(f"<tr><td>{name}</td><td>{n}人次</td></tr>" for name, n in (("外展", 30), ("家访", 12)))
    head = "<title>简报</title><h1>2016年5月</h1><h2>服务数据</h2>"
    page = f"{head}<table><tr><th>项目</th><th>数值</th></tr>{rows}</table>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    assert main(["read", str(tmp_path / "a.html"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(row["value"], row["unit"]) for row in found["figures"]] == [(30, "人次"), (12, "人次")]


def test_a_word_file_and_a_pdf_are_read_as_the_screen_reads_them(tmp_path, capsys):
    (tmp_path / "a.docx").write_bytes(docx("".join(paragraph(line) for line in PAPER.splitlines())))
    (tmp_path / "a.pdf").write_bytes(pdf("Hillside Centre", "May 2016", "We ran 12 workshops for 98 people."))
    said = {}
    for name in ("a.docx", "a.pdf"):
        assert main(["read", str(tmp_path / name), "--json"]) == 0
        said[name] = [(row["value"], row["unit"]) for row in json.loads(capsys.readouterr().out)["figures"]]
    assert said == {"a.docx": [(12, "次"), (12, "次"), (98, "人次")], "a.pdf": [(12, "workshops"), (98, "people")]}


def test_a_file_that_cannot_be_read_says_why(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\xff\xfe\xfd" * 50)
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.docx").write_bytes(b"no archive")
    (tmp_path / "e.doc").write_bytes(b"\xd0\xcf\x11\xe0 old")
    (tmp_path / "f.jpg").write_bytes(b"\xff\xd8\xff")
    for name in ("a.pdf", "b.txt", "c.txt", "d.docx", "e.doc", "f.jpg", "none.txt"):
        assert main(["read", str(tmp_path / name)]) == 1
        said = capsys.readouterr().err
        assert name in said
        assert "Traceback" not in said
