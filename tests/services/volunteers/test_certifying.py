"""A certificate says what stood when it was issued and never changes; a request gets an answer."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from tests.factories.volunteers import enlisted, served
from tests.factories.world import NOW
from youju.ground.access.refusals import NotPermitted
from youju.ground.people import actions as people
from youju.ground.periods import month, year
from youju.services.volunteers import actions, rules
from youju.services.volunteers.models import Certificate
from youju.services.volunteers.queries.certificates import checked, of
from youju.services.volunteers.queries.register import record_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def volunteer(world):
    one = enlisted(world)
    served(world, one, "120")
    served(world, one, "60", happened_on="2018-02-06")
    return one


def certify(world, volunteer, period=None, **given):
    wanted = {"code": "K7Q2MX9P", "contact": "北岸社会工作服务中心", "by": world.system, "at": NOW, **given}
    return actions.certify(volunteer=volunteer, period=period or year(2018), **wanted)


def test_it_counts_what_stands_in_its_time_and_is_numbered_by_office_and_year(world, volunteer):
    whole, march = certify(world, volunteer), certify(world, volunteer, month(2018, 3))
    assert (whole.minutes, whole.times, whole.number) == (180, 2, "NORTH-2018-0001")
    assert (march.minutes, march.times, march.number) == (120, 1, "NORTH-2018-0002")
    assert [str(one) for one in of(volunteer)] == ["NORTH-2018-0002", "NORTH-2018-0001"]


def test_nothing_is_certified_of_nothing(world, volunteer):
    with pytest.raises(rules.NothingToCertify):
        certify(world, volunteer, month(2018, 4))
    with pytest.raises(rules.AnotherOffice):
        certify(world, volunteer, programme=world.furniture[world.south.pk].programme)
    with pytest.raises(rules.NothingToCertify):
        certify(world, volunteer, programme=world.furniture[world.north.pk].programme)


def test_a_stranger_checks_it_with_number_and_code_only(world, volunteer):
    made = certify(world, volunteer)
    assert checked(" north-2018-0001", "k7q2mx9p ") == made
    for number, code in (
        ("NORTH-2018-0001", "K7Q2MX9X"),
        ("NORTH-2018-0002", "K7Q2MX9P"),
        ("", ""),
        ("é" * 99, "é"),
    ):
        assert checked(number, code) is None


def test_what_was_issued_stays_as_it_was(world, volunteer):
    made = certify(world, volunteer)
    served(world, volunteer, "45", happened_on="2018-03-07")
    made.refresh_from_db()
    assert made.minutes == 180
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.filter(pk=made.pk).update(minutes=999)
    # Also what was empty stays empty.
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.filter(pk=made.pk).update(programme=world.furniture[world.north.pk].programme)


def test_of_an_erased_person_the_paper_stays_and_the_name_goes(world, volunteer):
    paper = certify(world, volunteer)
    people.erase(person=volunteer.person, reason="本人要求", by=world.system, at=NOW)
    kept = checked(paper.number, paper.code)
    assert kept is not None
    assert (kept.name, kept.minutes, kept.number) == ("", paper.minutes, paper.number)
    with pytest.raises(DatabaseError), transaction.atomic():
        Certificate.objects.filter(pk=paper.pk).update(name="别人")


def test_it_is_revoked_once_and_for_a_reason(world, volunteer):
    made = certify(world, volunteer)
    with pytest.raises(rules.ReasonMissing):
        actions.revoke(certificate=made, reason="  ", by=world.system, at=NOW)
    actions.revoke(certificate=made, reason="时间记重了", by=world.system, at=NOW)
    with pytest.raises(rules.RevokedAlready):
        actions.revoke(certificate=made, reason="时间记重了", by=world.system, at=NOW)
    assert checked(made.number, made.code).revocation.reason == "时间记重了"


def test_who_records_alone_certifies_nothing(world, volunteer):
    with pytest.raises(NotPermitted):
        certify(world, volunteer, by=world.colleague("social_worker", world.north).actor)


def test_a_request_for_correction_is_answered_once(world, volunteer):
    asked = actions.ask_correction(
        volunteer=volunteer, words="3月9日也来了", on=date(2018, 3, 9), minutes=90, by=world.system, at=NOW
    )
    with pytest.raises(rules.AnswerMissing):
        actions.answer(request=asked, granted=True, words="", by=world.system, at=NOW)
    actions.answer(request=asked, granted=True, words="查到签到表，已补记", by=world.system, at=NOW)
    with pytest.raises(rules.AnsweredAlready):
        actions.answer(request=asked, granted=False, words="再说一次", by=world.system, at=NOW)
    (found,) = record_of(volunteer, on=date(2018, 3, 20)).requests
    assert found.answer.words == "查到签到表，已补记"


def test_a_request_names_an_entry_of_its_own_volunteer(world, volunteer):
    other = served(world, enlisted(world, "于蓝"))
    with pytest.raises(rules.AnotherOffice):
        actions.ask_correction(volunteer=volunteer, service=other, words="这条不是我", by=world.system, at=NOW)
