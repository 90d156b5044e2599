"""Three readings one after the other, each by another person; deputies sign in somebody's place for some days."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.factories.signing import Signed
from tests.factories.world import NOW, TODAY
from youju.ground.access.actions import rule_press
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.rules.answering import DeputyUnfit, NotSigned, ReadingsInOrder, SamePerson

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(world):
    return Signed.of(world, readings=True)


def read(press, *readings):
    given = {"first": "office_editor", "second": "network_editor", "last": "office_director"}
    for reading in readings:
        office = None if reading == "second" else press.world.north
        press.sign(by=press.actor(given[reading], office), reading=reading)


def depute(press, user, role="office_editor", office="north", by=None, since=TODAY, days=7):
    where = None if role == "network_editor" else getattr(press.world, office)
    return actions.name_deputy(
        network=press.world.network, office=where, role=role, user=user, since=since,
        until=since + timedelta(days=days), by=by or press.actor("office_director", press.world.north), at=NOW,
    )  # fmt: skip


def test_a_release_waits_for_all_three(press):
    press.without_south()
    for reading in ("first", "second"):
        read(press, reading)
        with pytest.raises(NotSigned):
            press.release()
    read(press, "last")
    assert press.release().revision == 1


def test_readings_come_in_their_order(press):
    for reading, role, office in (("second", "network_editor", None), ("last", "office_director", "north")):
        with pytest.raises(ReadingsInOrder):
            press.sign(by=press.actor(role, office and press.world.north), reading=reading)


@pytest.mark.parametrize(
    ("reading", "role", "office"),
    [
        ("first", "network_editor", None), ("first", "supervisor", "north"), ("first", "office_editor", "south"),
        ("second", "office_director", "north"), ("last", "office_editor", "north"),
        ("last", "network_editor", None), ("last", "office_director", "south"),
    ],
)  # fmt: skip
def test_each_reading_belongs_to_its_role(press, reading, role, office):
    read(press, *["first", "second"][: ["first", "second", "last"].index(reading)])
    with pytest.raises(NotPermitted):
        press.sign(by=press.actor(role, getattr(press.world, office) if office else None), reading=reading)


def test_nobody_reads_the_same_text_twice(press):
    both = press.world.colleague("office_director", press.world.north, number=2)
    press.world.give(both, "office_editor", press.world.north)
    press.sign(by=both.actor, reading="first")
    read(press, "second")
    with pytest.raises(SamePerson):
        press.sign(by=both.actor, reading="last")
    read(press, "last")


def test_nobody_gives_two_readings_in_a_row(press):
    both = press.world.colleague("network_editor", number=2)
    press.world.give(both, "office_editor", press.world.north)
    press.sign(by=both.actor, reading="first")
    with pytest.raises(SamePerson):
        press.sign(by=both.actor, reading="second")
    read(press, "second")


def test_a_change_after_the_second_reading_begins_them_anew(press):
    read(press, "first", "second")
    press.write("又一行。")
    assert press.answer().next == "first"
    with pytest.raises(ReadingsInOrder):
        read(press, "last")


def test_what_the_last_reader_sends_back_is_read_again_from_the_first(press):
    read(press, "first", "second")
    actions.send_back(
        issue=press.issue, office=press.world.north, note="", remarks={press.line.uid: "请写清楚"},
        by=press.actor("office_director", press.world.north), at=NOW,
    )  # fmt: skip
    assert press.answer().next == "first"


def test_readings_are_a_rule_of_the_network_that_its_administrator_sets(press):
    for role in ("network_editor", "auditor"):
        with pytest.raises(NotPermitted):
            rule_press(network=press.world.network, sign_off=True, readings=False, by=press.actor(role), at=NOW)
    with pytest.raises(ValidationError):
        rule_press(network=press.world.network, sign_off=False, readings=True, by=press.world.system, at=NOW)


def test_a_deputy_signs_in_somebodys_place_and_is_written_down_as_such(press):
    stand_in = press.world.colleague("social_worker", press.world.north)
    row = depute(press, stand_in.user)
    signature = press.sign(by=stand_in.actor, reading="first")
    assert signature.deputy == row
    assert AuditEntry.objects.filter(verb="pages_as_deputy.first", by=stand_in.actor).count() == 1


def test_a_deputy_is_one_only_on_the_days_and_in_the_office_that_were_given(press):
    stand_in = press.world.colleague("social_worker", press.world.north)
    for since in (TODAY + timedelta(days=1), TODAY - timedelta(days=7)):
        depute(press, stand_in.user, since=since)
    press.write("南坡的话。", office=press.world.south)
    for office in (press.world.north, press.world.south):
        with pytest.raises(NotPermitted):
            press.sign(by=stand_in.actor, office=office, reading="first")
    depute(press, stand_in.user)
    with pytest.raises(NotPermitted):
        press.sign(by=stand_in.actor, office=press.world.south, reading="first")
    assert press.sign(by=stand_in.actor, reading="first").deputy


def test_a_deputy_of_the_editor_does_not_give_the_directors_reading(press):
    stand_in = press.world.colleague("social_worker", press.world.north)
    depute(press, stand_in.user)
    read(press, "first", "second")
    with pytest.raises(NotPermitted):
        press.sign(by=stand_in.actor, reading="last")
    depute(press, stand_in.user, role="office_director")
    press.sign(by=stand_in.actor, reading="last")


def test_the_network_editors_deputy_gives_the_second_reading_and_releases_nothing(press):
    stand_in = press.world.colleague("supervisor", press.world.north)
    depute(press, stand_in.user, role="network_editor", by=press.editor.actor)
    read(press, "first")
    press.sign(by=stand_in.actor, reading="second")
    with pytest.raises(NotPermitted):
        actions.release(issue=press.issue, by=stand_in.actor, at=NOW)


def test_a_deputy_whose_time_was_ended_signs_no_more_and_what_was_signed_stands(press):
    stand_in = press.world.colleague("social_worker", press.world.north)
    row = depute(press, stand_in.user)
    press.sign(by=stand_in.actor, reading="first")
    actions.end_deputy(deputy=row, by=press.actor("office_director", press.world.north), at=NOW)
    assert press.answer().next == "second"
    press.write("又一行。")
    with pytest.raises(NotPermitted):
        press.sign(by=stand_in.actor, reading="first")


@pytest.mark.parametrize(
    ("role", "by"), [("office_director", "office_editor"), ("network_editor", "office_director")]
)
def test_nobody_names_a_deputy_for_a_role_above_the_own(press, role, by):
    with pytest.raises(NotPermitted):
        depute(
            press, press.world.colleague("social_worker", press.world.north).user, role=role,
            by=press.actor(by, press.world.north),
        )  # fmt: skip


def test_a_deputy_names_no_further_deputy(press):
    stand_in = press.world.colleague("social_worker", press.world.north)
    depute(press, stand_in.user)
    with pytest.raises(NotPermitted):
        depute(press, press.world.colleague("supervisor", press.world.north).user, by=stand_in.actor)


def test_a_deputy_reads_the_bulletin_of_the_office_and_does_not_hold_the_role_already(press):
    for role, office in (("volunteer", "north"), ("social_worker", "south"), ("office_editor", "north")):
        with pytest.raises(DeputyUnfit):
            depute(press, press.world.colleague(role, getattr(press.world, office)).user)


def test_a_deputys_time_ends_after_it_began(press):
    with pytest.raises(ValidationError):
        depute(
            press, press.world.colleague("social_worker", press.world.north).user, since=date(2018, 3, 20), days=-1
        )
