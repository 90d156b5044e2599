"""Correcting, withdrawing, reinstating: what was said before is kept; who may mend without a reason, how long."""

from datetime import date, timedelta
from itertools import pairwise
from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, connections, transaction

from tests.factories.world import NOW, World
from tests.ground.evidence.belonging import PUBLICATION
from youju.ground.access.actions import end_role
from youju.ground.access.models import AuditEntry
from youju.ground.access.queries import standing
from youju.ground.access.refusals import NotPermitted
from youju.ground.evidence.actions import close_month, correct, record_many, reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Correction, Withdrawal
from youju.ground.evidence.queries import history, opened, standing_import
from youju.ground.evidence.refusals import ChangedMeanwhile, ReasonMissing, RecordStands, RecordWithdrawn

KIND = kind_of(PUBLICATION)
DAY, TICK = timedelta(hours=24), timedelta(microseconds=1)


@pytest.fixture
def author(world):
    return world.colleague("social_worker", world.north).actor


@pytest.fixture
def made(world, author):
    return world.record(PUBLICATION, by=author)


def mend(record, by, at=NOW, *, version=1, reason="", **changed):
    record.refresh_from_db()
    values = {**KIND.read_values(record), "title": "改过", **changed}
    return correct(kind=KIND, record=record, values=values, version=version, reason=reason, by=by, at=at)


@pytest.mark.parametrize("act", ["correct", "withdraw", "reinstate"])
def test_the_author_needs_no_reason_for_a_day_and_not_a_moment_longer(world, made, author, act):
    if act == "reinstate":
        withdraw(kind=KIND, record=made, reason="错", by=world.system, at=NOW)

    def attempt(at, reason=""):
        with transaction.atomic():
            if act == "correct":
                mend(made, author, at, reason=reason)
            elif act == "withdraw":
                withdraw(kind=KIND, record=made, reason=reason, by=author, at=at)
            else:
                reinstate(kind=KIND, record=made, reason=reason, by=author, at=at)
            transaction.set_rollback(True)

    attempt(NOW)
    attempt(NOW + DAY)
    with pytest.raises(ReasonMissing):
        attempt(NOW + DAY + TICK)
    for nothing in ("  ", "\x00", "\u200b\u202e"):
        with pytest.raises(ReasonMissing):
            attempt(NOW + DAY + TICK, nothing)
    attempt(NOW + DAY + TICK, "抄错")
    has = standing(author, on=NOW.date())
    assert not opened(KIND, made, has, by=author, at=NOW + DAY).needs_reason
    assert opened(KIND, made, has, by=author, at=NOW + DAY + TICK).needs_reason


def test_somebody_elses_entry_always_needs_a_reason_and_the_right(world, made):
    supervisor = world.colleague("supervisor", world.north).actor
    colleague = world.colleague("social_worker", world.north, 2).actor
    stranger = world.colleague("supervisor", world.south).actor
    with pytest.raises(ReasonMissing):
        mend(made, supervisor)
    for nobody in (colleague, stranger):
        for attempt in (
            lambda by=nobody: mend(made, by, reason="我来改"),
            lambda by=nobody: withdraw(kind=KIND, record=made, reason="我来改", by=by, at=NOW),
            lambda by=nobody: reinstate(kind=KIND, record=made, reason="我来改", by=by, at=NOW),
        ):
            with pytest.raises(NotPermitted):
                attempt()
    assert mend(made, supervisor, reason="核对后更正").version == 2


def test_an_author_who_left_may_not_touch_the_own_entry(world, made, author):
    membership = author.user.memberships.get()
    end_role(membership=membership, until=NOW.date(), by=world.system, at=NOW)
    with pytest.raises(NotPermitted):
        mend(made, author, NOW + timedelta(minutes=1), reason="我写的")


@pytest.mark.parametrize(
    ("released", "month", "free"),
    [
        (timedelta(0), date(2018, 3, 1), False), (TICK, date(2018, 3, 1), False), (-TICK, date(2018, 3, 1), True),
        (timedelta(hours=1), date(2018, 2, 1), True), (timedelta(hours=1), date(2018, 4, 1), True),
    ],
    ids=["with it", "just after", "just before", "the month before", "the month after"],
)  # fmt: skip
def test_a_released_entry_needs_a_reason_and_a_late_one_does_not(world, made, author, released, month, free):
    end = (month + timedelta(days=32)).replace(day=1)
    close_month(office=world.north, start=month, end=end, by=world.system, at=NOW + released)
    close_month(office=world.south, start=date(2018, 3, 1), end=date(2018, 4, 1), by=world.system, at=NOW + DAY)
    later = NOW + timedelta(hours=2)
    if free:
        assert mend(made, author, later).version == 2
    else:
        with pytest.raises(ReasonMissing):
            mend(made, author, later)


def test_every_version_of_a_record_can_be_read_back(world, made, author):
    titles = [made.title]
    for step in range(1, 6):
        titles.append(f"第{step}版")
        mend(made, author, NOW + step * TICK, version=step, title=titles[-1], characters=step)
    steps = list(Correction.objects.filter(record=made.uid).order_by("version"))
    assert [step.version for step in steps] == [1, 2, 3, 4, 5]
    assert [tuple(step.before["title"]) for step in steps] == list(pairwise(titles))
    withdraw(kind=KIND, record=made, by=author, at=NOW + 9 * TICK)
    reinstate(kind=KIND, record=made, by=author, at=NOW + 10 * TICK)
    withdraw(kind=KIND, record=made, by=author, at=NOW + 11 * TICK)
    made.refresh_from_db()
    told = history(KIND, made)
    lived = ["recorded", *["corrected"] * 5, "withdrawn", "reinstated", "withdrawn"]
    assert [event.what for event in told] == lived
    assert [event.at for event in told] == sorted(event.at for event in told)
    assert made.version == 7


def test_a_reason_that_was_given_is_still_told_after_the_record_stands_again(world, made, author):
    withdraw(kind=KIND, record=made, reason="重复登记", by=world.system, at=NOW)
    reinstate(kind=KIND, record=made, reason="不是重复", by=author, at=NOW + TICK)
    mend(made, author, NOW + 2 * TICK, version=2, title=made.title, reason="看过,没有改")
    made.refresh_from_db()
    assert [(event.what, event.by, event.reason) for event in history(KIND, made)] == [
        ("recorded", author, ""), ("withdrawn", world.system, "重复登记"), ("reinstated", author, "不是重复"),
        ("corrected", author, "看过,没有改"),
    ]  # fmt: skip


def test_what_was_said_before_cannot_be_rewritten(world, made, author):
    mend(made, author)
    withdraw(kind=KIND, record=made, by=author, at=NOW)
    for table in ("evidence_correction", "evidence_withdrawal", KIND.model._meta.db_table):
        with (
            pytest.raises(IntegrityError, match="youju-immutable"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table}")
    with pytest.raises(IntegrityError, match="youju-immutable"), transaction.atomic():
        Correction.objects.update(reason="别的")


def test_a_stale_form_changes_nothing(world, made, author):
    mend(made, author, title="先到")
    before = (Correction.objects.count(), AuditEntry.objects.count())
    with pytest.raises(ChangedMeanwhile):
        mend(made, author, title="后到")
    made.refresh_from_db()
    assert (made.title, made.version) == ("先到", 2)
    assert (Correction.objects.count(), AuditEntry.objects.count()) == before


def test_a_form_that_was_open_while_the_record_was_taken_back_and_reinstated_is_stale(made, author):
    withdraw(kind=KIND, record=made, by=author, at=NOW)
    reinstate(kind=KIND, record=made, by=author, at=NOW)
    with pytest.raises(ChangedMeanwhile):
        mend(made, author, version=1)


def test_what_is_withdrawn_is_neither_corrected_nor_withdrawn_and_what_stands_not_reinstated(made, author):
    with pytest.raises(RecordStands):
        reinstate(kind=KIND, record=made, by=author, at=NOW)
    withdraw(kind=KIND, record=made, by=author, at=NOW)
    with pytest.raises(RecordWithdrawn):
        mend(made, author)
    with pytest.raises(RecordWithdrawn):
        withdraw(kind=KIND, record=made, by=author, at=NOW)
    assert Withdrawal.objects.count() == 1


def test_the_values_that_were_given_stay_as_the_caller_wrote_them(made, author):
    values = {**KIND.read_values(made), "title": "改过"}
    given = dict(values)
    correct(kind=KIND, record=made, values=values, version=1, by=author, at=NOW)
    assert values == given


def test_control_characters_reach_no_reason(world, made, author):
    mend(made, author, reason="抄\x00错\u202e了")
    assert Correction.objects.get().reason == "抄错了"
    withdraw(kind=KIND, record=made, reason="\x00重\x00复" + "长" * 900, by=author, at=NOW)
    assert Withdrawal.objects.get().reason == "重复" + "长" * 198


def test_of_two_corrections_at_once_one_wins_and_the_other_is_told(own_database):
    world = World.found()
    record = world.record(PUBLICATION)
    values = KIND.read_values(record)
    start, outcomes = Barrier(2), []

    def write(title: str) -> None:
        try:
            start.wait()
            correct(
                kind=KIND, record=record, values={**values, "title": title}, version=1, reason="同时",
                by=world.system, at=NOW,
            )  # fmt: skip
            outcomes.append(title)
        except ChangedMeanwhile as refusal:
            outcomes.append(type(refusal).__name__)
        finally:
            connections.close_all()

    threads = [Thread(target=write, args=(title,)) for title in ("甲", "乙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record.refresh_from_db()
    assert sorted(outcomes) == sorted([record.title, "ChangedMeanwhile"])
    assert record.version == 2
    assert Correction.objects.count() == 1


def test_nothing_is_an_import_that_came_without_a_file(world):
    record_many(kind=KIND, office=world.north, rows=[], by=world.system, at=NOW)
    assert standing_import(world.north.pk, KIND, "") is None
