"""A card belongs to one office, knows a birth as exactly as it is known, and opens for a week for who wrote it."""

from datetime import date, timedelta

import pytest

from tests.factories.people import keeper, person
from tests.factories.world import NOW, TODAY
from youju.ground.access import audit
from youju.ground.access.looking import NotGranted, grant_of
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted, UnknownDetail
from youju.ground.people import actions
from youju.ground.people.models import Alias, Change, Person
from youju.ground.people.queries.finding import find
from youju.ground.people.rules.births import Age, Birth, age, may_be_child
from youju.ground.people.rules.purposes import Purpose
from youju.ground.people.rules.refusals import (
    AnotherOffice,
    BornInTheFuture,
    NameMissing,
    PurposeMissing,
    SentenceMissing,
)

pytestmark = pytest.mark.django_db


def test_whoever_registers_goes_on_with_the_card_for_a_week(world):
    made, by = person(world, "林小舟"), keeper(world).actor
    assert grant_of(by, made.uid, world.north, at=NOW + timedelta(days=6)) is not None
    assert grant_of(by, made.uid, world.north, at=NOW + timedelta(days=7)) is None
    assert audit.verify().broken_at is None
    assert AuditEntry.objects.filter(verb="person.register", subject=made.uid).count() == 1


def test_a_colleague_says_what_for_and_the_card_is_open_until_midnight(world):
    made, other = person(world, "林小舟"), world.colleague("supervisor", world.north).actor
    assert grant_of(other, made.uid, world.north, at=NOW) is None
    actions.ask(person=made, purpose=Purpose.CONTACT, sentence="通知家长明天停课", by=other, at=NOW)
    assert grant_of(other, made.uid, world.north, at=NOW.replace(hour=23, minute=59)) is not None
    assert grant_of(other, made.uid, world.north, at=NOW.replace(hour=0) + timedelta(days=1)) is None


@pytest.mark.parametrize(
    ("purpose", "sentence", "refusal"),
    [
        ("", "通知家长", PurposeMissing),
        ("registration", "通知家长", PurposeMissing),
        ("contact", " 看 ", SentenceMissing),
    ],
)
def test_a_purpose_is_of_the_list_and_has_a_sentence(world, purpose, sentence, refusal):
    with pytest.raises(refusal):
        actions.ask(
            person=person(world, "林小舟"), purpose=purpose, sentence=sentence,
            by=world.colleague("supervisor", world.north).actor, at=NOW,
        )  # fmt: skip


@pytest.mark.parametrize("role", ["librarian", "support_clerk", "network_editor", "auditor", "administrator"])
def test_others_neither_register_nor_open(world, role):
    office = world.north if role in ("librarian", "support_clerk") else None
    other, made = world.colleague(role, office).actor, person(world, "林小舟")
    with pytest.raises(NotPermitted):
        actions.register(office=world.north, name="某人", by=other, at=NOW)
    with pytest.raises(NotPermitted):
        actions.ask(person=made, purpose=Purpose.CONTACT, sentence="通知家长", by=other, at=NOW)


def test_a_colleague_of_another_office_opens_nothing(world):
    made, stranger = person(world, "林小舟"), keeper(world, world.south).actor
    with pytest.raises(NotPermitted):
        actions.ask(person=made, purpose=Purpose.CONTACT, sentence="通知家长", by=stranger, at=NOW)


def test_nothing_is_changed_on_a_card_that_is_not_open(world):
    made, other = person(world, "林小舟"), world.colleague("supervisor", world.north).actor
    with pytest.raises(NotGranted):
        actions.change(person=made, name="林舟", by=other, at=NOW)


def test_a_former_name_goes_on_finding_the_card(world):
    made = person(world, "单小雪")
    actions.change(person=made, name="林小雪", keep_former=True, by=keeper(world).actor, at=NOW)
    assert Alias.objects.get(person=made).sort == Alias.Sort.FORMER
    for typed in ("林小", "单小", "shanxiao", "lxx"):
        assert [card.name for card in find(world.north, typed, on=TODAY).cards] == ["林小雪"], typed


def test_a_corrected_name_leaves_no_trace_in_the_search(world):
    made = person(world, "李小雪")
    actions.change(person=made, name="林小雪", by=keeper(world).actor, at=NOW)
    assert not find(world.north, "李小", on=TODAY).cards


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        ({"name": " · "}, NameMissing), ({"birth": Birth.on(TODAY + timedelta(days=1))}, BornInTheFuture),
        ({"canonical": None}, UnknownDetail), ({"office": None}, UnknownDetail),
    ],
)  # fmt: skip
def test_a_card_says_only_what_can_be(world, details, refusal):
    made = person(world, "林小舟")
    with pytest.raises(refusal):
        actions.change(person=made, **details, by=keeper(world).actor, at=NOW)


def test_a_site_of_another_office_is_refused(world):
    site = world.furniture[world.south.pk].site
    with pytest.raises(AnotherOffice):
        actions.register(office=world.north, name="林小舟", site=site, by=keeper(world).actor, at=NOW)
    assert not Person.objects.exists()


def test_an_age_follows_from_what_is_known_of_the_birth():
    born = Birth.on(date(2008, 3, 21))
    assert age(born, on=TODAY) == Age(9)
    assert age(Birth.in_year(2008), on=TODAY) == Age(10, approximate=True)
    assert age(None, on=TODAY) is None
    assert may_be_child(Birth.on(date(2004, 3, 20)), on=TODAY) is False
    assert may_be_child(Birth.on(date(2004, 3, 21)), on=TODAY) is True
    assert may_be_child(Birth.in_year(2004), on=TODAY) is True, "of a year the youngest is believed"
    assert may_be_child(None, on=TODAY) is None


def test_marks_that_nobody_sees_stay_in_no_name(world):
    who = person(world, " 林\u200b小\u202e舟\ufeff ", nickname="小\u2066鱼")
    assert (who.name, who.reading) == ("林小舟", "linxiaozhou")
    assert [card.nickname for card in find(world.north, "小鱼", on=TODAY).cards] == ["小鱼"]
    with pytest.raises(NameMissing):
        person(world, "\u200b\u202e")


def test_a_changed_detail_is_told_with_what_it_was(world):
    who, by = person(world, "林小周", year=2009), keeper(world).actor
    actions.change(person=who, name="林小舟", birth=Birth.on(date(2009, 5, 1)), by=by, at=NOW)
    actions.change(person=who, sex="m", by=by, at=NOW)
    told = [(row.detail, row.before) for row in Change.objects.order_by("pk")]
    assert told == [("name", "林小周"), ("birth", "2009"), ("sex", "")]
