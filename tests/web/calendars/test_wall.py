"""The month for the wall shows a site's sessions and rooms, and neither who leads nor who comes."""

from datetime import date

import pytest

from tests.factories.world import NOW, World
from youju.ground.access import actions as access
from youju.ground.periods import month
from youju.reporting.publishing import wall
from youju.services.activities import actions

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("evening")]


def test_a_site_has_its_own_month_without_names_with_days_off(world: World, monkeypatch):
    stamp, who, own = {"by": world.system, "at": NOW}, world.colleague("supervisor", world.north), world.furniture
    marks = [(date(2018, 4, 5), "off", "清明节", True), (date(2018, 4, 8), "workday", "清明节调休", True)]
    access.mark_days(network=world.network, days=marks, **stamp)
    for name, site in (("合唱团", "other_site"), ("书法", "site")):
        made = actions.plan_activity(
            office=world.north, site=getattr(own[world.north.pk], site), room="阁楼", name=name,
            since=date(2018, 4, 1), activity_kind="class", schedule="每周六9:30-11:00", leader=who.user, **stamp,
        )  # fmt: skip
        actions.plan_month(activity=made, period=month(2018, 4), **stamp)
    seen = {}

    def keep(sheet: wall.Wall, *, paper: str) -> bytes:
        seen["sheet"], seen["paper"] = sheet, paper
        return b"%PDF-"

    monkeypatch.setattr(wall, "render", keep)
    site = own[world.north.pk].other_site
    answer = who.client().get(f"/calendars/2018-04/wall.pdf?site={site.uid}&paper=a3&person={who.user.uid}")
    assert (answer.status_code, answer["Content-Type"], seen["paper"]) == (200, "application/pdf", "a3")
    days = {square.day: square for week in seen["sheet"].weeks for square in week if not square.outside}
    assert [(line.name, line.hours, line.where) for line in days[7].lines] == [("合唱团", "09:30–11:00", "阁楼")]
    assert [(days[n].sign, days[n].notes) for n in (5, 8)] == [("休", "清明节"), ("班", "清明节调休")]
    assert who.user.name not in str(seen["sheet"])
    assert who.client().get("/calendars/2018-04-02..2018-04-08/wall.pdf").status_code == 404
    assert who.client().get("/calendars/2018-04/wall.pdf?paper=a0").status_code == 404
