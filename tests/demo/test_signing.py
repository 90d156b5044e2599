"""Care of March is signed in by name for one series of each office, and the sheets still add up."""

import pytest
from django.db.models import Sum

from tests.demo.reckoning import ACTIVITIES, NETWORK
from tests.factories.world import NOW
from youju.demo.loading import activities, people, structure
from youju.ground.periods import month
from youju.services.activities.models import Activity, Attendance, Enrolment

NAMED = [row for row in ACTIVITIES["activity"] if row.get("named")]


def test_each_office_has_a_series_with_names():
    assert {row["office"] for row in NAMED} == {office["slug"] for office in NETWORK["office"]}


@pytest.mark.django_db
def test_the_children_of_an_office_are_enrolled_and_the_month_adds_up(monkeypatch):
    world = structure.build(at=NOW)
    people.load(world)
    monkeypatch.setattr(activities, "source", lambda name: {**ACTIVITIES, "activity": NAMED})
    activities.load(world)
    march = month(2018, 3)
    for row in NAMED:
        activity = Activity.objects.get(office=world.offices[row["office"]], name=row["name"])
        children = world.children[row["office"]]
        assert Enrolment.objects.with_place().filter(activity=activity).count() == len(children) > 5
        came = Attendance.objects.within(march.start, march.end).filter(holding__activity=activity, role="child")
        assert came.aggregate(n=Sum("n"))["n"] == row["months"]["2018-03"]["child"]
        named = came.exclude(person=None)
        assert set(named.values_list("person", flat=True)) == {child.pk for child in children}
        assert named.count() > 50
