"""What readers were told and what they still have to be told is always what the records say today."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tests.factories.press import RELEASED
from tests.factories.world import NOW, World
from youju.ground.access.actions import enter_partner
from youju.ground.access.refusals import Refusal
from youju.ground.evidence.actions import correct, reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.measures import planner
from youju.ground.measures.indicators import indicators
from youju.ground.periods import month
from youju.reporting.bulletins import actions
from youju.reporting.bulletins.models import Issue
from youju.reporting.bulletins.queries.afterwards import moved
from youju.reporting.bulletins.queries.issues import Offices
from youju.reporting.figures import freezing
from youju.reporting.figures.late import Told
from youju.reporting.figures.models import FrozenFigure

pytestmark = pytest.mark.django_db
MARCH = month(2018, 3)
SESSION, PARTNERSHIP = kind_of("activities.session"), kind_of("activities.partnership")
# Adds up; counts records; counts partners once, however often they stand there.
KEYS = ("activities.care.children", "activities.care.sessions", "activities.partners")
# The same of two offices together.
SUM = "activities.care.children@north+south"
PICK, HEADS = st.integers(0, 5), st.sampled_from([0, 1, 7, 30])
PARTNERS = ("青石社区服务社", "长桥书店", "南街小学")


class Afterwards(RuleBasedStateMachine):
    """March is released; its records come late, are withdrawn and corrected, and later issues tell of it."""

    world: World

    @initialize(heads=st.lists(HEADS, max_size=3), partners=st.lists(PICK, max_size=3))
    def begin(self, heads: list[int], partners: list[int]) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.editor = self.world.colleague("network_editor").actor
        self.at, self.month = RELEASED, 3
        for n in heads:
            self.hold(n)
        for pick in partners:
            self.join(pick)
        self.print("".join(f"{{{key}}}，" for key in (*KEYS, SUM)))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def print(self, sentence: str) -> None:
        """The next issue, with one line of the north."""
        stamp = {"by": self.editor, "at": self.at}
        issue = actions.start_issue(network=self.world.network, period=month(2018, self.month), **stamp)
        section = issue.sections.filter(office=self.world.north).first()
        actions.add_line(section=section, margin="", sentence=sentence, **stamp)
        actions.release(issue=issue, **stamp)
        self.month += 1
        self.at += timedelta(days=1)

    @rule(n=HEADS)
    def hold(self, n: int) -> None:
        self.world.record(SESSION.key, happened_on="2018-03-07", n_child=str(n), at=self.at)

    @rule(n=HEADS)
    def hold_in_the_south(self, n: int) -> None:
        south = self.world.south
        self.world.record(SESSION.key, office=south, happened_on="2018-03-07", n_child=str(n), at=self.at)

    @rule(pick=PICK)
    def join(self, pick: int) -> None:
        partner = PARTNERS[pick % len(PARTNERS)]
        self.world.record(PARTNERSHIP.key, partner=partner, at=self.at)

    @rule(pick=PICK, of=st.sampled_from([SESSION, PARTNERSHIP]))
    def take_back(self, pick: int, of: object) -> None:
        rows = list(of.model.objects.standing().order_by("pk"))
        if rows:
            self.refusable(withdraw, kind=of, record=rows[pick % len(rows)], reason="重复")

    @rule(pick=PICK, of=st.sampled_from([SESSION, PARTNERSHIP]))
    def bring_back(self, pick: int, of: object) -> None:
        rows = list(of.model.objects.exclude(withdrawal=None).order_by("pk"))
        if rows:
            self.refusable(reinstate, kind=of, record=rows[pick % len(rows)], reason="误作废")

    @rule(pick=PICK, n=HEADS, day=st.sampled_from(["2018-03-08", "2018-02-08"]))
    def put_right(self, pick: int, n: int, day: str) -> None:
        rows = list(SESSION.model.objects.standing().order_by("pk"))
        if rows:
            record = rows[pick % len(rows)]
            office = self.world.north
            changed = {f.name: f.read(day, office) for f in SESSION.entry if f.name == "happened_on"}
            values = {**SESSION.read_values(record), **changed, "n_child": n}
            self.refusable(
                correct, kind=SESSION, record=record, values=values, version=record.version, reason="抄错"
            )

    @rule(told=st.lists(st.sampled_from((*KEYS, SUM)), unique=True, min_size=1))
    def tell(self, told: list[str]) -> None:
        if self.month <= 12:
            self.print("上月补记：" + "，".join(f"{{late:{key}|{MARCH.key}}}" for key in told) + "。")

    def refusable(self, act: object, **words: object) -> None:
        try:
            with transaction.atomic():
                act(**words, by=self.world.system, at=self.at)
        except Refusal:
            pass

    @invariant()
    def everything_is_told_or_found(self) -> None:
        known = indicators(self.world.network)
        making = Issue(network=self.world.network, start=MARCH.end, end=month(2018, 4).end)
        untold = {
            (row.late.of.key, row.scope.digest()): row.value.amount
            for row in moved(making, Offices.of(making.network), indicators(making.network))
        }
        for figure in FrozenFigure.objects.filter(completes=None, key__in=KEYS):
            lines = [line.amount for line in figure.late.all()]
            value = planner.totals([known[figure.key]], freezing.scope_of(figure), MARCH)[figure.key]
            told = (figure.amount or 0) + sum(lines) + untold.get((figure.key, figure.scope_digest), 0)
            assert told == (value.amount or 0), (figure.key, figure.amount, lines, untold)


FEW = settings(
    max_examples=settings().max_examples // 5, stateful_step_count=12, deadline=None, database=None,
    phases=[Phase.generate], suppress_health_check=list(HealthCheck),
)  # fmt: skip


@pytest.fixture
def histories(world, monkeypatch):
    # Editions have their own tests; here only what freezes counts.
    monkeypatch.setattr("youju.reporting.bulletins.actions.releasing.store", lambda *told: None)
    for name in PARTNERS[1:]:
        enter_partner(office=world.north, name=name, kind="social", by=world.system, at=NOW)
    world.colleague("network_editor")
    return type("Here", (Afterwards,), {"world": world})


def test_released_and_printed_late_and_still_unprinted_make_todays_value(histories):
    run_state_machine_as_test(histories, settings=FEW)


def test_the_law_catches_late_lines_that_are_forgotten_once_they_are_printed(histories, monkeypatch):
    monkeypatch.setattr(
        "youju.reporting.bulletins.queries.told._told",
        lambda figure, erratum, lines: Told(figure, figure.amount or 0),
    )
    wide = settings(FEW, max_examples=300, report_multiple_bugs=False)
    with pytest.raises(AssertionError):
        run_state_machine_as_test(seed(1)(histories), settings=wide)
