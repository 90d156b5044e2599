"""Somebody applies on the public site; the office takes them in or declines; nothing is kept for longer."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from tests.factories.volunteers import enlisted, team
from tests.factories.world import NOW, TODAY
from youju.ground.access.looking import NotLooked, look
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.people import actions as people
from youju.ground.people.models import Guardianship, Person, Sealed
from youju.ground.people.queries import consents
from youju.ground.people.rules.births import Birth
from youju.ground.people.rules.refusals import NameMissing, UnfitPhone
from youju.services.volunteers.actions import applying
from youju.services.volunteers.actions.applying import Guardian
from youju.services.volunteers.models import Application, Availability, Volunteer
from youju.services.volunteers.queries import applications
from youju.services.volunteers.rules import AnotherOffice, GuardianMustAgree, VolunteersAlready
from youju.services.volunteers.rules import applications as rules
from youju.services.volunteers.rules.availability import Span

pytestmark = pytest.mark.django_db
MOTHER = Guardian("于女士", "mother", "19900009001", agreed=True)


def applied(world, **typed: Any) -> Application:
    given = {
        "name": "于青", "born": date(1995, 5, 1), "phone": "199 0000 9000", "agreed": True, "guardian": Guardian(),
        "spans": {5: (Span(540, 720),)}, "computer": "1.2.3.4", "group_kind": "student", "comes_with": "青藤社",
        "skills": "摄影", "why": "想帮忙", "at": NOW, "office": world.north, **typed,
    }  # fmt: skip
    return applying.apply(by=world.system, **given)


@pytest.fixture
def keeper(world):
    return world.colleague("supervisor", world.north).actor


def opened(form, keeper):
    applying.open_application(application=form, by=keeper, at=NOW)
    return look(subject=form.uid, office=form.office, by=keeper, at=NOW)


def taken(form, keeper, **said):
    given = {"since": TODAY, "group_kind": "student", "team": None, "skills": "", **said}
    return applying.take_in(application=form, look=opened(form, keeper), by=keeper, at=NOW, **given)


def test_the_same_person_twice_is_one_form(world):
    first = applied(world)
    assert applied(world, name=" 于青 ", phone="+86 19900009000", skills="别的") == first
    assert applied(world, name="于蓝") != first
    assert applied(world, office=world.south) != first
    assert [Application.objects.get(pk=first.pk).skills, Application.objects.count()] == ["摄影", 3]


def test_no_number_lies_in_clear_and_none_opens_without_a_look(world, keeper):
    form = applied(world, born=date(2003, 5, 1), guardian=MOTHER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM volunteers_application")
        assert "19900009" not in str(
            [bytes(cell) if isinstance(cell, memoryview) else cell for cell in cursor.fetchone()]
        )
    with pytest.raises(NotLooked):
        form.numbers(opened(applied(world, name="于蓝"), keeper))
    assert form.numbers(opened(form, keeper)) == ("+8619900009000", "+8619900009001")


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"name": "  "}, NameMissing),
        ({"phone": "12"}, UnfitPhone),
        ({"agreed": False}, rules.NotAgreed),
        ({"born": date(2019, 1, 1)}, rules.BornLongAgo),
        ({"born": date(1850, 1, 1)}, rules.BornLongAgo),
        ({"born": date(2010, 3, 21), "guardian": MOTHER}, rules.TooYoung),
        ({"born": date(2000, 3, 21)}, rules.GuardianMissing),
        ({"born": date(2003, 5, 1), "guardian": MOTHER._replace(agreed=False)}, rules.GuardianMissing),
        ({"born": date(2003, 5, 1), "guardian": MOTHER._replace(relation="friend")}, rules.GuardianMissing),
        ({"born": date(2003, 5, 1), "guardian": MOTHER._replace(phone="1")}, UnfitPhone),
    ],
)
def test_what_cannot_be_is_refused_by_name_and_nothing_is_kept(world, typed, refusal):
    with pytest.raises(refusal):
        applied(world, **typed)
    assert not Application.objects.exists()


def test_the_day_of_the_eighth_and_of_the_eighteenth_birthday_count(world):
    assert applied(world, born=date(2010, 3, 20), guardian=MOTHER).guardian == "于女士"
    assert applied(world, name="于蓝", born=date(2000, 3, 20), guardian=MOTHER).guardian == ""


def test_from_one_computer_so_many_in_an_hour_and_no_more(world):
    for number in range(rules.FROM_ONE_COMPUTER):
        applied(world, name=f"同学{number}")
    with pytest.raises(rules.TooManyFromHere):
        applied(world, name="再来一个")
    applied(world, name="别处来的", computer="5.6.7.8")
    applied(world, name="后来", at=NOW + timedelta(hours=1, minutes=1))


def test_a_new_card_gets_what_was_written_and_the_form_keeps_nothing_of_it(world, keeper):
    form = applied(world)
    made = taken(form, keeper, team=team(world))
    assert (made.person.name, made.person.birth) == ("于青", Birth.on(date(1995, 5, 1)))
    assert [row.sort for row in Sealed.objects.filter(person=made.person)] == ["phone"]
    assert [(row.weekday, row.begins) for row in Availability.objects.filter(volunteer=made)] == [(5, 540)]
    form.refresh_from_db()
    assert (form.name, form.born, form.phone, form.lookup, form.why, form.origin) == ("", None, None, "", "", "")
    assert not form.hours.exists()
    assert form.answer.volunteer == made
    with pytest.raises(rules.AnsweredAlready):
        taken(form, keeper)
    with pytest.raises(rules.AnsweredAlready):
        applying.decline(application=form, reason="满了", by=keeper, at=NOW)


def test_of_somebody_under_18_the_guardian_confirms_and_that_is_the_consent(world, keeper):
    form = applied(world, born=date(2003, 5, 1), guardian=MOTHER)
    with pytest.raises(rules.GuardianUnconfirmed):
        taken(form, keeper)
    assert not Person.objects.filter(name="于青").exists()
    made = taken(form, keeper, confirmed="3月20日电话确认")
    assert Guardianship.objects.get(child=made.person).name == "于女士"
    [agreed] = consents.agreements([made.person], at=NOW)
    assert (agreed.stands, agreed.consent.paper) == (True, "3月20日电话确认")
    assert Sealed.objects.filter(person=made.person, sort="phone").count() == 2


def test_somebody_known_is_suggested_and_becomes_the_volunteer_without_a_second_card(world, keeper):
    known = people.register(
        office=world.north, name="于青", birth=Birth.on(date(1995, 5, 1)), by=world.system, at=NOW
    )
    people.confide(person=known, sort="phone", text="19900009000", by=world.system, at=NOW)
    form = applied(world)
    [found] = applications.alike(form, on=TODAY)
    assert (found.card.pk, str(found.likeness.level)) == (known.pk, "certain")
    assert taken(form, keeper, person=known).person == known
    assert Person.objects.filter(name="于青").count() == 1
    again = applied(world)
    with pytest.raises(VolunteersAlready):
        taken(again, keeper, person=known)
    assert applications.waiting(world.north) == 1


def test_a_known_child_without_consent_and_somebody_of_another_office_are_not_taken(world, keeper):
    child = people.register(office=world.north, name="小满", birth=Birth.in_year(2005), by=world.system, at=NOW)
    far = people.register(office=world.south, name="于青", birth=Birth.in_year(1995), by=world.system, at=NOW)
    form = applied(world)
    with pytest.raises(GuardianMustAgree):
        taken(form, keeper, person=child)
    with pytest.raises(AnotherOffice):
        taken(form, keeper, person=far)
    assert not Volunteer.objects.exists()


def test_only_whoever_keeps_the_offices_people_answers(world):
    form = applied(world)
    strangers = (world.colleague("librarian", world.north), world.colleague("supervisor", world.south))
    for who in strangers:
        for act in (
            lambda by=who.actor: applying.open_application(application=form, by=by, at=NOW),
            lambda by=who.actor: applying.decline(application=form, reason="满了", by=by, at=NOW),
            lambda by=who.actor: applying.forget_applications(by=by, at=NOW),
        ):
            with pytest.raises(NotPermitted):
                act()


def test_declined_goes_after_30_days_untouched_after_180_and_whoever_was_taken_in_stays(world, keeper):
    declined, untouched, accepted = (applied(world, name=name) for name in ("于蓝", "于白", "于青"))
    applying.decline(application=declined, reason="暂时不缺人", by=keeper, at=NOW)
    taken(accepted, keeper)

    def left(days):
        at = NOW + timedelta(days=days, minutes=1)
        if applications.outdated(at).exists():
            applying.forget_applications(by=world.system, at=at)
        return set(Application.objects.values_list("pk", flat=True))

    assert left(29) == {declined.pk, untouched.pk, accepted.pk}
    assert left(30) == {untouched.pk, accepted.pk}
    assert left(179) == {untouched.pk, accepted.pk}
    assert left(180) == {accepted.pk}
    assert AuditEntry.objects.filter(verb="application.forget").count() == 2


def test_the_list_is_narrowed_by_state_name_group_and_skill(world, keeper):
    for name, skills in (("于青", "摄影"), ("于蓝", "做饭"), ("于白", "")):
        applied(world, name=name, skills=skills)
    applying.decline(application=Application.objects.get(name="于白"), reason="满了", by=keeper, at=NOW)
    enlisted(world)

    def names(**asked):
        return [row.name for row in applications.applications(world.north, **asked).rows]

    assert names() == ["于蓝", "于青"]
    assert names(words="摄影") == ["于青"]
    assert names(words="青藤 做饭") == ["于蓝"]
    assert names(state="declined") == ["于白"]
    assert applications.applications(world.north).counts == {"waiting": 2, "taken": 0, "declined": 1}
    assert applications.applications(world.south).rows == ()
