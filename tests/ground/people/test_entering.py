"""Whole cards at once obey the rules of the single actions: all or none, and the one that cannot be is named."""

from datetime import date

import pytest

from tests.factories.people import PHONE, keeper, looking, person
from tests.factories.world import NOW, TODAY
from youju.ground.access.looking import NotGranted, look
from youju.ground.access.models import AuditEntry
from youju.ground.people import actions
from youju.ground.people.actions import Beside, Entry
from youju.ground.people.models import Household, Living, Person, Sealed, Tag
from youju.ground.people.queries import pages
from youju.ground.people.queries.finding import find
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.refusals import (
    BornInTheFuture,
    NameMissing,
    NicknameIsPseudonym,
    NotTheirOwn,
    OneOfASort,
    OnePersonOrName,
    PseudonymIsName,
    SamePerson,
    UnfitPhone,
)

pytestmark = pytest.mark.django_db
FAMILY = (
    Entry("林晚晴", {"sex": "f"}, home="林家", sealed=(("phone", PHONE, "本人"), ("address", "青石路七号", ""))),
    Entry(
        "林小舟", {"birth": Birth.on(date(2009, 5, 1))}, aliases=(("nickname", "小鱼"), ("pseudonym", "阿明")),
        sealed=(("allergy", "花生", ""),), school="青石小学", form="三年级", languages=("四川话",),
        tags=("流动儿童",), guardians=(Beside("mother", row=0),), pickups=(Beside("neighbour", "陈一禾"),),
        home="林家",
    ),
)  # fmt: skip


def enter(world, *entries, **said):
    return actions.enter(office=world.north, entries=entries, by=keeper(world).actor, at=NOW, **said)


def test_a_family_is_entered_in_one_go(world):
    mother, child = enter(world, *FAMILY)
    page = pages.page(child, look=looking(world, child), at=NOW)
    assert [str(one) for one in page.guardians] == ["林晚晴"]
    assert [str(one) for one in page.pickups] == ["陈一禾"]
    assert page.housemates == (mother,)
    assert [one.text for one in page.sealed] == ["花生"]
    assert [(one.school, one.form) for one in page.schooling] == [("青石小学", "三年级")]
    assert [one.tag.name for one in page.taggings] == ["流动儿童"]
    for typed, name in (("小鱼", "林小舟"), ("lwq", "林晚晴"), ("0142", "林晚晴")):
        assert [card.name for card in find(world.north, typed, on=TODAY).cards] == [name], typed
    assert not find(world.north, "阿明", on=TODAY).cards, "a pseudonym finds nobody"
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.rows, entry.subject) == ("person.register", 2, None)


def test_a_whole_list_opens_nobodys_card(world):
    one, _other = enter(world, *FAMILY, granted=False)
    with pytest.raises(NotGranted):
        look(subject=one.uid, office=world.north, by=keeper(world).actor, at=NOW)


@pytest.mark.parametrize(
    ("entry", "refusal"),
    [
        (Entry(" "), NameMissing),
        (Entry("陈一禾", {"birth": Birth.on(date(2019, 1, 1))}), BornInTheFuture),
        (Entry("陈一禾", sealed=(("phone", "12345", ""),)), UnfitPhone),
        (Entry("陈一禾", aliases=(("nickname", "阿明"),)), NicknameIsPseudonym),
        (Entry("陈一禾", aliases=(("pseudonym", "一禾"),)), PseudonymIsName),
        (Entry("陈一禾", aliases=(("nickname", "禾"), ("nickname", "苗"))), OneOfASort),
        (Entry("陈一禾", guardians=(Beside("mother"),)), OnePersonOrName),
        (Entry("陈一禾", guardians=(Beside("mother", row=2),)), NotTheirOwn),
    ],
)
def test_one_card_that_cannot_be_refuses_them_all_and_is_named(world, entry, refusal):
    with pytest.raises(refusal) as refused:
        enter(world, *FAMILY, entry)
    assert refused.value.row == 2
    assert not any(model.objects.exists() for model in (Person, Sealed, Household, Tag, Living))


def test_two_live_together_in_a_household_of_both(world):
    one, other, third = person(world, "林小舟"), person(world, "林晚晴"), person(world, "林小溪")
    by = keeper(world).actor
    actions.live_together(person=one, other=other, by=by, at=NOW)
    actions.live_together(person=third, other=one, by=by, at=NOW)
    assert {row.person for row in Living.objects.filter(household=Household.objects.get())} == {one, other, third}
    with pytest.raises(SamePerson):
        actions.live_together(person=one, other=one, by=by, at=NOW)
