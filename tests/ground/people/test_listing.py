"""The list of an office's people: in order, page by page, narrowed by age, tag and likeness."""

from datetime import date

import pytest

from tests.factories.people import keeper, looking, person
from tests.factories.world import NOW, TODAY
from youju.ground.people import actions
from youju.ground.people.actions import Entry
from youju.ground.people.models import Tag
from youju.ground.people.queries import listing
from youju.ground.people.queries.histories import history
from youju.ground.people.queries.listing import Narrowing
from youju.ground.people.rules.ages import AGE_GROUPS
from youju.ground.people.rules.births import Birth, age

pytestmark = pytest.mark.django_db


def listed(world, **said):
    return [card.name for card in listing.page(Narrowing(office=world.north, **said), on=TODAY).rows]


def test_a_list_goes_by_how_names_are_read_by_age_and_by_time(world):
    for name, year in (("周安", 1950), ("安宁", 2012), ("单雪", None)):
        person(world, name, **({"year": year} if year else {}))
    person(world, "别处", world.south)
    assert listed(world) == ["安宁", "单雪", "周安"], "a surname is read as one"
    assert listed(world, order="-name") == ["周安", "单雪", "安宁"]
    assert listed(world, order="age") == ["安宁", "周安", "单雪"], "whose age is unknown comes last"
    assert listed(world, order="new") == ["单雪", "安宁", "周安"]
    assert listed(world, words="zhou") == ["周安"]


@pytest.mark.parametrize("order", listing.ORDERS)
def test_every_card_stands_on_one_page(world, monkeypatch, order):
    monkeypatch.setattr(listing, "SIZE", 3)
    entries = [Entry(f"林{'一二三四五六七'[n]}", {"birth": Birth.in_year(2009 + n % 2)}) for n in range(7)]
    actions.enter(office=world.north, entries=entries, by=keeper(world).actor, at=NOW)
    narrowing, found, after = Narrowing(office=world.north, order=order), [], None
    for _page in range(3):
        page = listing.page(narrowing, on=TODAY, after=after)
        found += [card.uid for card in page.rows]
        after = page.after
    assert after is None
    assert len(set(found)) == len(found) == page.count == 7
    back = listing.page(narrowing, on=TODAY, before=found[6])
    assert [card.uid for card in back.rows] == found[3:6]


def test_a_list_is_narrowed_by_age_tag_and_likeness(world):
    child, twin = person(world, "林小舟", year=2009), person(world, "林小舟", year=2009)
    person(world, "何平")
    actions.tag(person=child, name="流动儿童", by=keeper(world).actor, at=NOW)
    assert listed(world, age="child") == ["林小舟", "林小舟"]
    assert listed(world, age="unknown") == ["何平"]
    assert not listed(world, age="elder")
    assert listed(world, tag=Tag.objects.get().uid) == ["林小舟"]
    assert listed(world, alike=True) == ["林小舟", "林小舟"]
    assert listed(world, alike=True, words="he") == []
    actions.merge(person=twin, into=child, by=keeper(world).actor, at=NOW)
    assert listed(world, age="child") == ["林小舟"], "a merged card speaks through the other"


@pytest.mark.parametrize("on", [date(2018, 3, 20), date(2016, 2, 29)])
def test_the_groups_of_age_are_the_ages(on):
    for group in AGE_GROUPS.values():
        first, last = group.born(on)
        ages = {age(Birth.on(day), on=on).years for day in (first, last)}
        assert ages == {group.youngest, group.below - 1}


def test_what_happened_is_told_the_latest_first(world):
    who, by = person(world, "林小周", nickname="小鱼"), keeper(world).actor
    actions.change(person=who, name="林小舟", by=by, at=NOW.replace(hour=19))
    told = [event.table or event.verb for event in history(who, look=looking(world, who))]
    assert told[0] == "change"
    assert sorted(told[1:]) == ["alias", "person.register"]
