"""The figures for machines and for spreadsheets."""

import csv
import json
from dataclasses import replace
from io import StringIO

import pytest

from tests.reporting.publishing.sample import CARE, CASES, DRAFT, FIGURES, ISSUE
from youju.reporting.publishing import data


def rows(issue=ISSUE) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.figures_csv(issue).decode("utf-8-sig"), newline="")))


def test_every_figure_stands_in_json_as_stored_and_as_printed():
    whole = json.loads(data.figures_json(ISSUE))
    assert [figure["key"] for figure in whole["figures"]] == [figure.key for figure in FIGURES]
    hours = next(figure for figure in whole["figures"] if figure["key"] == "volunteers.minutes")
    assert (hours["amount"], hours["stored_unit"]) == (19093, "minutes")
    assert (hours["text"], hours["unit"]) == ("318.22", "小时")
    assert hours["address"] == "https://bulletin.example.org/2026-03/figures/volunteers-minutes/"
    assert whole["released_at"] == "2026-04-08T18:32:00+08:00"
    assert (whole["revision"], whole["status"]) == (2, "已发布")


def test_chinese_stands_in_json_as_itself():
    assert "托管服务人次".encode() in data.figures_json(ISSUE)


@pytest.mark.parametrize("amount", [None, 3])
def test_a_suppressed_figure_gives_neither_amount_nor_records(amount: int | None):
    hidden = replace(CASES, amount=amount, records=3)
    issue = replace(ISSUE, figures=(hidden,))
    (figure,) = json.loads(data.figures_json(issue))["figures"]
    assert figure["suppressed"] is True
    assert figure["amount"] is None
    assert figure["records"] is None
    (row,) = rows(issue)
    assert (row["不公布"], row["存储值"], row["记录数"], row["印出的数"]) == ("是", "", "", "1–7")


def test_unreported_is_not_zero():
    by_key = {row["指标代码"]: row for row in rows()}
    assert (by_key["elders.visits"]["存储值"], by_key["elders.visits"]["印出的数"]) == ("", "未报")
    (nil,) = rows(replace(ISSUE, figures=(replace(CARE, amount=0, text="0"),)))
    assert nil["存储值"] == "0"


def test_excel_opens_the_csv_as_chinese_and_rows_end_as_it_expects():
    source = data.figures_csv(ISSUE)
    assert source.startswith(b"\xef\xbb\xbf")
    assert source.count(b"\r\n") == len(FIGURES) + 1
    assert rows()[0]["指标"] == "托管服务人次"
    assert rows()[1]["至少"] == "是"
    assert rows()[4]["约数"] == "是"


def test_a_draft_is_marked_on_every_row():
    assert {row["状态"] for row in rows(DRAFT)} == {"草稿"}
    assert json.loads(data.figures_json(DRAFT))["status"] == "草稿"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", " ="])
def test_no_cell_begins_a_formula(start: str):
    word = start + "cmd|'/c calc'!A1"
    issue = replace(ISSUE, figures=(replace(CARE, label=word, office=word, definition=word, text=word),))
    (row,) = rows(issue)
    for cell in row.values():
        assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))
    assert row["指标"].startswith("'")
