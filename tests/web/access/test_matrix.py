"""Every route × every reader × whose things it names × GET and POST, held to `policy.DOORS`."""

import random
from collections.abc import Collection, Iterator

import pytest

from tests.conftest import SEED
from tests.web.access import policy
from tests.web.access.asking import ask
from tests.web.access.library_policy import LIBRARY
from tests.web.access.policy import DOORS
from tests.web.access.realm import OTHERS, READERS, WHOSE, Realm
from tests.web.access.site_map import EXAMPLES, KEYWORDS, Door, doors, drawn, known_doors
from youju.ground.access.roles import ROLES

METHODS = ("GET", "POST")


def test_every_route_has_an_example_and_a_rule():
    """A route that arrives is tested from its first day."""
    wanting = []
    for door in doors():
        for word in door.keywords:
            if word not in {**KEYWORDS, **door.example.keywords}:
                wanting.append(f"{door.address}: say in site_map.EXAMPLES what <{word}> stands for")
        if door.address not in (LIBRARY if door.route.kept_by_library else DOORS):
            wanting.append(f"{door.address}: say in policy.DOORS who may come in, and what they are answered")
    assert not wanting, "\n".join(wanting)
    gone = {*EXAMPLES, *DOORS, *LIBRARY} - {door.address for door in doors()}
    assert not gone, f"These routes are gone, take out their lines: {sorted(gone)}"


def test_the_policy_speaks_of_every_role():
    named = {reader for door in DOORS.values() for reader in door.who}
    assert set(ROLES) <= named <= set(READERS)


def wrong_answers(realm: Realm, door: Door, reader: str, tried: Collection[str]) -> Iterator[str]:
    """Where the product answers otherwise than the policy says, or otherwise than for what does not exist."""
    rule = DOORS[door.address]
    for method in METHODS:
        found = {}
        for whose in tried:
            url = door.url(realm, reader, whose)
            found[whose] = ask(realm, reader, method, url, door.body(realm, reader))
            wanted = rule.answer(reader, method, whose)
            if found[whose].said != wanted:
                yield f"{method} {url} as {reader} ({whose}): {found[whose].said}, not {wanted}"
        for whose in OTHERS:
            hidden = whose in found and whose not in rule.reach
            if hidden and (found[whose].body, found[whose].said) != (found["nobody"].body, found["nobody"].said):
                yield f"{method} {door.address} as {reader}: a {whose}'s thing answers otherwise than none"


def whose_things(door: Door) -> tuple[str, ...]:
    return WHOSE if door.names_things else ("own",)


def sample(door: Door, dice: random.Random) -> Iterator[tuple[str, Collection[str]]]:
    """One reader for each class of answer, with the things that may be answered differently."""
    rule = DOORS[door.address]
    classes: dict[tuple[str, ...], list[str]] = {}
    for reader in READERS:
        answers = tuple(rule.answer(reader, method, whose) for method in METHODS for whose in whose_things(door))
        classes.setdefault(answers, []).append(reader)
    for alike in classes.values():
        reader = dice.choice(alike)
        if reader not in rule.who or not door.names_things:
            yield reader, ("own",)
        else:
            yield reader, ("own", *(["colleague"] if rule.reserved else []), dice.choice(OTHERS), "nobody")


def test_a_reader_of_each_sort_meets_the_answers_of_the_policy(realm: Realm):
    dice, wrong = random.Random(SEED), []
    for door in drawn(known_doors()):
        for reader, tried in sample(door, dice):
            wrong += wrong_answers(realm, door, reader, tried)
    assert not wrong, "\n".join(wrong)


@pytest.mark.matrix
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_meets_the_answers_of_the_policy(realm: Realm, reader: str):
    wrong = [line for door in known_doors() for line in wrong_answers(realm, door, reader, whose_things(door))]
    assert not wrong, "\n".join(wrong)


def test_the_doors_of_the_login_library_answer_as_the_policy_says(realm: Realm):
    wrong = []
    for address, answers in LIBRARY.items():
        door = next(door for door in doors() if door.address == address)
        asked = [(reader, method) for reader in ("anonymous", "social_worker") for method in METHODS]
        for (reader, method), wanted in zip(asked, answers.split(), strict=True):
            found = ask(realm, reader, method, door.url(realm, "social_worker")).said
            if found != wanted:
                wrong.append(f"{method} {address} as {reader}: {found}, not {wanted}")
    assert not wrong, "\n".join(wrong)


def test_a_policy_that_says_otherwise_would_be_seen(realm: Realm, monkeypatch: pytest.MonkeyPatch):
    door = next(door for door in known_doors() if door.address == "/structure/sites/<site>/")
    assert not list(wrong_answers(realm, door, "office_editor", WHOSE))
    for planted in (
        policy.Door(policy.CORRECTORS - policy.MANAGERS, policy.IN_OFFICE, post=302),
        policy.Door(policy.MANAGERS, policy.MINE, post=302),
        policy.Door(policy.MANAGERS, policy.IN_NETWORK, post=302),
        policy.Door(policy.MANAGERS, policy.IN_OFFICE),
    ):
        monkeypatch.setitem(DOORS, door.address, planted)
        assert list(wrong_answers(realm, door, "office_editor", WHOSE)), planted
