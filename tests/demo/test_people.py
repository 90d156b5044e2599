"""The demo's people are invented, fit their offices, and come in with what was planted: pairs, lapsed consent."""

import re

import pytest

from tests.demo.reckoning import NETWORK, PEOPLE
from tests.factories.world import NOW, TODAY
from youju.demo.loading import people, structure
from youju.ground.access.looking import grant_of
from youju.ground.people.models import Person
from youju.ground.people.queries.consents import agreements
from youju.ground.people.queries.duplicates import review
from youju.ground.people.rules.consents import Giver

ROWS = [row for family in PEOPLE["family"] for row in family["person"]] + PEOPLE["twin"]


def test_telephones_are_of_the_range_that_nobody_has():
    phones = [row["phone"] for row in ROWS if "phone" in row]
    assert len(phones) > 20
    assert all(re.fullmatch(r"1990000\d{4}", phone) for phone in phones)


def test_everybody_is_of_a_site_of_their_office():
    sites = {site["slug"]: site["office"] for site in NETWORK["site"]}
    for home in [*PEOPLE["family"], *PEOPLE["twin"]]:
        assert sites[home["site"]] == home["office"], home
    assert {home["office"] for home in PEOPLE["family"]} == {office["slug"] for office in NETWORK["office"]}
    assert 60 <= len(ROWS) <= 100


@pytest.mark.django_db
def test_the_people_come_in_with_pairs_and_consents():
    world = structure.build(at=NOW)
    people.load(world)
    everybody = list(Person.objects.order_by("pk"))
    assert len(everybody) == len(ROWS)
    for slug, office in world.offices.items():
        planted = [row["name"] for row in PEOPLE["twin"] if row["office"] == slug]
        assert len(review(office, on=TODAY)) == len(planted) > 0, slug
    given = [one for person in everybody for one in agreements([person], at=NOW)]
    assert sum(one.stands for one in given) > 30
    assert sum(one.withdrawn_at is not None for one in given) == len(world.offices)
    assert any(one.lacks is Giver.PERSON for one in given), "whoever turned 14 is asked anew"
    hand = world.hands[everybody[0].office.slug]
    assert grant_of(hand, everybody[0].uid, everybody[0].office, at=NOW) is None, "no card stands open"
