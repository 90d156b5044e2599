"""A case opens for its worker, its supervisor, and whoever was given it; every other way leaves its trace."""

from datetime import timedelta

import pytest

from tests.factories.cases import SECRET, contact, looking, opened, stamp, supervisor, worker, written
from tests.factories.people import guardian
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.looking import NotGranted, grant_of, look
from youju.ground.access.models import AuditEntry
from youju.ground.access.queries import standing
from youju.ground.access.refusals import NotPermitted, WithoutReason
from youju.ground.people import actions as people
from youju.services.cases import actions
from youju.services.cases.models import EmergencyLook, PaperDraft
from youju.services.cases.queries import access
from youju.services.cases.queries.cases import Sought, lines
from youju.services.cases.queries.work import watch, work
from youju.services.cases.rules.refusals import (
    EndsInThePast,
    HasItAlready,
    NoConsentToShare,
    OnlyItsSupervisor,
    SameHands,
    SeenAlready,
    ToWhom,
)

pytestmark = pytest.mark.django_db


def shown(world: World, colleague, **sought):
    return lines(
        world.north,
        colleague.actor,
        standing(colleague.actor, on=TODAY),
        sought=Sought(**sought),
        at=NOW,
        on=TODAY,
    )


def test_others_of_the_office_do_not_open_a_case_nor_does_whoever_keeps_accounts(world: World):
    case = opened(world)
    for role in ("social_worker", "office_editor", "office_director", "librarian", "support_clerk"):
        somebody = world.colleague(role, world.north, 5).actor
        with pytest.raises(NotGranted):
            look(subject=case.uid, office=case.office, by=somebody, at=NOW)
    for role in ("administrator", "auditor", "network_editor"):
        with pytest.raises(NotGranted):
            look(subject=case.uid, office=case.office, by=world.colleague(role).actor, at=NOW)


def test_who_supervises_the_office_knows_of_a_case_by_number_alone(world: World):
    opened(world)
    [line] = shown(world, world.colleague("office_director", world.north))
    assert (line.case.number, line.card, line.categories) == (1, None, ())
    [own] = shown(world, worker(world))
    assert own.card.name == "陈小舟"
    assert shown(world, world.colleague("social_worker", world.north, 2)) == []


def test_a_name_is_searched_only_among_cases_that_were_given(world: World):
    case = opened(world)
    words = frozenset({case.person_id})
    assert len(shown(world, worker(world), words=words)) == 1
    assert shown(world, world.colleague("office_director", world.north), words=words) == []


def test_whoever_gives_a_case_away_opens_it_no_more(world: World):
    case, other = opened(world), world.colleague("social_worker", world.north, 2)
    actions.keep_draft(case=case, sort="contact", paper=None, typed={"happened": SECRET}, **stamp(world))
    boss = {"by": supervisor(world).actor, "at": NOW}
    actions.hand_over(case=case, worker=other.user, supervisor=supervisor(world).user, **boss)
    later = NOW + timedelta(seconds=1)
    with pytest.raises(NotGranted):
        look(subject=case.uid, office=case.office, by=worker(world).actor, at=later)
    assert look(subject=case.uid, office=case.office, by=other.actor, at=later)
    assert not PaperDraft.objects.exists()
    with pytest.raises(SameHands):
        actions.hand_over(case=case, worker=other.user, supervisor=supervisor(world).user, **boss)


def test_a_case_is_given_for_a_purpose_until_a_day_and_taken_back(world: World):
    case, other = opened(world), world.colleague("social_worker", world.north, 2)
    given = actions.give(case=case, to=other.user, purpose="service", until=TODAY, **stamp(world))
    assert look(subject=case.uid, office=case.office, by=other.actor, at=NOW).purpose == "service"
    assert grant_of(other.actor, case.uid, case.office, at=NOW + timedelta(days=1)) is None
    with pytest.raises(HasItAlready):
        actions.give(case=case, to=other.user, purpose="service", until=TODAY, **stamp(world))
    actions.end_grant(case=case, grant=given, **stamp(world))
    assert grant_of(other.actor, case.uid, case.office, at=NOW + timedelta(seconds=1)) is None


def test_a_case_is_not_given_to_whoever_opens_no_cards_nor_for_ever(world: World):
    case, clerk = opened(world), world.colleague("support_clerk", world.north)
    with pytest.raises(ToWhom):
        actions.give(case=case, to=clerk.user, purpose="service", until=TODAY, **stamp(world))
    other = world.colleague("social_worker", world.north, 2).user
    for until in (TODAY - timedelta(days=1), TODAY + timedelta(days=400)):
        with pytest.raises(EndsInThePast):
            actions.give(case=case, to=other, purpose="service", until=until, **stamp(world))


def test_breaking_the_glass_opens_for_a_day_and_always_leaves_its_trace(world: World):
    case, other = opened(world), world.colleague("social_worker", world.north, 2)
    with pytest.raises(WithoutReason):
        actions.break_glass(case=case, reason="急", by=other.actor, at=NOW)
    made = actions.break_glass(case=case, reason="孩子走失，要找监护人", by=other.actor, at=NOW)
    assert look(subject=case.uid, office=case.office, by=other.actor, at=NOW).purpose == "emergency"
    assert grant_of(other.actor, case.uid, case.office, at=NOW + timedelta(hours=25)) is None
    assert AuditEntry.objects.filter(verb="case.break_glass", subject=case.uid, by=other.actor).exists()
    assert "走失".encode() not in bytes(EmergencyLook.objects.get().words)
    [told] = watch(supervisor(world).user, {case.uid}, on=TODAY).emergencies
    assert told == made
    [known] = access.emergencies(case, looking(world, case))
    assert (known.reason, known.seen) == ("孩子走失，要找监护人", False)


def test_the_supervisor_takes_note_of_it_once(world: World):
    case = opened(world)
    made = actions.break_glass(
        case=case, reason="孩子走失", by=world.colleague("social_worker", world.north, 2).actor, at=NOW
    )
    with pytest.raises(OnlyItsSupervisor):
        actions.take_note(emergency=made, **stamp(world))
    boss = {"by": supervisor(world).actor, "at": NOW}
    actions.take_note(emergency=made, **boss)
    with pytest.raises(SeenAlready):
        actions.take_note(emergency=made, **boss)
    assert watch(supervisor(world).user, {case.uid}, on=TODAY).emergencies == ()


def test_whoever_works_on_no_cases_of_the_office_breaks_no_glass(world: World):
    case = opened(world)
    for role, office in (("librarian", world.north), ("social_worker", world.south), ("administrator", None)):
        with pytest.raises(NotPermitted):
            actions.break_glass(case=case, reason="想看一看", by=world.colleague(role, office).actor, at=NOW)


def test_what_is_overdue_and_whom_nobody_met_stands_in_the_work_of_its_worker(world: World):
    case = opened(world)
    mine = work(worker(world).user, {case.uid}, on=TODAY)
    assert [line.case for line in mine.silent] == [case]
    contact(world, case, next_on=TODAY)
    mine = work(worker(world).user, {case.uid}, on=TODAY)
    assert mine.silent == ()
    assert [(one.what, one.case) for one in mine.today] == [("contact", case)]


def test_a_referral_passes_on_nothing_without_consent_and_ends_the_access_of_whoever_sends(world: World):
    case = opened(world)
    said = {"to": "区儿童福利科", "why": "需要康复评估", "papers": "预估一份"}
    with pytest.raises(NoConsentToShare):
        written(world, case, "referral", words=said, partner=None, whole=True)
    kin = guardian(world, case.person)
    people.consent(
        person=case.person, purpose="sharing", channel="partners", guardian=kin, own=True, paper="柜3",
        since=TODAY, **stamp(world),
    )  # fmt: skip
    written(world, case, "referral", words=said, partner=None, whole=True)
    written(world, case, "closure", reason="referred")
    later = NOW + timedelta(seconds=1)
    with pytest.raises(NotGranted):
        look(subject=case.uid, office=case.office, by=worker(world).actor, at=later)
    assert look(subject=case.uid, office=case.office, by=supervisor(world).actor, at=later)


def test_a_closure_for_another_reason_leaves_the_case_in_its_hands(world: World):
    case = opened(world)
    written(world, case, "closure", reason="reached")
    later = NOW + timedelta(seconds=1)
    assert look(subject=case.uid, office=case.office, by=worker(world).actor, at=later)
