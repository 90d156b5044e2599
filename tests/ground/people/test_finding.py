"""A person is found by every beginning of everything they are called, and nobody of another office is."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories.people import keeper, person
from tests.factories.world import NOW, TODAY
from youju.ground.people import actions
from youju.ground.people.models import Alias, Key
from youju.ground.people.queries.finding import find
from youju.ground.people.rules import names
from youju.ground.people.rules.names import LONGEST, SURNAMES, keys, normal

pytestmark = pytest.mark.django_db
SURNAME = st.sampled_from(["王", "单", "曾", "仇", "欧阳", "尉迟", "吕", "重", "阿"])
GIVEN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=3)
HAN = st.builds("{}{}".format, SURNAME, GIVEN)
LATIN = st.text("abcdeüé XYZ·.'-", min_size=1, max_size=12).filter(normal)
ANY = st.text(min_size=1, max_size=LONGEST).filter(lambda text: names.units(text))


def found(world, typed, office=None):
    return [card.name for card in find(office or world.north, typed, on=TODAY).cards]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        (
            "单小雪",
            ["单", "单小", "小雪", "雪", "shan", "shanxiaoxue", "SX", "sxx", "danxiaoxue", "xiaoxue", "xx"],
        ),
        ("曾国强", ["zeng", "zgq", "曾国强", "国", "ceng"]),
        ("仇一禾", ["qiu", "qyh", "chou"]),
        ("吕布丽", ["lv", "lvbuli", "LÜ", "lbl"]),
        ("尉迟恭", ["yuchi", "ycg", "尉迟"]),
        ("阿依古丽·买买提", ["阿依", "买买提", "古丽买", "mmt", "ayiguli"]),
        ("Mary Lin", ["mary", "lin", "MARY LIN", "marylin", "ml", "ｍａｒｙ"]),
    ],
)
def test_a_name_is_found_by_characters_reading_and_initials(world, name, typed):
    person(world, name)
    person(world, "赵钱", world.south)
    for text in typed:
        assert found(world, text) == [name], text
        assert found(world, text, world.south) == [], text


@pytest.mark.parametrize("name", SURNAMES)
def test_surnames_are_read_as_surnames_first(name):
    assert names.reading(f"{name}平").startswith(SURNAMES[name].replace(" ", ""))


@settings(max_examples=40)
@given(name=HAN | LATIN | ANY, alias=HAN | LATIN, dice=st.randoms())
def test_whoever_has_a_key_is_found_by_each_beginning_of_it(world, name, alias, dice):
    keeper(world)
    with transaction.atomic():
        who = person(world, name)
        if normal(alias) != normal(name):
            actions.call(person=who, sort=Alias.Sort.FORMER, text=alias, by=keeper(world).actor, at=NOW)
        texts = [text for (text,) in Key.objects.filter(person=who).order_by("pk").values_list("text")]
        assert {key.text for key in keys(who.name)} <= set(texts)
        for text in dice.sample(texts, min(6, len(texts))):
            beginning = text[: dice.randint(1, len(text))]
            if not beginning.isascii() or not beginning.isdigit():
                assert who.pk in [card.pk for card in find(world.north, beginning, on=TODAY).cards], (
                    text,
                    beginning,
                )
        transaction.set_rollback(True)


def test_the_beginning_comes_before_the_inside_and_the_whole_before_the_longer(world):
    for name in ("大林", "林小舟", "林", "小林林", "林小"):
        person(world, name)
    assert found(world, "林") == ["林", "林小", "林小舟", "大林", "小林林"]
    assert found(world, "林小舟") == ["林小舟"]


@pytest.mark.parametrize("typed", ["", " ", "%", "_", "·", "'; --", "\x00", "林%", "z" * 500, "9" * 500, "١٢٣٤"])
def test_hostile_words_find_nobody_and_break_nothing(world, typed):
    person(world, "陈一禾")
    assert found(world, typed) == []


def test_a_search_asks_the_store_as_often_for_one_as_for_many(world):
    person(world, "林舟")
    with CaptureQueriesContext(
        connection,
    ) as few:
        found(world, "lin")
    for number in range(15):
        person(world, f"林{chr(0x4E00 + number * 9)}")
    with CaptureQueriesContext(connection) as many:
        assert len(found(world, "lin")) >= 15
    assert len(many) <= len(few) <= 9


def test_more_is_said_and_not_shown(world):
    for number in range(25):
        person(world, f"林{chr(0x4E00 + number * 9)}")
    answer = find(world.north, "林", on=TODAY)
    assert len(answer.cards) == 20
    assert answer.more
