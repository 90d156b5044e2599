"""Cards that may be one person are suggested with reasons; families and namesakes are not taken for one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.people import ID_NUMBER, PHONE, guardian, keeper, person
from tests.factories.world import NOW, TODAY
from youju.ground.people import actions
from youju.ground.people.models import Alias, Sealed
from youju.ground.people.models.sealed import whole
from youju.ground.people.queries import candidates
from youju.ground.people.queries.duplicates import review, suggest, with_numbers
from youju.ground.people.queries.matching import match
from youju.ground.people.rules import numbers
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.duplicates import Level, Reason, Traits, compare

BORN = Birth.on(date(2009, 5, 1))
CASES = [
    (Traits("林小舟", ids=frozenset("a")), Traits("林舟", ids=frozenset("a")), Level.CERTAIN),
    (Traits("林小舟", BORN, phones=frozenset("p")), Traits("林小舟", BORN, phones=frozenset("p")), Level.CERTAIN),
    (Traits("林小舟", BORN), Traits("林小舟", BORN), Level.LIKELY),
    (Traits("林小舟", BORN), Traits("林晓周", BORN), Level.LIKELY),
    (Traits("林小舟", BORN), Traits("林小舟", Birth.in_year(2009)), Level.POSSIBLE),
    (Traits("林小舟"), Traits("林小舟"), Level.POSSIBLE),
    (Traits("林小舟", former=frozenset({"单小舟"})), Traits("单小舟", phones=frozenset("p")), None),
    (Traits("林小舟", BORN), Traits("林小舟", Birth.in_year(1950)), None),
    (Traits("林小舟", BORN, ids=frozenset("a")), Traits("林小舟", BORN, ids=frozenset("b")), None),
    # Twins share everything but the name.
    (
        Traits("林小舟", BORN, phones=frozenset("p"), households=frozenset({1}), guardians=frozenset("g")),
        Traits("林小帆", BORN, phones=frozenset("p"), households=frozenset({1}), guardians=frozenset("g")), None,
    ),
    (Traits(""), Traits(""), None),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "level"), CASES)
def test_likeness_is_as_a_careful_reader_would_say(one, other, level):
    assert compare(one, other).level == level


SETS = st.frozensets(st.sampled_from("ab"), max_size=1)
TRAITS = st.builds(
    Traits, name=st.sampled_from(["林小舟", "林晓周", "单雪", "何平"]), sex=st.sampled_from(["", "f", "m"]),
    birth=st.sampled_from([None, BORN, Birth.in_year(2009), Birth.in_year(1950)]), ids=SETS, phones=SETS,
    guardians=SETS,
)  # fmt: skip


@given(TRAITS, TRAITS)
def test_likeness_does_not_depend_on_the_order_and_never_merges_without_cause(one, other):
    like = compare(one, other)
    assert like == compare(other, one)
    if like.level is Level.CERTAIN:
        assert {Reason.SAME_ID, Reason.SAME_NAME} & set(like.reasons)
    assert Reason.OTHER_ID not in like.reasons or like.level is None


@pytest.mark.django_db
def test_whoever_is_typed_in_again_is_suggested_with_reasons(world):
    known = person(world, "单小雪", phone=PHONE, birth=BORN)
    person(world, "单小雪", world.south, phone=PHONE, birth=BORN)
    mark = whole(world.north, Sealed.Sort.PHONE, numbers.phone("+86 10 55500142"))
    typed = with_numbers(Traits("单小雪", Birth.on(date(2009, 5, 1))), phones=[mark])
    suggestions = suggest(world.north, typed, on=TODAY)
    assert [one.card.uid for one in suggestions] == [known.uid]
    assert suggestions[0].likeness.level is Level.CERTAIN
    assert set(suggestions[0].likeness.reasons) == {Reason.SAME_NAME, Reason.SAME_BIRTH, Reason.SAME_PHONE}
    assert [one.card.uid for one in suggest(world.north, Traits("善小学", BORN), on=TODAY)] == [known.uid]


@pytest.mark.django_db
def test_the_review_list_holds_pairs_with_a_number_or_name_in_common(world):
    stamp = {"by": keeper(world).actor, "at": NOW}
    one, other = person(world, "林小舟", birth=BORN), person(world, "林舟")
    for who in (one, other):
        actions.confide(person=who, sort=Sealed.Sort.ID_NUMBER, text=ID_NUMBER, **stamp)
    third, fourth = person(world, "何平", year=1960), person(world, "何平")
    mother, child = person(world, "林晚晴", phone=PHONE), person(world, "林小禾", phone=PHONE)
    guardian(world, child)
    person(world, "何平", world.south)
    pairs = review(world.north, on=TODAY)
    assert [{pair.one.pk, pair.other.pk} for pair in pairs] == [{one.pk, other.pk}, {third.pk, fourth.pk}]
    assert [pair.likeness.level for pair in pairs] == [Level.CERTAIN, Level.POSSIBLE]
    assert {mother.pk, child.pk} not in [{pair.one.pk, pair.other.pk} for pair in pairs]


@pytest.mark.django_db
def test_a_name_that_very_many_bear_says_something_only_with_a_birth(world, monkeypatch):
    monkeypatch.setattr(candidates, "MOST", 2)
    known = [person(world, "王伟", birth=Birth.on(date(2000 + 3 * n, 5, 1))) for n in range(3)]
    unborn = person(world, "王伟")
    assert not suggest(world.north, Traits("王伟"), on=TODAY)
    typed = (Traits("王伟", known[1].birth), Traits("王 伟", Birth.in_year(2004)), Traits("王卫", known[2].birth))
    found = [{one.card.pk for one in suggest(world.north, one, on=TODAY)} for one in typed]
    assert found == [{known[1].pk, unborn.pk}, {known[1].pk, unborn.pk}, {known[2].pk}]
    assert [one and one.card.pk for one in match(world.north, typed, on=TODAY)][::2] == [known[1].pk, known[2].pk]


@pytest.mark.django_db
def test_whoever_was_called_otherwise_before_is_suggested(world):
    known = person(world, "林小舟", birth=BORN)
    stamp = {"by": keeper(world).actor, "at": NOW}
    actions.call(person=known, sort=Alias.Sort.FORMER, text="单小舟", **stamp)
    assert [one.card.pk for one in suggest(world.north, Traits("单小舟", BORN), on=TODAY)] == [known.pk]
