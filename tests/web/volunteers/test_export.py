"""The service records leave as five blocks or as one CSV, for a reason, and hold nothing of others."""

import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from tests.factories.pages import Page
from tests.factories.volunteers import enlisted, served, team
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.services.volunteers.actions import add_paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]
ASKED = {"first": "2018-03-01", "last": "2018-03-31", "team": "", "file": "all", "reason": "街道系统导入"}


def test_what_leaves_has_documented_columns_and_a_reason(world):
    clerk = world.colleague("supervisor", world.north).client()
    one, other = enlisted(world, "于青", team=team(world), skills="=1+1"), enlisted(world, "于蓝")
    served(world, one, "90")
    served(world, other, "30")
    served(world, one, "60", happened_on="2018-02-05")
    add_paper(
        volunteer=one, sort="training", title="儿童保护", minutes=180, on=date(2018, 3, 3), by=world.system, at=NOW
    )
    add_paper(volunteer=one, sort="clearance", title="入职查询", on=date(2018, 3, 3), by=world.system, at=NOW)

    said = clerk.post("/volunteers/export/", {**ASKED, "reason": " "})
    assert (said.status_code, AuditEntry.objects.filter(verb="volunteer.export").count()) == (422, 0)
    assert "街道" not in Page(said).text.replace("街道志愿服务系统导入", "")

    book = CalamineWorkbook.from_filelike(
        io.BytesIO(b"".join(clerk.post("/volunteers/export/", ASKED).streaming_content))
    )
    rows = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    who, given, trainings, honours, appraisals = rows.values()
    assert [row[:2] + row[-2:] for row in who[1:]] == [[1, "于青", 1, 90], [2, "于蓝", 1, 30]]
    assert [(row[1], row[2], row[-1]) for row in given[1:]] == [
        ("于青", date(2018, 3, 5), 90), ("于蓝", date(2018, 3, 5), 30),
    ]  # fmt: skip
    assert [row[3] for row in trainings[1:]] == ["儿童保护"]
    assert honours[1:] == appraisals[1:] == []
    assert AuditEntry.objects.get(verb="volunteer.export").rows == 2

    one_group = {**ASKED, "file": "who", "team": str(one.team.uid)}
    text = b"".join(clerk.post("/volunteers/export/", one_group).streaming_content).decode("utf-8-sig")
    assert text.splitlines()[0] == "编号,姓名,出生,志愿者身份,所属团体,特长,起始日,次数,分钟数"
    assert "'=1+1" in text
    assert "于蓝" not in text
