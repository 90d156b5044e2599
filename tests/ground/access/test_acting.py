"""An action is one transaction with one audit entry: whatever fails inside leaves nothing of it."""

import pytest
from django.db import transaction

from tests.factories.world import NOW
from youju.ground.access import actions, audit
from youju.ground.access.acting import ACTIONS, NoAuditEntry, action
from youju.ground.access.models import Actor, AuditEntry
from youju.ground.access.refusals import Refusal
from youju.ground.organisations.models import Site


@pytest.fixture(autouse=True)
def _forget_what_a_test_declared():
    before = dict(ACTIONS)
    yield
    ACTIONS.clear()
    ACTIONS.update(before)


def test_an_action_takes_nothing_by_position_and_must_know_who_and_when():
    def positional(office, *, by, at): ...
    def nameless(*, office, at): ...
    def timeless(*, office, by): ...
    def starred(*offices, by, at): ...

    for wrong in (positional, nameless, timeless, starred):
        with pytest.raises(TypeError, match=wrong.__name__):
            action(wrong)


def test_an_action_called_by_position_does_nothing(world):
    with pytest.raises(TypeError):
        actions.open_site(world.north, "点", world.system, NOW)  # type: ignore[misc]
    assert not Site.objects.filter(name="点").exists()


def test_an_entry_of_a_nested_action_is_enough_for_the_outer_one(world):
    @action
    def furnish(*, by, at):
        return actions.open_site(office=world.north, name="里屋", by=by, at=at)

    before = AuditEntry.objects.count()
    assert furnish(by=world.system, at=NOW).pk
    assert AuditEntry.objects.count() == before + 1


def test_a_nested_action_that_failed_lends_its_entry_to_nobody(world):
    @action
    def fail(*, by, at):
        actions.open_site(office=world.north, name="半间", by=by, at=at)
        raise Refusal

    @action
    def swallow(*, by, at):
        with pytest.raises(Refusal):
            fail(by=by, at=at)
        Actor.objects.create(kind=Actor.Kind.DEVICE, label="偷偷")

    before = AuditEntry.objects.count()
    with pytest.raises(NoAuditEntry):
        swallow(by=world.system, at=NOW)
    assert AuditEntry.objects.count() == before
    assert not Site.objects.filter(name="半间").exists()
    assert not Actor.objects.filter(label="偷偷").exists()


def test_the_entry_of_one_action_does_not_serve_the_next(world):
    @action
    def forget(*, by, at): ...

    actions.open_site(office=world.north, name="一", by=world.system, at=NOW)
    with pytest.raises(NoAuditEntry):
        forget(by=world.system, at=NOW)
    assert audit.written.get() is None, "and nothing is remembered outside of actions"


def test_a_refused_action_leaves_rows_entries_and_seals_as_they_were(world):
    clerk = world.colleague("librarian", world.north).actor
    before = (Site.objects.count(), AuditEntry.objects.count(), audit.verify())
    with pytest.raises(Refusal):
        actions.open_site(office=world.north, name="不许", by=clerk, at=NOW)
    with transaction.atomic():
        actions.open_site(office=world.north, name="作废", by=world.system, at=NOW)
        transaction.set_rollback(True)
    assert (Site.objects.count(), AuditEntry.objects.count(), audit.verify()) == before


def test_there_is_one_system_even_where_two_were_made_at_once(world):
    """Two processes may take their first step in the same moment; the product goes on with the older one."""
    Actor.objects.create(kind=Actor.Kind.SYSTEM, label="Youju")
    assert actions.system() == world.system


def test_the_system_signs_with_the_name_that_the_pages_have(world):
    """Its name stands under reminders and records, in the middle of Chinese sentences."""
    assert world.system.label == "有据"
