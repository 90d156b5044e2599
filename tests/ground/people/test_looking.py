"""Nobody reads what is sealed without a look in the log, committed before; and no file holds it in clear."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction

from tests.factories.people import ID_NUMBER, OTHER_PHONE, PHONE, guardian, keeper, looking, person
from tests.factories.world import NOW, TODAY, World
from youju.ground.access import actions as access
from youju.ground.access.looking import Look, NotGranted, NotLooked, look
from youju.ground.access.models import Membership, View
from youju.ground.people import actions
from youju.ground.people.models import Guardianship, Living, Sealed
from youju.ground.people.queries import held, pages
from youju.ground.people.queries.finding import find
from youju.ground.people.rules.refusals import NothingWritten, UnfitIdNumber, UnfitPhone

ADDRESS, ALLERGY = "青石路七号三单元", "对花生过敏"
Sort = Sealed.Sort


def sealed_person(world):
    who = person(world, "林小舟", phone=PHONE)
    for sort, text in ((Sort.ID_NUMBER, ID_NUMBER), (Sort.ADDRESS, ADDRESS), (Sort.ALLERGY, ALLERGY)):
        actions.confide(person=who, sort=sort, text=text, by=keeper(world).actor, at=NOW)
    return who


def test_what_was_sealed_opens_as_it_was_typed(world):
    who = sealed_person(world)
    page = pages.page(who, look=looking(world, who), at=NOW)
    assert [one.text for one in page.sealed] == ["010 5550 0142", ID_NUMBER, ADDRESS, ALLERGY]
    assert page.sealed[0].row.whose == "母亲"
    assert [(view.by, view.purpose) for view in page.views] == [(keeper(world).actor, "registration")]


def test_a_look_is_written_before_anything_opens(world):
    who, by = sealed_person(world), keeper(world).actor
    row = Sealed.objects.filter(person=who).order_by("pk").first()
    elsewhere = looking(world, person(world, "陈一禾"))
    with pytest.raises(NotLooked):
        row.open(elsewhere)
    with pytest.raises(NotLooked):
        pages.page(who, look=elsewhere, at=NOW)
    with pytest.raises(NotLooked):
        list(held.everything(who, look=elsewhere))
    before = View.objects.filter(subject=who.uid).count()
    row.open(look(subject=who.uid, office=world.north, by=by, at=NOW))
    assert View.objects.filter(subject=who.uid).count() == before + 1


def test_nobody_makes_a_look_by_hand(world):
    with pytest.raises(NotLooked):
        Look(frozenset({uuid4()}), "contact", NOW, object())


def test_a_look_stands_in_the_log_whatever_comes_after(own_database):
    world = World.found()
    who = person(world, "林小舟", phone=PHONE)
    from_outside = "SELECT COUNT(*) FROM access_view"
    looking(world, who)
    connection.close()
    with connection.cursor() as cursor:
        cursor.execute(from_outside)
        assert cursor.fetchone() == (1,)
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        looking(world, who)


def test_a_look_needs_a_grant_and_the_right_of_the_day(world):
    who, by = sealed_person(world), keeper(world).actor
    with pytest.raises(NotGranted):
        look(subject=who.uid, office=world.north, by=world.colleague("supervisor", world.north).actor, at=NOW)
    with pytest.raises(NotGranted):
        look(subject=who.uid, office=world.north, by=by, at=NOW + timedelta(days=8))
    membership = Membership.objects.get(user=by.user_id)
    access.end_role(membership=membership, until=TODAY, by=world.system, at=NOW)
    with pytest.raises(NotGranted):
        look(subject=who.uid, office=world.north, by=by, at=NOW)


def test_a_look_at_a_person_is_a_look_at_every_card_of_theirs(world):
    one, other = sealed_person(world), person(world, "林舟", phone=OTHER_PHONE)
    actions.merge(person=other, into=one, by=keeper(world).actor, at=NOW)
    page = pages.page(other, look=looking(world, one), at=NOW)
    assert page.person == one
    assert sorted(one.text for one in page.sealed if one.row.sort == Sort.PHONE) == [
        "010 5550 0142",
        "010 5550 0177",
    ]
    assert set(View.objects.values_list("subject", flat=True)) == {one.uid, other.uid}


@pytest.mark.parametrize(
    ("sort", "text", "refusal"),
    [
        (Sort.PHONE, "12345", UnfitPhone), (Sort.PHONE, "没有", UnfitPhone), (Sort.PHONE, "1" * 40, UnfitPhone),
        (Sort.ID_NUMBER, ID_NUMBER[:-1] + "0", UnfitIdNumber), (Sort.ID_NUMBER, "x" * 18, UnfitIdNumber),
        (Sort.ADDRESS, "  ", NothingWritten),
    ],
)  # fmt: skip
def test_a_number_that_cannot_be_is_refused(world, sort, text, refusal):
    with pytest.raises(refusal):
        actions.confide(person=person(world, "林小舟"), sort=sort, text=text, by=keeper(world).actor, at=NOW)


def test_a_number_is_found_however_it_is_written_and_in_one_office_only(world):
    sealed_person(world)
    for typed in ("0142", "01055500142", "010 5550 0142", "+86 10 5550 0142", "０１４２", ID_NUMBER):
        assert [card.name for card in find(world.north, typed, on=TODAY).cards] == ["林小舟"], typed
        assert not find(world.south, typed, on=TODAY).cards
    assert not find(world.north, "0143", on=TODAY).cards


def test_everything_that_is_held_is_shown_ended_or_not(world):
    who, by = sealed_person(world), keeper(world).actor
    tie = guardian(world, who)
    actions.end(row=tie, by=by, at=NOW)
    home = actions.found_household(office=world.north, by=by, at=NOW)
    actions.move_in(person=who, household=home, by=by, at=NOW)
    shown = list(held.everything(who, look=looking(world, who)))
    tables = [one.table for one in shown]
    assert {"person", "guardianship", "living", "sealed", "view", "grant", "key"} <= set(tables)
    assert [one.text for one in shown if one.text] == ["010 5550 0142", ID_NUMBER, ADDRESS, ALLERGY]
    assert Guardianship.objects.get().until == TODAY
    assert Living.objects.get().until is None


def test_no_file_of_the_store_holds_a_sealed_text(own_database):
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return _no_table_holds_a_sealed_text()
    sealed_person(World.found())
    path = Path(connection.settings_dict["NAME"])
    files = [each for each in path.parent.glob(f"{path.name}*") if each.is_file()]
    assert any(each.name.endswith("-wal") for each in files), "the log of writes is looked at too"
    everything = b"".join(each.read_bytes() for each in files)
    assert "林小舟".encode() in everything, "names are not sealed"
    for secret in SECRETS:
        assert secret.encode() not in everything, secret


SECRETS = ("55500142", "5550 0142", ID_NUMBER, ADDRESS, ALLERGY)


def _no_table_holds_a_sealed_text():
    sealed_person(World.found())
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT "{table}"::text FROM "{table}"')
            text = repr(cursor.fetchall())
            for secret in SECRETS:
                assert secret not in text, table
