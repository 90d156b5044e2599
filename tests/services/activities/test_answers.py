"""How sessions were found, as figures: sums of sessions that open, never a single voice and never a worker."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import models

from tests.factories.rolls import clerk, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import system, visitor
from youju.ground.access.models import Actor
from youju.ground.evidence.actions import reinstate, withdraw
from youju.ground.evidence.kinds import kind_of
from youju.ground.evidence.models import Correction
from youju.ground.measures.indicators import indicators
from youju.ground.measures.planner import totals
from youju.ground.measures.scopes import of_offices
from youju.ground.measures.values import Value
from youju.ground.periods import month
from youju.reporting.figures.queries import figures, levels, ratios
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.answers import add_up_voices
from youju.services.activities.actions.voices import count_faces, speak, uncount_faces
from youju.services.activities.models import Answers, SatisfactionTally
from youju.services.activities.rules.voices import ANSWERS, CountAnew, NothingCounted

pytestmark = pytest.mark.django_db
CLOSED = NOW + timedelta(days=8)
ALL, SATISFIED = "activities.answers", "activities.answers.satisfied"


def counted(world: World, good: int, soso: int = 0, bad: int = 0) -> SatisfactionTally:
    return count_faces(
        session=session(world), n_good=good, n_soso=soso, n_bad=bad, by=clerk(world), at=NOW
    )  # fmt: skip


def said(world: World, *faces: str) -> None:
    for face in faces:
        speak(session=session(world), key=uuid4(), face=face, line="", computer="192.0.2.7", by=visitor(), at=NOW)


def added_up() -> int:
    return add_up_voices(by=system(), at=CLOSED)


def value(world: World, key: str, *, of: Any = None) -> Value:
    indicator = indicators(world.network)[key]
    return totals([indicator], of_offices(of or world.north), month(TODAY.year, TODAY.month))[key]


def test_hands_are_a_figure_at_once(world: World):
    counted(world, 9, 2, 1)
    assert (value(world, ALL).amount, value(world, SATISFIED).amount, value(world, ALL).records) == (12, 9, 1)
    assert value(world, ALL, of=world.south).amount is None


def test_hands_counted_anew_are_counted_once(world: World):
    counted(world, 9)
    counted(world, 7, 1)
    assert (value(world, ALL).amount, value(world, ALL).records) == (8, 1)
    uncount_faces(session=session(world), by=clerk(world), at=NOW)
    assert value(world, ALL).amount is None
    assert Answers.objects.count() == 2


def test_voices_are_no_record_while_their_code_is_open(world: World):
    said(world, "good", "bad")
    assert add_up_voices(by=system(), at=NOW + timedelta(days=7)) == 0
    assert value(world, ALL).amount is None


def test_voices_are_added_up_once_when_their_code_has_closed(world: World):
    said(world, "good", "good", "soso", "bad")
    assert (added_up(), added_up()) == (1, 0)
    row = Answers.objects.get()
    assert (row.n, row.n_good, row.n_soso, row.n_bad, row.by_code) == (4, 2, 1, 1, True)
    assert (row.happened_on, row.by.kind) == (session(world).day, Actor.Kind.SYSTEM)


def test_hands_and_voices_of_one_session_are_two_records(world: World):
    counted(world, 3)
    said(world, "good")
    added_up()
    assert (value(world, ALL).amount, value(world, ALL).records) == (4, 2)


def test_a_session_that_did_not_take_place_was_not_found_any_way(world: World):
    said(world, "good")
    cancel_session(session=session(world), reason="下雨", by=clerk(world), at=NOW)
    assert added_up() == 0


def test_no_hour_of_a_voice_comes_into_the_records(world: World):
    said(world, "good")
    said(world, "bad")
    added_up()
    assert [row.recorded_at for row in Answers.objects.all()] == [CLOSED]
    assert not Correction.objects.filter(kind=ANSWERS).exists()


def test_a_record_of_the_code_that_was_withdrawn_is_not_made_again(world: World):
    said(world, "good")
    added_up()
    supervisor = world.colleague("supervisor", world.north).actor
    withdraw(kind=kind_of(ANSWERS), record=Answers.objects.get(), reason="机器刷的", by=supervisor, at=CLOSED)
    assert added_up() == 0
    assert value(world, ALL).amount is None


def test_a_record_of_hands_takes_its_tally_along_and_is_counted_anew(world: World):
    counted(world, 3)
    row = Answers.objects.get()
    withdraw(kind=kind_of(ANSWERS), record=row, reason="点错了", by=clerk(world), at=NOW)
    with pytest.raises(NothingCounted):
        uncount_faces(session=session(world), by=clerk(world), at=NOW)
    with pytest.raises(CountAnew):
        reinstate(kind=kind_of(ANSWERS), record=row, reason="没点错", by=clerk(world), at=NOW)
    counted(world, 3)
    assert value(world, ALL).amount == 3


def test_the_share_of_satisfied_is_one_figure_over_the_other(world: World):
    counted(world, 9, 2, 1)
    scope = of_offices(world.north)
    key = SATISFIED, scope.digest()
    found = figures([(indicators(world.network)[SATISFIED], scope)], month(TODAY.year, TODAY.month))
    [share] = ratios(found[key], world.network)
    assert (share.per.key, float(share.value)) == (ALL, 0.75)


def test_satisfaction_falls_apart_by_place_and_kind_and_never_by_worker(world: World):
    found = levels(indicators(world.network)[SATISFIED])
    assert set(found) == {"site", "group", "programme", "week", "activity_kind", "activity__name"}
    people = [
        name for f in Answers._meta.get_fields() if isinstance(f, models.ForeignKey)
        for name in [f.name] if f.related_model._meta.label in {"access.User", "people.Person"}
    ]  # fmt: skip
    assert people == []
