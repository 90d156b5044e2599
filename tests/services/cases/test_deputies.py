"""While a supervisor is away the deputy does what the supervisor does, and not a day longer."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.cases import contact, opened, planned, supervisor, worker
from tests.factories.world import NOW, TODAY, Colleague, World
from youju.ground.access.looking import NotGranted, grant_of, look
from youju.ground.access.models import AuditEntry
from youju.services.cases import actions
from youju.services.cases.models import Case, Supervision
from youju.services.cases.queries.auditing import case_year
from youju.services.cases.queries.work import watch
from youju.services.cases.rules.refusals import AwayAlready, OnlyWhoWorksOnIt, SupervisorOfCase

pytestmark = pytest.mark.django_db
FIRST, LAST = timedelta(days=2), timedelta(days=5)


def deputy(world: World) -> Colleague:
    return world.colleague("supervisor", world.north, 2)


def away(world: World, first: timedelta = FIRST, to: Colleague | None = None) -> None:
    actions.go_away(
        office=world.north, deputy=(to or deputy(world)).user, since=TODAY + first, until=TODAY + LAST,
        by=supervisor(world).actor, at=NOW,
    )  # fmt: skip


def opens(world: World, case: Case, later: timedelta, who: Colleague | None = None) -> bool:
    """At noon of a day from now."""
    return grant_of((who or deputy(world)).actor, case.uid, case.office, at=NOW + later) is not None


def commented(world: World, case: Case, later: timedelta = timedelta()) -> Supervision:
    return actions.write_paper(
        case=case, sort="supervision", happened_on=TODAY, words={"said": "继续家访"}, verdict="comment",
        about=None, minutes=10, by=deputy(world).actor, at=NOW + later,
    )  # fmt: skip


def test_a_case_opens_for_the_deputy_from_the_first_day_through_the_last_and_not_a_day_longer(world: World):
    case = opened(world)
    away(world)
    days = [timedelta(days=day) for day in range(8)]
    assert [opens(world, case, day) for day in days] == [False, False, True, True, True, True, False, False]
    with pytest.raises(NotGranted):
        look(subject=case.uid, office=case.office, by=deputy(world).actor, at=NOW + timedelta(days=6))
    assert AuditEntry.objects.filter(verb="case.go_away").count() == 1


def test_the_deputy_says_the_supervisors_word_while_they_stand_in(world: World):
    case = opened(world)
    planned(world, case)
    with pytest.raises(NotGranted):
        commented(world, case)
    away(world, timedelta())
    commented(world, case)
    assert [one.case for one in watch(deputy(world).user, {case.uid}, on=TODAY).waiting] == [case]
    assert watch(deputy(world).user, {case.uid}, on=TODAY + timedelta(days=6)).waiting == ()
    with pytest.raises(NotGranted):
        commented(world, case, timedelta(days=6))


def test_a_case_that_is_opened_or_given_meanwhile_follows_the_absence(world: World):
    away(world, timedelta())
    case = opened(world)
    assert opens(world, case, timedelta())
    third = world.colleague("supervisor", world.north, 3)
    actions.hand_over(
        case=case, worker=worker(world).user, supervisor=third.user, by=third.actor, at=NOW + timedelta(hours=1)
    )
    assert not opens(world, case, timedelta(hours=2))
    with pytest.raises(NotGranted):
        commented(world, case, timedelta(hours=2))


def test_an_absence_that_lies_ahead_opens_nothing_of_a_case_given_away_before(world: World):
    case, third = opened(world), world.colleague("supervisor", world.north, 3)
    away(world)
    actions.hand_over(case=case, worker=worker(world).user, supervisor=third.user, by=third.actor, at=NOW)
    assert not any(opens(world, case, timedelta(days=day)) for day in range(8))


def test_nobody_stands_in_for_the_supervisor_of_their_own_work(world: World):
    boss = deputy(world)
    case = opened(world)
    actions.hand_over(
        case=case, worker=boss.user, supervisor=supervisor(world).user, by=supervisor(world).actor, at=NOW
    )
    away(world, timedelta())
    with pytest.raises(OnlyWhoWorksOnIt):
        actions.amend(
            paper=commented_by_supervisor(world, case), look=look_of(case, boss), version=1, happened_on=TODAY,
            words={"said": "很好"}, by=boss.actor, at=NOW,
        )  # fmt: skip
    assert watch(boss.user, {case.uid}, on=TODAY).lines == ()


def commented_by_supervisor(world: World, case: Case) -> Supervision:
    return actions.write_paper(
        case=case, sort="supervision", happened_on=TODAY, words={"said": "要补评估"}, verdict="comment",
        about=None, minutes=10, by=supervisor(world).actor, at=NOW,
    )  # fmt: skip


def look_of(case: Case, who: Colleague):
    return look(subject=case.uid, office=case.office, by=who.actor, at=NOW)


def test_who_may_not_supervise_stands_in_for_nobody_and_two_do_not_at_once(world: World):
    with pytest.raises(SupervisorOfCase):
        away(world, to=worker(world))
    away(world)
    with pytest.raises(AwayAlready):
        away(world)


def test_the_years_audit_says_that_somebody_stood_in(world: World):
    opened(world)
    away(world, timedelta())
    found = case_year(world.north, NOW - timedelta(days=1), NOW + timedelta(days=9))
    assert [row[-1] for row in found.grants if row[2] == deputy(world).actor.label] == ["deputy"]


def test_my_work_says_for_whom_somebody_stands_in_and_the_page_ends_with_it(world: World, time_machine):
    time_machine.move_to(NOW, tick=False)
    case, client = opened(world), deputy(world).client()
    contact(world, case)
    page = reverse("cases:case", args=[case.uid])
    assert client.get(page).status_code == 403
    away(world, timedelta())
    assert client.get(page).status_code == 200
    assert (TODAY + LAST).isoformat() in client.get(reverse("cases:work")).content.decode()
    time_machine.move_to(NOW + timedelta(days=6), tick=False)
    client = deputy(world).client()
    assert client.get(page).status_code == 403
