"""Households, guardians, pick-up, school, tags: dated, one after another, and inside one office."""

from datetime import date, timedelta

import pytest

from tests.factories.people import keeper, looking, person
from tests.factories.world import NOW, TODAY
from youju.ground.people import actions
from youju.ground.people.models import Schooling, Tag, Tagging
from youju.ground.people.queries import pages
from youju.ground.people.rules.refusals import (
    AnotherOffice,
    EndedAlready,
    EndsBeforeItBegins,
    LivesElsewhere,
    NotTheirOwn,
    OnePersonOrName,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def stamp(world):
    return {"by": keeper(world).actor, "at": NOW}


def page(world, who):
    return pages.page(who, look=looking(world, who), at=NOW)


def test_a_person_lives_in_one_household_at_a_time(world, stamp):
    child, mother = person(world, "林小舟"), person(world, "林晚晴")
    home, other = (actions.found_household(office=world.north, **stamp) for _n in range(2))
    first = actions.move_in(person=child, household=home, since=date(2017, 1, 1), **stamp)
    actions.move_in(person=mother, household=home, **stamp)
    assert page(world, child).housemates == (mother,)
    for since, until in ((TODAY, None), (None, date(2017, 1, 2)), (None, None)):
        with pytest.raises(LivesElsewhere):
            actions.move_in(person=child, household=other, since=since, until=until, **stamp)
    actions.move_in(person=child, household=other, since=date(2016, 1, 1), until=date(2017, 1, 1), **stamp)
    actions.end(row=first, on=TODAY, **stamp)
    actions.move_in(person=child, household=other, since=TODAY, **stamp)
    assert page(world, child).living.household == other
    with pytest.raises(EndedAlready):
        actions.end(row=first, **stamp)


def test_guardians_and_pickup_are_people_of_the_office_or_named(world, stamp):
    child, mother = person(world, "林小舟"), person(world, "林晚晴")
    actions.appoint_guardian(child=child, adult=mother, relation="mother", **stamp)
    actions.allow_pickup(
        child=child, name="王阿姨", relation="neighbour", until=TODAY + timedelta(days=1), **stamp
    )
    actions.allow_pickup(child=child, name="旧邻居", relation="neighbour", until=TODAY, **stamp)
    shown = page(world, child)
    assert [str(each) for each in shown.guardians] == ["林晚晴"]
    assert [str(each) for each in shown.pickups] == ["王阿姨"], "the other may no longer"
    assert [each.child for each in page(world, mother).wards] == [child]


@pytest.mark.parametrize(
    ("adult", "refusal"),
    [
        ({"name": " "}, OnePersonOrName), ({"adult": "own", "name": "某人"}, OnePersonOrName),
        ({"adult": "own"}, NotTheirOwn), ({"adult": "stranger"}, AnotherOffice),
        ({"name": "某人", "since": TODAY, "until": TODAY - timedelta(days=1)}, EndsBeforeItBegins),
    ],
)  # fmt: skip
def test_an_adult_beside_a_child_can_be_nobody_else(world, stamp, adult, refusal):
    child = person(world, "林小舟")
    known = {"own": child, "stranger": person(world, "何平", world.south)}
    adult = {key: known.get(value, value) for key, value in adult.items()}
    with pytest.raises(refusal):
        actions.allow_pickup(child=child, relation="other", **adult, **stamp)


def test_a_household_of_another_office_is_refused(world, stamp):
    home = actions.found_household(office=world.south, by=keeper(world, world.south).actor, at=NOW)
    with pytest.raises(AnotherOffice):
        actions.move_in(person=person(world, "林小舟"), household=home, **stamp)


def test_one_school_follows_another_and_tags_are_borne_once(world, stamp):
    child = person(world, "林小舟")
    actions.enrol(person=child, school="青石小学", form="二（1）班", since=date(2016, 9, 1), **stamp)
    actions.enrol(person=child, school="北岸小学", since=date(2018, 3, 1), **stamp)
    assert [row.until for row in Schooling.objects.order_by("pk")] == [date(2018, 3, 1), None]
    for _again in range(2):
        actions.tag(person=child, name="流动儿童", **stamp)
        actions.speak(person=child, language="客家话", **stamp)
    shown = page(world, child)
    assert [row.school for row in shown.schooling] == ["北岸小学"]
    assert [str(row.tag) for row in shown.taggings] == ["流动儿童"]
    assert [row.language for row in shown.languages] == ["客家话"]
    actions.end(row=Tagging.objects.get(), **stamp)
    actions.tag(person=child, name="流动儿童", since=TODAY + timedelta(days=1), **stamp)
    assert Tag.objects.count() == 1
