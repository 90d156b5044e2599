"""The minutes of volunteers exist once; who is named is one, and those of each make those of all."""

from datetime import date

import pytest

from tests.factories.volunteers import enlisted, served, team
from tests.factories.world import NOW
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.fields.base import Unreadable
from youju.ground.evidence.refusals import OutsideTheOffice
from youju.ground.measures.indicators import indicators
from youju.ground.measures.planner import totals
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.services.volunteers import actions, rules
from youju.services.volunteers.models import Service

pytestmark = pytest.mark.django_db
SERVICE = "volunteers.service"
MARCH = month(2018, 3)


def figures(world):
    known = indicators(world.network)
    wanted = [known[f"volunteers.{name}"] for name in ("attendances", "minutes", "persons")]
    found = totals(wanted, of_offices(world.north), MARCH)
    return [found[one.key].amount for one in wanted]


def test_a_named_volunteer_brings_who_they_are_and_with_whom_they_come(world):
    one = enlisted(world, team=team(world))
    row = served(world, one)
    assert (row.n, row.each, row.minutes) == (1, 120, 120)
    assert (row.group_kind, str(row.team)) == ("student", "青藤社")


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"n": "3", "each": "120"}, (3, 120, 360)),
        ({"n": "25", "each": "", "minutes": "318小时13分钟"}, (25, None, 19093)),
        ({"n": "1", "each": "", "minutes": "90分钟"}, (1, 90, 90)),
        ({"n": "2", "each": "1.5小时", "minutes": "3小时"}, (2, 90, 180)),
    ],
)
def test_minutes_of_each_and_of_all_are_one_thing(world, cells, expected):
    row = world.record(SERVICE, **cells)
    assert (row.n, row.each, row.minutes) == expected


@pytest.mark.parametrize(
    ("cells", "refusal"),
    [
        ({"n": "3", "each": "", "minutes": ""}, rules.HowManyMinutes),
        ({"n": "3", "each": "60", "minutes": "100分钟"}, rules.TwoAnswers),
        ({"n": "", "each": "60"}, rules.HowMany),
        ({"n": "3", "each": "1500"}, rules.LongerThanADay),
        ({"n": "2", "each": "", "minutes": "2881分钟"}, rules.LongerThanADay),
        ({"n": "3", "group_kind": ""}, rules.WhoTheyAre),
    ],
)
def test_what_does_not_add_up_is_refused_by_name(world, cells, refusal):
    with pytest.raises(refusal):
        world.record(SERVICE, **cells)
    assert not Service.objects.exists()


def test_a_bare_number_of_hours_is_asked_about(world):
    with pytest.raises(Unreadable, match="318"):
        world.record(SERVICE, n="25", each="", minutes="318.22")


def test_a_name_and_a_number_of_many_contradict_each_other(world):
    with pytest.raises(rules.OneIsOne):
        served(world, enlisted(world), n="4")


def test_nobody_serves_before_they_came_or_after_they_left(world):
    one = enlisted(world, since=date(2018, 3, 4))
    with pytest.raises(rules.NotYetVolunteering):
        served(world, one, happened_on="2018-03-03")
    actions.leave(volunteer=one, on=date(2018, 3, 10), by=world.system, at=NOW)
    assert served(world, one, happened_on="2018-03-09").pk
    with pytest.raises(rules.NotVolunteeringThen):
        served(world, one, happened_on="2018-03-10")
    actions.come_back(volunteer=one, on=date(2018, 3, 12), by=world.system, at=NOW)
    with pytest.raises(rules.NotVolunteeringThen):
        served(world, one, happened_on="2018-03-11")
    assert served(world, one, happened_on="2018-03-12").pk


def test_times_and_minutes_add_up_and_persons_are_counted_once(world):
    one, two = enlisted(world, "于青"), enlisted(world, "于蓝")
    served(world, one, "120")
    served(world, one, "60", happened_on="2018-03-06")
    served(world, two, "30")
    world.record(SERVICE, n="10", each="15")
    assert figures(world) == [13, 360, 2]


def test_a_group_is_written_down_at_once_names_and_others(world):
    one, two = enlisted(world, "于青"), enlisted(world, "于蓝", group_kind="parent")
    values = {"happened_on": date(2018, 3, 5), "served": "community", "what": "植树", "team": team(world)}
    before = AuditEntry.objects.count()
    made = actions.serve_together(
        office=world.north, volunteers=[one, two, one], others=8, each=90, values=values, by=world.system, at=NOW
    )
    assert [(row.n, row.minutes, row.group_kind) for row in made] == [
        (1, 90, "student"), (1, 90, "parent"), (8, 720, "student"),
    ]  # fmt: skip
    assert AuditEntry.objects.count() == before + 1
    assert figures(world) == [10, 900, 2]


def test_a_group_of_nobody_is_refused_and_nothing_of_another_office_gets_in(world):
    values = {"happened_on": date(2018, 3, 5), "served": "care", "group_kind": "student"}
    given = {"office": world.north, "each": 60, "values": values, "by": world.system, "at": NOW}
    with pytest.raises(rules.NobodyServed):
        actions.serve_together(volunteers=[], **given)
    with pytest.raises(rules.HowManyMinutes):
        actions.serve_together(volunteers=[], others=3, **{**given, "each": None})
    stranger = enlisted(world, "林南", office=world.south)
    with pytest.raises(OutsideTheOffice):
        actions.serve_together(volunteers=[stranger], **given)
    clerk = world.colleague("social_worker", world.south)
    with pytest.raises(NotPermitted):
        actions.serve_together(volunteers=[], others=3, **{**given, "by": clerk.actor})
    assert not Service.objects.exists()
