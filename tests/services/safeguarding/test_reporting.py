"""A report needs no consent, is written once, opens for few, outlives erasure and is closed by a record."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.factories.people import person
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import end_role
from youju.ground.access.looking import NotGranted, look
from youju.ground.access.models import AuditEntry, Membership
from youju.ground.access.permissions import OWN_ACCOUNT
from youju.ground.access.queries import standing
from youju.ground.access.refusals import NotPermitted
from youju.ground.people import actions as people
from youju.ground.people.queries.held import everything
from youju.ground.people.rules.births import Birth
from youju.services.safeguarding import actions
from youju.services.safeguarding.models import HarmReport
from youju.services.safeguarding.queries.contacts import calls
from youju.services.safeguarding.queries.reports import find, opened, waiting
from youju.services.safeguarding.rules import (
    NotFromThisOffice,
    NothingNoted,
    ReportClosed,
    ReportConflict,
    Seen,
    Told,
    WhatWasSeen,
    Whom,
)
from youju.services.volunteers import actions as volunteers

pytestmark = pytest.mark.django_db


def seen(words: str = "胳膊上有新的淤青，说是爸爸打的", **more) -> Seen:
    return Seen(**{"key": uuid4(), "seen": words, "on": TODAY, **more})


def reported(world: World, what: Seen | None = None, role: str = "social_worker", **more) -> HarmReport:
    """A report in an office that has a supervisor and a director."""
    for answering in ("supervisor", "office_director"):
        world.colleague(answering, world.north)
    by = world.colleague(role, world.north).actor
    return actions.report(office=world.north, seen=what or seen(), **{"by": by, "at": NOW, **more}).report


def words_for(world: World, role: str, row: HarmReport, number: int = 1):
    by = world.colleague(role, world.north, number).actor
    return opened(row, look=look(subject=row.uid, office=row.office, needs=OWN_ACCOUNT, by=by, at=NOW))


def sees(world: World, role: str, row: HarmReport, office=None, number: int = 1) -> bool:
    by = world.colleague(role, office, number).actor
    return find(standing(by, on=TODAY), by, row.uid) is not None


def test_everybody_who_serves_reports_librarian_and_volunteer_too(world: World):
    for role in ("volunteer", "librarian", "support_clerk", "social_worker", "office_editor"):
        row = reported(world, role=role)
        assert words_for(world, role, row).seen == "胳膊上有新的淤青，说是爸爸打的", role
    with pytest.raises(NotFromThisOffice):
        reported(world, by=world.colleague("social_worker", world.south).actor)


def test_a_volunteer_behind_a_link_reports_to_the_office_that_they_serve(world: World):
    grown = people.register(office=world.north, name="于青", birth=Birth.in_year(1995), by=world.system, at=NOW)
    stamp = {"by": world.system, "at": NOW}
    one = volunteers.enlist(person=grown, since=date(2018, 1, 1), group_kind="student", **stamp)
    link = volunteers.open_own_link(volunteer=one, secret="很长的秘密", **stamp)
    row = reported(world, by=link.volunteer.actor)
    assert row.by == link.volunteer.actor
    assert words_for(world, "supervisor", row).seen


def test_supervisor_director_and_reporter_see_it_and_nobody_else_learns_that_it_exists(world: World):
    row = reported(world)
    for role in ("supervisor", "office_director", "social_worker"):
        assert sees(world, role, row, world.north), role
        assert words_for(world, role, row).seen
    for role, office, number in (
        ("social_worker", world.north, 2), ("office_editor", world.north, 1), ("librarian", world.north, 1),
        ("supervisor", world.south, 1), ("network_editor", None, 1), ("administrator", None, 1),
    ):  # fmt: skip
        assert not sees(world, role, row, office, number), role
    with pytest.raises(NotGranted):
        words_for(world, "office_editor", row)


def test_words_lie_sealed_and_never_stand_in_the_chain(world: World):
    row = reported(world, seen("躲在桌子下面发抖", who="穿红外套的男孩"))
    fresh = HarmReport.objects.get(pk=row.pk)
    for part in (fresh.seen, fresh.who):
        assert "桌子".encode() not in bytes(part)
        assert "红外套".encode() not in bytes(part)
    entry = AuditEntry.objects.get(verb="safeguarding.report")
    assert entry.commitment == "" or "桌子" not in entry.commitment


def test_twice_is_once_and_what_contradicts_replaces_nothing(world: World):
    first = seen()
    row = reported(world, first)
    again = actions.report(office=world.north, seen=first, by=row.by, at=NOW)
    assert (again.report, again.news) == (row, False)
    other = seen("今天又有新伤", key=first.key)
    with pytest.raises(ReportConflict):
        reported(world, other)
    reported(world, other, insist=True)
    assert HarmReport.objects.count() == 2


def test_almost_nothing_is_refused(world: World):
    with pytest.raises(WhatWasSeen):
        reported(world, seen(" "))
    assert reported(world, seen("有伤", on=TODAY + timedelta(days=3))).on == TODAY
    assert reported(world, seen("有伤", person=uuid4())).person is None, "an unknown card is no reason"


def test_a_right_that_was_withdrawn_does_not_silence_a_report(world: World):
    reporter = world.colleague("social_worker", world.north)
    membership = Membership.objects.get(user=reporter.user)
    end_role(membership=membership, until=TODAY, by=world.system, at=NOW)
    assert reported(world, by=reporter.actor)


def test_a_report_outlives_erasure_and_is_not_told_to_whoever_asks(world: World):
    child = person(world, "林小舟", year=2009)
    row = reported(world, seen(person=child.uid))
    editor = world.colleague("office_editor", world.north)
    people.ask(person=child, purpose="request", sentence="监护人要求", by=editor.actor, at=NOW)
    held = everything(child, look=look(subject=child.uid, office=world.north, by=editor.actor, at=NOW))
    assert "harmreport" not in {one.table for one in held}
    people.erase(person=child, reason="监护人要求", by=editor.actor, at=NOW)
    found = words_for(world, "supervisor", row)
    assert (found.who, found.seen) == ("林小舟", "胳膊上有新的淤青，说是爸爸打的")


def test_it_alarms_until_somebody_who_answers_for_it_has_it_in_hand(world: World):
    row = reported(world)
    boss = world.colleague("supervisor", world.north).actor
    assert waiting(standing(boss, on=TODAY)) == [row]
    assert waiting(standing(world.colleague("supervisor", world.south).actor, on=TODAY)) == []
    with pytest.raises(NotPermitted):
        actions.receive(report=row, by=row.by, at=NOW)
    actions.receive(report=row, by=boss, at=NOW)
    assert waiting(standing(boss, on=TODAY)) == []


def test_a_supervisor_who_came_later_takes_it_in_hand_and_reads(world: World):
    row = reported(world)
    late = world.colleague("supervisor", world.north, 2).actor
    with pytest.raises(NotGranted):
        look(subject=row.uid, office=world.north, needs=OWN_ACCOUNT, by=late, at=NOW)
    actions.receive(report=row, by=late, at=NOW)
    assert words_for(world, "supervisor", row, 2).seen


def test_who_was_told_what_was_done_and_how_it_ended(world: World):
    told = Told(Whom.POLICE.value, "槐影里派出所", TODAY)
    row = reported(world, seen(told=(told,)))
    boss = {"by": world.colleague("supervisor", world.north).actor, "at": NOW}
    mate = {"by": world.colleague("social_worker", world.north, 2).actor, "at": NOW}
    with pytest.raises(NotPermitted):
        actions.follow_up(report=row, words="看看", **mate)
    with pytest.raises(NothingNoted):
        actions.follow_up(report=row, words=" ", **boss)
    actions.tell(report=row, told=Told("education", "班主任"), **boss)
    actions.follow_up(report=row, words="和派出所一起去了家里", **boss)
    with pytest.raises(NotPermitted):
        actions.close(report=row, words="好了", by=row.by, at=NOW)
    actions.close(report=row, words="民政临时监护，孩子住在姑姑家", **boss)
    found = words_for(world, "supervisor", HarmReport.objects.get(pk=row.pk))
    assert [(one.row.whom, one.words) for one in found.tellings] == [
        ("police", "槐影里派出所"), ("education", "班主任"),
    ]  # fmt: skip
    assert [one.words for one in found.follow_ups] == ["和派出所一起去了家里"]
    assert found.ending == "民政临时监护，孩子住在姑姑家"
    with pytest.raises(ReportClosed):
        actions.follow_up(report=row, words="又来了", **boss)


def test_the_police_has_the_public_number_until_an_office_writes_its_own(world: World):
    boss = {"by": world.colleague("supervisor", world.north).actor, "at": NOW}
    assert [call.number for call in calls(world.north)] == ["110", "", "", ""]
    actions.write_contacts(
        office=world.north, contacts={Whom.CIVIL_AFFAIRS: ("街道民政科", "010-5550 0160")}, **boss
    )
    assert [call.number for call in calls(world.north)] == ["110", "010-5550 0160", "", ""]
    assert calls(world.south)[1].number == ""
    with pytest.raises(NotPermitted):
        actions.write_contacts(
            office=world.north, contacts={}, by=world.colleague("social_worker", world.north).actor, at=NOW
        )


def test_a_report_is_neither_changed_nor_taken_away_but_may_follow_a_new_key(world: World):
    row = reported(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        HarmReport.objects.filter(pk=row.pk).update(office=world.south)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()
    kept = HarmReport.objects.get(pk=row.pk)
    kept.close({"who": "", "seen": "同样的话"})
    assert HarmReport.objects.filter(pk=row.pk).update(seen=kept.seen) == 1
