"""Interns are there between two days; supervision is given while they are; figures count them once."""

from datetime import date

import pytest

from tests.factories.world import World
from youju.services.interns.rules import EndsBeforeItBegins, NotThereThen

pytestmark = pytest.mark.django_db
INTERNSHIP, SUPERVISION = "interns.internship", "interns.supervision"


def supervised(world: World, intern, **cells):
    return world.record(SUPERVISION, internship=str(intern.uid), **cells)


def test_supervision_is_given_while_the_intern_is_there(world):
    intern = world.record(INTERNSHIP, happened_on="2018-03-01", last_day="2018-03-15")
    assert supervised(world, intern, happened_on="2018-03-15").minutes == 60
    for day in ("2018-02-28", "2018-03-16"):
        with pytest.raises(NotThereThen):
            supervised(world, intern, happened_on=day)


def test_an_internship_does_not_end_before_it_begins(world):
    with pytest.raises(EndsBeforeItBegins):
        world.record(INTERNSHIP, happened_on="2018-03-10", last_day="2018-03-09")
    assert world.record(INTERNSHIP, last_day="").last_day is None
    assert world.record(INTERNSHIP, happened_on="2018-03-10", last_day="2018-03-10").last_day == date(2018, 3, 10)
