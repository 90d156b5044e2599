"""A month for the wall: one landscape sheet, and a second one before the letters get too small."""

import re
from datetime import date

import pytest

from tests.reporting.publishing.reading import inside
from youju.reporting.publishing import wall


def april(lines: int) -> wall.Wall:
    """Five weeks with so many sessions on each working day; one name is no letter of ours."""
    session = wall.Line("9:30–11:00", "亲子绘本共读与手工制作 🌱", "阁楼", "改期")
    square = [wall.Square(day, (session,) * lines, "休" if day == 5 else "", "清明节") for day in range(1, 36)]
    weeks = tuple(tuple(square[start : start + 7]) for start in range(0, 35, 7))
    return wall.Wall("2018年4月", "北岸儿童服务站", "北岸社工", "青石路1号", weeks, date(2018, 3, 30))


@pytest.mark.parametrize(
    ("lines", "paper", "sheets"), [(0, "a4", [842]), (4, "a4", [842]), (6, "a3", [1191]), (12, "a4", [842] * 3)]
)
def test_a_month_is_one_landscape_sheet_as_long_as_it_can_be_read_there(lines, paper, sheets):
    printed = wall.render(april(lines), paper=paper)
    assert printed == wall.render(april(lines), paper=paper)
    opened = inside(printed).decode("latin-1")
    boxes = re.findall(r"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", opened)
    assert [round(float(wide)) for wide, _high in boxes] == sheets
