"""Merging and un-merging moves no row: whatever was merged, each card is whole again when it is undone."""

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.people import keeper, person
from tests.factories.world import NOW, TODAY
from youju.ground.access.refusals import Refusal
from youju.ground.people import actions
from youju.ground.people.models import Apart, Merge, Person
from youju.ground.people.queries.cards import cluster, root_of, roots
from youju.ground.people.queries.duplicates import review
from youju.ground.people.queries.finding import find
from youju.ground.people.queries.held import PLACES
from youju.ground.people.rules.refusals import AnotherOffice, KeptApart, MergedAlready, NotMerged, SamePerson

pytestmark = pytest.mark.django_db
NAMES = ("林小舟", "林舟", "陈一禾", "何平", "单小雪")


def content(persons):
    """Every row that hangs on these cards, but for the record of merges."""
    found = {}
    for model, columns in PLACES:
        if model is not Merge:
            named = Q()
            for column in columns:
                named |= Q(**{f"{column}__in": persons})
            found[model] = sorted(model.objects.filter(named).order_by("pk").values_list())
    return found


def merge(world, one, into):
    return actions.merge(person=one, into=into, by=keeper(world, one.office).actor, at=NOW)


def unmerge(world, row):
    return actions.unmerge(merge=row, by=keeper(world).actor, at=NOW)


@settings(max_examples=12)
@given(steps=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=8), dice=st.randoms())
def test_after_merging_and_unmerging_in_any_order_all_is_as_it_was(world, steps, dice):
    keeper(world)
    with transaction.atomic():
        people = [person(world, name, nickname=f"娃{number}") for number, name in enumerate(NAMES)]
        before = content(people)
        parent = {each.pk: each.pk for each in people}
        merges = []
        for one, other in steps:
            try:
                merges.append(merge(world, people[one], people[other]))
            except Refusal:
                continue
            parent[people[one].pk] = people[other].pk
        assert roots(parent) == {key: _end(parent, key) for key in parent}
        assert content(people) == before
        assert {
            key for each in people for key in (one.pk for one in cluster(Person.objects.get(pk=each.pk)))
        } == set(parent)
        dice.shuffle(merges)
        for row in merges:
            unmerge(world, row)
        assert not Person.objects.exclude(canonical=None).exists()
        assert content(people) == before
        assert [len(cluster(each)) for each in Person.objects.order_by("pk")] == [1] * 5
        transaction.set_rollback(True)


def _end(parent, key):
    while parent[key] != key:
        key = parent[key]
    return key


def test_a_chain_of_merges_ends_at_the_card_that_speaks(world):
    one, two, three = (person(world, name) for name in NAMES[:3])
    first = merge(world, one, two)
    merge(world, two, three)
    fresh = Person.objects.get(pk=one.pk)
    assert root_of(fresh) == three
    assert roots([one.pk, three.pk]) == {one.pk: three.pk, three.pk: three.pk}
    with pytest.raises(MergedAlready):
        merge(world, three, one)
    unmerge(world, first)
    assert roots([one.pk, two.pk]) == {one.pk: one.pk, two.pk: three.pk}
    with pytest.raises(NotMerged):
        unmerge(world, first)


def test_cards_of_two_offices_never_meet(world):
    one, other = person(world, "林小舟"), person(world, "林小舟", world.south)
    for act in (actions.keep_apart, actions.reconsider):
        with pytest.raises(AnotherOffice):
            act(one=one, other=other, by=keeper(world).actor, at=NOW)
    with pytest.raises(AnotherOffice):
        merge(world, one, other)
    with pytest.raises(SamePerson):
        merge(world, one, one)


def test_a_merged_card_is_found_by_its_own_names_and_after_others(world):
    one, other = person(world, "林小舟"), person(world, "陈小舟", nickname="豆豆")
    third = person(world, "陈一禾")
    merge(world, other, one)
    assert [card.uid for card in find(world.north, "豆豆", on=TODAY).cards] == [one.uid]
    assert [card.uid for card in find(world.north, "陈", on=TODAY).cards] == [third.uid, one.uid]


def test_kept_apart_is_remembered_and_can_be_reconsidered(world):
    one, other = person(world, "林小舟", year=2009), person(world, "林小舟", year=2009)
    assert [{pair.one.pk, pair.other.pk} for pair in review(world.north, on=TODAY)] == [{one.pk, other.pk}]
    stamp = {"by": keeper(world).actor, "at": NOW}
    actions.keep_apart(one=other, other=one, **stamp)
    actions.keep_apart(one=one, other=other, **stamp)
    assert Apart.objects.count() == 1
    assert not review(world.north, on=TODAY)
    with pytest.raises(KeptApart):
        merge(world, one, other)
    actions.reconsider(one=one, other=other, **stamp)
    merge(world, one, other)
    assert not review(world.north, on=TODAY)
