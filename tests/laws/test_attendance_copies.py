"""The people of a session say what their session says, whatever is done to it and in whatever order."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.factories.people import person
from tests.factories.world import NOW, World
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import correct, record, reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.measures.scopes import of_offices
from youju.ground.periods import month
from youju.services.activities.actions.roll_call import take
from youju.services.activities.kinds import COPIED, SESSION, rewrite
from youju.services.activities.models import Activity, Attendance, Holding, Session
from youju.services.activities.rules.marks import Said, Tap

ATTENDANCE = kind_of("activities.attendance")
HEADS = st.sampled_from([None, 0, 1, 7, 30])
PICK = st.integers(0, 5)


class Undone(Exception):
    """Ends one life of the machine: everything it did is rolled back."""


def broken(rows: "Iterator[Attendance]") -> list[str]:
    """What is wrong with attendance rows: copies that differ, people who count at a session that does not."""
    found = []
    for row in rows:
        found += [f"{name} of {row.pk}" for name in COPIED if getattr(row, name) != getattr(row.holding, name)] * (
            row.withdrawal_id is None
        )
        if row.withdrawal_id is None and row.holding.withdrawal_id is not None:
            found.append(f"{row.pk} counts at a withdrawn session")
    return found


class Lives(RuleBasedStateMachine):
    """Sessions of the north are recorded, corrected, withdrawn and reinstated, and people are added to them."""

    world: World

    @initialize()
    def begin(self) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def held(self, pick: int) -> Holding | None:
        rows = list(Holding.objects.order_by("pk"))
        return rows[pick % len(rows)] if rows else None

    def stamp(self) -> dict[str, object]:
        return {"by": self.world.system, "at": NOW, "reason": "试"}

    @rule(day=st.integers(1, 9), children=HEADS, volunteers=HEADS, site=st.booleans(), other=st.booleans())
    def record(self, day, children, volunteers, site, other) -> None:
        furniture = self.world.furniture[self.world.north.pk]
        cells = {"happened_on": date(2018, 3, day), "n_child": children, "n_volunteer": volunteers}
        values = dict.fromkeys(field.name for field in SESSION.entry) | cells
        values |= {"activity": self.activities[other], "site": furniture.other_site if site else None}
        values |= {"topic": "", "approximate": False}
        try:
            record(kind=SESSION, office=self.world.north, values=values, by=self.world.system, at=NOW)
        except Refusal:
            assert children is volunteers is None, "only a session to which nobody came is refused"

    @rule(pick=PICK, day=st.integers(1, 9), children=HEADS, other=st.booleans(), group=st.booleans())
    def correct(self, pick, day, children, other, group) -> None:
        if (held := self.held(pick)) and held.withdrawal_id is None:
            furniture = self.world.furniture[self.world.north.pk]
            values = SESSION.read_values(held) | {"happened_on": date(2018, 3, day), "n_child": children}
            values |= {
                "activity": self.activities[other],
                "group": furniture.group if group else None,
                "n_elder": 2,
            }
            correct(kind=SESSION, record=held, values=values, version=held.version, **self.stamp())
            said = SESSION.read_values(Holding.objects.get(pk=held.pk))
            assert (said["n_child"] or 0) == (children or 0), "what was typed is what stands"
            assert said["n_elder"] == 2
            # What was left empty comes from the activity.
            typed = {name for name, value in values.items() if value is not None and name != "n_child"}
            assert {name: said[name] for name in typed} == {name: values[name] for name in typed}

    @rule(pick=PICK, n=st.integers(1, 9), partner=st.booleans(), role=st.sampled_from(["child", "visitor"]))
    def add(self, pick, n, partner, role) -> None:
        if held := self.held(pick):
            furniture = self.world.furniture[self.world.north.pk]
            values = {"holding": held, "role": role, "n": n, "partner": furniture.partner if partner else None}
            values |= {"minutes": None, "approximate": True}
            try:
                record(kind=ATTENDANCE, office=self.world.north, values=values, by=self.world.system, at=NOW)
            except Refusal:
                assert held.withdrawal_id is not None

    @rule(
        day=st.integers(1, 7), other=st.booleans(), child=st.integers(0, 2), n=st.integers(1, 4),
        said=st.sampled_from([Said.PRESENT, Said.ABSENT, Said.UNDO]), minutes=st.sampled_from([None, 45]),
    )  # fmt: skip
    def call_the_roll(self, day, other, child, n, said, minutes) -> None:
        """Somebody is signed in or off by name, and people without a name are counted, at a planned session."""
        planned = Session.objects.get(activity=self.activities[other], planned_on=date(2018, 3, day))
        nameless = Tap(uuid4(), Said.UNDO if said is Said.UNDO else Said.PRESENT, "volunteer", n=n)
        named = Tap(uuid4(), said, "child", self.children[child].uid, minutes=minutes, reason="试")
        held = Holding.objects.standing().filter(session=planned).first()
        taken = take(session=planned, marks=[named, nameless], by=self.world.system, at=NOW)
        assert taken.answers[0].state == "taken"
        now = Holding.objects.standing().filter(session=planned).first()
        here = now is not None and now.attendances.filter(withdrawal=None, person=self.children[child]).count()
        assert here == (said is Said.PRESENT), "whoever is there is there once, everybody else does not count"
        assert held is None or now is None or now == held, "a session that is recorded is not recorded again"

    @rule(pick=PICK, of_people=st.booleans())
    def withdraw(self, pick, of_people) -> None:
        self._turn(withdraw, pick, of_people)

    @rule(pick=PICK, of_people=st.booleans())
    def reinstate(self, pick, of_people) -> None:
        self._turn(reinstate, pick, of_people)

    def _turn(self, act, pick, of_people) -> None:
        kind = ATTENDANCE if of_people else SESSION
        rows = list(kind.model.objects.order_by("pk"))
        if rows:
            row = rows[pick % len(rows)]
            counted = SESSION.read_values(row) if not of_people else None
            try:
                act(kind=kind, record=row, **self.stamp())
            except Refusal:
                return
            row.refresh_from_db()
            assert counted is None or SESSION.read_values(row) == counted, "the same people, there and back"

    @invariant()
    def people_say_what_their_session_says(self) -> None:
        rows = Attendance.objects.select_related("holding", *(f"holding__{name}" for name in COPIED[:4]))
        assert not broken(rows)

    @invariant()
    def a_planned_session_is_held_once_and_by_its_own_activity_on_its_own_day(self) -> None:
        linked = Holding.objects.standing().exclude(session=None).select_related("session")
        assert len({holding.session_id for holding in linked}) == len(linked)
        for holding in linked:
            assert holding.session.activity_id == holding.activity_id
            assert holding.session.day == holding.happened_on

    @invariant()
    def the_figures_are_what_the_sessions_add_up_to(self) -> None:
        known = indicators(self.world.network)
        row = planner.values(known.values(), of_offices(self.world.north), month(2018, 3))[
            (self.world.north.pk, None)
        ]
        standing = Holding.objects.standing()
        assert (row["activities.service.sessions"].amount or 0) == standing.count()
        children = sum(
            people.n
            for holding in standing.prefetch_related("attendances")
            for people in holding.attendances.all()
            if people.withdrawal_id is None and people.role == "child"
        )
        assert (row["activities.service.children"].amount or 0) == children


def lives_in(world: World) -> type[Lives]:
    first = world.furniture[world.north.pk].activity
    second = Activity.objects.create(office=world.north, name="周末课堂", activity_kind="class", since=first.since)
    for activity in (first, second):
        for day in range(1, 8):
            planned = date(2018, 3, day)
            Session.objects.create(
                activity=activity, office=world.north, planned_on=planned, day=planned, start=time(15)
            )
    children = [person(world, f"孩子{number}") for number in range(3)]
    known = indicators(world.network)
    counted = [known["activities.service.sessions"], known["activities.service.children"]]
    return type(
        "LivesHere",
        (Lives,),
        {"world": world, "activities": (first, second), "children": children, "counted": counted},
    )


FEW = settings(
    max_examples=settings().max_examples // 5, stateful_step_count=18, deadline=None, database=None,
    phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip


def test_attendance_copies_equal_their_session_after_anything_that_may_be_done(world):
    run_state_machine_as_test(lives_in(world), settings=FEW)


def search_for_a_planted_fault(world: World) -> None:
    """Always along the same path, and as far as it takes: what is planted is there to be found in any run."""
    wide = settings(FEW, max_examples=300, report_multiple_bugs=False)
    run_state_machine_as_test(seed(1)(lives_in(world)), settings=wide)


def test_the_law_catches_a_session_that_forgets_its_people(world, monkeypatch):
    """The same machine, over a kind that does not carry corrections to the people of a session."""
    object.__setattr__(SESSION, "rewrite", lambda holding, values, stamp: None)
    try:
        with pytest.raises(AssertionError):
            search_for_a_planted_fault(world)
    finally:
        object.__setattr__(SESSION, "rewrite", rewrite)


def test_the_law_catches_a_session_whose_people_stay_when_it_goes(world):
    parts = SESSION.parts
    object.__setattr__(SESSION, "parts", None)
    try:
        with pytest.raises(AssertionError):
            search_for_a_planted_fault(world)
    finally:
        object.__setattr__(SESSION, "parts", parts)


def test_a_copy_that_was_changed_alone_is_seen(world):
    held = world.record("activities.session")
    Attendance.objects.filter(holding=held).update(happened_on=held.happened_on - timedelta(days=1))
    assert broken(Attendance.objects.select_related("holding"))
