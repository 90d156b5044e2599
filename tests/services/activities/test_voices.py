"""How a session was found: three faces by hand or by code, counted beside each other, never by worker."""

from dataclasses import fields
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.factories.rolls import clerk, series, session
from tests.factories.world import NOW, TODAY, World
from youju.ground.access.actions import visitor
from youju.ground.access.refusals import NotPermitted, WithoutReason
from youju.ground.storage import triggers
from youju.services.activities.actions import cancel_session
from youju.services.activities.actions.voices import (
    count_faces,
    forget_who_spoke,
    hide_line,
    show_line,
    speak,
    strike_line,
    uncount_faces,
)
from youju.services.activities.models import Hiding, SatisfactionTally, Voice, VoiceKnock
from youju.services.activities.queries import voices
from youju.services.activities.queries.voices import Counts, of_series, of_session, satisfaction
from youju.services.activities.rules.voices import (
    FROM_ONE_COMPUTER,
    FaceMissing,
    LineTooLong,
    NobodyAnswered,
    NoLineToHide,
    NotHidden,
    NothingCounted,
    NotOpenForVoices,
    TooManyCounted,
    TooManyVoices,
    UnfitVoice,
    is_open,
)

pytestmark = pytest.mark.django_db


def by(world: World) -> dict[str, Any]:
    return {"by": clerk(world), "at": NOW}


def counted(world: World, good: int, soso: int = 0, bad: int = 0, **more: Any) -> SatisfactionTally:
    said = {"n_good": good, "n_soso": soso, "n_bad": bad}
    return count_faces(session=more.pop("session", None) or session(world), **said, **(by(world) | more))


def said(world: World, face: str = "good", line: str = "", **more: Any) -> Voice:
    given = {"session": session(world), "key": uuid4(), "computer": "192.0.2.7", "by": visitor(), "at": NOW}
    return speak(face=face, line=line, **(given | more))


class TestHands:
    def test_a_tally_said_anew_replaces_the_one_before_and_both_stay(self, world):
        first = counted(world, 8, 2)
        assert counted(world, 8, 2) == first
        counted(world, 9, 2, 1)
        assert of_session(session(world)) == Counts(9, 2, 1)
        assert [row.void is None for row in satisfaction(session(world)).tallies] == [True, False]

    def test_it_is_taken_back_once(self, world):
        counted(world, 3)
        uncount_faces(session=session(world), **by(world))
        assert of_session(session(world)).total == 0
        with pytest.raises(NothingCounted):
            uncount_faces(session=session(world), **by(world))

    def test_nobody_too_many_too_early_and_cancelled_are_refused(self, world):
        with pytest.raises(NobodyAnswered):
            counted(world, 0)
        with pytest.raises(TooManyCounted):
            counted(world, 2001)
        with pytest.raises(NotOpenForVoices):
            counted(world, 1, session=session(world, TODAY + timedelta(days=1)))
        cancel_session(session=session(world), reason="停电", by=world.system, at=NOW)
        with pytest.raises(NotOpenForVoices):
            said(world)

    def test_a_colleague_of_another_office_counts_nothing_here(self, world):
        other = world.colleague("social_worker", world.south).actor
        with pytest.raises(NotPermitted):
            counted(world, 1, by=other)


class TestVoices:
    def test_hands_and_voices_stand_beside_each_other(self, world):
        counted(world, 5, 1)
        said(world)
        said(world, "bad", " 太短了 ")
        found = satisfaction(session(world))
        assert (found.counted, found.voiced, found.both) == (Counts(5, 1), Counts(1, 0, 1), Counts(6, 1, 1))
        assert [voice.line for voice in found.voices] == ["太短了", ""]
        assert of_series(series(world)).counts == found.both

    def test_an_answer_sent_twice_is_one_and_its_key_serves_no_other_session(self, world):
        key = uuid4()
        assert said(world, key=key) == said(world, "bad", key=key)
        assert of_session(session(world)) == Counts(1)
        with pytest.raises(UnfitVoice):
            said(world, key=key, session=session(world, TODAY - timedelta(days=1)))

    def test_no_face_a_made_up_one_and_a_long_line_are_refused(self, world):
        for face in ("", "happy", "GOOD", "good\0"):
            with pytest.raises(FaceMissing):
                said(world, face)
        with pytest.raises(LineTooLong):
            said(world, line="好" * 201)
        assert said(world, line="好" * 200).line

    def test_it_is_open_from_its_day_for_a_week(self, world):
        assert [is_open(TODAY, on=TODAY + timedelta(days=n)) for n in (-1, 0, 7, 8)] == [False, True, True, False]
        with pytest.raises(NotOpenForVoices):
            said(world, at=NOW + timedelta(days=8))

    def test_one_computer_has_an_end_and_nothing_of_it_stands_with_the_voice(self, world):
        for _time in range(FROM_ONE_COMPUTER):
            said(world)
        with pytest.raises(TooManyVoices):
            said(world)
        said(world, computer="192.0.2.8")
        tomorrow = NOW + timedelta(days=1)
        said(world, at=tomorrow)
        assert voices.spoken_before(TODAY + timedelta(days=1))
        assert forget_who_spoke(by=world.system, at=tomorrow) == 2
        assert {knock.day for knock in VoiceKnock.objects.all()} == {TODAY + timedelta(days=1)}
        kept = {field.name for field in Voice._meta.concrete_fields}
        assert kept == {"id", "uid", "session", "office", "face", "line", "on", "hiding"}

    def test_nothing_tells_of_a_worker(self):
        """No question that the product can ask of satisfaction has a worker in it."""
        shapes = (voices.Counts, voices.Satisfaction, voices.OfSession, voices.OfSeries)
        told = {field.name for shape in shapes for field in fields(shape)}
        assert told.isdisjoint({"leader", "by", "worker", "user", "stand_in"})
        named = [name for name in dir(voices) if "leader" in name or "worker" in name or "User" in name]
        assert not named


class TestLines:
    def test_a_line_with_a_name_is_hidden_with_a_reason_and_shown_again_by_a_supervisor(self, world):
        voice = said(world, "bad", "不喜欢小王")
        with pytest.raises(WithoutReason):
            hide_line(voice=voice, reason=" ", **by(world))
        hide_line(voice=voice, reason="有人名", **by(world))
        with pytest.raises(NoLineToHide):
            hide_line(voice=voice, reason="有人名", **by(world))
        with pytest.raises(NotPermitted):
            show_line(voice=voice, **by(world))
        head = {"by": world.colleague("supervisor", world.north).actor, "at": NOW}
        show_line(voice=voice, **head)
        with pytest.raises(NotHidden):
            strike_line(voice=voice, **head)
        assert Hiding.objects.count() == 1

    def test_words_go_for_good_only_from_a_hidden_line_and_the_face_still_counts(self, world):
        head = {"by": world.colleague("supervisor", world.north).actor, "at": NOW}
        voice = said(world, "bad", "不喜欢小王")
        hide_line(voice=voice, reason="有人名", **by(world))
        strike_line(voice=voice, **head)
        voice.refresh_from_db()
        assert (voice.line, voice.hiding is not None) == ("", True)
        assert of_session(session(world)) == Counts(0, 0, 1)
        with pytest.raises(NoLineToHide):
            hide_line(voice=said(world), reason="没有话", **by(world))

    @pytest.mark.parametrize(
        "change", [{"face": "good"}, {"line": ""}, {"line": "改过的"}], ids=["face", "words", "other words"]
    )
    def test_the_store_lets_nobody_change_what_was_said(self, world, change):
        voice = said(world, "bad", "太短了")
        with pytest.raises(IntegrityError, match=triggers.REFUSAL), transaction.atomic():
            Voice.objects.filter(pk=voice.pk).update(**change)
        with pytest.raises(IntegrityError, match=triggers.REFUSAL), transaction.atomic():
            SatisfactionTally.objects.filter(pk=counted(world, 3).pk).update(n_good=4)
