"""A nickname is for the centre, a pseudonym for print, and one never gives the other away."""

import pytest

from tests.factories.people import keeper, person
from tests.factories.world import NOW, TODAY
from youju.ground.people import actions
from youju.ground.people.models import Alias
from youju.ground.people.queries.finding import find
from youju.ground.people.rules.refusals import (
    AliasStands,
    NicknameIsPseudonym,
    NothingWritten,
    OneOfASort,
    PseudonymIsName,
    PseudonymIsNickname,
)

pytestmark = pytest.mark.django_db
Sort = Alias.Sort


def call(world, who, sort, text):
    return actions.call(person=who, sort=sort, text=text, by=keeper(world, who.office).actor, at=NOW)


def test_a_pseudonym_is_nobodys_nickname_in_the_office(world):
    one = person(world, "林小舟", nickname="豆豆")
    other = person(world, "陈一禾")
    for who in (one, other):
        with pytest.raises(PseudonymIsNickname) as refused:
            call(world, who, Sort.PSEUDONYM, " 豆　豆 ")
        assert "林小舟" not in str(refused.value)
    call(world, person(world, "何平", world.south), Sort.PSEUDONYM, "豆豆")


def test_a_nickname_is_nobodys_pseudonym_in_the_office(world):
    call(world, person(world, "林小舟"), Sort.PSEUDONYM, "阿青")
    with pytest.raises(NicknameIsPseudonym):
        call(world, person(world, "陈一禾"), Sort.NICKNAME, "阿青")


def test_a_nickname_that_ended_may_be_a_pseudonym(world):
    one = person(world, "林小舟", nickname="豆豆")
    actions.call_no_more(alias=Alias.objects.get(person=one), by=keeper(world).actor, at=NOW)
    call(world, person(world, "陈一禾"), Sort.PSEUDONYM, "豆豆")
    assert not find(world.north, "豆豆", on=TODAY).cards, "a pseudonym is for print, it finds nobody"


@pytest.mark.parametrize("text", ["林小舟", "小舟", "林小舟舟"])
def test_a_pseudonym_does_not_hold_the_name(world, text):
    who = person(world, "林小舟")
    if text == "小舟":
        who = person(world, "小舟")
    with pytest.raises(PseudonymIsName):
        call(world, who, Sort.PSEUDONYM, text)


def test_one_nickname_at_a_time_and_no_name_twice(world):
    who = person(world, "林小舟", nickname="豆豆")
    with pytest.raises(OneOfASort):
        call(world, who, Sort.NICKNAME, "毛毛")
    call(world, who, Sort.ENGLISH, "Joe Lin")
    with pytest.raises(AliasStands):
        call(world, who, Sort.ENGLISH, "joe lin")
    with pytest.raises(NothingWritten):
        call(world, who, Sort.FORMER, " · ")
    assert [card.nickname for card in find(world.north, "lin", on=TODAY).cards] == ["豆豆"]


def test_a_name_that_ended_finds_nobody_whichever_way_it_was_ended(world):
    who = person(world, "林小舟", nickname="豆豆")
    actions.end(row=Alias.objects.get(person=who), by=keeper(world).actor, at=NOW)
    assert not find(world.north, "豆豆", on=TODAY).cards
    assert find(world.north, "林小舟", on=TODAY).cards
