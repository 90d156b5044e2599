"""The records behind a figure as a file: own offices only, exactly those that count, no cell that runs."""

import csv
import io

import pytest
from python_calamine import load_workbook

from tests.factories.world import NOW, World
from youju.ground.evidence.actions import state_nil
from youju.ground.evidence.kinds import kind_of
from youju.ground.periods import parse

pytestmark = pytest.mark.django_db
CHILDREN = "/figures/2018-03/activities.service.children/activities-attendance"
POSTS = "/figures/2018-03/communications.short/communications-publication"


@pytest.fixture
def filled(world: World) -> World:
    world.record("activities.session", n_child="11", n_guardian="2")
    world.record("activities.session", happened_on="2018-02-06", n_child="5")
    world.record("activities.session", world.south, n_child="7")
    world.record("communications.publication", world.north, title='=HYPERLINK("http://x")', text="一", topics="")
    world.record("communications.publication", world.north, form="long", title="长文", text="二")
    world.record("communications.publication", world.south, title="南坡的标题")
    return world


@pytest.fixture
def reader(filled: World):
    return filled.colleague("social_worker", filled.north).client()


def rows(answer) -> list[list[str]]:
    body = b"".join(answer.streaming_content)
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))


def test_a_file_holds_the_records_that_count_of_the_own_office(reader):
    found = rows(reader.get(f"{CHILDREN}.csv?scope=north+south"))
    assert len(found) == 2
    assert "11" in found[1]
    assert "2018-03-05" in found[1][0]


def test_a_part_of_a_figure_is_a_file_too(reader):
    attendances = "/figures/2018-03/activities.service.attendances/activities-attendance.csv"
    found = rows(reader.get(attendances, {"scope": "north", "by": "role", "part": "guardian"}))
    assert [row for row in found if "2" in row] == found[1:]
    assert len(found) == 2


def test_a_title_that_looks_like_a_formula_stays_a_text(reader):
    found = rows(reader.get(f"{POSTS}.csv?scope=north"))
    assert len(found) == 2
    assert any(cell.startswith("'=HYPERLINK") for cell in found[1])
    workbook = load_workbook(io.BytesIO(b"".join(reader.get(f"{POSTS}.xlsx?scope=north").streaming_content)))
    sheet = workbook.get_sheet_by_index(0).to_python()
    assert len(sheet) == 2
    assert '=HYPERLINK("http://x")' in sheet[1]


def test_the_records_of_another_office_leave_in_no_file(filled, reader):
    assert reader.get(f"{POSTS}.csv?scope=south").status_code == 404
    text = str(rows(reader.get(f"{POSTS}.csv")))
    assert "南坡的标题" not in text
    for role in ("network_editor", "auditor"):
        assert filled.colleague(role).client().get(f"{POSTS}.csv?scope=south").status_code == 403


def test_the_page_offers_a_file_only_where_there_is_something_to_take(filled, reader):
    assert f"{CHILDREN}.xlsx" in reader.get("/figures/2018-03/activities.service.children/").content.decode()
    south = reader.get("/figures/2018-03/activities.service.children/?scope=south").content.decode()
    assert ".xlsx" not in south
    editor = filled.colleague("network_editor").client()
    assert ".xlsx" not in editor.get("/figures/2018-03/activities.service.children/").content.decode()


def test_a_zero_opens_to_who_stated_it_and_to_nobody_else_s_name(world):
    editor, reader = world.colleague("office_editor", world.south), world.colleague("social_worker", world.north)
    march, kind = parse("2018-03"), kind_of("communications.publication")
    stated = {"kind": kind, "start": march.start, "end": march.end, "at": NOW}
    state_nil(office=world.south, by=editor.actor, **stated)
    own, other = (
        colleague.client().get("/figures/2018-03/communications.short/?scope=south").content.decode()
        for colleague in (editor, reader)
    )
    for page in (own, other):
        assert "2018年3月没有" in page
        assert "没有记录" not in page
    assert editor.actor.label in own
    assert editor.actor.label not in other


def test_a_zero_that_records_overrule_is_not_told(world):
    march, kind = parse("2018-03"), kind_of("communications.publication")
    state_nil(kind=kind, office=world.north, start=march.start, end=march.end, by=world.system, at=NOW)
    world.record("communications.publication", world.north)
    reader = world.colleague("office_editor", world.north).client()
    assert "月没有" not in reader.get("/figures/2018-03/communications.short/").content.decode()
