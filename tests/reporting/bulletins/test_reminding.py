"""Offices are told of their closing day: before it, on it, and every day after it until they have signed."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories.press import MARCH
from tests.factories.signing import Signed
from tests.factories.world import NOW
from youju.cli.timetable import remind_offices
from youju.ground.access.actions import rule_press, set_closing_day
from youju.ground.access.models import AuditEntry
from youju.ground.access.refusals import NotPermitted
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.actions.reminding import remind, remind_all
from youju.reporting.bulletins.models import Reminder
from youju.reporting.bulletins.queries.reminding import told, wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(world):
    return Signed.of(world)


def morning(day):
    return datetime(day.year, day.month, day.day, 8, tzinfo=NOW.tzinfo)


def run(*days):
    return [remind_offices(morning(day)) for day in days]


def of(office):
    rows = Reminder.objects.filter(office=office)
    return [(row.day.isoformat()[5:], row.occasion) for row in rows]


def test_one_word_three_days_ahead_one_on_the_day_and_one_every_day_after(press):
    run(*(date(2018, 3, 30) + timedelta(days=n) for n in range(8)))
    assert of(press.world.north) == [
        ("03-31", "ahead"), ("04-03", "today"), ("04-04", "late"), ("04-05", "late"), ("04-06", "late"),
    ]  # fmt: skip


def test_a_worker_that_slept_over_the_third_day_tells_on_the_second(press):
    run(date(2018, 4, 1), date(2018, 4, 2))
    assert of(press.world.north) == [("04-01", "ahead")]


def test_however_often_the_worker_looks_an_office_is_told_once_a_day(press):
    day = date(2018, 4, 5)
    twice = wanted(day)
    assert run(day, day, day) == [2, 0, 0]
    remind_all(wanted=twice, by=press.world.system, at=morning(day))
    assert Reminder.objects.count() == 2, "two workers at once make no second row"
    row = Reminder.objects.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Reminder.objects.create(
            office=row.office, start=row.start, end=row.end, day=day, occasion="late", by=row.by, at=row.at
        )


def test_each_office_is_told_by_its_own_closing_day(press):
    set_closing_day(office=press.world.south, closing_day=10, by=press.world.system, at=NOW)
    run(date(2018, 4, 5))
    assert of(press.world.north) == [("04-05", "late")]
    assert of(press.world.south) == []


def test_who_has_signed_or_is_left_out_is_told_nothing_more_until_something_changes(press):
    press.sign()
    press.without_south()
    assert run(date(2018, 4, 4)) == [0]
    press.late()
    run(date(2018, 4, 5))
    assert of(press.world.north) == [("04-05", "late")]


def test_a_released_month_is_not_asked_for(press):
    press.sign()
    press.without_south()
    press.release()
    assert run(date(2018, 4, 6)) == [0]


def test_the_month_after_the_last_issue_is_asked_for_before_anybody_begins_it(press):
    press.sign()
    press.without_south()
    press.release()
    run(date(2018, 4, 30), date(2018, 5, 4))
    assert of(press.world.north) == [("04-30", "ahead"), ("05-04", "late")]
    assert {row.start for row in Reminder.objects.all()} == {date(2018, 4, 1)}


def test_a_network_without_signatures_or_without_a_bulletin_is_left_in_peace(press):
    rule_press(network=press.world.network, sign_off=False, readings=False, by=press.world.system, at=NOW)
    assert run(date(2018, 4, 5)) == [0]


def test_what_an_office_sees_goes_when_it_signs_and_comes_again_with_the_next_word(press):
    run(date(2018, 4, 4))
    assert [row.office for row in told([press.world.north, press.world.south])] == [
        press.world.north, press.world.south,
    ]  # fmt: skip
    press.sign(at=morning(date(2018, 4, 4)) + timedelta(hours=1))
    assert [row.office for row in told([press.world.north, press.world.south])] == [press.world.south]
    press.late()
    run(date(2018, 4, 5))
    assert [row.reminder.day.day for row in told([press.world.north])] == [5]


def test_the_network_editor_reminds_with_one_tap_which_is_written_down(press):
    remind(office=press.world.south, period=MARCH, by=press.editor.actor, at=NOW)
    remind(office=press.world.south, period=MARCH, by=press.editor.actor, at=NOW)
    assert Reminder.objects.filter(occasion="asked").count() == 2
    assert AuditEntry.objects.filter(verb="closing_day.remind", office=press.world.south).count() == 2
    for role, office in (("office_director", press.world.south), ("auditor", None)):
        with pytest.raises(NotPermitted):
            remind(office=press.world.south, period=MARCH, by=press.actor(role, office), at=NOW)
    with pytest.raises(NotPermitted):
        remind_all(wanted=[], by=press.editor.actor, at=NOW)


def test_an_older_month_that_is_still_open_is_asked_for_too(press):
    actions.start_issue(network=press.world.network, period=month(2018, 2), by=press.editor.actor, at=NOW)
    run(date(2018, 4, 4))
    assert {row.start.month for row in Reminder.objects.filter(office=press.world.north)} == {2, 3}
