"""What belongs to others answers like what does not exist, wherever it is named: in queries and in forms."""

from collections.abc import Iterator

import pytest

from tests.factories.world import NOW
from tests.web.access.asking import Answer, ask
from tests.web.access.policy import DOORS
from tests.web.access.press_things import PAPER, Place
from tests.web.access.realm import OTHERS, WHOSE, Realm
from tests.web.access.site_map import Door, known_doors, written
from tests.web.access.things import THINGS
from youju.ground.evidence.actions import attach
from youju.ground.evidence.fields import Reference
from youju.ground.evidence.kinds import Kind, kinds

READER = "office_director"
# What each reference of a kind refers to.
REFERENCES = {
    "site": "site", "group": "group", "programme": "programme", "activity": "activity", "partner": "partner",
    "holding": "session", "tally_kind": "tally kind", "volunteer": "volunteer", "team": "team",
    "pairing": "own pair", "internship": "internship",
}  # fmt: skip


def same(one: Answer, named: str, other: Answer, named_other: str) -> bool:
    """Whether two answers differ in nothing but the name that was asked for."""
    bodies = (one.body.replace(named.encode(), b"?"), other.body.replace(named_other.encode(), b"?"))
    return one.said == other.said and bodies[0] == bodies[1]


def doors_with(part: str) -> Iterator[tuple[Door, str, str]]:
    """Doors whose example names a thing in this part, with the name of the word and the thing."""
    for door in known_doors():
        for name, filling in getattr(door.example, part).items():
            if not filling.startswith("="):
                yield door, name, filling


@pytest.mark.parametrize("whose", OTHERS)
def test_a_thing_of_others_in_a_query_is_like_none(realm: Realm, whose: str):
    for door, name, filling in doors_with("also"):
        reader = READER if READER in DOORS[door.address].who else "administrator"
        url = door.url(realm, reader)
        named, nothing = (written(realm, filling, w, reader) for w in (whose, "nobody"))
        answers = [ask(realm, reader, "GET", f"{url}&{name}={value}") for value in (named, nothing)]
        assert same(answers[0], named, answers[1], nothing), f"{door.address}: {name} tells a {whose}'s {filling}"


@pytest.mark.parametrize("whose", OTHERS)
def test_a_thing_of_others_in_a_form_is_like_none(realm: Realm, whose: str):
    for door, name, filling in doors_with("body"):
        rule = DOORS[door.address]
        reader = next(r for r in (READER, "administrator", "network_editor") if r in rule.who)
        if whose == "neighbour" and reader not in rule.who & {READER}:
            # The administrator's things are those of the whole network.
            continue
        named, nothing = (written(realm, filling, w, reader) for w in (whose, "nobody"))
        body, url = door.body(realm, reader), door.url(realm, reader)
        answers = [ask(realm, reader, "POST", url, {**body, name: value}) for value in (named, nothing)]
        assert same(answers[0], named, answers[1], nothing), f"{door.address}: {name} tells a {whose}'s {filling}"


def references(kind: Kind) -> Iterator[str]:
    return (field.name for field in kind.entry if isinstance(field, Reference))


def test_every_reference_of_a_kind_is_known_here():
    for kind in kinds():
        unknown = set(references(kind)) - set(REFERENCES)
        assert not unknown, (
            f"{kind.key}: say in REFERENCES what {sorted(unknown)} refer to, and make it in THINGS."
        )


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.enterable], ids=lambda kind: kind.key)
def test_a_record_that_refers_to_a_thing_of_others_is_refused_like_one_that_refers_to_none(
    realm: Realm, kind: Kind
):
    example = {**kind.example}
    if "holding" in example:
        example["holding"] = realm.thing("session", "own", READER)
    if "pairing" in example:
        example["pairing"] = realm.thing("own pair", "own", READER)
    if "internship" in example:
        example["internship"] = realm.thing("internship", "own", READER)
    for field in references(kind):
        for whose in OTHERS:
            named, nothing = (realm.thing(REFERENCES[field], w, READER) for w in (whose, "nobody"))
            for url in (f"/desk/{kind.slug}/new/?office=north", f"/desk/{kind.slug}/fields/?office=north"):
                answers = [
                    ask(realm, READER, "POST", url, {**example, field: value}) for value in (named, nothing)
                ]
                assert same(answers[0], named, answers[1], nothing), f"{url}: {field} tells a {whose}'s"
                assert answers[0].said == ("422" if "new" in url else "200"), url


def test_an_attachment_leaves_only_through_its_own_record(realm: Realm):
    own = realm.thing("record of the paper", "own", READER)
    for whose in WHOSE[1:]:
        realm.thing("record of the paper", whose, READER)
        url = f"/desk/activities-session/{own}/attachments/{realm.thing('paper', whose, READER)}/"
        assert ask(realm, READER, "GET", url).said == "404", whose


def test_a_paper_that_another_colleague_brought_is_not_taken_for_ones_own(realm: Realm):
    """It was not attached to anything yet, so nobody but its bringer has seen it."""
    place = realm.place("colleague", READER)
    paper = attach(office=place.office, name="别人的.pdf", data=PAPER, by=place.by, at=NOW)
    record = realm.thing("session", "own", READER)
    url = f"/desk/activities-session/{record}/attachments/"
    answer = ask(realm, READER, "POST", url, {"attached": str(paper.uid)})
    assert answer.said == "302"
    assert THINGS["loose paper"](Place(place.world, place.office, place.by)) != str(paper.uid)


# Somebody with a role in each of two offices: what the one opens stays shut in the other.
HATS = {"colleague": "librarian", "neighbour": "office_editor", "stranger": "", "nobody": ""}
SHUT = {"403", "404", "405"}


@pytest.mark.matrix
def test_a_role_opens_nothing_in_another_office(realm: Realm):
    home = realm.home
    both = home.stranger("both.hats", "两头跑")
    home.give(both, "librarian", home.north)
    home.give(both, "office_editor", home.south)
    realm.welcome("both hats", both)
    wrong = []
    for door in known_doors():
        rule = DOORS[door.address]
        if "office_editor" not in rule.who or rule.reach >= {"stranger"}:
            continue
        for whose, role in HATS.items():
            for method in ("GET", "POST"):
                opens = rule.answer(role, method, "colleague") if role else "404"
                url, body = door.url(realm, "both hats", whose), door.body(realm, "both hats", whose)
                found = ask(realm, "both hats", method, url, body).said
                if found != opens and not {found, opens} <= SHUT:
                    wrong.append(f"{method} {url} ({whose}, {role or 'no role'}): {found}, not {opens}")
    assert not wrong, "\n".join(wrong)
