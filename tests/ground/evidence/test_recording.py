"""Recording: nothing of another office, nothing of tomorrow, all rows of a file or none."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection

from tests.factories.world import NOW, TODAY, World
from tests.ground.evidence.belonging import (
    ATTENDANCE,
    PUBLICATION,
    SESSION,
    TALLY,
    enterable,
    example,
    foreign,
    lived_in,
)
from youju.ground.access import audit
from youju.ground.access.models import AuditEntry, AuditSalt
from youju.ground.access.refusals import NotPermitted, Refusal
from youju.ground.evidence.actions import Source, attach, correct, record, record_many, state_nil, withdraw
from youju.ground.evidence.fields import Unreadable
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Import, Nil
from youju.ground.evidence.refusals import AlreadyImported, HappensInTheFuture, OutsideTheOffice, RecordWithdrawn
from youju.ground.periods import EmptyPeriod
from youju.services.activities.models import Attendance, Holding
from youju.services.ledger.actions import Counted, define_kind
from youju.services.ledger.rules import DaysAndMonth, StatementStands

TOMORROW = str(TODAY + timedelta(days=1))


def counts() -> dict[str, int]:
    """How many rows there are of everything that recording writes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM evidence_search")
        indexed = cursor.fetchone()[0]
    models = [kind.model for kind in enterable()]
    found = {model.__name__: model.objects.count() for model in (*models, Import, AuditEntry, AuditSalt)}
    return {**found, "indexed": indexed}


def test_no_kind_takes_a_row_of_another_office_through_any_of_its_fields(world):
    lived_in(world)
    far = lived_in(World.found("far", "远方协作", (("east", "东", "东"), ("west", "西", "西"))))
    before = counts()
    tried = set()
    for kind in enterable():
        good = example(kind, world.north)
        standing = kind.model.objects.filter(office=world.north).first()
        for strange in (world.south, far.north):
            for name, row in foreign(kind, world.north, strange):
                tried.add((kind.key, name))
                values = {**good, name: row}
                writing = {"kind": kind, "office": world.north, "by": world.system, "at": NOW}
                with pytest.raises(OutsideTheOffice) as refused:
                    record(values=values, **writing)
                assert refused.value.field == name
                with pytest.raises(OutsideTheOffice):
                    record_many(rows=[good, values], **writing)
                with pytest.raises(Unreadable):
                    kind.field(name).read(str(row.uid), world.north)
                if standing is not None:
                    with pytest.raises(OutsideTheOffice):
                        correct(
                            kind=kind, record=standing, values=values, version=standing.version, reason="x",
                            by=world.system, at=NOW,
                        )  # fmt: skip
    assert len(tried) > 15
    assert counts() == before


def test_the_colleague_of_one_office_records_nothing_in_the_next(world):
    clerk = world.colleague("office_director", world.north).actor
    for kind in enterable():
        if kind.key != ATTENDANCE:
            with pytest.raises(NotPermitted):
                world.record(kind.key, office=world.south, by=clerk)


@pytest.mark.parametrize("kind", [k for k in enterable() if k.header], ids=lambda kind: kind.key)
def test_what_lies_in_the_future_is_no_record(world, kind):
    assert world.record(kind.key, happened_on=str(TODAY)).happened_on <= TODAY
    before = counts()
    with pytest.raises(HappensInTheFuture) as refused:
        world.record(kind.key, happened_on=TOMORROW)
    assert refused.value.field == "happened_on"
    made = kind.model.objects.get()
    with pytest.raises(HappensInTheFuture):
        correct(
            kind=kind, record=made, values=example(kind, world.north, happened_on=TOMORROW), version=1, reason="x",
            by=world.system, at=NOW,
        )  # fmt: skip
    assert counts() == before


def test_today_is_the_day_in_china(world):
    late = NOW.replace(hour=23, minute=59)
    world.record(PUBLICATION, happened_on=str(TODAY), at=late)
    with pytest.raises(HappensInTheFuture):
        world.record(PUBLICATION, happened_on=TOMORROW, at=late)
    world.record(PUBLICATION, happened_on=TOMORROW, at=late + timedelta(minutes=1))


def test_nobody_is_added_to_a_session_that_was_withdrawn(world):
    held = world.record(SESSION)
    values = example(kind_of(ATTENDANCE), world.north)
    withdraw(kind=kind_of(SESSION), record=held, reason="错", by=world.system, at=NOW)
    writing = {"kind": kind_of(ATTENDANCE), "office": world.north, "by": world.system, "at": NOW}
    # The values were read while it still stood; and again with what the database says now.
    for holding in (values["holding"], Holding.objects.get(pk=held.pk)):
        with pytest.raises(RecordWithdrawn):
            record(values={**values, "holding": holding}, **writing)
    assert not Attendance.objects.standing().exists()


def test_no_correction_touches_what_was_stamped(world):
    kind, made = kind_of(PUBLICATION), world.record(PUBLICATION)
    stamped = ("id", "uid", "office_id", "by_id", "recorded_at", "withdrawal_id", "imported_id")
    before = {name: getattr(made, name) for name in stamped}
    intruder = world.colleague("librarian", world.south).actor
    values = {
        **kind.read_values(made), "office": world.south, "by": intruder, "recorded_at": NOW - timedelta(days=99),
        "uid": world.network.uid, "id": 77, "withdrawal": None, "imported": None, "version": 40, "pk": 5,
    }  # fmt: skip
    correct(kind=kind, record=made, values=values, version=1, reason="x", by=world.system, at=NOW)
    made.refresh_from_db()
    assert {name: getattr(made, name) for name in stamped} == before
    assert made.version == 2


@pytest.mark.parametrize("size", [5, 150], ids=["few", "many"])
def test_a_bad_row_in_the_middle_leaves_nothing_and_is_named(world, size):
    kind = kind_of(PUBLICATION)
    good = example(kind, world.north)
    rows = [{**good, "title": f"第{n}条"} for n in range(size)]
    rows[size // 2] = {**good, "link": "javascript:alert(1)"}
    before, source = counts(), Source("一月.xlsx", "d" * 64)
    with pytest.raises(Refusal) as refused:
        record_many(kind=kind, office=world.north, rows=rows, source=source, by=world.system, at=NOW)
    assert (refused.value.row, refused.value.field) == (size // 2, "link")
    assert counts() == before
    assert audit.verify().broken_at is None


@pytest.mark.parametrize("size", [5, 150], ids=["few", "many"])
def test_a_row_that_only_the_database_refuses_leaves_nothing_either(world, size):
    kind = kind_of("communications.material")
    rows = [example(kind, world.north) for _ in range(size)]
    rows[size // 2]["files"] = 0
    before = counts()
    with pytest.raises(IntegrityError):
        record_many(kind=kind, office=world.north, rows=rows, by=world.system, at=NOW)
    assert counts() == before


def test_a_session_without_people_leaves_no_attendance_of_the_sessions_before_it(world):
    kind = kind_of(SESSION)
    rows = [example(kind, world.north, happened_on=f"2018-03-{day:02}") for day in range(1, 10)]
    rows[4]["n_child"] = None
    before = counts()
    with pytest.raises(Refusal) as refused:
        record_many(kind=kind, office=world.north, rows=rows, by=world.system, at=NOW)
    assert refused.value.row == 4
    assert counts() == before


@pytest.mark.parametrize("size", [5, 150], ids=["few", "many"])
def test_a_statement_that_stands_twice_in_one_file_is_refused_by_name(world, size):
    kind = kind_of(TALLY)
    define_kind(
        network=world.network, office=world.north, key="families", label="家庭", by=world.system, at=NOW,
        measures=[Counted("households", "户", "户")],
    )  # fmt: skip
    row = example(kind, world.north, tally_kind="家庭", sessions="", households="3")
    rows = [{**row, "happened_on": date(2000 + n // 12, n % 12 + 1, 1)} for n in range(size)]
    rows[size - 1] = dict(rows[1])
    before = counts()
    with pytest.raises(StatementStands) as refused:
        record_many(kind=kind, office=world.north, rows=rows, by=world.system, at=NOW)
    assert refused.value.row == size - 1
    assert counts() == before


def test_days_beside_their_month_in_one_file_are_named_by_their_row(world):
    kind = kind_of(TALLY)
    month = {"span": "month"}
    day = example(kind, world.north, happened_on="2018-03-02")
    rows = [day, {**day, "happened_on": date(2018, 3, 3)}, {**day, **month}, {**day, "happened_on": TODAY}]
    before = counts()
    with pytest.raises(DaysAndMonth) as refused:
        record_many(kind=kind, office=world.north, rows=rows, by=world.system, at=NOW)
    assert refused.value.row == 2
    assert counts() == before


def test_the_same_file_is_refused_while_its_first_import_stands(world):
    kind, source = kind_of(PUBLICATION), Source("三月\x00\n.xlsx", "a" * 64)
    writing = {"kind": kind, "rows": [example(kind, world.north)], "by": world.system, "at": NOW}
    record_many(office=world.north, source=source, **writing)
    before = counts()
    with pytest.raises(AlreadyImported):
        record_many(office=world.north, source=source, **writing)
    assert counts() == before
    assert Import.objects.get().name == "三月\n.xlsx"
    south = example(kind, world.south)
    # Another office, another kind or other bytes are another file.
    record_many(office=world.south, source=source, **{**writing, "rows": [south]})
    record_many(office=world.north, source=Source("三月.xlsx", "b" * 64), **writing)


def test_a_zero_is_stated_for_a_period_that_has_begun(world):
    stating = {"kind": kind_of(SESSION), "office": world.north, "by": world.system, "at": NOW}
    assert state_nil(start=date(2018, 3, 1), end=date(2018, 4, 1), **stating).pk
    with pytest.raises(HappensInTheFuture):
        state_nil(start=date(2018, 4, 1), end=date(2018, 5, 1), **stating)
    with pytest.raises(EmptyPeriod):
        state_nil(start=date(2018, 3, 1), end=date(2018, 3, 1), **stating)
    assert Nil.objects.count() == 1


def test_the_attachment_of_another_office_is_not_taken_along(world, tmp_path):
    sheet = attach(office=world.south, name="表.pdf", data=b"%PDF-1.4", by=world.system, at=NOW)
    kind, before = kind_of(PUBLICATION), counts()
    with pytest.raises(OutsideTheOffice):
        record(
            kind=kind, office=world.north, values=example(kind, world.north), attachments=[sheet],
            by=world.system, at=NOW,
        )  # fmt: skip
    assert counts() == before
