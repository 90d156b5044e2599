"""March's records add up to every figure of the printed issue, as the command line prints them."""

import json
from importlib.resources import files

import pytest

from tests.factories.demo import Youju
from youju.reporting import publishing

FACTS = json.loads(files("youju.demo").joinpath("data", "facts", "2018-03.json").read_text("utf-8"))["facts"]
OFFICES = {"beijing": "北京同行者", "nanjing": "南京同行者", "zhuhai": "珠海同行者", "qingdao": "青岛同行者"}


@pytest.fixture(scope="module")
def printed(youju: Youju) -> dict[tuple[str, str], dict[str, object]]:
    """The figures of March by office and key."""
    rows = json.loads(youju("figures", "2018-03", "--json"))
    return {(row["office"], row["key"]): row for row in rows}


def test_every_fact_of_the_issue_is_a_figure_of_the_demo(printed):
    missing = []
    for fact in FACTS:
        found = [printed.get((OFFICES[office], fact["key"])) for office in fact["offices"]]
        value = sum(int(str(row["value"])) for row in found if row)
        if "group" not in fact and value != fact["value"]:
            missing.append((fact["what"], fact["value"], value))
    assert not missing


def test_the_printed_number_is_the_fact_at_two_decimals(printed):
    """Hours are stored in minutes, so 318.22 h comes back as 318.22."""
    scale = {"minutes": 60, "money": 100, "bytes": 10**9}
    for fact in FACTS:
        rows = [printed[(OFFICES[office], fact["key"])] for office in fact["offices"]]
        if "group" in fact or any(row["measure"] not in scale for row in rows):
            continue
        shown = sum(int(str(row["value"])) for row in rows) / scale[str(rows[0]["measure"])]
        expected = fact["printed"] / 60 if fact["printed_unit"] == "分钟" else fact["printed"]
        assert round(shown, 2) == round(expected, 2)


def test_an_approximate_fact_keeps_its_mark(printed):
    for fact in FACTS:
        if fact.get("approximate"):
            assert printed[(OFFICES[fact["offices"][0]], fact["key"])]["approximate"]


def test_figures_say_office_key_label_unit_reading_value_and_records(printed):
    for row in printed.values():
        assert {"office", "key", "label", "unit", "reading", "value", "records"} <= set(row)
        assert row["records"] or row["value"] == 0


def test_march_is_many_records_and_not_a_table_of_tallies(youju):
    rows = json.loads(youju("figures", "2018-03", "--json"))
    activities = sum(row["records"] for row in rows if row["key"] == "activities.service.sessions")
    assert activities > 200
    assert max(row["records"] for row in rows if row["key"] == "activities.service.sessions") > 100


def test_february_is_released_and_march_is_a_draft(youju, tmp_path):
    youju("editions", "2018-02", "--out", str(tmp_path / "february"))
    youju("editions", "2018-03", "--out", str(tmp_path / "march"))
    assert "草稿" not in (tmp_path / "february" / "2018-02.html").read_text("utf-8")
    assert "草稿" in (tmp_path / "march" / "2018-03.html").read_text("utf-8")
    files = {
        f"2018-03{ending}" for ending, kind, _render in publishing.KINDS.values() if kind != publishing.BUNDLE
    }
    written = {path.name for path in (tmp_path / "march").iterdir()}
    assert written == files | {"2018-03-wechat", "2018-03-pictures"}
    assert (tmp_path / "march" / "2018-03-wechat" / "cover.png").exists()
    assert len(list((tmp_path / "march" / "2018-03-pictures").iterdir())) > 20


def test_the_preview_of_march_names_april(youju, tmp_path):
    youju("editions", "2018-03", "--out", str(tmp_path))
    calendar = (tmp_path / "2018-03.ics").read_text("utf-8")
    assert calendar.count("BEGIN:VEVENT") > 200
    assert "DTSTART;TZID=Asia/Shanghai:20180404" in calendar
    assert "DTSTART;TZID=Asia/Shanghai:20180405T150000" not in calendar


def test_migrating_again_changes_nothing_and_the_files_are_the_owners_alone(youju):
    assert "up to date" in youju("migrate")
    assert (youju.state / "youju.sqlite3").stat().st_mode & 0o077 == 0
