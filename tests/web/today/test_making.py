"""What the first page says of the issue that is being made: an office its lines, the editor every office."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.press import Press, page
from tests.factories.world import World

SILENT = "{activities.training.trainees}人受训。"


def test_an_office_editor_sees_which_lines_have_their_number_and_which_want_a_hand(world: World, press: Press):
    press.write(SILENT)
    said = page(world.colleague("office_editor", world.north).client(), "/")
    assert "齐了 1" in said
    assert "还没有数 1" in said
    assert "还有1行要处理" in said
    assert f"/bulletin/2018-03/?part=north#p-{press.section.lines.last().uid}" in said


def test_an_office_editor_sees_no_line_of_another_office(world: World, press: Press):
    press.write(SILENT, office=world.south)
    said = page(world.colleague("office_editor", world.north).client(), "/")
    assert "part=south" not in said
    assert "还没有数" not in said


def test_the_network_editor_sees_the_offices_side_by_side_with_their_last_record(world: World, press: Press):
    said = page(press.editor.client(), "/")
    north, south = said.index(world.north.name), said.index(world.south.name)
    assert "最近一笔：2018-03-06" in said[north:south]
    assert "还没有写" in said[south:]


def test_a_finding_makes_a_line_one_to_look_at(world: World, press: Press):
    press.write("本月很忙。", margin="{activities.care.children}")
    assert "要看一眼 1" in page(world.colleague("office_editor", world.north).client(), "/")


def test_a_released_issue_is_not_being_made_any_more(world: World, press: Press):
    press.release()
    said = page(press.editor.client(), "/")
    assert "没有正在做的一期" in said
    assert "part=north" not in said


def test_a_director_sees_the_trends_of_the_own_margins(world: World, press: Press):
    world.record("activities.session", happened_on="2018-02-05", n_child="8")
    said = page(world.colleague("office_director", world.north).client(), "/")
    assert "的走势" in said
    assert "上月 8" in said
    assert "的走势" not in page(world.colleague("office_editor", world.north).client(), "/")


def test_the_page_costs_the_same_for_one_line_and_for_ten(world: World, press: Press):
    client = world.colleague("office_editor", world.north).client()

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/")
        return len(seen)

    queries()
    one = queries()
    for _ in range(9):
        press.write("托管服务儿童{activities.care.children}。", margin="{activities.care.children}")
    assert queries() == one
