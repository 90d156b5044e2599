"""Whoever asks to be erased is nowhere any more but in what must stay, and no record that counts is lost."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connection

from tests.factories.people import ID_NUMBER, PHONE, guardian, keeper, looking, person
from tests.factories.world import NOW, TODAY
from youju.cli.timetable import forget_what_was_kept
from youju.ground.access import audit
from youju.ground.access.looking import NotGranted
from youju.ground.access.models import AuditSalt, Grant, View
from youju.ground.access.refusals import NotPermitted, WithoutReason
from youju.ground.evidence.actions import attach
from youju.ground.evidence.models import Attachment
from youju.ground.people import actions
from youju.ground.people.models import Consent, Erasure, Guardianship, Person, Sealed
from youju.ground.people.queries import listing
from youju.ground.people.queries.erasing import plan
from youju.ground.people.queries.finding import find
from youju.ground.people.queries.listing import Narrowing
from youju.ground.people.rules.erasing import Basis, kept_until

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def director(world):
    return world.colleague("office_director", world.north).actor


@pytest.fixture
def child(world, director):
    """A child with two cards and one of everything."""
    stamp = {"by": keeper(world).actor, "at": NOW}
    who = person(
        world, "林小舟", year=2009, nickname="小鱼", phone=PHONE, site=world.furniture[world.north.pk].site
    )
    actions.confide(person=who, sort="id_number", text=ID_NUMBER, **stamp)
    for sort in ("allergy", "address"):
        actions.confide(person=who, sort=sort, text="青石", **stamp)
    actions.enrol(person=who, school="青石小学", **stamp)
    actions.tag(person=who, name="流动儿童", **stamp)
    actions.allow_pickup(child=who, name="陈一禾", relation="neighbour", **stamp)
    actions.change(person=who, name="林小洲", keep_former=True, **stamp)
    other = person(world, "林晓舟")
    actions.merge(person=other, into=who, **stamp)
    actions.ask(person=who, purpose="request", sentence="监护人书面申请", by=director, at=NOW)
    return who


def text_of_tables(*but):
    """Everything that the tables of people and of access hold, as one text."""
    found = []
    for label in ("people", "access"):
        for model in apps.get_app_config(label).get_models():
            if model not in but:
                with connection.cursor() as cursor:
                    cursor.execute(f"SELECT * FROM {model._meta.db_table}")
                    found.append(repr(cursor.fetchall()))
    return "".join(found)


def test_nothing_is_left_that_tells_who_it_was(world, child, director):
    words = ("林小舟", "林小洲", "林晓舟", "小鱼", "青石小学", "陈一禾", "linxiaozhou")
    before = text_of_tables()
    assert all(word in before for word in words)
    salts = AuditSalt.objects.filter(entry__subject=child.uid).count()
    made = actions.erase(person=child, reason="监护人书面申请", by=director, at=NOW)
    after = text_of_tables()
    assert not [word for word in words if word in after]
    assert not Sealed.objects.exists()
    assert not Person.objects.filter(pk=child.pk).exclude(born_from=None, site=None).exists()
    assert not Grant.objects.filter(subject=child.uid).exists()
    assert salts > AuditSalt.objects.filter(entry__subject=child.uid).count() == 1
    assert audit.verify().broken_at is None, "the chain of acts stays whole"
    assert made.keeps_until == date(2021, 3, 20)
    assert Erasure.objects.count() == 2, "both cards"
    assert not find(world.north, "林小", on=TODAY).cards
    assert not listing.page(Narrowing(office=world.north), on=TODAY).rows
    assert str(Person.objects.get(pk=child.pk)) == "已删除"


def test_the_proof_of_consent_stays_with_the_guardian_who_gave_it(world, child, director):
    mother, other = guardian(world, child), guardian(world, child, "林外婆")
    stamp = {"by": keeper(world).actor, "at": NOW}
    actions.consent(person=child, purpose="photo", channel="web", guardian=mother, paper="柜", **stamp)
    look = looking(world, child)
    told = plan(child, look=look, on=TODAY)
    assert dict(told.goes)["guardianship"] == 1
    kept = {(one.table, one.basis): (one.count, one.until) for one in told.stays}
    assert kept["consent", Basis.PROOF] == (1, kept_until(TODAY))
    assert kept["guardianship", Basis.PROOF] == (1, kept_until(TODAY))
    assert kept["person", Basis.COUNTS] == (2, None)
    actions.erase(person=child, reason="申请", by=director, at=NOW)
    assert Consent.objects.get().guardian == mother
    assert not Guardianship.objects.filter(pk=other.pk).exists()
    assert View.objects.filter(subject=child.uid).exists()


def test_a_guardian_who_is_erased_is_nobody_beside_the_child(world, child, director):
    mother = person(world, "林晚晴")
    tie = actions.appoint_guardian(child=child, adult=mother, relation="mother", by=keeper(world).actor, at=NOW)
    actions.ask(person=mother, purpose="request", sentence="本人书面申请", by=director, at=NOW)
    actions.erase(person=mother, reason="本人申请", by=director, at=NOW)
    assert not Guardianship.objects.filter(pk=tie.pk).exists()
    assert Person.objects.get(pk=child.pk).name == "林小洲"


def test_only_those_who_answer_for_the_office_erase_and_say_why(world, child, director):
    with pytest.raises(NotPermitted):
        actions.erase(person=child, reason="申请", by=keeper(world).actor, at=NOW)
    with pytest.raises(WithoutReason):
        actions.erase(person=child, reason=" ", by=director, at=NOW)
    with pytest.raises(NotGranted):
        actions.erase(person=person(world, "何平"), reason="申请", by=director, at=NOW)


@pytest.mark.parametrize(("day", "until"), [("2018-03-20", "2021-03-20"), ("2020-02-29", "2023-03-01")])
def test_what_must_stay_is_kept_for_three_years(day, until):
    assert kept_until(date.fromisoformat(day)).isoformat() == until


def test_what_stayed_as_proof_goes_when_its_time_is_over(
    world, child, director, django_capture_on_commit_callbacks
):
    mother = guardian(world, child)
    stamp = {"by": keeper(world).actor, "at": NOW}
    paper = attach(office=world.north, name="同意书.pdf", data=PDF, **stamp)
    actions.consent(person=child, purpose="photo", channel="web", guardian=mother, document=paper, **stamp)
    looking(world, child)
    erased = actions.erase(person=child, reason="申请", by=director, at=NOW)
    assert erased.keeps_until is not None
    before = NOW.replace(year=2021, month=3, day=19)
    assert forget_what_was_kept(before) == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_what_was_kept(before + timedelta(days=1)) == 2, "both cards"
    assert not Consent.objects.exists()
    assert not Guardianship.objects.exists()
    assert not Attachment.objects.exists()
    assert not paper.file.storage.exists(paper.file.name)
    assert View.objects.filter(subject=child.uid).exists()
    assert forget_what_was_kept(before + timedelta(days=2)) == 0
    assert audit.verify().broken_at is None


def test_a_paper_that_proves_something_else_too_stays(world, child, director):
    sister = person(world, "林小禾")
    stamp = {"by": keeper(world).actor, "at": NOW}
    paper = attach(office=world.north, name="同意书.pdf", data=PDF, **stamp)
    for each in (child, sister):
        mother = guardian(world, each)
        actions.consent(person=each, purpose="photo", channel="web", guardian=mother, document=paper, **stamp)
    actions.erase(person=child, reason="申请", by=director, at=NOW)
    actions.forget_proofs(by=world.system, at=NOW.replace(year=2021, month=3, day=20))
    assert Attachment.objects.get() == paper
    assert Consent.objects.get().person == sister
