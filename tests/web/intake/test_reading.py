"""Rows of a table become values of a kind, by the same rules as at the desk; what is wrong is named by row."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.factories import companions
from tests.factories.world import NOW, TODAY, World
from tests.web.intake.files import workbook
from youju.ground.evidence import actions
from youju.ground.evidence.fields import References
from youju.ground.evidence.kinds import kind_of, kinds
from youju.ground.organisations.models import Partner
from youju.web.intake.files import Table
from youju.web.intake.reading import Sheet, read_file, read_rows

pytestmark = pytest.mark.django_db
KIND = "communications.publication"
HEADS = ["Date", "Channel", "Form", "Title or first words", "Characters"]
GOOD = ["2018-03-05", "weibo", "short", "图书角", 12]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def given(*rows) -> Table:
    return Table("", list(range(1, len(rows) + 1)), [list(row) for row in rows])


def read(world: World, *rows, kind: str = KIND, **options) -> Sheet:
    return read_rows(kind_of(kind), world.north, given(*rows), **options)


def said(sheet: Sheet) -> list[tuple[int, str, str, str]]:
    return [(p.row, p.place, p.column, p.message) for p in sheet.problems]


def test_good_rows_are_what_the_action_takes(world):
    sheet = read(world, HEADS, GOOD)
    (made,) = actions.record_many(kind=kind_of(KIND), office=world.north, rows=sheet.rows, by=world.system, at=NOW)
    assert (made.happened_on, made.channel, made.characters) == (date(2018, 3, 5), "weibo", 12)
    assert (sheet.problems, sheet.numbers, sheet.bad) == ([], [2], 0)


def test_every_problem_names_row_column_and_reason(world):
    sheet = read(world, HEADS, GOOD, ["gestern", "smoke", "short", "", "viele"], GOOD)
    assert [(row, place, column) for row, place, column, _why in said(sheet)] == [
        (3, "A", "Date"), (3, "B", "Channel"), (3, "D", "Title or first words"), (3, "E", "Characters"),
    ]  # fmt: skip
    assert "“gestern” is not a date" in said(sheet)[0][3]
    assert "is none of" in said(sheet)[1][3]
    assert (sheet.numbers, sheet.bad) == ([2, 4], 1)


def test_the_rules_of_the_kind_speak_too(world):
    sheet = read(world, [*HEADS, "Link"], [*GOOD, "javascript:1"])
    assert said(sheet)[0][:3] == (2, "F", "Link")
    heads = ["日期", "Activity", "child"]
    sheet = read(world, heads, ["2018-03-05", "放学后托管", None], kind="activities.session")
    assert "how many came" in said(sheet)[0][3]


def test_a_day_that_has_not_come_is_wrong(world):
    sheet = read(world, HEADS, ["2018-03-21", *GOOD[1:]], on=TODAY)
    assert said(sheet)[0][:3] == (2, "A", "Date")


@pytest.mark.parametrize(
    "heads",
    [
        HEADS,
        ["日期", "channel", "form", "title", "characters"],
        [" DATE* ", "Channel", "form", "Title or first words", "Characters(字)"],
    ],
)
def test_heads_are_known_by_label_in_either_language_and_by_name(world, heads):
    chinese = {"日期": str(kind_of(KIND).field("happened_on").label)} if "日期" in heads else {}
    heads = [chinese.get(head, head) for head in heads]
    assert len(read(world, heads, GOOD).rows) == 1


def test_a_title_may_stand_above_the_heads(world):
    sheet = read(world, ["2018 年 3 月传播登记"], ["填表人:", "社工"], HEADS, GOOD)
    assert (sheet.numbers, sheet.head) == ([4], 2)


def test_heads_that_stand_twice_are_named_by_their_letters(world):
    sheet = read(world, [*HEADS, "Channel"], [*GOOD, "blog"])
    assert not sheet.usable
    assert "Columns B and F have the same head" in said(sheet)[0][3]


def test_columns_that_are_missing_are_named(world):
    assert "Columns are missing: Form、Title or first words." in said(read(world, HEADS[:2], GOOD))[0][3]
    sheet = read(world, ["甲", "乙"], ["1", "2"])
    assert not sheet.usable
    assert "No heads" in said(sheet)[0][3]


def test_columns_that_nobody_knows_are_told_and_left_out(world):
    sheet = read(world, [*HEADS, "心情"], [*GOOD, "好"])
    assert sheet.ignored == ("F 心情",)
    assert len(sheet.rows) == 1


def test_blank_rows_are_no_rows(world):
    sheet = read(world, [*HEADS, "心情"], GOOD, [None] * 6, [], [*[None] * 5, "好"])
    assert (len(sheet.rows), sheet.bad) == (1, 0)


@pytest.mark.parametrize(
    ("cell", "value"),
    [("25人次", 25), (" 1,609 人次", 1609), (25.0, 25), ("25", 25)],
)  # fmt: skip
def test_numbers_may_carry_their_unit(world, cell, value):
    heads = ["Date", "Activity", "child"]
    sheet = read(world, heads, ["2018-03-05", "放学后托管", cell], kind="activities.session")
    assert sheet.problems == []
    assert sheet.rows[0]["n_child"] == value


@pytest.mark.parametrize(
    "cell", ["2018-03-05", "2018/3/5", "2018.3.5", "2018年3月5日", "２０１８-03-05", "20180305", 20180305]
)
def test_days_are_read_as_people_write_them(world, cell):
    assert read(world, HEADS, [cell, *GOOD[1:]]).rows[0]["happened_on"] == date(2018, 3, 5)


@pytest.mark.parametrize("cell", [43164, 43164.0, "43164"])
def test_a_spreadsheets_number_for_a_day_is_asked_back(world, cell):
    sheet = read(world, HEADS, [cell, *GOOD[1:]])
    assert "number for a day (2018-03-05?)" in said(sheet)[0][3]


def test_a_formula_typed_as_text_is_no_number_and_stays_a_text(world):
    sheet = read(world, HEADS, ["2018-03-05", "weibo", "short", "=1+1", "=1+1"])
    assert [(row, place) for row, place, _column, _why in said(sheet)] == [(2, "E")]
    sheet = read(world, HEADS, ["2018-03-05", "weibo", "short", "=1+1", 3])
    assert sheet.rows[0]["title"] == "=1+1"


def test_what_an_export_wrote_comes_back_as_it_was(world):
    sheet = read(world, HEADS, ["2018-03-05", "weibo", "short", "'=1+1", 3])
    assert sheet.rows[0]["title"] == "=1+1"


def test_names_of_another_office_are_not_known_here(world):
    foreign = world.furniture[world.south.pk].site
    for name in (foreign.name, str(foreign.uid)):
        sheet = read(world, [*HEADS, "Site"], [*GOOD, name])
        assert said(sheet)[0][:3] == (2, "F", "Site")
    assert "This office has no “没有的”" in said(read(world, [*HEADS, "Site"], [*GOOD, "没有的"]))[0][3]


def test_a_name_that_two_rows_share_is_asked_back(world):
    for _ in range(2):
        world.record("activities.session")
    heads = ["Session held", "Role", "Number"]
    sheet = read(world, heads, ["放学后托管 2018-03-05", "visitor", 2], kind="activities.attendance")
    assert "There are 2 “放学后托管 2018-03-05”" in said(sheet)[0][3]
    sheet = read(world, heads, ["放学后托管 2018-03-05 (2)", "visitor", 2], kind="activities.attendance")
    assert len(sheet.rows) == 1


def test_a_hundred_rows_cost_the_queries_of_one(world):
    def queries(count: int) -> int:
        with CaptureQueriesContext(connection) as caught:
            read(world, [*HEADS, "Site"], *[[*GOOD, world.furniture[world.north.pk].site.name]] * count)
        return len(caught)

    queries(1)
    assert queries(100) == queries(1) <= 3


@pytest.mark.parametrize("size", [1, 150])
def test_each_kinds_example_enters_by_spreadsheet_as_at_the_desk(world, tmp_path, size):
    world.record("activities.session")
    world.record("interns.internship")
    companions.any_pair(world, world.north)
    enterable = [kind for kind in kinds() if kind.enterable]
    # The example of a supervision names the one internship that is there, so more of them come last.
    for kind in sorted(enterable, key=lambda kind: kind.key == "interns.internship"):
        path = tmp_path / "example.xlsx"
        path.write_bytes(workbook([list(kind.example), *[list(kind.example.values())] * size]))
        sheet = read_rows(kind, world.north, read_file(path))
        assert sheet.problems == []
        typed = world.record(kind.key)
        made = actions.record_many(kind=kind, office=world.north, rows=sheet.rows, by=world.system, at=NOW)
        assert len(made) == size
        for record in (made[0], made[-1], *made[:2]):
            assert kind.printed(record) == kind.printed(typed)


def test_equal_cells_of_different_types_are_read_each_by_itself(world):
    """1, 1.0, True and the text are equal or alike to Python; a truth value is no count."""
    sheet = read(world, HEADS, *([*GOOD[:4], cell] for cell in (1, True, 1.0, "1", True)))
    assert [values["characters"] for values in sheet.rows] == [1, 1, 1]
    assert [row for row, *_ in said(sheet)] == [3, 6]


def test_rows_share_no_list(world):
    """What a rule does to the list of one row never reaches another row."""
    partners = References(
        name="partners", label="Partners", rows=lambda office: Partner.objects.filter(office=office)
    )
    kind = replace(kind_of(KIND), fields=(*kind_of(KIND).fields, partners))
    name = world.furniture[world.north.pk].partner.name
    sheet = read_rows(kind, world.north, given([*HEADS, "Partners"], [*GOOD, name], [*GOOD, name], GOOD, GOOD))
    lists = [values["partners"] for values in sheet.rows]
    assert [len(found) for found in lists] == [1, 1, 0, 0]
    assert len({id(found) for found in lists}) == 4
